import { centreX, centreY, heightOf, widthOf } from '../geometry/box.js';
import { putUnder } from '../groups/group-by.js';
import { runsDown } from './find-visible.js';
import type { Glyph } from './page-content.js';

/** A copy drawn for bold lies within this share of an em … */
const BOLD_EM = 0.12;
/** … and within this share of the glyph's own advance: narrow digits side by side (11) are no copies. */
const BOLD_ADVANCE = 0.4;
/** A copy drawn as a shadow lies within this share of an em along the line and across it (a quarter, and what rounding adds) … */
const SHADOW_EM = 0.26;
/** … and hides its neighbour's place as no neighbour would: this share of the advance along the line, or so far off it, in ems. */
const SHADOW_ADVANCE = 0.6;
const OFF_LINE_EM = 0.06;
/** The glyphs of one shadow lie off theirs by the same way, within this share of an em, … */
const SAME_WAY_EM = 0.03;
/** … and were drawn together: so many glyphs apart. */
const ORDERS_AROUND = [-4, -3, -2, -1, 1, 2, 3, 4] as const;
/** Copies have the same size; a superscript of the same character has not. */
const COPY_SIZE_RATIO = 1.1;

/** How a glyph lies to one of the same character: along the line of writing and across it, in ems. */
interface Offset {
  readonly along: number;
  readonly across: number;
}

/** `perhaps`: as near as a shadow, and as near as a neighbour. */
type Likeness = 'copy' | 'perhaps' | 'other';

function offsetOf(first: Glyph, second: Glyph): Offset {
  const dx = (centreX(second.box) - centreX(first.box)) / first.fontSize;
  const dy = (centreY(second.box) - centreY(first.box)) / first.fontSize;
  return runsDown(first) ? { along: dy, across: dx } : { along: dx, across: dy };
}

function compare(first: Glyph, second: Glyph, { along, across }: Offset): Likeness {
  const larger = Math.max(first.fontSize, second.fontSize);
  if (larger > COPY_SIZE_RATIO * Math.min(first.fontSize, second.fontSize) || first.angle !== second.angle)
    return 'other';
  if (Math.max(Math.abs(along), Math.abs(across)) > SHADOW_EM) return 'other';
  const advance = Math.abs(runsDown(first) ? heightOf(first.box) : widthOf(first.box)) / first.fontSize;
  if (Math.hypot(along, across) <= Math.min(BOLD_EM, BOLD_ADVANCE * advance)) return 'copy';
  const overlaps = Math.abs(along) <= SHADOW_ADVANCE * advance || Math.abs(across) >= OFF_LINE_EM;
  return overlaps ? 'copy' : 'perhaps';
}

/** Glyphs of one text by the square of the page that they stand in, some squares far apart together. */
type Places = Map<number, Glyph[]>;
const nothing: readonly Glyph[] = [];

/** Larger than any column of a page. */
const COLUMNS = 1_000_003;
const keyOf = (column: number, row: number): number => row * COLUMNS + column;

const isSameWay = (a: Offset, b: Offset): boolean =>
  Math.abs(a.along - b.along) <= SAME_WAY_EM && Math.abs(a.across - b.across) <= SAME_WAY_EM;

/**
 * Splits glyphs into those that stand for themselves and copies of those at (nearly) the same place: fake bold, a shadow in any
 * direction. Of a glyph and its copies the first in the list stands.
 */
export function splitDoubled<T>(
  items: readonly T[],
  glyphOf: (item: T) => Glyph,
): { readonly single: readonly T[]; readonly copies: readonly T[] } {
  const byText = new Map<string, Places>();
  const copies = new Set<T>();
  const certain = new Map<number, Offset>();
  const doubtful: { readonly item: T; readonly order: number; readonly offset: Offset }[] = [];
  for (const item of items) {
    const glyph = glyphOf(item);
    const size = Math.max(1, Math.round(glyph.fontSize));
    const column = Math.floor(centreX(glyph.box) / size);
    const row = Math.floor(centreY(glyph.box) / size);
    let places = byText.get(glyph.text);
    if (!places) {
      places = new Map();
      byText.set(glyph.text, places);
    }
    const near = findNear(places, column, row, glyph);
    if (near?.likeness === 'copy') {
      copies.add(item);
      certain.set(glyph.order, near.offset);
      continue;
    }
    if (near) doubtful.push({ item, order: glyph.order, offset: near.offset });
    putUnder(places, keyOf(column, row), glyph);
  }
  for (const { item, order, offset } of doubtful) {
    const isOfShadow = ORDERS_AROUND.some((away) => {
      const pair = certain.get(order + away);
      return pair !== undefined && isSameWay(pair, offset);
    });
    if (isOfShadow) copies.add(item);
  }
  return { single: items.filter((item) => !copies.has(item)), copies: [...copies] };
}

interface Near {
  readonly likeness: Exclude<Likeness, 'other'>;
  readonly offset: Offset;
}

/** The glyph in the square and in those around it that stands nearly where this one does: one that it copies, else one that it may copy. */
function findNear(places: Places, column: number, row: number, glyph: Glyph): Near | undefined {
  let perhaps: Near | undefined;
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const known of places.get(keyOf(column + dx, row + dy)) ?? nothing) {
        const offset = offsetOf(known, glyph);
        const likeness = compare(known, glyph, offset);
        if (likeness === 'copy') return { likeness, offset };
        if (likeness === 'perhaps') perhaps ??= { likeness, offset };
      }
    }
  }
  return perhaps;
}
