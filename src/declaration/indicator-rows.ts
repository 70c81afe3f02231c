import { type Box, boundingBox } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { JAPANESE } from '../tables/stacked-lines.js';
import { foldForMatching } from '../text/fold.js';
import { memberOfRow } from './cell-members.js';
import { kindsInNames, type NamedKind, withoutNoteMark } from './kinds-in-names.js';
import { unitsPrinted } from './labels.js';
import { unitAlone, unitBehind, unitsSaid } from './legends.js';
import { cellText, joinedText } from './line-text.js';
import { opensNote } from './notes.js';
import { isPartOf, type ParentRow, parentAt } from './parent-rows.js';
import type { JoinedText } from './passage.js';
import {
  hasRole,
  type IndicatorOfRows,
  namesIn,
  namesOfRow,
  namingOf,
  ownNames,
  placeOf,
  sameNames,
  takeOver,
  textsOf,
  unitOf,
  withGroupNames,
  withName,
} from './row-names.js';
import type { Setting } from './setting.js';
import { addsTo, type BandSaid, BandsInForce, isNameRole, readBand } from './speaking-bands.js';
import { type BodyCell, type BodyRow, isEmptyCell, type StitchedTable } from './stitch.js';
import { type StruckIn, struckNameOf } from './struck-cells.js';

/** The rows of a table that speak of one indicator (指標): usually one, several where kinds or years stand as rows. */
export interface IndicatorRow {
  readonly table: number;
  readonly rows: readonly BodyRow[];
  readonly projectCode: string;
  readonly projectName: string;
  readonly indicatorName: string;
  readonly division: string;
  /** What its indicator belongs to by a column of groups (分類), as printed; several from left to right. */
  readonly group: string;
  /** Unit from a unit column or the indicator's name, as printed. */
  readonly unit: string;
  readonly page: number;
  readonly box: Box;
}

/** A body row over the full width that names what follows (所管課, 分野), says something of it (目標値, 令和3年度) or is a note. */
export interface BannerRow {
  readonly row: BodyRow;
  readonly cell: BodyCell;
  readonly kind: 'group' | 'said' | 'note';
}

export interface TableRows {
  readonly indicators: readonly IndicatorRow[];
  readonly banners: readonly BannerRow[];
  /** What bands over them say of rows. */
  readonly said: ReadonlyMap<BodyRow, BandSaid>;
  /** What names say of their rows, by the name as printed. */
  readonly namedKinds: ReadonlyMap<string, NamedKind>;
  readonly issues: readonly Issue[];
}

/**
 * The one filled cell of a row that is otherwise empty, and that does not stand under a value column; a remark in brackets may stand beside
 * it (■ 市民課 （職員24名）).
 */
function bannerOf(row: BodyRow): BodyCell | undefined {
  const roleAt = (at: number) => row.columns.find(({ column }) => column === at)?.role;
  const filled = [...new Set(row.cells)].filter((cell) => !isEmptyCell(cell) && cell.firstRow === cell.lastRow);
  const [cell, ...beside] = filled;
  const isRemark = (other: BodyCell): boolean =>
    roleAt(other.column) !== 'value' && /^[(（][^()（）]*[)）]$/u.test(joinedText(other.passage.lines).trim());
  if (!cell || !beside.every(isRemark) || row.columns.length < 3) return undefined;
  const others = [...new Set(row.cells)].filter((other) => other !== cell && !beside.includes(other));
  const wide = cell.columnSpan > row.columns.length / 2;
  const underValue = roleAt(cell.column) === 'value';
  return wide || (!underValue && others.every((other) => isEmptyCell(other))) ? cell : undefined;
}

/** Does a row count the columns under their headings (1 | 2 | 3 | 4 | 5)? */
function numbersColumns({ cells }: BodyRow, joined: JoinedText): boolean {
  const texts = [...new Set(cells)].map((cell) =>
    joined(cell.passage)
      .normalize('NFKC')
      .replace(/[()\s]/gu, ''),
  );
  return texts.length >= FEWEST_NUMBERED && texts.every((text, index) => text === String(index + 1));
}

