import { type Box, boundingBox } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { ColumnRole } from '../schema/document-result.js';
import { foldForMatching } from '../text/fold.js';
import { dittoDirection } from '../values/quantities/ditto.js';
import { type Column, isCalledIndicator } from './columns.js';
import type { Facts } from './form-facts.js';
import { type NamedKind, withoutNoteMark } from './kinds-in-names.js';
import { ofOthers, unitInName } from './labels.js';
import { isPartOfAll } from './name-columns.js';
import { isOffice, splitOffices } from './offices.js';
import type { ParentRow } from './parent-rows.js';
import type { JoinedText } from './passage.js';
import { type BodyCell, type BodyRow, cellAt, type StitchedTable } from './stitch.js';
import { isCorrectionWord } from './withdrawn.js';

/** What a row of a table is called, as printed (行の名称). */
interface Names {
  projectCode: string;
  projectName: string;
  indicatorName: string;
  division: string;
  group: string;
  /** Groups behind the name: which part of what it names (男性, 女性; 中央館, 北館). */
  part: string;
}

export function textsOf(
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

/** The unit below a name, in brackets and by itself: （単位：％）, （人）; '' where a text says anything else. */
const unitBelowName = (text: string): string => {
  const isBracketed = /^[(（〔［[【][^()（）]*[)）〕］\]】]$/u.test(text.trim());
  return isBracketed ? unitInName(text) : '';
};

export interface IndicatorOfRows extends Names {
  rows: BodyRow[];
  unit: string;
}

export function ownNames(row: BodyRow, joined: JoinedText): Names {
  // Where no column names the indicators, a caption does, and all columns of groups are behind it.
  const naming = row.columns.find(({ role }) => role === 'indicator_name');
  const name = naming?.column ?? 0;
  const nameCell = naming && cellAt(row, name);
  const textOfAll = (texts: readonly { text: string; cell: BodyCell }[]): string =>
    texts
      .filter(({ cell }) => cell !== nameCell)
      .map(({ text }) => withoutNoteMark(text))
      .filter((text) => text !== '' && !isCorrectionWord(text))
      .join(' ');
  const groups = (behindName: boolean): string =>
    textOfAll(textsOf(row, 'group', joined, ({ column }) => column > name === behindName));
  // A further column of names under a heading of its own (指標 | 学年).
  const isSecond = ({ column, cells: [head] }: Column): boolean => column > name && head !== naming?.cells[0];
  const second = textOfAll(textsOf(row, 'indicator_name', joined, isSecond));
  return {
    projectCode: nameOf(row, 'project_code', joined),
    projectName: nameOf(row, 'project_name', joined),
    indicatorName: nameOf(row, 'indicator_name', joined),
    division: nameOf(row, 'division', joined),
    group: groups(false),
    part: `${second} ${groups(true)}`.trim(),
  };
}

export const placeOf = (row: BodyRow): Box => {
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

/** What stands over a row and around its table. */
interface AroundRow {
  readonly joined: JoinedText;
  readonly namedKinds: ReadonlyMap<string, NamedKind>;
  readonly parent: ParentRow | undefined;
  /** Of the group row above it. */
  readonly group: string;
  readonly facts: Facts;
}

/** What a row is called by its own cells and by what stands over and around it, and the unit that its cell of names prints instead of a name. */
export function namesOfRow(
  row: BodyRow,
  { joined, namedKinds, parent, group, facts }: AroundRow,
): { readonly names: Names; readonly unitBelow: string } {
  const printed = ownNames(row, joined);
  const unitBelow = unitBelowName(printed.indicatorName);
  const own = unitBelow === '' ? printed : { ...printed, indicatorName: '' };
  const names = withFacts(withGroup(underParent(withoutKind(own, namedKinds), parent), group, row), facts, row);
  return { names, unitBelow };
}

/** Blank names and 〃 stand for the names of the row above; the issue says which were taken over. */
export function takeOver(
  names: Names,
  above: Names | undefined,
  row: BodyRow,
  goesOn: boolean,
  issues: Issue[],
): Names {
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

export const hasRole = (row: BodyRow, role: ColumnRole): boolean => row.columns.some((column) => column.role === role);

export const sameNames = (a: Names, b: Names): boolean =>
  a.projectCode === b.projectCode &&
  a.projectName === b.projectName &&
  a.indicatorName === b.indicatorName &&
  a.division === b.division &&
  a.group === b.group &&
  a.part === b.part;

/** All names in the columns of names. */
export const namesIn = ({ rows }: StitchedTable, joined: JoinedText): string[] =>
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
  const office = group.replace(/^[■●◆○□◇▼・\s　]+/u, '');
  const isOfOffices = splitOffices(office).every(isOffice);
  if (names.division === '' && !hasRole(row, 'division') && isOfOffices) return { ...names, division: office };
  if (names.projectName === '' && !hasRole(row, 'project_name') && !isOfOffices)
    return { ...names, projectName: group };
  return names;
}

/** Where no column and no caption names indicators, the rows are named by what they are about: 取組 | 現状 | 目標. */
export function withName(indicator: IndicatorOfRows, table: StitchedTable): IndicatorOfRows {
  const named = table.columns.some(({ role }) => role === 'indicator_name') || indicator.indicatorName !== '';
  return named
    ? indicator
    : { ...indicator, indicatorName: indicator.projectName, projectName: table.facts.projectName };
}

/**
 * What tells equal names apart, where the table has no projects: a part (男性, 20歳代), or any word behind a column that no word calls one of
 * indicators (税目 | 区分), is the second half of the name; another group (分類) takes the place of the project.
 */
export function withGroupNames(indicators: readonly IndicatorOfRows[]): IndicatorOfRows[] {
  const count = (name: string): number => indicators.filter(({ indicatorName }) => indicatorName === name).length;
  const told = indicators.some(({ indicatorName }) => count(indicatorName) > 1);
  const isFree = indicators.every(({ projectName }) => projectName === '');
  const isHalf =
    isFree &&
    indicators.some(({ part }) => part !== '') &&
    (indicators.every(({ part }) => part === '' || isPartOfAll(part)) ||
      indicators.some((indicator, at) => areOfOneCell(indicator, indicators[at + 1])) ||
      indicators.every(({ rows }) => rows.every(({ columns }) => columns.some(isColumnOfOtherNames))));
  const named = indicators.map((indicator) => {
    const { indicatorName, group, part } = indicator;
    return told && isHalf
      ? { ...indicator, indicatorName: `${indicatorName} ${part}`.trim() }
      : { ...indicator, group: `${group} ${part}`.trim() };
  });
  return told && isFree && !isHalf ? named.map((indicator) => ({ ...indicator, projectName: indicator.group })) : named;
}

/** Whose a row's figures are, or over which time they are summed up: neither is a part of what is named. */
const tellsNoPart = (part: string): boolean =>
  ofOthers.test(foldForMatching(part)) || /^(?:本[市町村県]|単年度?|累[計積]|通算|年間|各年度?)$/u.test(part);

/** Does one cell name both, and only what stands behind it tell them apart? */
function areOfOneCell(a: IndicatorOfRows, b: IndicatorOfRows | undefined): boolean {
  const cell = nameCellOf(a);
  const parts = [a.part, b?.part ?? ''];
  const tellApart = parts[0] !== parts[1] && parts.every((part) => part !== '' && !tellsNoPart(part));
  return tellApart && b !== undefined && cell !== undefined && cell === nameCellOf(b);
}

function nameCellOf({ rows: [row] }: IndicatorOfRows): BodyCell | undefined {
  const named = (['indicator_name', 'project_name'] as const).flatMap(
    (asked) => row?.columns.find(({ role }) => role === asked) ?? [],
  );
  return row && named[0] && cellAt(row, named[0].column);
}

const isColumnOfOtherNames = (column: Column): boolean =>
  column.role === 'indicator_name' && !isCalledIndicator(column);

/** The name that the row will go by: without a column of indicators, what it is about. */
export const namingOf = ({ indicatorName, projectName }: Names, row: BodyRow): string =>
  indicatorName === '' && !hasRole(row, 'indicator_name') ? projectName : indicatorName;

/** The unit of a row's column of units, or the one in its name; 〃 takes over the unit of the row above. */
export function unitOf(
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
