import type { Issue } from '../issues/issue.js';
import type { Modifier } from '../schema/observation.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { printedUnit, readCell } from '../values/cells.js';
import { countedFrom } from '../values/periods/year-paths.js';
import type { CellReading, ReadValue } from '../values/reading-context.js';
import { memberOfRow, type Piece, splitCell } from './cell-members.js';
import type { Column } from './columns.js';
import { datingOf } from './dating.js';
import { resolveDitto } from './ditto.js';
import type { IndicatorRow } from './indicator-rows.js';
import {
  isAgainst,
  kindBeside,
  kindInCell,
  kindOf,
  kindOfBracket,
  lookOf,
  narrowedBy,
  tinted,
} from './kind-of-value.js';
import type { Legend } from './legends.js';
import type { BracketSaid, Member, Members } from './members.js';
import { outerUnit } from './outer-unit.js';
import { isDitto, type Reader, type ReadObservation, type ValueCell, withModifier } from './read-observation.js';
import { readRowMeaning, sharedMeaning } from './row-meaning.js';
import type { BandSaid } from './speaking-bands.js';
import { type BodyCell, type BodyRow, cellAt, firstPlace, isEmptyCell } from './stitch.js';
import { isOnlyRemark } from './struck-cells.js';

function readText(text: string, beside: string, place: ValueCell, reader: Reader): CellReading {
  const unit = outerUnit(place, reader) ?? (beside === '' ? undefined : beside);
  return readCell(text, { ...reader.setting.context, ...(unit === undefined ? {} : { outerUnit: unit }) });
}

const isFigure = ({ status }: ReadValue): boolean => status === 'number' || status === 'range';

const sumWords = /累計|累積|通算/u;

/** The modifiers of a value under a label that says that it is a sum over years (実績（累計）). */
function modifiersOf(value: ReadValue, memberText: string, column: Column): Modifier[] {
  const words = memberText === '' ? column.header : memberText;
  if (!isFigure(value) || !sumWords.test(words) || /単年/u.test(words)) return [...value.modifiers];
  return withModifier(value, 'cumulative');
}

/** The values of one stretch of a cell's text (`beside`: unit printed in another stretch of the cell), of the kind and period that are announced for it. */
function readPiece(
  piece: Piece,
  beside: string,
  members: Members | undefined,
  kind: ValueKind | undefined,
  place: ValueCell,
  reader: Reader,
): { observed: Omit<ReadObservation, 'id' | 'part'>[]; doubts: CellReading['doubts'] } {
  const { indicator, row, column, cell } = place;
  const member = members?.members[piece.member];
  if (members && member?.valueKind === undefined) return { observed: [], doubts: [] };
  const { values, doubts } = readText(piece.text, beside, place, reader);
  const { page, box } = firstPlace(cell);
  const observed = values.flatMap((value) => {
    const ownKind = kindInCell(value, reader);
    const placed = ownKind ?? kindOfBracket(value, reader) ?? member?.valueKind ?? kind;
    const valueKind = narrowedBy(kindBeside(value, reader), placed);
    if (valueKind === undefined) return [];
    const dating = datingOf(value, valueKind, member?.period, place, reader);
    // A blank under labels that contradict each other says nothing.
    if (dating.datedAgainst && isEmptyCell(cell)) return [];
    const label = [column.partLabel, ownKind ? '' : value.part_label].filter((part) => part !== '').join(' ');
    return [
      {
        indicator,
        row,
        column,
        cell,
        valueKind,
        ...dating,
        value: { ...value, part_label: label, modifiers: modifiersOf(value, member?.text ?? '', column) },
        valueText: reader.joined(cell.passage),
        page,
        box,
      },
    ];
  });
  return { observed, doubts };
}

/** A figure, or a dash in the place of one, in the bracket that a cell ends with: 96（71）, 13.2（－）. */
const figureInBracket = /.[\s　]*[（(][\s　△▲\-－−]*(?:[\d０-９][^（）()]*|[－―—–ー\-…]+)[)）][\s　]*$/u;

/** The values announced for the cell: by its column, or by a line beside the table for all cells without their own. */
function membersOf(
  { row, column, cell }: ValueCell,
  kind: ValueKind | undefined,
  text: string,
  { legend }: Reader,
): Members | undefined {
  if (column.members) return column.members;
  const isToldByRow = row.columns.some(({ role }) => role === 'kind');
  const isOpen = kind === undefined || (column.valueKind === undefined && !isToldByRow);
  if (legend.members && (isOpen || cell.passage.lines.length > 1)) return legend.members;
  if (column.bracketYear && kind && figureInBracket.test(text)) {
    const [outside, inside] = [column.period, column.bracketYear];
    return { sign: 'bracket', members: [outside, inside].map((period) => ({ valueKind: kind, period, text: '' })) };
  }
  const printed = legend.brackets.find(({ opens }) => [...opens].some((open) => text.includes(open)));
  const inner = printed && memberInBracket(printed, column, kind, text);
  if (!inner) return undefined;
  const { opens, closes } = printed;
  return { sign: 'bracket', opens, closes, members: [{ valueKind: kind, period: undefined, text: '' }, inner] };
}

