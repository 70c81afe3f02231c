import type { Declaration } from './declaration/declaration.js';
import type { ReadObservation } from './declaration/read-observation.js';
import { isEmptyCell, type StitchedTable } from './declaration/stitch.js';
import { type Box, holdsCentre, intersection } from './geometry/box.js';
import { groupBy } from './groups/group-by.js';
import type { Issue } from './issues/issue.js';
import { figuresOf, isSame } from './ocr/agreement.js';
import type { OcrReading } from './ocr/ocr-page.js';
import type { Scans } from './read-scans.js';
import type { ColumnRole } from './schema/document-result.js';
import type { GridCell, TextLine } from './tables/table-grid.js';
import { withoutBlanks } from './text/fold.js';

/** Why a value that was read from a picture is not taken over: the readings of engines that differ, or what speaks against it. */
type Doubts = readonly string[];

/** Said of a figure whose only point stands before three digits, in both languages. */
const POINT_OR_COMMA = '位取りのコンマか小数点か / a comma of thousands or a decimal point';

/** Said of a value whose cell has no rules of its own, in both languages. */
const NO_RULES = 'セルを囲む罫線がない / no rules around its cell';

/** Said of a figure whose unit is not that of its row, in both languages. */
const OTHER_UNIT = "単位が行のほかの値と違う / not the unit of its row's other values";
/** Figures of a row that tell its unit, at least. */
const LEAST_SIBLINGS = 2;

/** Said of a figure without a unit where most of the table's have one, in both languages. */
const NO_UNIT = "表のほかの値にある単位がない / no unit, though the table's other values have one";
/** Share of a table's other figures that have a unit. */
const MOST_HAVE_UNITS = 0.5;

/** Lines of a page that a value rests on. */
interface Source {
  readonly page: number;
  readonly lines: readonly TextLine[];
}

/** What was read from a picture of a source. */
interface Read {
  readonly page: number;
  readonly readings: readonly OcrReading[];
  /** All that its lines say, without white space. */
  readonly text: string;
}

/** Columns whose cells say nothing of the row's other values. */
const silent: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['value', 'rating', 'remarks', 'others']);

/** What a column is for where its header was read so well that it told it; and values, of which each has a header of its own. */
const told: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'value',
  'project_code',
  'project_name',
  'indicator_name',
  'unit',
  'division',
]);

/** The cells that say what a value is: its own, those that name its row, the headers over its column, the caption. */
function sourcesOf(
  { row, column, cell, value, datedBy }: ReadObservation,
  table: StitchedTable,
  isSupplied: (header: Source) => boolean,
): Source[] {
  const isDitto = value.modifiers.includes('ditto');
  const named = row.cells.filter((each) => {
    const own = row.columns.find((one) => one.column === each.column);
    return each === cell || isDitto || (own !== undefined && !silent.has(own.role));
  });
  const isOver = (header: GridCell, each: number): boolean =>
    header.column <= each && each < header.column + header.columnSpan;
  // A column whose header was misread may be one that names the row; so may one whose header no engine read so.
  const supplied = table.headerCells.filter(({ cell: header, page }) => isSupplied({ page, lines: header.lines }));
  const unknown = row.columns
    .filter((each) => !told.has(each.role) || supplied.some(({ cell: header }) => isOver(header, each.column)))
    .map((each) => each.column);
  const headers = table.headerCells.filter(({ cell: header }) =>
    [column.column, ...unknown].some((each) => isOver(header, each)),
  );
  // Its own cell first: what was read there is what a person compares first.
  const ownFirst = [cell, ...named.filter((each) => each !== cell)];
  return [
    ...ownFirst.map(({ passage }) => ({ page: passage.page, lines: passage.lines })),
    ...headers.map(({ cell: header, page }) => ({ page, lines: header.lines })),
    ...(datedBy === 'caption' && table.parts[0] ? [{ page: table.parts[0].grid.page, lines: table.caption }] : []),
  ];
}

/** Readings that the glyphs of a source come from. */
function readingsOf({ page, lines }: Source, scans: Scans): OcrReading[] {
  const readings = (scans.get(page) ?? []).flatMap((scan) => scan.readings);
  const orders = lines.flatMap(({ glyphs }) => glyphs.map(({ order }) => order));
  return readings.filter(({ from, to }) => orders.some((order) => order >= from && order < to));
}