/** A row of arrows leads from one value to the next, and holds none. */
const pointsOnly = ({ cells }: BodyRow, joined: JoinedText): boolean => {
  const texts = [...new Set(cells)].map((cell) => joined(cell.passage).trim()).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => /^[→⇒➡➔▶►▷⇨]+$/u.test(text));
};

/** Figures that count up over so many cells are no values. */
const FEWEST_NUMBERED = 4;

/** Is a row the example of a form that others fill in (例, 記入例)? */
const isExample = (row: BodyRow, joined: JoinedText): boolean =>
  (['project_code', 'indicator_name', 'project_name'] as const).some((role) =>
    textsOf(row, role, joined).some(({ text }) => /^[([【]?(?:記入|記載)?例[)\]】]?$/u.test(foldForMatching(text))),
  );

/** What stands over the row that comes next. */
interface Over {
  group: string;
  /** 【単位：人】 over the rows. */
  unit: string;
  /** Of the group row over the rows, to the next one: ２　収納（単位：千円）. */
  groupUnit: string;
  parent: ParentRow | undefined;
  readonly bands: BandsInForce;
}

/** Takes a row that speaks of those below it and of no indicator itself; undefined where it is none. */
function headingAt(
  row: BodyRow,
  next: BodyRow | undefined,
  over: Over,
  { joined, setting }: RowReading,
): BannerRow | 'parent' | undefined {
  const cell = bannerOf(row);
  const text = cell ? joined(cell.passage) : '';
  const band = cell && next ? bandAt(row, cell, text, setting) : undefined;
  if (cell && band) {
    over.bands.begin(band);
    return { row, cell, kind: 'said' };
  }
  const heading = parentAt(row, next, joined);
  if (heading) {
    over.parent = heading;
    return 'parent';
  }
  if (over.parent && !isPartOf(row, over.parent)) over.parent = undefined;
  if (!cell) return undefined;
  if (opensNote(text)) return { row, cell, kind: 'note' };
  const [unit, ...more] = unitsSaid(text);
  if (unit !== undefined && more.length === 0 && unitAlone.test(foldForMatching(text))) {
    over.unit = unit;
    return { row, cell, kind: 'said' };
  }
  over.group = withoutNoteMark(text.replace(unitBehind, ''));
  over.groupUnit = unitsPrinted(text);
  over.bands.begin(undefined);
  return { row, cell, kind: 'group' };
}

/** What a band says of the rows below it; undefined where its columns leave nothing to say, or it stands in the place of a value or a kind. */
function bandAt(row: BodyRow, cell: BodyCell, text: string, setting: Setting): BandSaid | undefined {
  const role = row.columns.find(({ column }) => column === cell.column)?.role;
  const band = cell.columnSpan > 1 || isNameRole(role) ? readBand(text, setting) : undefined;
  return band && addsTo(band, row.columns) ? band : undefined;
}

/** Bands above a header count where others of the table stand below it. */
function beginAbove(row: BodyRow, over: Over, table: StitchedTable, setting: Setting): void {
  for (const { cell, before } of table.above) {
    const band = before === row.number ? readBand(cellText(cell), setting) : undefined;
    if (band) over.bands.begin(band);
  }
}

/** With what the rows of a table are read. */
export interface RowReading {
  readonly joined: JoinedText;
  readonly struckIn: StruckIn;
  readonly setting: Setting;
}

/** Rows that are about nobody: struck out, an example, the numbers of the columns. What a person should know of them is told. */
function isLeftOut(row: BodyRow, { joined, struckIn }: RowReading, issues: Issue[]): boolean {
  const tell = (code: 'table/struck-row' | 'table/left-out', actual: string): void => {
    issues.push({ code, page: row.page, box: placeOf(row), actual });
  };
  const struckName = struckNameOf(row, struckIn);
  if (struckName !== undefined) {
    tell('table/struck-row', struckName);
    return true;
  }
  const isOfForm = isExample(row, joined);
  if (isOfForm) tell('table/left-out', '例');
  const isOfArrows = pointsOnly(row, joined);
  if (isOfArrows) tell('table/left-out', '→');
  return isOfForm || isOfArrows || numbersColumns(row, joined);
}

