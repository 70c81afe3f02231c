import { type PixelBox, quantile } from './picture.js';
import type { PictureRule } from './picture-rules.js';

/** Shares of an em: the narrowest white between two columns, and how far the ends of a table's rules lie apart. */
const LEAST_GUTTER = 0.4;
const SAME_END = 1;
/** Smaller ink is dust or a point, larger ink no letter. */
const LEAST_LETTER = 0.2;
const GREATEST_LETTER = 3;
/** Fewer rows show no columns: white runs down through any two lines. */
const LEAST_BANDS = 3;
/** A table is this many ems wide: what is left of a worn rule is not. */
const LEAST_TABLE = 12;

/** Rules of one width below each other with no rule down between them (横罫のみの表). */
interface RuledBands {
  readonly left: number;
  readonly right: number;
  /** Positions of its rules, downwards. */
  readonly levels: readonly number[];
}

/** Do rules stand between the wider ones of a table, as those beside a merged cell do? */
function isNested(rules: readonly PictureRule[], host: readonly PictureRule[]): boolean {
  const [first, last] = [host[0], host.at(-1)];
  if (!first || !last || host.length <= LEAST_BANDS) return false;
  return rules.every(
    ({ position, start, end }) =>
      position > first.position &&
      position < last.position &&
      start >= first.start &&
      end <= first.end &&
      end - start < first.end - first.start,
  );
}

/** Horizontal rules that begin and end alike, as one table each; the short ones in it are none of its levels. */
function findBands(rules: readonly PictureRule[], em: number): RuledBands[] {
  const groups: PictureRule[][] = [];
  const horizontals = rules.filter(({ orientation }) => orientation === 'horizontal');
  for (const rule of [...horizontals].sort((a, b) => a.position - b.position)) {
    const group = groups.find(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.start - rule.start) <= SAME_END * em &&
        Math.abs(first.end - rule.end) <= SAME_END * em,
    );
    if (group) group.push(rule);
    else groups.push([rule]);
  }
  const verticals = rules.filter(({ orientation }) => orientation === 'vertical');
  const tables = groups.filter((group) => !groups.some((other) => other !== group && isNested(group, other)));
  return tables.flatMap((group): RuledBands[] => {
    const [left, right] = [
      quantile(
        group.map(({ start }) => start),
        0.5,
      ),
      quantile(
        group.map(({ end }) => end),
        0.5,
      ),
    ];
    const levels = group.map(({ position }) => position);
    const [top = 0, bottom = 0] = [levels[0], levels.at(-1)];
    const isParted = verticals.some(
      ({ position, start, end }) => position > left + em && position < right - em && start < bottom && end > top,
    );
    return levels.length > LEAST_BANDS && right - left >= LEAST_TABLE * em && !isParted
      ? [{ left, right, levels }]
      : [];
  });
}

/** Stretches of at least `least` without any of the boxes, from `left` to `right`. */
function whiteBetween(boxes: readonly PixelBox[], left: number, right: number, least: number): [number, number][] {
  const white: [number, number][] = [];
  let reached = left;
  for (const box of [...boxes].sort((a, b) => a.left - b.left)) {
    if (box.left - reached >= least) white.push([reached, box.left]);
    reached = Math.max(reached, box.right);
  }
  if (right - reached >= least) white.push([reached, right]);
  return white;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly boxes: readonly PixelBox[];
}

/** A column has writing in two rows and in this share of them: a long number of one row (８２．５) may reach over into the white beside it. */
const LEAST_FILLED = 0.25;
/** White that is narrower than this, in ems, may stand before a bracket (（年間）): what lies beyond it is a column only where most rows have some. */
const NARROW = 1;
const LEAST_FILLED_BY_NARROW = 0.6;

/** The rows that have writing between two places. */
const filledBands = (bands: readonly Band[], from: number, to: number): Band[] =>
  bands.filter(({ boxes }) => boxes.some(({ left, right }) => left >= from && right <= to));

/** The gutters between columns that are ones; of the two beside a stretch that is none, the narrower parts a word. */
function betweenColumns(
  gutters: readonly [number, number][],
  bands: readonly Band[],
  em: number,
): readonly [number, number][] {
  const widthOf = ([from, to]: readonly [number, number]): number => to - from;
  for (const [index, gutter] of gutters.entries()) {
    const next = gutters[index + 1];
    if (!next) continue;
    const narrower = widthOf(gutter) < widthOf(next) ? gutter : next;
    const share = widthOf(narrower) < NARROW * em ? LEAST_FILLED_BY_NARROW : LEAST_FILLED;
    if (filledBands(bands, gutter[1], next[0]).length >= Math.max(2, share * bands.length)) continue;
    const rest = gutters.filter((each) => each !== narrower);
    return betweenColumns(rest, bands, em);
  }
  return gutters;
}

/** In a table whose columns are sure, each has writing in this share of the rows, and white inside of it in no more than that one. */
const LEAST_FULL = 0.8;
const MOST_TORN = 0.4;

