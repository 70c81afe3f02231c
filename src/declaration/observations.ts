import type { Box } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { readHeaderWords } from '../profiles/vocabulary.js';
import type { Modifier } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { printedUnit, readCell } from '../values/cells.js';
import type { CellReading, ReadValue } from '../values/reading-context.js';
import { type Piece, splitCell } from './cell-members.js';
import { type Column, membersInLines } from './columns.js';
import type { IndicatorRow } from './indicator-rows.js';
import { ofOthers, readLabel, type Setting } from './labels.js';
import type { Legend } from './legends.js';
import type { Members } from './members.js';
import { inkOf, type Paint } from './paint.js';
import type { JoinedText } from './passage.js';
import { type BodyCell, type BodyRow, cellAt, isEmptyCell, type StitchedTable } from './stitch.js';
import { isOnlyRemark, type StruckIn } from './struck-cells.js';

/** What gives a value its period, the nearest first: its own text, its row or column, a column of years beside it, the caption, the title. */
export type DatedBy = 'cell' | 'label' | 'beside' | 'caption' | 'title' | 'nothing';

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
  /** Where its period stands. */
  readonly datedBy: DatedBy;
  readonly value: ReadValue;
  readonly valueText: string;
  readonly page: number;
  readonly box: Box;
}

/** What a row says of all its values: their kind (区分: 計画), their year, a part (内訳), or that they are no observations (達成率). */
interface RowMeaning {
  readonly valueKind: ValueKind | undefined;
  /** Several kinds in each of its cells: 目標／実績, or one over the other. */
  readonly members: Members | undefined;
  /** The row speaks only for columns that have no kind of their own. */
  readonly fillsOnly: boolean;
  readonly period: Period | undefined;
  readonly part: string;
  readonly isRating: boolean;
  /** The figures are somebody else's: 県平均. */
  readonly isOfOthers: boolean;
  /** A kind that no word of the profile explains. */
  readonly unknown: string;
}

/** Rows of rates (達成率) and of other people's figures (県平均). */
export type SilentRows = ReadonlyMap<BodyRow, 'derived' | 'remark'>;

interface Reader {
  readonly documentId: string;
  readonly setting: Setting;
  readonly joined: JoinedText;
  readonly struckIn: StruckIn;
  readonly legend: Legend;
  /** Year of the document's title, with the title as evidence. */
  readonly titlePeriod: Period | undefined;
  readonly table: StitchedTable;
  readonly paint: Paint;
  readonly silentRows: Map<BodyRow, 'derived' | 'remark'>;
  readonly issues: Issue[];
}

/** Columns whose cells say what the values of their row are, or whose. */
const tellsOfRow: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'kind',
  'year',
  'part',
  'group',
  'indicator_name',
]);

/** What is reckoned from others, whatever it is called: 計画比, 目標との差. */
const isDerived = /(?:率|比|差|差額|増減|割合|対比)(?:\([^)]*\))?$/u;

function readRowMeaning(row: BodyRow, reader: Reader): RowMeaning {
  let meaning: RowMeaning = {
    valueKind: undefined,
    members: undefined,
    fillsOnly: false,
    period: undefined,
    part: '',
    isRating: false,
    isOfOthers: false,
    unknown: '',
  };
  for (const column of row.columns) {
    const cell = cellAt(row, column.column);
    if (!cell || !tellsOfRow.has(column.role)) continue;
    const text = reader.joined(cell.passage);
    if (text === '') continue;
    if (ofOthers.test(foldForMatching(text))) meaning = { ...meaning, isOfOthers: true };
    if (column.role === 'group' || column.role === 'indicator_name') continue;
    if (column.role === 'part') {
      meaning = { ...meaning, part: text };
      continue;
    }
    const label = readLabel(text, reader.setting);
    const { period, rest } = label;
    const members = membersInLines(cell.passage, reader.setting) ?? label.members;
    if (column.role === 'kind' && members) {
      meaning = { ...meaning, members };
      continue;
    }
    if (period) meaning = { ...meaning, period };
    if (column.role === 'year') continue;
    const word = readHeaderWords(rest, reader.setting.vocabulary);
    if (word?.kind === 'value') meaning = { ...meaning, valueKind: word.valueKind, fillsOnly: column.fillsOnly };
    else if (word?.kind === 'role' && word.role === 'rating') meaning = { ...meaning, isRating: true };
    else if (isDerived.test(foldForMatching(rest))) meaning = { ...meaning, isRating: true };
    else if (foldForMatching(rest) !== '') meaning = { ...meaning, unknown: text };
  }
  return meaning;
}