/** The sources of a value with their readings, its own cell first. */
const readSources = (observation: ReadObservation, table: StitchedTable, scans: Scans): Read[] =>
  sourcesOf(observation, table, (header) => readingsOf(header, scans).some(({ isSupplied }) => isSupplied)).map(
    (source) => ({
      page: source.page,
      readings: readingsOf(source, scans),
      text: withoutBlanks(source.lines.map(({ text }) => text).join('')),
    }),
  );

/** The unit or the year of a value that none of its sources prints, as a caption, a note or a row over others gave it: no reading is followed to there. */
function fromAfar({ value, datedBy, period }: ReadObservation, sources: readonly Read[]): Doubts {
  const all = sources.map(({ text }) => text).join('');
  const isFar = (text: string): boolean => !all.includes(withoutBlanks(text));
  const year = period?.text ?? '';
  const isOfLabel = datedBy === 'label' || datedBy === 'caption';
  return [
    ...(datedBy === 'title' || (isOfLabel && isFar(year)) ? [year] : []),
    ...(isFar(value.unit_text) ? [value.unit_text] : []),
  ];
}

/** Figures that tell what unit another has. */
interface Figures {
  readonly ofRow: ReadonlyMap<ReadObservation['indicator'], readonly ReadObservation[]>;
  /** By table, the share of the figures beside one without a unit that have one. */
  readonly withUnit: ReadonlyMap<number, number>;
}

function gatherFigures(observations: readonly ReadObservation[]): Figures {
  const figures = observations.filter(({ value }) => value.status === 'number');
  const shareOf = (ofTable: readonly ReadObservation[]): number =>
    ofTable.filter(({ value }) => value.unit !== '').length / Math.max(1, ofTable.length - 1);
  const tables = groupBy(figures, ({ indicator }) => indicator.table);
  return {
    ofRow: groupBy(figures, ({ indicator }) => indicator),
    withUnit: new Map([...tables].map(([table, ofTable]) => [table, shareOf(ofTable)])),
  };
}

/** Has every other figure of the row one unit, and this one none or another? A g is seen as a 9, by every engine (4439 beside 447g). */
function isOfOtherUnit({ id, indicator, value }: ReadObservation, { ofRow }: Figures): boolean {
  if (value.status !== 'number') return false;
  const others = (ofRow.get(indicator) ?? []).filter((each) => each.id !== id);
  const units = new Set(others.map((each) => each.value.unit));
  return others.length >= LEAST_SIBLINGS && units.size === 1 && !units.has(value.unit);
}

/** Has a figure no unit, though most of its table have one? A g is seen as a 9 by every engine, in the whole row or in the cell that names the unit. */
const lacksUnit = ({ indicator, value }: ReadObservation, { withUnit }: Figures): boolean =>
  value.status === 'number' && value.unit === '' && (withUnit.get(indicator.table) ?? 0) >= MOST_HAVE_UNITS;

/** One point before three digits (2.337m) may be the comma of thousands: worn to a dot, both engines take it for a point. */
const pointOrComma = /(?<![\d.])[1-9]\d{0,2}\.\d{3}(?!\d)/u;
const mayBeThousands = ({ valueText }: ReadObservation): boolean => pointOrComma.test(valueText.normalize('NFKC'));

function doubtsOf(observation: ReadObservation, table: StitchedTable, sources: readonly Read[], scans: Scans): Doubts {
  const readings = new Set(sources.flatMap((source) => source.readings));
  const unsure = [...readings].filter(({ agreed }) => !agreed);
  // Without rules around it, a value may have taken in what stands beside it, and a blank may be half of a row.
  const own = sources[0]?.readings ?? [];
  const isBlank = own.length === 0 && table.parts.some(({ grid }) => grid.evidence !== 'rulings');
  const open = isBlank || own.some(({ inCell }) => !inCell) ? [NO_RULES] : [];
  // A stamp or a stain reaches over several cells.
  const blank = observation.row.cells.filter((each) => each !== observation.cell && isEmptyCell(each));
  const spots = [observation.cell, ...blank].flatMap(({ places }) =>
    places.flatMap(({ page, box }) =>
      (scans.get(page) ?? []).flatMap(({ unread }) => unread.filter((spot) => intersection(box, spot) !== undefined)),
    ),
  );
  return [
    ...unsure.map(({ candidates }) => candidates.join(' / ')),
    ...(spots.length > 0 ? ['?'] : []),
    ...open,
    ...fromAfar(observation, sources),
  ];
}