/** The white that runs down through all rows, header included, along a gutter; undefined where writing crosses it. */
function throughAll(gutter: readonly [number, number], whites: readonly (readonly [number, number][])[]) {
  let [from, to] = gutter;
  for (const white of whites) {
    const own = white.find(([start, end]) => start < to && end > from);
    if (!own) return undefined;
    [from, to] = [Math.max(from, own[0]), Math.min(to, own[1])];
  }
  return [from, to] as const;
}

/** Does no writing stand across an end of the table, or beside it within an em? It might belong to a row. */
const isWithin = (bands: readonly Band[], from: number, to: number, em: number): boolean =>
  bands.every(({ boxes }) =>
    boxes.every((box) => (box.left >= from && box.right <= to) || box.right < from - em || box.left > to + em),
  );

/** Is every column one without doubt: with a header of its own, writing in next to every row, and no white that may part it once more? */
function areSureColumns(edges: readonly (readonly [number, number])[], bands: readonly Band[], em: number): boolean {
  const [header, ...body] = bands;
  const [first = 0, last = 0] = [edges[0]?.[0], edges.at(-1)?.[1]];
  if (!header || !isWithin(bands, first, last, em)) return false;
  return edges.slice(1).every(([to], index) => {
    const from = edges[index]?.[1] ?? 0;
    const filled = filledBands(body, from, to);
    const isTorn = ({ boxes }: Band): boolean => {
      const own = boxes.filter(({ left, right }) => left >= from && right <= to);
      const [first, last] = [Math.min(...own.map(({ left }) => left)), Math.max(...own.map(({ right }) => right))];
      return whiteBetween(own, first, last, NARROW * em).length > 0;
    };
    const isFull = filled.length >= LEAST_FULL * body.length && filledBands([header], from, to).length > 0;
    return isFull && filled.filter(isTorn).length <= MOST_TORN * filled.length;
  });
}

/** Columns told by white alone, as rules that nobody drew. */
export interface WhiteRules {
  readonly rules: readonly PictureRule[];
  /** Those of tables of which every column is sure: they part cells as drawn ones do. */
  readonly sure: readonly PictureRule[];
}

const verticalRule = (position: number, start: number, end: number): PictureRule => ({
  orientation: 'vertical',
  position,
  start,
  end,
  thickness: 0,
});

/** The columns of one table. */
function columnsOf({ left, right, levels }: RuledBands, letters: readonly PixelBox[], em: number): WhiteRules {
  const least = LEAST_GUTTER * em;
  const bands = levels.slice(1).map((bottom, index): Band => {
    const top = levels[index] ?? bottom;
    const middle = ({ top: above, bottom: below }: PixelBox): number => (above + below) / 2;
    return { top, bottom, boxes: letters.filter((box) => middle(box) > top && middle(box) < bottom) };
  });
  const body = bands.slice(1).flatMap(({ boxes }) => boxes.filter((box) => box.left < right && box.right > left));
  const white = whiteBetween(body, left, right, least).filter(([from, to]) => from > left && to < right);
  const gutters = betweenColumns(white, bands.slice(1), em);
  const [top = 0, bottom = 0] = [levels[0], levels.at(-1)];
  const whites = bands.map(({ boxes }) => whiteBetween(boxes, left, right, least));
  const ends = [verticalRule(left, top, bottom), verticalRule(right, top, bottom)];
  const straight = gutters.map((gutter) => throughAll(gutter, whites)).filter((each) => each !== undefined);
  if (straight.length === gutters.length && areSureColumns([[left, left], ...straight, [right, right]], bands, em)) {
    const sure = [...ends, ...straight.map(([from, to]) => verticalRule((from + to) / 2, top, bottom))];
    return { rules: sure, sure };
  }
  const inside = gutters.flatMap(([from, to]) =>
    bands.flatMap((band, index) => {
      const own = whites[index]?.find(([start, end]) => start < to && end > from);
      if (!own) return [];
      return [verticalRule((Math.max(from, own[0]) + Math.min(to, own[1])) / 2, band.top, band.bottom)];
    }),
  );
  return { rules: [...ends, ...inside], sure: [] };
}

/**
 * The columns of tables that have horizontal rules only (横罫のみの表), as rules that nobody drew: along the white that runs down through all rows
 * below the header, and at both ends. In a row whose writing crosses it, as a header over several columns does, there is none.
 */
export function findWhiteRules(ink: readonly PixelBox[], rules: readonly PictureRule[], em: number): WhiteRules {
  const letters = ink.filter(({ left, top, right, bottom }) => {
    const size = Math.max(right - left, bottom - top);
    return size >= LEAST_LETTER * em && size <= GREATEST_LETTER * em;
  });
  const tables = findBands(rules, em).map((bands) => columnsOf(bands, letters, em));
  return { rules: tables.flatMap((table) => table.rules), sure: tables.flatMap(({ sure }) => sure) };
}