/** The wider kind that a word for the narrower one leaves true: an estimate is an actual that is not yet certain. */
const widerKind: Readonly<Record<ValueKind, ValueKind | undefined>> = {
  baseline: 'actual',
  actual: undefined,
  estimate: 'actual',
  target: undefined,
  interim_target: 'target',
  plan: undefined,
};

/** What two labels say together: the narrower kind; undefined where they contradict each other: 実績 in the row of 目標. */
function joinKinds(a: ValueKind, b: ValueKind): ValueKind | undefined {
  if (a === b || widerKind[a] === b) return a;
  return widerKind[b] === a ? b : undefined;
}

/** The kind of a value by its row and its column, which stand equally near; else by the caption. */
interface KindReading {
  readonly valueKind: ValueKind | undefined;
  /** What the row says against the column. */
  readonly against: ValueKind | undefined;
}

function kindOf(row: RowMeaning, column: Column, alone: boolean, reader: Reader): KindReading {
  const own = column.valueKind;
  const said = row.valueKind;
  if (said === undefined || own === undefined) {
    return { valueKind: said ?? own ?? reader.legend.valueKind, against: undefined };
  }
  // A baseline is neither target nor actual: printed once for all rows of an indicator, it belongs to none of them.
  if (row.fillsOnly || (own === 'baseline' && alone)) return { valueKind: own, against: undefined };
  const together = joinKinds(said, own);
  if (together) return { valueKind: together, against: undefined };
  return { valueKind: own, against: said };
}

const placeOf = (cell: BodyCell): { page: number; box: Box } => {
  const place = cell.places[0];
  if (!place) throw new Error('a cell without a place');
  return place;
};

const dittoMarks = { left: /^(?:同左|←|⇐)$/u, above: /^同上$/u, either: /^(?:〃|"|″|々)$/u };

const withModifier = ({ modifiers }: ReadValue, more: Modifier): Modifier[] =>
  [...new Set<Modifier>([...modifiers, more])].sort();

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
    const modifiers = withModifier(from.value, 'ditto');
    const id = observation.id.replace(/\d+$/, String(index + 1));
    reader.issues.push({ ...issue, observationId: id, code: 'value/ditto', expected: from.id });
    const { period: _ownPeriod, ...value } = from.value;
    return { ...observation, id, part: index + 1, value: { ...value, modifiers } };
  });
}

