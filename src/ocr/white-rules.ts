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
  return groups.flatMap((group): RuledBands[] => {
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

/** The gutters between columns that are ones; of the two beside a stretch that is none, the narrower parts a word. */
function betweenColumns(gutters: readonly [number, number][], bands: readonly Band[]): readonly [number, number][] {
  const least = Math.max(2, LEAST_FILLED * bands.length);
  const widthOf = ([from, to]: readonly [number, number]): number => to - from;
  for (const [index, gutter] of gutters.entries()) {
    const next = gutters[index + 1];
    if (!next) continue;
    const filled = bands.filter(({ boxes }) => boxes.some(({ left, right }) => left >= gutter[1] && right <= next[0]));
    if (filled.length >= least) continue;
    const narrower = widthOf(gutter) < widthOf(next) ? gutter : next;
    return betweenColumns(
      gutters.filter((each) => each !== narrower),
      bands,
    );
  }
  return gutters;
}

/**
 * The columns of tables that have horizontal rules only (横罫のみの表), as rules that nobody drew: along the white that runs down through all rows
 * below the header, and at both ends. In a row whose writing crosses it, as a header over several columns does, there is none.
 */
export function findWhiteRules(ink: readonly PixelBox[], rules: readonly PictureRule[], em: number): PictureRule[] {
  const letters = ink.filter(({ left, top, right, bottom }) => {
    const size = Math.max(right - left, bottom - top);
    return size >= LEAST_LETTER * em && size <= GREATEST_LETTER * em;
  });
  const least = LEAST_GUTTER * em;
  return findBands(rules, em).flatMap(({ left, right, levels }) => {
    const bands = levels.slice(1).map((bottom, index): Band => {
      const top = levels[index] ?? bottom;
      const middle = ({ top: above, bottom: below }: PixelBox): number => (above + below) / 2;
      return { top, bottom, boxes: letters.filter((box) => middle(box) > top && middle(box) < bottom) };
    });
    const body = bands.slice(1).flatMap(({ boxes }) => boxes.filter((box) => box.left < right && box.right > left));
    const white = whiteBetween(body, left, right, least).filter(([from, to]) => from > left && to < right);
    const gutters = betweenColumns(white, bands.slice(1));
    const rule = (position: number, start: number, end: number): PictureRule => ({
      orientation: 'vertical',
      position,
      start,
      end,
      thickness: 0,
    });
    const inside = gutters.flatMap(([from, to]) =>
      bands.flatMap(({ top, bottom, boxes }) => {
        const own = whiteBetween(boxes, left, right, least).find(([start, end]) => start < to && end > from);
        return own ? [rule((Math.max(from, own[0]) + Math.min(to, own[1])) / 2, top, bottom)] : [];
      }),
    );
    const [top = 0, bottom = 0] = [levels[0], levels.at(-1)];
    return [rule(left, top, bottom), ...inside, rule(right, top, bottom)];
  });
}
