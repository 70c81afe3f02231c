import { type Box, boundingBox } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { ColumnRole } from '../schema/document-result.js';
import { foldForMatching } from '../text/fold.js';
import { dittoDirection } from '../values/quantities/ditto.js';
import { memberOfRow } from './cell-members.js';
import { type Column, isCalledIndicator } from './columns.js';
import type { Facts } from './form-facts.js';
import { kindsInNames, type NamedKind, withoutNoteMark } from './kinds-in-names.js';
import { unitInName } from './labels.js';
import { unitAlone, unitsSaid } from './legends.js';
import { cellText } from './line-text.js';
import { isPartOfAll } from './name-columns.js';
import { opensNote } from './notes.js';
import { isOffice, splitOffices } from './offices.js';
import { isPartOf, type ParentRow, parentAt } from './parent-rows.js';
import type { JoinedText } from './passage.js';
import type { Setting } from './setting.js';
import { addsTo, type BandSaid, BandsInForce, isNameRole, readBand } from './speaking-bands.js';
import { type BodyCell, type BodyRow, cellAt, isEmptyCell, type StitchedTable } from './stitch.js';
import { type StruckIn, struckNameOf } from './struck-cells.js';
import { isCorrectionWord } from './withdrawn.js';

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

/** The one filled cell of a row that is otherwise empty, and that does not stand under a value column. */
function bannerOf(row: BodyRow): BodyCell | undefined {
  const filled = [...new Set(row.cells)].filter((cell) => !isEmptyCell(cell) && cell.firstRow === cell.lastRow);
  const others = [...new Set(row.cells)].filter((cell) => cell !== filled[0]);
  const [cell] = filled;
  if (!cell || filled.length !== 1 || row.columns.length < 3) return undefined;
  const wide = cell.columnSpan > row.columns.length / 2;
  const underValue = row.columns.find(({ column }) => column === cell.column)?.role === 'value';
  return wide || (!underValue && others.every((other) => isEmptyCell(other))) ? cell : undefined;
}

function textsOf(
  row: BodyRow,
  role: ColumnRole,
  joined: JoinedText,
  isWanted: (column: Column) => boolean = () => true,
): { text: string; cell: BodyCell }[] {
  const columns = row.columns.filter((column) => column.role === role && isWanted(column));
  const cells = columns.map(({ column }) => cellAt(row, column));
  return [...new Set(cells)].flatMap((cell) => (cell ? [{ text: joined(cell.passage), cell }] : []));
}

/** Columns that share one header cell are one name in several columns; else the first filled one is the name. */
function nameOf(row: BodyRow, role: ColumnRole, joined: JoinedText): string {
  const columns = row.columns.filter((column) => column.role === role);
  const oneHeader = columns.every(
    (column) => column.cells[0] !== undefined && column.cells[0] === columns[0]?.cells[0],
  );
  const texts = textsOf(row, role, joined)
    .map(({ text }) => text)
    .filter((text) => text !== '');
  const chosen = oneHeader ? texts.join(' ') : role === 'project_name' ? texts.at(-1) : texts[0];
  return withoutNoteMark(chosen ?? '');
}

interface Names {
  projectCode: string;
  projectName: string;
  indicatorName: string;
  division: string;
  group: string;
  /** Groups behind the name: which part of what it names (男性, 女性; 中央館, 北館). */
  part: string;
}

/** The unit below a name, in brackets and by itself: （単位：％）, （人）; '' where a text says anything else. */
const unitBelowName = (text: string): string => {
  const isBracketed = /^[(（〔［[【][^()（）]*[)）〕］\]】]$/u.test(text.trim());
  return isBracketed ? unitInName(text) : '';
};

interface IndicatorOfRows extends Names {
  rows: BodyRow[];
  unit: string;
}

function ownNames(row: BodyRow, joined: JoinedText): Names {
  // Where no column names the indicators, a caption does, and all columns of groups are behind it.
  const name = row.columns.find(({ role }) => role === 'indicator_name')?.column ?? 0;
  const groups = (behindName: boolean): string =>
    textsOf(row, 'group', joined, ({ column }) => column > name === behindName)
      .map(({ text }) => withoutNoteMark(text))
      .filter((text) => text !== '' && !isCorrectionWord(text))
      .join(' ');
  return {
    projectCode: nameOf(row, 'project_code', joined),
    projectName: nameOf(row, 'project_name', joined),
    indicatorName: nameOf(row, 'indicator_name', joined),
    division: nameOf(row, 'division', joined),
    group: groups(false),
    part: groups(true),
  };
}