const countedName = /(?:数|人口|件|回|額|量|者)(?:[（(].*)?$/u;
const ratioName = /(?:率|割合|比率|比|度)(?:[（(].*)?$/u;

/** The unit that stands outside of a cell: in its column's header, beside its indicator, over the table. */
function outerUnit({ indicator, row, column }: CellPlace, { legend, joined }: Reader): string | undefined {
  const units = row.columns.filter(({ role }) => role === 'unit');
  // 基準値｜単位｜目標値｜単位: where the last unit has no value behind it, units follow their values; else they lead them.
  const follow = row.columns.every(({ role, column: at }) => role !== 'value' || at < (units.at(-1)?.column ?? 0));
  const own = follow
    ? units.find((each) => each.column > column.column)
    : units.findLast((each) => each.column < column.column);
  const cell = units.length > 1 && own ? cellAt(row, own.column) : undefined;
  const near = [column.unit, cell ? joined(cell.passage) : '', indicator.unit].find((unit) => unit !== '');
  if (near !== undefined) return near;
  if (legend.units.length < 2) return legend.units[0];
  // 単位：人、％ over a table: the rates are in the one, what is counted in the other.
  const percents = legend.units.filter((unit) => /^[%％]$/u.test(unit));
  const others = legend.units.filter((unit) => !percents.includes(unit));
  const name = indicator.indicatorName;
  if (ratioName.test(name) && percents.length === 1) return percents[0];
  return countedName.test(name) && !ratioName.test(name) && others.length === 1 ? others[0] : undefined;
}

function readText(text: string, beside: string, place: CellPlace, reader: Reader): CellReading {
  const unit = outerUnit(place, reader) ?? (beside === '' ? undefined : beside);
  return readCell(text, { ...reader.setting.context, ...(unit === undefined ? {} : { outerUnit: unit }) });
}

/** Years that a column beside the value gives (基準年度 | 基準値): of the value's kind, else of the column right beside it. */
function datesBeside(row: BodyRow, column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  const dates = row.columns.filter(({ role }) => role === 'dates');
  const own = dates.filter(({ datesOf }) => datesOf === kind);
  const ofAny = dates.filter(({ datesOf }) => datesOf === undefined);
  const at =
    (distance: number) =>
    (from: Column): Column | undefined =>
      row.columns.find((other) => other.column === from.column + distance);
  // 基準値｜年度｜目標値｜年度: where the last year has no value behind it, years follow their values.
  const follow =
    ofAny.every((each) => at(-1)(each)?.role === 'value') && ofAny.some((each) => at(1)(each)?.role !== 'value');
  const beside = (distance: number): Column | undefined =>
    ofAny.find((each) => each.column === column.column + distance);
  const chosen = own.length > 0 ? nearestTo(column, own) : follow ? beside(1) : (beside(-1) ?? beside(1));
  const cell = chosen && cellAt(row, chosen.column);
  if (!cell || isEmptyCell(cell)) return undefined;
  return readLabel(reader.joined(cell.passage), reader.setting).period;
}

const nearestTo = (column: Column, others: readonly Column[]): Column | undefined =>
  [...others].sort((a, b) => Math.abs(a.column - column.column) - Math.abs(b.column - column.column))[0];

/** Does a label print a year of its own, which 前年度 and 9月末 do not? */
const printsYear = (period: Period | undefined): boolean =>
  /[\d元]\s*年|(?:^|[^a-z])[rhs]\.?\s?\d|(?:19|20)\d\d/iu.test((period?.text ?? '').normalize('NFKC'));

/**
 * The year of the title, for a kind without one (年間目標, 期末実績): unless the table's own labels count years for that kind, or the word
 * says that its year is another (最終目標, 5か年目標).
 */
function yearByTitle(column: Column, kind: ValueKind, reader: Reader): Period | undefined {
  if (!kindMeta(kind).datedByTitle) return undefined;
  const words = foldForMatching(column.header);
  if (/最終|将来|[か箇ヵヶケ]年|計画目標|長期|中期|累計|全体|到達/u.test(words)) return undefined;
  const dated = reader.table.columns.filter(({ role, period }) => role === 'value' && period !== undefined);
  const ownKindDated = dated.some(({ valueKind, period }) => valueKind === kind && printsYear(period));
  const counted = dated.some(({ period, valueKind }) => valueKind !== 'baseline' && printsYear(period));
  if (!column.ofDocumentYear && (counted || ownKindDated)) return undefined;
  return reader.legend.period ?? reader.titlePeriod;
}

/** A cell's own words may name the kind of a figure: 目標 120人 / 実績 115人. */
function kindInCell(value: ReadValue, { setting }: Reader): ValueKind | undefined {
  if (value.part_label === '') return undefined;
  const label = readLabel(value.part_label, setting);
  const [claim] = label.claims;
  return label.whole && claim?.kind === 'value' ? claim.valueKind : undefined;
}

/** A figure in brackets with a year of its own before that of the document (310人（R3：280人）) is what was reached then. */
function kindOfBracket({ inBracket, period }: ReadValue, { setting }: Reader): ValueKind | undefined {
  const own = setting.context.documentFiscalYear;
  const year = period?.fiscal_year;
  return inBracket && year != null && own !== undefined && year < own ? 'actual' : undefined;
}

const sumWords = /累計|累積|通算/u;

/** The modifiers of a value under a label that says that it is a sum over years (実績（累計）). */
function modifiersOf(value: ReadValue, memberText: string, column: Column): Modifier[] {
  const words = memberText === '' ? column.header : memberText;
  const isSum = value.status === 'number' || value.status === 'range';
  if (!isSum || !sumWords.test(words) || /単年/u.test(words)) return [...value.modifiers];
  return withModifier(value, 'cumulative');
}

interface CellPlace {
  readonly indicator: IndicatorRow;
  readonly row: BodyRow;
  readonly column: Column;
  readonly cell: BodyCell;
  readonly meaning: RowMeaning;
}

interface Dating {
  readonly period: Period | undefined;
  readonly datedBy: DatedBy;
}

function datingOf(
  value: ReadValue,
  kind: ValueKind,
  memberPeriod: Period | undefined,
  place: CellPlace,
  reader: Reader,
): Dating {
  const { row, column, meaning } = place;
  const inOrder: readonly (readonly [DatedBy, () => Period | undefined])[] = [
    ['cell', () => value.period],
    ['label', () => meaning.period ?? memberPeriod ?? column.period],
    ['beside', () => datesBeside(row, column, kind, reader)],
    ['caption', () => reader.legend.dated.find(({ valueKind }) => valueKind === kind)?.period],
    ['title', () => yearByTitle(column, kind, reader)],
  ];
  for (const [datedBy, read] of inOrder) {
    const period = read();
    if (period) return { period, datedBy: period === reader.legend.period ? 'caption' : datedBy };
  }
  return { period: undefined, datedBy: 'nothing' };
}

/** The values of one stretch of a cell's text (`beside`: unit printed in another stretch of the cell), of the kind and period that are announced for it. */
function readPiece(
  piece: Piece,
  beside: string,
  members: Members | undefined,
  kind: ValueKind | undefined,
  place: CellPlace,
  reader: Reader,
): { observed: Omit<ReadObservation, 'id' | 'part'>[]; doubts: CellReading['doubts'] } {
  const { indicator, row, column, cell, meaning } = place;
  const member = members?.members[piece.member];
  if (members && member?.valueKind === undefined) return { observed: [], doubts: [] };
  const { values, doubts } = readText(piece.text, beside, place, reader);
  const { page, box } = placeOf(cell);
  const observed = values.flatMap((value) => {
    const ownKind = kindInCell(value, reader);
    const valueKind = ownKind ?? kindOfBracket(value, reader) ?? member?.valueKind ?? kind;
    if (valueKind === undefined) return [];
    const label = [meaning.part, column.partLabel, ownKind ? '' : value.part_label]
      .filter((part) => part !== '')
      .join(' ');
    return [
      {
        indicator,
        row,
        column,
        cell,
        valueKind,
        ...datingOf(value, valueKind, member?.period, place, reader),
        value: { ...value, part_label: label, modifiers: modifiersOf(value, member?.text ?? '', column) },
        valueText: reader.joined(cell.passage),
        page,
        box,
      },
    ];
  });
  return { observed, doubts };
}

/** The values announced for the cell: by its column, or by a line beside the table for all cells without their own. */
function membersOf(
  column: Column,
  kind: ValueKind | undefined,
  text: string,
  cell: BodyCell,
  { legend }: Reader,
): Members | undefined {
  if (column.members) return column.members;
  if (legend.members && (kind === undefined || cell.passage.lines.length > 1 || column.valueKind === undefined))
    return legend.members;
  const printed = legend.brackets.find(({ opens }) => [...opens].some((open) => text.includes(open)));
  const inner = printed?.member;
  if (printed && inner && inner.valueKind !== kind) {
    const { opens, closes } = printed;
    return { sign: 'bracket', opens, closes, members: [{ valueKind: kind, period: undefined, text: '' }, inner] };
  }
  return undefined;
}

/** How a cell looks where a line gives that a meaning (網掛けは見込値): `marked` where it looks so, `unsure` where that cannot be told. */
function lookOf(cell: BodyCell, { legend, paint }: Reader): 'plain' | 'marked' | 'unsure' {
  const { tint } = legend;
  if (!tint) return 'plain';
  if (tint.shownBy === 'other') return 'unsure';
  const { page, box } = placeOf(cell);
  const colour = tint.shownBy === 'ground' ? paint.ground(page, box) : inkOf(cell.passage.lines);
  const plain: readonly string[] = tint.shownBy === 'ground' ? ['white'] : ['black', 'grey'];
  if (plain.includes(colour)) return 'plain';
  if (tint.colour !== undefined && tint.colour !== colour) return 'plain';
  return tint.valueKind === undefined ? 'unsure' : 'marked';
}

/** What a tinted cell is: a note's word is nearer than the column's; a target that would be an estimate stays one, in doubt. */
function tinted(reading: KindReading, look: ReturnType<typeof lookOf>, { legend }: Reader): KindReading {
  const said = look === 'marked' ? legend.tint?.valueKind : undefined;
  if (said === undefined) return reading;
  const fits =
    reading.valueKind === undefined || reading.valueKind === 'actual' || said === 'target' || said === 'plan';
  return fits ? { valueKind: said, against: undefined } : { ...reading, against: said };
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
}

function doubtsOf(observation: ReadObservation, doubts: CellDoubts): Issue[] {
  const { text, struck, doubtful, members, against, look, tint } = doubts;
  const { id, value, column, page, box } = observation;
  const place = { page, box, observationId: id };
  const issues: Issue[] = [];
  if (struck !== '' && value.status === 'text') {
    issues.push({ ...place, code: 'value/struck-in-part', actual: struck, expected: text });
  }
  if (doubtful) {
    const expected = members?.members.map((member) => member.text).join('、') ?? '';
    issues.push({ ...place, code: 'value/which-kind', actual: text, expected });
  }
  if (tint && look === 'unsure') issues.push({ ...place, code: 'table/colour-has-meaning', actual: tint.text });
  if (tint?.valueKind && look === 'marked') {
    issues.push({ ...place, code: 'note/tint-changes-kind', actual: tint.text, expected: tint.valueKind });
  }
  if (against !== undefined) {
    issues.push({ ...place, code: 'value/kinds-contradict', actual: column.header, expected: against });
  }
  return issues;
}

function readValueCell(place: CellPlace, alone: boolean, reader: Reader): ReadObservation[] {
  const { indicator, row, column, cell, meaning } = place;
  const look = lookOf(cell, reader);
  const { valueKind, against } = tinted(kindOf(meaning, column, alone, reader), look, reader);
  const text = reader.joined(cell.passage);
  const struck = reader.struckIn(cell);
  if (struck !== '' && (text === '' || isOnlyRemark(text))) return [];
  const ofRow = column.valueKind === undefined && !column.members ? meaning.members : undefined;
  const members = ofRow ?? membersOf(column, valueKind, text, cell, reader);
  if (valueKind === undefined && !members) return [];
  if (against !== undefined && isEmptyCell(cell)) return [];
  const neighbours = row.columns.flatMap((other) => {
    const beside = other.role === 'value' && other !== column ? cellAt(row, other.column) : undefined;
    return beside ? [beside] : [];
  });
  const { pieces, doubtful } = members
    ? splitCell(cell, text, members, neighbours)
    : { pieces: [{ text, member: 0 }], doubtful: false };
  // 15／12人: a unit that is printed once counts for both, but not that of a rate among them.
  const observable = pieces.filter(({ member }) => members?.members[member]?.valueKind !== undefined);
  const beside =
    pieces.length > 1 ? (observable.map((piece) => printedUnit(piece.text)).find((unit) => unit !== '') ?? '') : '';
  const { page, box } = placeOf(cell);
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
  reader.issues.push(
    ...observations.flatMap((observation) =>
      doubtsOf(observation, { text, struck, doubtful, members, against, look, tint: reader.legend.tint }),
    ),
  );
  return observations;
}

/** The only filled cell of a column among the rows of an indicator; undefined where several are, or none. */
function onlyFilled(column: Column, indicator: IndicatorRow): BodyCell | undefined {
  const filled = indicator.rows.map((row) => cellAt(row, column.column)).filter((each) => each && !isEmptyCell(each));
  return new Set(filled).size === 1 ? filled[0] : undefined;
}

/** What all rows that a merged cell reaches over share; a row that says otherwise takes the claim away. */
function sharedMeaning(cell: BodyCell, indicator: IndicatorRow, reader: Reader): RowMeaning {
  const rows = indicator.rows.filter(({ number }) => number >= cell.firstRow && number <= cell.lastRow);
  const meanings = rows.map((row) => readRowMeaning(row, reader));
  const [first] = meanings;
  if (!first) throw new Error('a cell in no row of its indicator');
  const same = <K extends keyof RowMeaning>(
    key: K,
    empty: RowMeaning[K],
    plain: (value: RowMeaning[K]) => unknown,
  ): RowMeaning[K] => (meanings.every((each) => plain(each[key]) === plain(first[key])) ? first[key] : empty);
  return {
    valueKind: same('valueKind', undefined, String),
    members: same('members', undefined, (members) => members?.members.map(({ text }) => text).join()),
    fillsOnly: first.fillsOnly,
    period: same('period', undefined, (period) => period?.text),
    part: same('part', '', String),
    isRating: meanings.every(({ isRating }) => isRating),
    isOfOthers: meanings.every(({ isOfOthers }) => isOfOthers),
    unknown: same('unknown', '', String),
  };
}

/** What all columns that a merged cell reaches over share: columns of other kinds take the kind away, and the cell is read once. */
function sharedColumn(cell: BodyCell, column: Column, row: BodyRow): Column | undefined {
  const covered = row.columns.filter(
    (other) => other.role === 'value' && other.column >= cell.column && other.column < cell.column + cell.columnSpan,
  );
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