/** What a line says of the figure in a cell's bracket: another kind, or the year counted from the column's (（ ）内は前年度の実績). */
function memberInBracket(
  { member, period, words }: BracketSaid,
  column: Column,
  kind: ValueKind | undefined,
  text: string,
): Member | undefined {
  const said = member?.period ?? period;
  const counted = said && column.period && countedFrom(column.period, said);
  if (counted)
    return figureInBracket.test(text)
      ? { valueKind: member?.valueKind ?? kind, period: counted, text: words }
      : undefined;
  return member && member.valueKind !== kind ? member : undefined;
}

interface CellDoubts {
  readonly text: string;
  readonly struck: string;
  /** Does the cell not show which of the values announced for it it holds? */
  readonly doubtful: boolean;
  readonly members: Members | undefined;
  /** Kind that the row says against the column. */
  readonly against: ValueKind | undefined;
  readonly look: ReturnType<typeof lookOf>;
  readonly tint: Legend['tint'];
  /** What a band over its row says. */
  readonly band: BandSaid;
}

function doubtsOf(observation: ReadObservation, doubts: CellDoubts, reader: Reader): Issue[] {
  const { text, struck, doubtful, members, against, look, tint, band } = doubts;
  const { id, value, valueKind, column, period, datedAgainst, page, box } = observation;
  const place = { page, box, observationId: id };
  const issues: Issue[] = [];
  if (struck !== '' && value.status === 'text') {
    issues.push({ ...place, code: 'value/struck-in-part', actual: struck, expected: text });
  }
  // A figure inside a sentence may say something else than the sentence does: 前年度実績を2%下回る。
  if (isFigure(value) && value.text_value !== '' && /。\s*$/u.test(text)) {
    issues.push({ ...place, code: 'value/not-wholly-read', actual: text, expected: value.text_value });
  }
  if (doubtful) {
    const expected = members?.members.map((member) => member.text).join('、') ?? '';
    issues.push({ ...place, code: 'value/which-kind', actual: text, expected });
  }
  if (tint && look === 'unsure') issues.push({ ...place, code: 'table/colour-has-meaning', actual: tint.text });
  if (tint?.valueKind && look === 'marked') {
    issues.push({ ...place, code: 'note/tint-changes-kind', actual: tint.text, expected: tint.valueKind });
  }
  const beside = kindBeside(value, reader);
  if (beside !== undefined && isAgainst(beside, valueKind)) {
    issues.push({ ...place, code: 'value/kind-beside', actual: value.text_value, expected: valueKind });
  }
  if (band.unread !== '') issues.push({ ...place, code: 'value/band-unread', actual: band.unread });
  if (against !== undefined) {
    issues.push({ ...place, code: 'value/kinds-contradict', actual: column.header, expected: against });
  }
  if (period && datedAgainst) {
    issues.push({ ...place, code: 'value/periods-contradict', actual: period.text, expected: datedAgainst.text });
  }
  return issues;
}

function readValueCell(place: ValueCell, alone: boolean, reader: Reader): ReadObservation[] {
  const { indicator, row, column, cell, meaning } = place;
  const look = lookOf(cell, reader);
  const { valueKind, against } = tinted(kindOf(meaning, column, alone, reader), look, reader);
  const text = reader.joined(cell.passage);
  const struck = reader.struckIn(cell);
  if (struck !== '' && (text === '' || isOnlyRemark(text))) return [];
  const ofRow = column.valueKind === undefined && !column.members ? meaning.members : undefined;
  const members = ofRow ?? membersOf(place, valueKind, text, reader);
  if (valueKind === undefined && !members) return [];
  if (against !== undefined && isEmptyCell(cell)) return [];
  const neighbours = row.columns.flatMap((other) => {
    const beside = other.role === 'value' && other !== column ? cellAt(row, other.column) : undefined;
    return beside ? [beside] : [];
  });
  const ofLine = members && cell.firstRow === cell.lastRow ? memberOfRow(row, members) : undefined;
  const { pieces, doubtful } =
    members && ofLine === undefined
      ? splitCell(cell, text, members, neighbours)
      : { pieces: [{ text, member: ofLine ?? 0 }], doubtful: false };
  // 15／12人: a unit that is printed once counts for both, but not that of a rate among them.
  const observable = pieces.filter(({ member }) => members?.members[member]?.valueKind !== undefined);
  const beside =
    pieces.length > 1 ? (observable.map((piece) => printedUnit(piece.text)).find((unit) => unit !== '') ?? '') : '';
  const { page, box } = firstPlace(cell);
  const stem = `${reader.documentId}/${indicator.table}/${row.number}/${column.column}`;
  const observations: ReadObservation[] = [];
  for (const piece of pieces) {
    const before = observations.length;
    const { observed, doubts } = readPiece(piece, beside, members, valueKind, place, reader);
    for (const { part = 1, ...doubt } of doubts) {
      reader.issues.push({ ...doubt, page, box, observationId: `${stem}/${before + part}` });
    }
    observed.forEach((observation, index) => {
      const part = before + index + 1;
      observations.push({ ...observation, id: `${stem}/${part}`, part });
    });
  }
  const { tint } = reader.legend;
  const begun = members ? [] : startsOf(observations, text);
  reader.issues.push(
    ...observations.flatMap((observation) =>
      doubtsOf(observation, { text, struck, doubtful, members, against, look, tint, band: meaning.band }, reader),
    ),
    ...begun.map(
      ({ id, valueKind }): Issue => ({
        code: 'value/before-arrow',
        page,
        box,
        observationId: id,
        actual: text,
        expected: valueKind,
      }),
    ),
  );
  return observations;
}