/** What a scanner's own layer says against a value: anything else in its cell, other figures where its row and column are named. */
function layerDoubtsOf({ cell }: ReadObservation, sources: readonly Read[], scans: Scans): Doubts {
  const own = sources[0]?.readings ?? [];
  const texts = sources.flatMap(({ page, readings }) =>
    readings.flatMap((reading) => {
      const layers = (scans.get(page) ?? []).flatMap(({ layer }) => layer ?? []);
      const text = layers.map(({ differs }) => differs.get(reading)).find((each) => each !== undefined);
      const counts = text !== undefined && (own.includes(reading) || !isSame(figuresOf(reading.text), figuresOf(text)));
      return counts ? [text] : [];
    }),
  );
  const besides = cell.places.flatMap(({ page, box }) =>
    (scans.get(page) ?? [])
      .flatMap(({ layer }) => layer?.only ?? [])
      .filter((stretch) => holdsCentre(box, stretch.box))
      .map(({ text }) => text),
  );
  return [...new Set([...texts, ...besides])];
}

/** Where a scanner's own layer says something else than the picture, page by page. */
export function judgeLayers(scans: Scans): Issue[] {
  const layers = [...scans].flatMap(([page, read]) => read.flatMap(({ layer }) => (layer ? [{ page, layer }] : [])));
  return layers.flatMap(({ page, layer }) => {
    const tell = (box: Box, actual: string, expected: string): Issue => ({
      code: 'text/ocr-layer',
      page,
      box,
      actual,
      expected,
    });
    return [
      ...[...layer.differs].map(([{ box, text }, other]) => tell(box, text, other)),
      ...layer.only.map(({ box, text }) => tell(box, '', text)),
    ];
  });
}

/** Does a value stand in a picture that was read, or rest on what was read there? Text beside a picture is text. */
const isFromPicture = ({ cell }: ReadObservation, sources: readonly Read[], scans: Scans): boolean =>
  sources.some(({ readings }) => readings.length > 0) ||
  cell.places.some(({ page, box }) => (scans.get(page) ?? []).some(({ place }) => holdsCentre(place, box)));

/** What is to be said of each value that was read from a picture; `trusted` where a person takes over what is sure. */
export function judgeScans(parts: readonly Declaration[], scans: Scans, trusted: boolean): Issue[] {
  if (scans.size === 0) return [];
  return parts.flatMap(({ tables, observations }) => {
    const figures = gatherFigures(observations);
    return observations.flatMap((observation): Issue[] => {
      const table = tables.find(({ table: each }) => each.number === observation.indicator.table)?.table;
      if (!table) return [];
      const sources = readSources(observation, table, scans);
      if (!isFromPicture(observation, sources, scans)) return [];
      const { id: observationId, page, box, valueText: actual } = observation;
      const doubts = [
        ...doubtsOf(observation, table, sources, scans),
        ...(isOfOtherUnit(observation, figures) ? [OTHER_UNIT] : []),
        ...(lacksUnit(observation, figures) ? [NO_UNIT] : []),
        ...(mayBeThousands(observation) ? [POINT_OR_COMMA] : []),
      ];
      const place = { page, box, observationId, actual };
      const others = layerDoubtsOf(observation, sources, scans);
      const isSure = trusted && doubts.length + others.length === 0;
      return [
        { code: 'value/ocr', ...place, ...(isSure ? { level: 'info' } : {}) },
        ...(doubts.length > 0 ? [{ code: 'value/ocr-doubt', ...place, expected: doubts.join('; ') } as const] : []),
        ...(others.length > 0 ? [{ code: 'value/ocr-layer', ...place, expected: others.join(' / ') } as const] : []),
      ];
    });
  });
}
