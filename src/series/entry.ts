import { groupBy } from './group-by.js';
import { normaliseCode, normaliseName, projectCore } from './names.js';
import type { ProjectedRow } from './projection.js';
import type { Vintage } from './vintage.js';

/** An indicator row of a city, its names in comparable form. Entries stand in the order of time. */
export interface Entry {
  /** Its place among the city's entries. */
  readonly index: number;
  /** `<document_id>/<table>/<row>`. */
  readonly ref: string;
  readonly vintage: Vintage;
  readonly row: ProjectedRow;
  readonly plan: string;
  /** The plan with its period, where the document prints both; a project number counts only inside it. */
  readonly planPeriod: string;
  readonly code: string;
  readonly indicator: string;
  readonly project: string;
  /** The project's name without 推進事業 and the like. */
  readonly core: string;
  readonly division: string;
  readonly department: string;
  /** Canonical unit; empty where all values are words. */
  readonly unit: string;
}

const unitOf = (row: ProjectedRow): string =>
  row.values.find((value) => value.number !== null && value.unit !== '')?.unit ??
  row.values.find((value) => value.unit !== '')?.unit ??
  '';

/** Keeps answers: the same names come in every year. */
function remember(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = answer(text);
    known.set(text, fresh);
    return fresh;
  };
}

/** Three numbers in a row are enough to see that a column only counts the rows. */
const serialRows = 3;

/** Tables whose number column counts 1, 2, 3 …: a 番号 that names the row of this year, not the project. */
function findSerialTables(rows: readonly ProjectedRow[]): ReadonlySet<number> {
  const serial = [...groupBy(rows, (row) => row.table)].filter(([, tableRows]) => {
    const codes = [...new Set(tableRows.map((row) => normaliseCode(row.code)).filter((code) => code !== ''))];
    const first = Number(codes[0]);
    return (
      codes.length >= serialRows &&
      codes.every((code, index) => /^\d{1,3}$/.test(code) && Number(code) === first + index)
    );
  });
  return new Set(serial.map(([table]) => table));
}

/** The periods of each plan (計画期間) that some declaration of the city prints. */
type PlanPeriods = ReadonlyMap<string, ReadonlyMap<string, readonly [start: number, end: number]>>;

function findPlanPeriods(vintages: readonly Vintage[], plainName: (name: string) => string): PlanPeriods {
  const periods = new Map<string, Map<string, readonly [start: number, end: number]>>();
  for (const { document } of vintages) {
    const { planStart, planEnd } = document;
    const plan = plainName(document.planName);
    if (plan === '' || planStart === null || planEnd === null) continue;
    const known = periods.get(plan) ?? new Map<string, readonly [start: number, end: number]>();
    periods.set(plan, known.set(`${planStart}-${planEnd}`, [planStart, planEnd]));
  }
  return periods;
}

/**
 * The plan period of a row: its plan's name and years. Where the document does not print the years, those that other declarations print for
 * the plan of that name, if only one of them holds the document's year; else empty.
 */
function planPeriodOf(vintage: Vintage, row: ProjectedRow, plan: string, periods: PlanPeriods): string {
  const { planName, planStart, planEnd, fiscalYear } = vintage.document;
  if (plan === '') return '';
  if (planStart !== null && planEnd !== null && row.planName === planName) return `${plan}/${planStart}-${planEnd}`;
  const fitting = [...(periods.get(plan) ?? [])].filter(
    ([, [start, end]]) => fiscalYear !== null && start <= fiscalYear && fiscalYear <= end,
  );
  const [only, ...others] = fitting;
  return only && others.length === 0 ? `${plan}/${only[0]}` : '';
}

/** Where nobody knows which city speaks, plans of one name could be those of two: then a number counts inside its department only. */
function withinCity(planPeriod: string, { document }: Vintage, plainName: (name: string) => string): string {
  const isKnown = document.municipalityCode !== '' || document.municipality !== '';
  return planPeriod === '' || isKnown ? planPeriod : `${planPeriod}/${plainName(document.department)}`;
}

/** All indicator rows of one city's documents, in the order of time. */
export function buildEntries(vintages: readonly Vintage[]): Entry[] {
  const plainName = remember((name) => normaliseName(name));
  const indicatorNames = new Map<string, (name: string) => string>();
  const indicatorName = (name: string, unit: string): string => {
    const named = indicatorNames.get(unit) ?? remember((each) => normaliseName(each, unit));
    indicatorNames.set(unit, named);
    return named(name);
  };
  const code = remember(normaliseCode);
  const periods = findPlanPeriods(vintages, plainName);
  const entries: Entry[] = [];
  for (const vintage of vintages) {
    const { document } = vintage;
    const serialTables = findSerialTables(document.rows);
    for (const row of document.rows) {
      const unit = unitOf(row);
      const plan = plainName(row.planName);
      const project = plainName(row.project);
      entries.push({
        index: entries.length,
        ref: `${document.documentId}/${row.table}/${row.row}`,
        vintage,
        row,
        plan,
        planPeriod: withinCity(planPeriodOf(vintage, row, plan, periods), vintage, plainName),
        code: serialTables.has(row.table) ? '' : code(row.code),
        indicator: indicatorName(row.indicator, unit),
        project,
        core: projectCore(project),
        division: plainName(row.division),
        department: plainName(document.department),
        unit,
      });
    }
  }
  return entries;
}