/**
 * The last character of the name above, which stands in a row without values where no rules part the rows (…受けた人の割／合); else ''. A label
 * of groups may stand on its level.
 */
function restOfName({ cells, columns }: BodyRow, joined: JoinedText): string {
  const filled = [...new Set(cells)].filter((cell) => !isEmptyCell(cell) && cell.firstRow === cell.lastRow);
  const roleOf = (cell: BodyCell) => columns.find(({ column }) => column === cell.column)?.role;
  const [name, ...others] = filled.filter((cell) => roleOf(cell) !== 'group');
  const text = name ? joined(name.passage).trim() : '';
  const isRest = name !== undefined && others.length === 0 && roleOf(name) === 'indicator_name' && JAPANESE.test(text);
  return isRest ? text : '';
}

/** Reads who a table's rows are about: names from merged cells, group rows and rows above. */
export function readIndicatorRows(table: StitchedTable, reading: RowReading): TableRows {
  const { joined, setting } = reading;
  const indicators: IndicatorOfRows[] = [];
  const banners: BannerRow[] = [];
  const issues: Issue[] = [];
  const said = new Map<BodyRow, BandSaid>();
  const namedKinds = kindsInNames(namesIn(table, joined), setting.vocabulary);
  const over: Over = { group: '', unit: '', groupUnit: '', parent: undefined, bands: new BandsInForce() };
  const hasBands = table.rows.some((row) => {
    const cell = bannerOf(row);
    return cell !== undefined && bandAt(row, cell, joined(cell.passage), setting) !== undefined;
  });
  for (const [index, row] of table.rows.entries()) {
    if (isLeftOut(row, reading, issues)) continue;
    if (table.restarts.includes(row.number)) over.bands.restart();
    if (hasBands) beginAbove(row, over, table, setting);
    const heading = headingAt(row, table.rows[index + 1], over, reading);
    if (heading) {
      if (heading !== 'parent') banners.push(heading);
      continue;
    }
    const band = over.bands.ofRow();
    if (band) said.set(row, band);
    const last = indicators.at(-1);
    const rest = restOfName(row, joined);
    if (last && rest !== '') {
      last.indicatorName += rest;
      last.group = ownNames(row, joined).group || last.group;
      continue;
    }
    const isLine = [table.legend, ...row.columns].some(
      ({ members }) => members && memberOfRow(row, members) !== undefined,
    );
    const turned = isLine || hasRole(row, 'kind') || hasRole(row, 'year');
    const { names: own, unitBelow } = namesOfRow(row, { ...over, joined, namedKinds, facts: table.facts });
    const names = takeOver(own, last, row, turned, issues);
    const sameBand = last?.rows[0] !== undefined && said.get(last.rows[0]) === band;
    if (last && turned && sameBand && sameNames(last, names) && last.rows[0]?.columns === row.columns) {
      last.rows.push(row);
      last.unit ||= unitBelow;
      continue;
    }
    const unit = unitOf(row, namingOf(names, row), joined, last?.unit, issues);
    const unitOfGroup = [names.group, names.projectName].map(unitsPrinted).find(Boolean) ?? over.groupUnit;
    indicators.push({
      ...names,
      rows: [row],
      unit: unit || over.parent?.unit || band?.unit || unitOfGroup || over.unit || table.facts.unit,
    });
  }
  return {
    indicators: withGroupNames(indicators.map((indicator) => withName(indicator, table))).map((indicator) =>
      toIndicatorRow(indicator, table.number),
    ),
    banners,
    said,
    namedKinds,
    issues,
  };
}

function toIndicatorRow({ part: _, ...indicator }: IndicatorOfRows, table: number): IndicatorRow {
  const first = indicator.rows[0];
  if (!first) throw new Error('an indicator without rows');
  const box = boundingBox(indicator.rows.filter((row) => row.page === first.page).map(placeOf));
  if (!box) throw new Error('rows without a place');
  return { ...indicator, table, page: first.page, box };
}