const placeOf = (row: BodyRow): Box => {
  const boxes = row.cells.flatMap((cell) =>
    cell.places.filter((place) => place.page === row.page).map((place) => place.box),
  );
  const own = row.cells
    .filter((cell) => cell.firstRow === cell.lastRow)
    .flatMap((cell) => cell.places.filter((place) => place.page === row.page).map((place) => place.box));
  const box = boundingBox(own.length > 0 ? own : boxes);
  if (!box) throw new Error('a row without cells');
  return box;
};

/** Blank names and 〃 stand for the names of the row above; the issue says which were taken over. */
function takeOver(names: Names, above: Names | undefined, row: BodyRow, goesOn: boolean, issues: Issue[]): Names {
  if (!above) return names;
  const projectBlank = names.projectCode === '' && names.projectName === '';
  const taken: Names = { ...names };
  const inherit = (key: keyof Names): void => {
    if (above[key] === '' || taken[key] === above[key]) return;
    issues.push({
      code: 'table/taken-over',
      page: row.page,
      box: placeOf(row),
      actual: taken[key],
      expected: above[key],
    });
    taken[key] = above[key];
  };
  for (const key of ['projectCode', 'projectName', 'indicatorName', 'division'] as const) {
    if (pointsAbove(names[key])) inherit(key);
  }
  if (projectBlank) for (const key of ['projectCode', 'projectName'] as const) inherit(key);
  if (goesOn && taken.indicatorName === '') inherit('indicatorName');
  if (projectBlank && taken.division === '') inherit('division');
  if (taken.group === '') taken.group = above.group;
  // Behind another name nothing goes on: there (内訳: 男, 女) the part was one of the last name.
  if (taken.part === '' && taken.indicatorName === above.indicatorName) taken.part = above.part;
  return taken;
}

function pointsAbove(name: string): boolean {
  const direction = dittoDirection(foldForMatching(name));
  return direction === 'above' || direction === 'either';
}

const hasRole = (row: BodyRow, role: ColumnRole): boolean => row.columns.some((column) => column.role === role);

const sameNames = (a: Names, b: Names): boolean =>
  a.projectCode === b.projectCode &&
  a.projectName === b.projectName &&
  a.indicatorName === b.indicatorName &&
  a.division === b.division &&
  a.group === b.group &&
  a.part === b.part;

/** Does a row count the columns under their headings (1 | 2 | 3 | 4 | 5)? */
function numbersColumns({ cells }: BodyRow, joined: JoinedText): boolean {
  const texts = [...new Set(cells)].map((cell) =>
    joined(cell.passage)
      .normalize('NFKC')
      .replace(/[()\s]/gu, ''),
  );
  return texts.length >= FEWEST_NUMBERED && texts.every((text, index) => text === String(index + 1));
}

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
  over.group = withoutNoteMark(text);
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
  return isOfForm || numbersColumns(row, joined);
}

