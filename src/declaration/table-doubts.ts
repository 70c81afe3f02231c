import { type Box, boundingBox, holdsCentre } from '../geometry/box.js';
import { groupBy } from '../groups/group-by.js';
import type { Issue } from '../issues/issue.js';
import { nearestHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import { hasDigit } from '../text/fold.js';
import { printedUnit } from '../values/cells.js';
import { isPartOfYear } from './among-columns.js';
import { isGradeMark } from './column-content.js';
import { type Column, valueColumns } from './columns.js';
import { digitBoxIssues } from './digit-boxes.js';
import { findEqualReadings } from './equal-readings.js';
import { findGluedLines } from './glued-lines.js';
import { headerKindIssues } from './kinds-in-headers.js';
import { cellText, joinedText, textOf } from './line-text.js';
import type { ReadTable } from './note-scope.js';
import type { PuzzlingGrid } from './puzzling-grids.js';
import type { ReadObservation } from './read-observation.js';
import { type BodyRow, cellAt, isEmptyCell, type StitchedTable } from './stitch.js';
import { tallCellIssues } from './tall-cells.js';
import { unitIssues } from './unit-doubts.js';
import { isUndated, yearIssues } from './year-doubts.js';

const placeOf = (column: Column, table: StitchedTable): Pick<Issue, 'page' | 'box'> => {
  const box = boundingBox(column.cells.map((cell) => cell.box)) ?? table.parts[0]?.grid.box;
  const page =
    table.parts.find(({ grid }) => column.cells.some((cell) => grid.cells.includes(cell)))?.grid.page ??
    table.parts[0]?.grid.page;
  return { ...(page === undefined ? {} : { page }), ...(box === undefined ? {} : { box }) };
};

/** All columns of a table: those of its header and of its stacked blocks. */
const allColumns = (table: StitchedTable): Column[] => [
  ...new Set([...table.columns, ...table.rows.flatMap((row) => row.columns)]),
];

const columnHasText = (table: StitchedTable, column: Column): boolean =>
  table.rows.some((row) => row.columns.includes(column) && !isEmptyCell(cellAt(row, column.column)));

/** Sentences with figures under 令和5年度実績 were taken for remarks. */
const isDroppedValue = (column: Column, table: StitchedTable): boolean =>
  column.role === 'remarks' &&
  column.period !== undefined &&
  column.claims.some(({ kind }) => kind === 'value') &&
  table.rows.some((row) => {
    const cell = row.columns.includes(column) ? cellAt(row, column.column) : undefined;
    return cell !== undefined && hasDigit(joinedText(cell.passage.lines));
  });

/** Words of columns whose figures are reckoned from the others and counted as they are. */
const reckoned = /増減|差|過不足|不足|残|伸び|比|達成|進捗|平均/u;
/** In so many rows a unit is no chance. */
const SAME_UNITS = 2;

/** Do the figures of a column that was taken for an assessment count what the values beside them do (14人 among 13人 and 12人)? */
function countsAsValuesDo(column: Column, { rows }: StitchedTable): boolean {
  if (reckoned.test(column.header)) return false;
  const unitOf = (row: BodyRow, { column: at }: Column): string =>
    printedUnit(joinedText(cellAt(row, at)?.passage.lines ?? []));
  const alike = rows.filter((row) => {
    const unit = row.columns.includes(column) ? unitOf(row, column) : '';
    return unit !== '' && row.columns.some((other) => other.role === 'value' && unitOf(row, other) === unit);
  });
  return alike.length >= SAME_UNITS;
}

function columnIssues(
  table: StitchedTable,
  byColumn: ReadonlyMap<Column, readonly ReadObservation[]>,
  vocabulary: Vocabulary,
): Issue[] {
  const columns = allColumns(table);
  const tableIsDated = columns.some((column) => byColumn.get(column)?.some(({ period }) => !isUndated(period)));
  return columns.flatMap((column): Issue[] => {
    const place = placeOf(column, table);
    const issues: Issue[] = column.doubts.map((doubt) => ({ ...place, ...doubt }));
    const own = byColumn.get(column) ?? [];
    if (column.role === 'unknown' && columnHasText(table, column)) {
      issues.push({
        ...place,
        code: 'table/unknown-header',
        actual: column.header,
        expected: nearestHeaderWords(column.header, vocabulary).join(', '),
      });
    }
    if (column.role === 'others') issues.push({ ...place, code: 'table/of-others', actual: column.header });
    if (column.role === 'rating') {
      const code = countsAsValuesDo(column, table) ? 'table/left-out-values' : 'table/left-out';
      issues.push({ ...place, code, actual: column.header });
    }
    const unkinded = column.role === 'value' && own.length === 0 && column.valueKind === undefined;
    if ((unkinded || isDroppedValue(column, table)) && columnHasText(table, column)) {
      issues.push({ ...place, code: 'table/unknown-kind', actual: column.header });
    }
    if (column.role === 'value' && column.period && isPartOfYear(column.period)) {
      issues.push({
        ...place,
        code: 'table/part-of-year',
        actual: column.header,
        expected: `${column.period?.period_start ?? ''}/${column.period?.period_end ?? ''}`,
      });
    }
    issues.push(...yearIssues(column, own, table, tableIsDated).map((issue) => ({ ...place, ...issue })));
    issues.push(...kindIssues(column, own).map((issue) => ({ ...place, ...issue })));
    const byTitle = own.find(({ datedBy }) => datedBy === 'title')?.period;
    if (byTitle) issues.push({ ...place, code: 'table/year-by-title', actual: column.header, expected: byTitle.text });
    return issues;
  });
}

/** A kind that the title of the document gave to a column of bare years. */
function kindIssues({ kindBy, header }: Column, values: readonly ReadObservation[]): Issue[] {
  if (kindBy === undefined || values.length === 0) return [];
  if (kindBy === 'title') return [{ code: 'table/kind-by-title', actual: header }];
  return values.map(({ id, page, box, valueText }): Issue => {
    const place = { page, box, observationId: id };
    return { code: 'value/kind-by-title', ...place, actual: valueText, expected: header };
  });
}

function joiningIssues(table: StitchedTable): Issue[] {
  const withoutHeader = table.parts
    .slice(1)
    .filter(({ header }) => header === undefined)
    .map(({ grid }): Issue => ({ code: 'table/joined-without-header', page: grid.page, box: grid.box }));
  const torn = table.torn.map(({ row, page, box }): Issue => {
    const text = table.rows[row - 1]?.cells.map((cell) => joinedText(cell.passage.lines)).join(' | ') ?? '';
    return { code: 'table/torn-row', page, box, actual: text };
  });
  return [...withoutHeader, ...torn];
}

function rowIssues({ indicators, table }: ReadTable): Issue[] {
  const nameless = indicators.filter(({ indicatorName, projectName, rows }) => {
    const values = rows.flatMap((row) => valueColumns(row.columns).map(({ column }) => cellAt(row, column)));
    return indicatorName === '' && projectName === '' && values.some((cell) => !isEmptyCell(cell));
  });
  const ratings = new Set(
    table.rows.flatMap((row) =>
      row.columns
        .filter(({ role }) => role === 'kind')
        .map(({ column }) => joinedText(cellAt(row, column)?.passage.lines ?? [])),
    ),
  );
  return [
    ...nameless.map(({ page, box }): Issue => ({ code: 'table/no-indicator', page, box })),
    ...[...ratings]
      .filter((text) => /率|評価|進捗/u.test(text))
      .map((actual): Issue => ({ code: 'table/left-out', page: table.parts[0]?.grid.page ?? 1, actual })),
  ];
}

const isFigure = ({ value }: ReadObservation): boolean => value.status === 'number' || value.status === 'range';

function valueIssues(observations: readonly ReadObservation[]): Issue[] {
  const rowsWithNumbers = new Set(observations.filter(isFigure).map(({ row }) => row));
  const missing = observations.filter(
    ({ value, row }) =>
      (value.missing_reason === 'blank' || value.missing_reason === 'dash') && rowsWithNumbers.has(row),
  );
  const merged = observations.filter(
    ({ cell, column, part }) => cell.columnSpan > 1 && cell.column !== column.column && part === 1,
  );
  return [
    ...missing.map(
      ({ page, box, id, valueText }): Issue => ({
        code: 'value/missing-among-numbers',
        page,
        box,
        observationId: id,
        actual: valueText,
      }),
    ),
    ...merged.map(
      ({ page, box, id, valueText }): Issue => ({
        code: 'table/merged-values',
        page,
        box,
        observationId: id,
        actual: valueText,
      }),
    ),
  ];
}

/** ○ or A among the figures of a row grades them, or stands for something that only a note tells. Beside milestones (検討) it is one of them. */
function gradeIssues(observations: readonly ReadObservation[]): Issue[] {
  const rowsWithFigures = new Set(observations.filter(isFigure).map(({ row }) => row));
  const isMilestone = ({ value, valueText }: ReadObservation): boolean =>
    value.status === 'text' && !isGradeMark(valueText);
  const ofMilestones = new Set(observations.filter(isMilestone).map(({ column }) => column));
  return observations
    .filter(
      ({ row, column, valueText }) => rowsWithFigures.has(row) && !ofMilestones.has(column) && isGradeMark(valueText),
    )
    .map(({ id, page, box, valueText, column }) => ({
      code: 'value/mark-among-figures',
      page,
      box,
      observationId: id,
      actual: valueText,
      expected: column.header,
    }));
}

const naming: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'project_code',
  'project_name',
  'indicator_name',
  'group',
  'unit',
]);

