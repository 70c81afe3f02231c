import { centreX, centreY, widthOf } from '../geometry/box.js';
import type { Glyph } from './page-content.js';

/** A copy drawn for bold or shadow lies within this share of an em … */
const COPY_OFFSET_EM = 0.12;
/** … and within this share of the glyph's own advance: narrow digits side by side (11) are no copies. */
const COPY_OFFSET_ADVANCE = 0.4;
/** Copies have the same size; a superscript of the same character has not. */
const COPY_SIZE_RATIO = 1.1;

function isCopy(first: Glyph, second: Glyph): boolean {
  const extent = first.vertical ? first.box.bottom - first.box.top : widthOf(first.box);
  const reach = Math.min(first.fontSize * COPY_OFFSET_EM, Math.abs(extent) * COPY_OFFSET_ADVANCE);
  const dx = centreX(first.box) - centreX(second.box);
  const dy = centreY(first.box) - centreY(second.box);
  const larger = Math.max(first.fontSize, second.fontSize);
  return (
    Math.hypot(dx, dy) <= reach &&
    larger <= COPY_SIZE_RATIO * Math.min(first.fontSize, second.fontSize) &&
    first.angle === second.angle
  );
}

/** Glyphs of one text by the square of the page that they stand in, some squares far apart together. */
type Places = Map<number, Glyph[]>;
const nothing: readonly Glyph[] = [];

/** Larger than any column of a page. */
const COLUMNS = 1_000_003;
const keyOf = (column: number, row: number): number => row * COLUMNS + column;

/** Splits glyphs into those that stand for themselves and later copies of them at (nearly) the same place: fake bold, shadow. */
export function splitDoubled<T>(
  items: readonly T[],
  glyphOf: (item: T) => Glyph,
): { readonly single: readonly T[]; readonly copies: readonly T[] } {
  const byText = new Map<string, Places>();
  const single: T[] = [];
  const copies: T[] = [];
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
    if (hasCopy(places, column, row, glyph)) {
      copies.push(item);
      continue;
    }
    single.push(item);
    const key = keyOf(column, row);
    const here = places.get(key);
    if (here) here.push(glyph);
    else places.set(key, [glyph]);
  }
  return { single, copies };
}

/** Does one of the glyphs in the square and in those around it stand (nearly) where this one does? */
function hasCopy(places: Places, column: number, row: number, glyph: Glyph): boolean {
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const known of places.get(keyOf(column + dx, row + dy)) ?? nothing) if (isCopy(known, glyph)) return true;
    }
  }
  return false;
}
