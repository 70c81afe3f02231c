import { groupBy } from '../groups/group-by.js';
import { normaliseCode, normaliseName, projectCore } from './names.js';
import { findPlanPeriods, planPeriodOf } from './plan-period.js';
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

/** The rows of one document with one plan's name have one plan period. */
function rememberPlan(answer: (row: ProjectedRow) => string): (row: ProjectedRow) => string {
  const known = new Map<string, string>();
  return (row) => {
    const found = known.get(row.planName) ?? answer(row);
    known.set(row.planName, found);
    return found;
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
  const periods = findPlanPeriods(vintages);
  const entries: Entry[] = [];
  for (const vintage of vintages) {
    const { document } = vintage;
    const serialTables = findSerialTables(document.rows);
    const periodOf = rememberPlan((row) => planPeriodOf(vintage, row, periods));
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
        planPeriod: periodOf(row),
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