/** Does a text that runs over the boxes name the observation's row, and is it not read whole there? */
const cutsName = ({ row, page, indicator }: ReadObservation, text: string, boxes: readonly Box[]): boolean =>
  ![indicator.projectName, indicator.indicatorName, indicator.group].includes(text) &&
  row.columns
    .filter(({ role }) => naming.has(role))
    .flatMap(({ column }) => cellAt(row, column)?.places ?? [])
    .some((place) => place.page === page && boxes.some((box) => holdsCentre(box, place.box)));

/** Texts over a rule: told for each value of the cells that they run over and for those whose names they cut, else for the table. */
function overflowIssues({ table }: ReadTable, observations: readonly ReadObservation[]): Issue[] {
  return table.parts.flatMap(({ grid }) =>
    grid.overflows.flatMap(({ text, box, cells }): Issue[] => {
      const issue: Issue = { code: 'page/text-over-rule', page: grid.page, box, actual: text };
      const within = observations.filter(
        (observation) =>
          observation.page === grid.page &&
          (cells.some((cell) => holdsCentre(cell, observation.box)) || cutsName(observation, text, cells)),
      );
      return within.length === 0 ? [issue] : within.map(({ id }) => ({ ...issue, observationId: id }));
    }),
  );
}

/** Lines with a figure in a cell. */
const figureLines = (observation: ReadObservation): number =>
  observation.cell.passage.lines.filter((line) => hasDigit(textOf(line))).length;

