// Series as rows of series.csv.

import type { SeriesRow } from '../schema/series.js';
import { byColumn, byKind, type ValueKind, valueKinds } from '../schema/value-kinds.js';
import type { Entry } from './entry.js';
import { ofKind, type PeriodStatements, type Statement } from './statements.js';

/** What the latest declaration that says anything of a kind says; undefined where none does. */
function latestOf(period: PeriodStatements, kind: ValueKind): Statement | undefined {
  return ofKind(period, kind).findLast(({ value }) => !value.missing);
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

/** A row's columns of each kind, where nothing is said of it. */
const nothingSaid = {
  ...byKind(() => null),
  ...byColumn('_text', () => ''),
  ...byColumn('_document', () => null),
  ...byColumn('_page', () => null),
} satisfies Partial<SeriesRow>;

function buildRow(names: SeriesNames, unit: string, period: PeriodStatements, revisions: number): SeriesRow {
  const row: SeriesRow = {
    municipality_code: names.municipality_code,
    municipality: names.municipality,
    series_id: names.series_id,
    plan_name: names.plan_name,
    project_code: names.project_code,
    project_name: names.project_name,
    indicator_name: names.indicator_name,
    department: names.department,
    division: names.division,
    unit,
    fiscal_year: period.fiscalYear,
    period_start: period.start,
    period_end: period.end,
    part: period.part,
    part_label: period.partLabel,
    ...nothingSaid,
    settled: latestOf(period, 'actual') !== undefined,
    revisions,
  };
  for (const kind of valueKinds) {
    const said = latestOf(period, kind);
    if (!said) continue;
    row[kind] = said.value.number;
    row[`${kind}_text`] = said.value.text;
    row[`${kind}_document`] = said.entry.vintage.document.documentId;
    row[`${kind}_page`] = said.value.page;
  }
  return row;
}

type SeriesNames = Pick<
  SeriesRow,
  | 'municipality_code'
  | 'municipality'
  | 'series_id'
  | 'plan_name'
  | 'project_code'
  | 'project_name'
  | 'indicator_name'
  | 'department'
  | 'division'
>;

function namesOf(first: Entry, rows: readonly Entry[]): SeriesNames {
  return {
    municipality_code: first.vintage.document.municipalityCode,
    municipality: first.vintage.document.municipality,
    series_id: first.ref,
    plan_name: latestName(rows, ({ row }) => row.planName),
    project_code: latestName(rows, ({ row }) => row.code),
    project_name: latestName(rows, ({ row }) => row.project),
    indicator_name: latestName(rows, ({ row }) => row.indicator),
    department: latestName(rows, ({ vintage }) => vintage.document.department),
    division: latestName(rows, ({ row }) => row.division),
  };
}

/** The rows of series.csv of one series: `revisionsOf` counts the changes of a period. */
export function buildSeriesRows(
  rows: readonly Entry[],
  periods: readonly PeriodStatements[],
  revisionsOf: (period: PeriodStatements) => number,
): SeriesRow[] {
  const [first] = rows;
  if (!first) return [];
  const names = namesOf(first, rows);
  return periods
    .flatMap(cutByUnit)
    .filter(({ period }) => period.statements.some(({ value }) => !value.missing))
    .map(({ unit, period }) => buildRow(names, unit, period, revisionsOf(period)));
}
