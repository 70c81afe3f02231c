import type { Box } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { Modifier, ValueKind } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import { readCell } from '../values/cells.js';
import type { CellReading, ReadingContext, ReadValue } from '../values/reading-context.js';
import { readDatedHeader } from './dated-header.js';
import type { IndicatorRow } from './indicator-rows.js';
import type { Column } from './kpi-header.js';
import type { JoinedText } from './passage.js';
import { type BodyCell, type BodyRow, cellAt } from './stitch.js';

/** One value of a cell with all that its place says of it; the document's own fields are added later. */
export interface ReadObservation {
  readonly id: string;
  readonly indicator: IndicatorRow;
  readonly row: BodyRow;
  readonly column: Column;
  readonly cell: BodyCell;
  readonly part: number;
  readonly valueKind: ValueKind;
  readonly period: Period | undefined;
  readonly value: ReadValue;
  readonly valueText: string;
  readonly page: number;
  readonly box: Box;
}

/** What a row says of all its values: their kind (区分: 計画), their year, or that they are no observations (達成率). */
interface RowMeaning {
  readonly valueKind: ValueKind | undefined;
  readonly period: Period | undefined;
  readonly isRating: boolean;
  /** A kind that no word of the profile explains. */
  readonly unknown: string;
}

interface Reader {
  readonly documentId: string;
  readonly vocabulary: Vocabulary;
  readonly context: ReadingContext;
  readonly joined: JoinedText;
  /** Kind and unit that the table's caption says. */
  readonly captionKind: ValueKind | undefined;
  readonly captionUnit: string;
  readonly issues: Issue[];
}

function readRowMeaning(row: BodyRow, reader: Reader): RowMeaning {
  let meaning: RowMeaning = { valueKind: undefined, period: undefined, isRating: false, unknown: '' };
  for (const column of row.columns) {
    const cell = cellAt(row, column.column);
    if (!cell || (column.role !== 'kind' && column.role !== 'year')) continue;
    const text = reader.joined(cell.passage);
    if (text === '') continue;
    const { period, rest } = readDatedHeader(text, reader.context);
    if (period) meaning = { ...meaning, period };
    if (column.role === 'year') continue;
    const word = readHeaderWords(rest, reader.vocabulary);
    if (word?.kind === 'value') meaning = { ...meaning, valueKind: word.valueKind };
    else if (word?.kind === 'role' && word.role === 'rating') meaning = { ...meaning, isRating: true };
    else meaning = { ...meaning, unknown: text };
  }
  return meaning;
}

/** The kind of a value: what its row says, else its column, else the table's caption. */
function kindOf(row: RowMeaning, column: Column, reader: Reader): ValueKind | undefined {
  return row.valueKind ?? column.valueKind ?? reader.captionKind;
}

const placeOf = (cell: BodyCell): { page: number; box: Box } => {
  const place = cell.places[0];
  if (!place) throw new Error('a cell without a place');
  return place;
};

const dittoMarks = { left: /^(?:同左|←|⇐)$/u, above: /^同上$/u, either: /^(?:〃|"|″|々)$/u };

const isDitto = (value: ReadValue): boolean => value.modifiers.includes('ditto');

/** The cell that a ditto mark points to; undefined where that cannot be decided. */
function dittoSource(observation: ReadObservation, done: readonly ReadObservation[]): readonly ReadObservation[] {
  const mark = observation.valueText.normalize('NFKC').replace(/\s/gu, '');
  const left = lastCell(
    done.filter((other) => other.row === observation.row && other.column.column < observation.column.column),
  );
  const above = lastCell(
    done.filter(
      (other) => other.column.column === observation.column.column && other.row.number < observation.row.number,
    ),
  );
  if (dittoMarks.left.test(mark)) return left;
  if (dittoMarks.above.test(mark)) return above;
  if (!dittoMarks.either.test(mark)) return [];
  return above[0]?.indicator === observation.indicator ? above : left;
}

/** All parts of the last cell among observations in reading order. */
function lastCell(observations: readonly ReadObservation[]): readonly ReadObservation[] {
  const last = observations.at(-1);
  return last
    ? observations.filter((other) => other.cell === last.cell && other.row === last.row && other.column === last.column)
    : [];
}

function resolveDitto(
  observation: ReadObservation,
  done: readonly ReadObservation[],
  reader: Reader,
): ReadObservation[] {
  const source = dittoSource(observation, done).filter(
    ({ value }) => !isDitto(value) || value.status !== 'text' || value.text_value !== observation.valueText,
  );
  const issue = {
    page: observation.page,
    box: observation.box,
    actual: observation.valueText,
    observationId: observation.id,
  };
  if (source.length === 0) {
    reader.issues.push({ ...issue, code: 'value/ditto-undecided' });
    return [observation];
  }
  return source.map((from, index) => {
    const modifiers: Modifier[] = [...new Set<Modifier>([...from.value.modifiers, 'ditto'])].sort();
    const id = observation.id.replace(/\d+$/, String(index + 1));
    reader.issues.push({ ...issue, observationId: id, code: 'value/ditto', expected: from.id });
    const { period: _ownPeriod, ...value } = from.value;
    return { ...observation, id, part: index + 1, value: { ...value, modifiers } };
  });
}

function readValues(cell: BodyCell, indicator: IndicatorRow, column: Column, reader: Reader): CellReading {
  const outerUnit = [column.unit, indicator.unit, reader.captionUnit].find((unit) => unit !== '');
  return readCell(reader.joined(cell.passage), {
    ...reader.context,
    ...(outerUnit === undefined ? {} : { outerUnit }),
  });
}

function readValueCell(
  indicator: IndicatorRow,
  row: BodyRow,
  column: Column,
  meaning: RowMeaning,
  reader: Reader,
): ReadObservation[] {
  const cell = cellAt(row, column.column);
  const valueKind = kindOf(meaning, column, reader);
  if (!cell || valueKind === undefined) return [];
  const { values, doubts } = readValues(cell, indicator, column, reader);
  const { page, box } = placeOf(cell);
  const stem = `${reader.documentId}/${indicator.table}/${row.number}/${column.column}`;
  for (const doubt of doubts) reader.issues.push({ ...doubt, page, box, observationId: `${stem}/1` });
  return values.map((value, index) => ({
    id: `${stem}/${index + 1}`,
    indicator,
    row,
    column,
    cell,
    part: index + 1,
    valueKind,
    period: value.period ?? meaning.period ?? column.period,
    value,
    valueText: reader.joined(cell.passage),
    page,
    box,
  }));
}

/** Reads every value cell of a table's indicators, in order of row and column. */
export function readObservations(indicators: readonly IndicatorRow[], reader: Reader): ReadObservation[] {
  const done: ReadObservation[] = [];
  const unknownKinds = new Set<string>();
  for (const indicator of indicators) {
    for (const row of indicator.rows) {
      const meaning = readRowMeaning(row, reader);
      if (meaning.isRating) continue;
      if (meaning.unknown !== '' && !unknownKinds.has(meaning.unknown)) {
        unknownKinds.add(meaning.unknown);
        reader.issues.push({ code: 'table/unknown-kind', page: row.page, box: indicator.box, actual: meaning.unknown });
      }
      if (meaning.unknown !== '' && meaning.valueKind === undefined) continue;
      for (const column of row.columns.filter(({ role }) => role === 'value')) {
        for (const observation of readValueCell(indicator, row, column, meaning, reader)) {
          done.push(...(isDitto(observation.value) ? resolveDitto(observation, done, reader) : [observation]));
        }
      }
    }
  }
  return done;
}
