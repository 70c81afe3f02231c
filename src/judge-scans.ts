import type { Declaration } from './declaration/declaration.js';
import type { ReadObservation } from './declaration/read-observation.js';
import type { StitchedTable } from './declaration/stitch.js';
import { holdsCentre } from './geometry/box.js';
import type { Issue } from './issues/issue.js';
import type { OcrReading } from './ocr/ocr-page.js';
import type { Scans } from './read-scans.js';
import type { TextLine } from './tables/table-grid.js';
import type { Segment, Token } from './text/token.js';

/** Why a value that was read from a picture is not taken over: the readings of engines that differ, or what speaks against it. */
type Doubts = readonly string[];

/** Lines of a page that a value rests on. */
interface Source {
  readonly page: number;
  readonly lines: readonly TextLine[];
}

/** Columns whose cells say nothing of the row's other values. */
const silent: ReadonlySet<string> = new Set(['value', 'rating', 'remark']);

/** The cells that say what a value is: its own, those that name its row, the headers over its column, the caption. */
function sourcesOf({ row, column, cell, value }: ReadObservation, table: StitchedTable): Source[] {
  const isDitto = value.modifiers.includes('ditto');
  const named = row.cells.filter((each) => {
    const own = row.columns.find((one) => one.column === each.column);
    return each === cell || isDitto || (own !== undefined && !silent.has(own.role));
  });
  const headers = table.headerCells.filter(
    ({ cell: header }) => header.column <= column.column && column.column < header.column + header.columnSpan,
  );
  return [
    ...named.map(({ passage }) => ({ page: passage.page, lines: passage.lines })),
    ...headers.map(({ cell: header, page }) => ({ page, lines: header.lines })),
    ...(table.parts[0] ? [{ page: table.parts[0].grid.page, lines: table.caption }] : []),
  ];
}

/** Readings that the glyphs of a source come from. */
function readingsOf({ page, lines }: Source, scans: Scans): OcrReading[] {
  const readings = scans.get(page)?.readings ?? [];
  const orders = lines.flatMap(({ glyphs }) => glyphs.map(({ order }) => order));
  return readings.filter(({ from, to }) => orders.some((order) => order >= from && order < to));
}

const isSign = (text: string): boolean => /^[\p{P}\p{S}\p{N}\p{Script=Latin}\s]+$/u.test(text.normalize('NFKC'));
const isKnown = (tokens: readonly Token[]): boolean =>
  tokens.every(({ surface, reading }) => reading !== '' || isSign(surface));

/** Readings of which a word is in no dictionary. */
async function findUnknown(scans: Scans, segment: Segment): Promise<ReadonlySet<OcrReading>> {
  const readings = [...scans.values()].flatMap((scan) => scan.readings.filter(({ agreed }) => agreed));
  const tokens = await segment(readings.map(({ text }) => text.normalize('NFKC')));
  return new Set(readings.filter((_, index) => !isKnown(tokens[index] ?? [])));
}

function doubtsOf(
  observation: ReadObservation,
  table: StitchedTable,
  scans: Scans,
  unknown: ReadonlySet<OcrReading>,
): Doubts {
  const readings = [...new Set(sourcesOf(observation, table).flatMap((source) => readingsOf(source, scans)))];
  const unsure = readings.filter((reading) => !reading.agreed || unknown.has(reading));
  const spots = observation.cell.places.flatMap(({ page, box }) =>
    (scans.get(page)?.unread ?? []).filter((spot) => holdsCentre(box, spot)),
  );
  return [...unsure.map(({ candidates }) => candidates.join(' / ')), ...(spots.length > 0 ? ['?'] : [])];
}

/** What is to be said of each value that was read from a picture; `trusted` where a person takes over what is sure. */
export async function judgeScans(
  parts: readonly Declaration[],
  scans: Scans,
  segment: Segment,
  trusted: boolean,
): Promise<Issue[]> {
  if (scans.size === 0) return [];
  const unknown = await findUnknown(scans, segment);
  return parts.flatMap(({ tables, observations }) =>
    observations.flatMap((observation): Issue[] => {
      const table = tables.find(({ table: each }) => each.number === observation.indicator.table)?.table;
      if (!table || !scans.has(observation.page)) return [];
      const { id: observationId, page, box, valueText: actual } = observation;
      const doubts = doubtsOf(observation, table, scans, unknown);
      const place = { page, box, observationId, actual };
      if (doubts.length === 0) return [{ code: 'value/ocr', ...place, ...(trusted ? { level: 'info' } : {}) }];
      return [
        { code: 'value/ocr', ...place },
        { code: 'value/ocr-doubt', ...place, expected: doubts.join('; ') },
      ];
    }),
  );
}
