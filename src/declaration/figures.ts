import type { Issue } from '../issues/issue.js';
import type { FigureEnd } from '../schema/document.js';
import type { ColumnRole } from '../schema/document-result.js';
import { hasDigit } from '../text/fold.js';
import { readCell } from '../values/cells.js';
import { readUnit } from '../values/quantities/unit-text.js';
import type { Column } from './columns.js';
import { cellText, joinedText } from './line-text.js';
import type { ReadTable } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';
import { type BodyCell, type BodyRow, cellAt } from './stitch.js';

/** Cells with a figure by where they ended. */
export type FigureCounts = Readonly<Record<FigureEnd, number>>;

/** A cell whose figure was given no meaning. */
interface UnreadFigure {
  readonly text: string;
  readonly page: number;
  readonly box: Issue['box'];
  /** The row and column of the table that it stands in; none where it stands in the form around it. */
  readonly row: BodyRow | undefined;
  readonly column: Column | undefined;
}

/** The account of one table. */
export interface FigureAccount {
  readonly table: ReadTable;
  readonly counts: FigureCounts;
  readonly unread: readonly UnreadFigure[];
}

const noteMark = /[(（]?(?:※|[*＊]|注)\s?[0-9０-９]{1,2}[)）]?/gu;
const onlyInMark = (text: string): boolean => !hasDigit(text.replace(noteMark, ''));

const endOfRole: Partial<Record<ColumnRole, FigureEnd>> = {
  project_code: 'label',
  project_name: 'label',
  indicator_name: 'label',
  division: 'label',
  unit: 'label',
  group: 'label',
  number: 'label',
  kind: 'attribute',
  year: 'attribute',
  dates: 'attribute',
  rating: 'derived',
  others: 'remark',
  remarks: 'remark',
};

interface Placed {
  readonly cell: BodyCell;
  readonly row: BodyRow;
  readonly column: Column;
}

/** Cells of a table's body, each once, in the first row and column that it stands in. */
function placedCells({ table }: ReadTable): Placed[] {
  const seen = new Set<BodyCell>();
  return table.rows.flatMap((row) =>
    row.columns.flatMap((column): Placed[] => {
      const cell = cellAt(row, column.column);
      if (!cell || seen.has(cell)) return [];
      seen.add(cell);
      return [{ cell, row, column }];
    }),
  );
}

const nameRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['indicator_name', 'project_name']);

/** Nothing is called 34.2%: a measured figure in the place of a name is a value that was not read. */
function isFigureAsName({ cell, column }: Placed): boolean {
  if (!nameRoles.has(column.role)) return false;
  const { values, doubts } = readCell(joinedText(cell.passage.lines), {});
  const [value] = values;
  if (!value || values.length > 1 || doubts.length > 0 || value.status !== 'number') return false;
  return value.text_value === '' && readUnit(value.unit_text)?.known === true;
}

/** A figure before an office, under a year before 担当課: two columns without white between them. */
const isFigureBeforeOffice = ({ cell, column: { role, period } }: Placed): boolean =>
  role === 'division' &&
  period !== undefined &&
  /^\s*[△▲+-]?\d/u.test(joinedText(cell.passage.lines).normalize('NFKC'));

/** Cells of value columns in rows that say that they hold no observation: 達成率, 県平均, a banner, a note. */
function ofSilentRow(
  { row }: Placed,
  { silentRows }: ReadTable,
  ofIndicators: ReadonlySet<BodyRow>,
): FigureEnd | undefined {
  return silentRows.get(row) ?? (ofIndicators.has(row) ? undefined : 'remark');
}

/** What the cells of a table that hold figures are told apart by. */
interface Told {
  /** Cells that gave an observation. */
  readonly observed: ReadonlySet<BodyCell>;
  /** Cells whose values a label takes back. */
  readonly withdrawn: ReadonlySet<BodyCell>;
  /** Rows that speak of an indicator. */
  readonly ofIndicators: ReadonlySet<BodyRow>;
}

function endOf(placed: Placed, table: ReadTable, { observed, withdrawn, ofIndicators }: Told): FigureEnd {
  if (observed.has(placed.cell)) return 'observation';
  if (withdrawn.has(placed.cell)) return 'remark';
  if (onlyInMark(joinedText(placed.cell.passage.lines))) return 'note_mark';
  const bySilence = ofSilentRow(placed, table, ofIndicators);
  if (placed.column.role === 'value') return bySilence ?? 'unread';
  if (isFigureAsName(placed) || isFigureBeforeOffice(placed)) return 'unread';
  return endOfRole[placed.column.role] ?? bySilence ?? 'unread';
}