/** Values that an arrow leads away from (18人（R5）→30人（R10） as a target): where it began, which is no target; facts that carry a year of their own stay what they are. */
function startsOf(observations: readonly ReadObservation[], text: string): ReadObservation[] {
  if (!/\d[^→⇒➡]*[→⇒➡][^→⇒➡]*\d/u.test(text.normalize('NFKC'))) return [];
  return observations
    .slice(0, -1)
    .filter(({ valueKind, datedBy }) => kindMeta(valueKind).claims !== 'fact' || datedBy !== 'cell');
}

/** The only filled cell of a column among the rows of an indicator; undefined where several are, or none. */
function onlyFilled(column: Column, indicator: IndicatorRow): BodyCell | undefined {
  const filled = indicator.rows.map((row) => cellAt(row, column.column)).filter((each) => each && !isEmptyCell(each));
  return new Set(filled).size === 1 ? filled[0] : undefined;
}

/** What all columns that a merged cell reaches over share: columns of other kinds take the kind away, and the cell is read once. */
function sharedColumn(cell: BodyCell, column: Column, row: BodyRow): Column | undefined {
  const covered = row.columns.filter(
    (other) => other.role === 'value' && other.column >= cell.column && other.column < cell.column + cell.columnSpan,
  );
  // A stray stroke in another row makes two columns of one that stands under one heading.
  const headings = new Set(covered.map(({ cells }) => cells.at(-1)));
  if (headings.size === 1 && !headings.has(undefined)) return column === covered[0] ? column : undefined;
  if (new Set(covered.map(({ valueKind }) => valueKind)).size < 2) return column;
  const samePeriod = new Set(covered.map(({ period }) => period?.text)).size === 1;
  return column === covered[0]
    ? { ...column, valueKind: undefined, members: undefined, period: samePeriod ? column.period : undefined }
    : undefined;
}

function readCellsOf(
  indicator: IndicatorRow,
  row: BodyRow,
  reader: Reader,
  unknownKinds: Set<string>,
): ReadObservation[] {
  const rowMeaning = readRowMeaning(row, reader);
  if (rowMeaning.unknown !== '' && !unknownKinds.has(rowMeaning.unknown)) {
    unknownKinds.add(rowMeaning.unknown);
    reader.issues.push({ code: 'table/unknown-kind', page: row.page, box: indicator.box, actual: rowMeaning.unknown });
  }
  if (rowMeaning.isRating) reader.silentRows.set(row, 'derived');
  if (rowMeaning.isOfOthers) {
    reader.silentRows.set(row, 'remark');
    reader.issues.push({
      code: 'table/of-others',
      page: row.page,
      box: indicator.box,
      actual: indicator.indicatorName,
    });
  }
  return row.columns.flatMap((own) => {
    const cell = own.role === 'value' ? cellAt(row, own.column) : undefined;
    if (!cell) return [];
    const column = sharedColumn(cell, own, row);
    if (!column) return [];
    const spans = indicator.rows.some((other) => other !== row && other.cells.includes(cell));
    // A cell over several rows of one indicator is one value, read where it begins.
    if (spans && indicator.rows.find((other) => other.cells.includes(cell)) !== row) return [];
    const meaning = spans ? sharedMeaning(cell, indicator, reader) : rowMeaning;
    // Blank below or above the one baseline of the indicator: nothing that is missing.
    if (column.valueKind === 'baseline' && isEmptyCell(cell) && onlyFilled(column, indicator)) return [];
    if (meaning.isRating || meaning.isOfOthers || (meaning.unknown !== '' && meaning.valueKind === undefined))
      return [];
    return readValueCell({ indicator, row, column, cell, meaning }, onlyFilled(column, indicator) === cell, reader);
  });
}

/** Reads every value cell of a table's indicators, in order of row and column. */
export function readObservations(indicators: readonly IndicatorRow[], reader: Reader): ReadObservation[] {
  const done: ReadObservation[] = [];
  const unknownKinds = new Set<string>();
  for (const indicator of indicators) {
    for (const row of indicator.rows) {
      for (const observation of readCellsOf(indicator, row, reader, unknownKinds)) {
        done.push(...(isDitto(observation.value) ? resolveDitto(observation, done, reader) : [observation]));
      }
    }
  }
  return done;
}