/** Reads who a table's rows are about: names from merged cells, group rows and rows above. */
export function readIndicatorRows(table: StitchedTable, reading: RowReading): TableRows {
  const { joined, setting } = reading;
  const indicators: IndicatorOfRows[] = [];
  const banners: BannerRow[] = [];
  const issues: Issue[] = [];
  const said = new Map<BodyRow, BandSaid>();
  const namedKinds = kindsInNames(namesIn(table, joined), setting.vocabulary);
  const over: Over = { group: '', unit: '', parent: undefined, bands: new BandsInForce() };
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
    const { members } = table.legend;
    const printed = ownNames(row, joined);
    const unitBelow = unitBelowName(printed.indicatorName);
    const isLine = members !== undefined && memberOfRow(row, members) !== undefined;
    const turned = isLine || hasRole(row, 'kind') || hasRole(row, 'year');
    const own = withFacts(
      withGroup(
        underParent(
          withoutKind(unitBelow === '' ? printed : { ...printed, indicatorName: '' }, namedKinds),
          over.parent,
        ),
        over.group,
        row,
      ),
      table.facts,
      row,
    );
    const names = takeOver(own, last, row, turned, issues);
    const sameBand = last?.rows[0] !== undefined && said.get(last.rows[0]) === band;
    if (last && turned && sameBand && sameNames(last, names) && last.rows[0]?.columns === row.columns) {
      last.rows.push(row);
      last.unit ||= unitBelow;
      continue;
    }
    const unit = unitOf(row, namingOf(names, row), joined, last?.unit, issues);
    indicators.push({
      ...names,
      rows: [row],
      unit: unit || over.parent?.unit || band?.unit || over.unit || table.facts.unit,
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

/** All names in the columns of names. */
const namesIn = ({ rows }: StitchedTable, joined: JoinedText): string[] =>
  rows.flatMap((row) =>
    (['indicator_name', 'project_name'] as const).flatMap((role) => textsOf(row, role, joined).map(({ text }) => text)),
  );

/** A name goes by what it says without the kind of its row. */
const withoutKind = (names: Names, told: ReadonlyMap<string, NamedKind>): Names => ({
  ...names,
  projectName: told.get(names.projectName)?.name ?? names.projectName,
  indicatorName: told.get(names.indicatorName)?.name ?? names.indicatorName,
});

/** A part is named after what it is a part of. */
const underParent = (names: Names, parent: ParentRow | undefined): Names =>
  parent ? { ...names, indicatorName: `${withoutNoteMark(parent.name)} ${names.indicatorName}` } : names;

/** What a form or a caption around the table says, where it has no column for it. */
function withFacts(names: Names, facts: Facts, row: BodyRow): Names {
  const own = (name: string, role: ColumnRole, fact: string): string =>
    name === '' && !hasRole(row, role) ? fact : name;
  return {
    projectCode: own(names.projectCode, 'project_code', facts.projectCode),
    projectName: own(names.projectName, 'project_name', facts.projectName),
    indicatorName: own(names.indicatorName, 'indicator_name', facts.indicatorName),
    division: own(names.division, 'division', facts.division),
    group: names.group,
    part: names.part,
  };
}

/** A group row names the division, or the project, where the table has no column for it. */
function withGroup(names: Names, group: string, row: BodyRow): Names {
  if (group === '') return names;
  const isOfOffices = splitOffices(group).every(isOffice);
  if (names.division === '' && !hasRole(row, 'division') && isOfOffices) return { ...names, division: group };
  if (names.projectName === '' && !hasRole(row, 'project_name') && !isOfOffices)
    return { ...names, projectName: group };
  return names;
}

/** Where no column and no caption names indicators, the rows are named by what they are about: 取組 | 現状 | 目標. */
function withName(indicator: IndicatorOfRows, table: StitchedTable): IndicatorOfRows {
  const named = table.columns.some(({ role }) => role === 'indicator_name') || indicator.indicatorName !== '';
  return named
    ? indicator
    : { ...indicator, indicatorName: indicator.projectName, projectName: table.facts.projectName };
}

/**
 * What tells equal names apart, where the table has no projects: a part (男性, 20歳代), or any word behind a column that no word calls one of
 * indicators (税目 | 区分), is the second half of the name; another group (分類) takes the place of the project.
 */
function withGroupNames(indicators: readonly IndicatorOfRows[]): IndicatorOfRows[] {
  const count = (name: string): number => indicators.filter(({ indicatorName }) => indicatorName === name).length;
  const told = indicators.some(({ indicatorName }) => count(indicatorName) > 1);
  const isFree = indicators.every(({ projectName }) => projectName === '');
  const isHalf =
    isFree &&
    indicators.some(({ part }) => part !== '') &&
    (indicators.every(({ part }) => part === '' || isPartOfAll(part)) ||
      indicators.every(({ rows }) => rows.every(({ columns }) => columns.some(isColumnOfOtherNames))));
  const named = indicators.map((indicator) => {
    const { indicatorName, group, part } = indicator;
    return told && isHalf
      ? { ...indicator, indicatorName: `${indicatorName} ${part}`.trim() }
      : { ...indicator, group: `${group} ${part}`.trim() };
  });
  return told && isFree && !isHalf ? named.map((indicator) => ({ ...indicator, projectName: indicator.group })) : named;
}

const isColumnOfOtherNames = (column: Column): boolean =>
  column.role === 'indicator_name' && !isCalledIndicator(column);

/** The name that the row will go by: without a column of indicators, what it is about. */
const namingOf = ({ indicatorName, projectName }: Names, row: BodyRow): string =>
  indicatorName === '' && !hasRole(row, 'indicator_name') ? projectName : indicatorName;

/** The unit of a row's column of units, or the one in its name; 〃 takes over the unit of the row above. */
function unitOf(
  row: BodyRow,
  indicatorName: string,
  joined: JoinedText,
  above: string | undefined,
  issues: Issue[],
): string {
  // 台 ※累計: what follows the mark is a remark on the unit.
  const printed = nameOf(row, 'unit', joined).replace(/\s*[※＊*].*$/u, '');
  if (pointsAbove(printed) && above !== undefined && above !== '') {
    issues.push({ code: 'table/taken-over', page: row.page, box: placeOf(row), actual: printed, expected: above });
    return above;
  }
  return printed === '' ? unitInName(indicatorName) : printed;
}

function toIndicatorRow({ part: _, ...indicator }: IndicatorOfRows, table: number): IndicatorRow {
  const first = indicator.rows[0];
  if (!first) throw new Error('an indicator without rows');
  const box = boundingBox(indicator.rows.filter((row) => row.page === first.page).map(placeOf));
  if (!box) throw new Error('rows without a place');
  return { ...indicator, table, page: first.page, box };
}