/** Figures of the frame around a table: beside a label they tell of it, else they are unread. */
function figuresOfFrame({ table }: ReadTable): { attributes: number; unread: UnreadFigure[] } {
  const source = table.parts[0]?.source;
  const [winner] = table.hypotheses;
  if (!source || !winner || table.parts[0]?.grid === source || winner.views[0]?.grid !== table.parts[0]?.grid) {
    return { attributes: 0, unread: [] };
  }
  const read = new Set(winner.views.flatMap(({ grid }) => grid.cells.flatMap(({ lines }) => lines)));
  const beside = new Set(winner.pairs.flatMap(({ labels, value }) => [...labels, value].flatMap(({ lines }) => lines)));
  const left = source.cells.filter((cell) => hasDigit(cellText(cell)) && !cell.lines.some((line) => read.has(line)));
  const unread = left.filter((cell) => !cell.lines.some((line) => beside.has(line)));
  return {
    attributes: left.length - unread.length,
    unread: unread.map((cell) => ({
      text: cellText(cell),
      page: source.page,
      box: cell.box,
      row: undefined,
      column: undefined,
    })),
  };
}

/** Accounts for every cell with a figure of a table and of the frame that it stands in. */
export function accountFigures(
  table: ReadTable,
  observations: readonly ReadObservation[],
  withdrawn: readonly ReadObservation[] = [],
): FigureAccount {
  const told: Told = {
    withdrawn: new Set(withdrawn.map(({ cell }) => cell)),
    observed: new Set(observations.map(({ cell }) => cell)),
    ofIndicators: new Set(table.indicators.flatMap(({ rows }) => rows)),
  };
  const placed = placedCells(table).filter(({ cell }) => hasDigit(joinedText(cell.passage.lines)));
  const ends = placed.map((each) => ({ ...each, end: endOf(each, table, told) }));
  const frame = figuresOfFrame(table);
  const header = table.table.headerCells.filter(({ cell }) => hasDigit(cellText(cell))).length;
  const inTable = ends
    .filter(({ end }) => end === 'unread')
    .map(({ cell, row, column }): UnreadFigure => {
      const place = cell.places[0];
      return { text: joinedText(cell.passage.lines), page: place?.page ?? row.page, box: place?.box, row, column };
    });
  const unread = [...inTable, ...frame.unread];
  const count = (end: FigureEnd): number => ends.filter((each) => each.end === end).length;
  const counts: FigureCounts = {
    observation: count('observation'),
    derived: count('derived'),
    attribute: count('attribute') + frame.attributes,
    label: count('label') + header,
    note_mark: count('note_mark'),
    remark: count('remark'),
    unread: unread.length,
  };
  return { table, counts, unread };
}

/** So many unread figures are quoted in an issue. */
const mostQuoted = 5;

/** Unread figures are told of the table, and of every value in their row or column: that may mean something else, too. */
export function figureIssues(accounts: readonly FigureAccount[], observations: readonly ReadObservation[]): Issue[] {
  return accounts.flatMap(({ unread }): Issue[] => {
    const [first] = unread;
    if (!first) return [];
    const quoted = unread.slice(0, mostQuoted).map(({ text }) => text);
    const place = { page: first.page, ...(first.box ? { box: first.box } : {}) };
    const actual = `${quoted.join('、')}${unread.length > mostQuoted ? '…' : ''}`;
    const rows = new Map(unread.flatMap(({ row, text }) => (row ? [[row, text] as const] : [])));
    // A row that is silent as a whole says nothing against the columns that it crosses.
    const speaking = unread.filter(({ row }) => observations.some((observation) => observation.row === row));
    const columns = new Map(speaking.flatMap(({ column, text }) => (column ? [[column, text] as const] : [])));
    const near = observations.filter(({ row, column }) => rows.has(row) || columns.has(column));
    return [
      { code: 'table/unread-figures', ...place, actual, expected: String(unread.length) },
      ...near.map(
        ({ id, page, box, row, column }): Issue => ({
          code: 'value/near-unread',
          page,
          box,
          observationId: id,
          actual: rows.get(row) ?? columns.get(column) ?? '',
        }),
      ),
    ];
  });
}

/** The sums of several accounts. */
export function sumFigures(accounts: readonly FigureAccount[]): FigureCounts {
  const sum = (end: FigureEnd): number => accounts.reduce((total, { counts }) => total + counts[end], 0);
  return {
    observation: sum('observation'),
    derived: sum('derived'),
    attribute: sum('attribute'),
    label: sum('label'),
    note_mark: sum('note_mark'),
    remark: sum('remark'),
    unread: sum('unread'),
  };
}