/** Lines of a cell that hold anything. */
const filledLines = ({ cell }: ReadObservation): number =>
  cell.passage.lines.filter((line) => textOf(line).trim() !== '').length;

/** Rows of a table without rules whose name and values all stand on several lines, figures or words, may be several rows. */
function joinedRows(tables: readonly ReadTable[], observations: readonly ReadObservation[]): Issue[] {
  const pagesWithoutRules = new Set(
    tables.flatMap(({ table }) =>
      table.parts.filter(({ grid }) => grid.evidence !== 'rulings').map(({ grid }) => `${table.number}/${grid.page}`),
    ),
  );
  const suspects = observations.filter(({ indicator, page }) => pagesWithoutRules.has(`${indicator.table}/${page}`));
  const rows = new Set(suspects.map(({ row }) => row));
  const joined = [...rows].filter((row) => {
    const own = suspects.filter((observation) => observation.row === row);
    const names = row.columns.filter(({ role }) => role === 'indicator_name').map(({ column }) => cellAt(row, column));
    const count = Math.max(...own.map(figureLines));
    const named = names.some((cell) => (cell?.passage.lines.length ?? 0) >= count);
    const isOfCount = (each: ReadObservation): boolean => figureLines(each) === count || filledLines(each) === count;
    return count > 1 && named && own.every(isOfCount);
  });
  return suspects
    .filter(({ row }) => joined.includes(row))
    .map(({ page, box, id, valueText }) => ({
      code: 'table/rows-may-be-joined',
      page,
      box,
      observationId: id,
      actual: valueText,
    }));
}

/** Everything about the tables that a person should look at. */
export function findTableIssues(
  tables: readonly ReadTable[],
  puzzling: readonly PuzzlingGrid[],
  observations: readonly ReadObservation[],
  vocabulary: Vocabulary,
): Issue[] {
  const byColumn = groupBy(observations, ({ column }) => column);
  return [
    ...puzzling.map(({ grid, unknown, words }): Issue => {
      const nearest = unknown.flatMap((cell) => nearestHeaderWords(cellText(cell), vocabulary, 1));
      const expected = [...new Set(nearest)].join(', ');
      return { code: 'table/not-understood', page: grid.page, box: grid.box, actual: words.join(' | '), expected };
    }),
    ...tables.flatMap(({ table }) => [...columnIssues(table, byColumn, vocabulary), ...joiningIssues(table)]),
    ...tables.flatMap(rowIssues),
    ...tables.flatMap(findEqualReadings),
    ...tables.flatMap((table) => overflowIssues(table, observations)),
    ...valueIssues(observations),
    ...gradeIssues(observations),
    ...joinedRows(tables, observations),
    ...tables.flatMap((table) => findGluedLines(table, table.observations, vocabulary)),
    ...tallCellIssues(observations),
    ...unitIssues(tables, observations),
    ...headerKindIssues(observations, vocabulary),
    ...digitBoxIssues(observations),
  ];
}
