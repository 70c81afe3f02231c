import type { ValueKind } from '../schema/observation.js';
import type { SeriesRow } from '../schema/series.js';
import type { Entry } from './entry.js';
import { collectStatements, ofKind, type PeriodStatements, type Statement } from './statements.js';

/** What the latest declaration that says anything of a kind says; undefined where none does. */
function latestOf(period: PeriodStatements, kind: ValueKind): Statement | undefined {
  return ofKind(period, kind).findLast(({ value }) => !value.missing);
}

function kindCells(statement: Statement | undefined) {
  return {
    number: statement?.value.number ?? null,
    text: statement?.value.text ?? '',
    document: statement?.entry.vintage.document.documentId ?? null,
    page: statement?.value.page ?? null,
  };
}

/** The four cells of every kind, in the order of the schema's columns. */
function valueCells(period: PeriodStatements) {
  const baseline = kindCells(latestOf(period, 'baseline'));
  const actual = kindCells(latestOf(period, 'actual'));
  const estimate = kindCells(latestOf(period, 'estimate'));
  const target = kindCells(latestOf(period, 'target'));
  const interim = kindCells(latestOf(period, 'interim_target'));
  const plan = kindCells(latestOf(period, 'plan'));
  return {
    baseline: baseline.number,
    actual: actual.number,
    estimate: estimate.number,
    target: target.number,
    interim_target: interim.number,
    plan: plan.number,
    baseline_text: baseline.text,
    actual_text: actual.text,
    estimate_text: estimate.text,
    target_text: target.text,
    interim_target_text: interim.text,
    plan_text: plan.text,
    baseline_document: baseline.document,
    actual_document: actual.document,
    estimate_document: estimate.document,
    target_document: target.document,
    interim_target_document: interim.document,
    plan_document: plan.document,
    baseline_page: baseline.page,
    actual_page: actual.page,
    estimate_page: estimate.page,
    target_page: target.page,
    interim_target_page: interim.page,
    plan_page: plan.page,
    settled: actual.document !== null,
  };
}

/** A period whose numbers are in two units stands in two lines: a number never stands under another one's unit. */
function cutByUnit(period: PeriodStatements): { readonly unit: string; readonly period: PeriodStatements }[] {
  const units = [...new Set(period.statements.map(({ value }) => value.unit).filter((unit) => unit !== ''))];
  const newest = units.at(-1) ?? '';
  if (units.length <= 1) return [{ unit: newest, period }];
  return units.map((unit) => ({
    unit,
    period: {
      ...period,
      // Words have no unit: they go with the newest one.
      statements: period.statements.filter(({ value }) => (value.unit || newest) === unit),
    },
  }));
}

/** The name that a series goes by: the latest that is printed. */
export const latestName = (rows: readonly Entry[], nameOf: (entry: Entry) => string): string =>
  rows.map(nameOf).findLast((name) => name !== '') ?? '';

/** The rows of series.csv of one series: `revisionsOf` counts the changes of a period. */
export function buildSeriesRows(
  rows: readonly Entry[],
  revisionsOf: (period: PeriodStatements, unit: string) => number,
): SeriesRow[] {
  const first = rows[0];
  if (!first) return [];
  const { municipalityCode, municipality } = first.vintage.document;
  const names = {
    municipality_code: municipalityCode,
    municipality,
    series_id: first.ref,
    plan_name: latestName(rows, ({ row }) => row.planName),
    project_code: latestName(rows, ({ row }) => row.code),
    project_name: latestName(rows, ({ row }) => row.project),
    indicator_name: latestName(rows, ({ row }) => row.indicator),
    department: latestName(rows, ({ vintage }) => vintage.document.department),
    division: latestName(rows, ({ row }) => row.division),
  };
  return collectStatements(rows)
    .flatMap(cutByUnit)
    .filter(({ period }) => period.statements.some(({ value }) => !value.missing))
    .map(({ unit, period }) => ({
      ...names,
      unit,
      fiscal_year: period.fiscalYear,
      period_start: period.start,
      period_end: period.end,
      part: period.part,
      part_label: period.partLabel,
      ...valueCells(period),
      revisions: revisionsOf(period, unit),
    }));
}
