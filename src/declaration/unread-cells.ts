// Values whose cell shows what was not read as its text: crossed out, a form field, characters that came elsewhere.

import { type Box, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { passesThrough } from '../pdf/find-slashes.js';
import type { Diagonal, Ruling } from '../pdf/page-content.js';
import type { PageLayout } from '../tables/table-grid.js';
import type { ReadObservation } from './read-observation.js';

/** A picture reaches over the rules of its cell by no more than this, in points. */
const OVER_EDGE = 2;

const holds = (cell: Box, { left, top, right, bottom }: Box): boolean =>
  left >= cell.left - OVER_EDGE &&
  right <= cell.right + OVER_EDGE &&
  top >= cell.top - OVER_EDGE &&
  bottom <= cell.bottom + OVER_EDGE;

/** A shape of less than this share of its cell's height is a speck; one of more than the other share each way is its ground. */
const SPECK = 0.15;
const FILLS = 0.7;

function isDrawnIn(cell: Box, shape: Box): boolean {
  if (!holds(cell, shape) || heightOf(shape) < SPECK * heightOf(cell)) return false;
  return widthOf(shape) < FILLS * widthOf(cell) || heightOf(shape) < FILLS * heightOf(cell);
}

/** Short rules at so many places inside a cell, clear of its edges, draw something: a figure made of strips. */
const STRIPS = 5;
const CLEAR = 1.5;

function isDrawnOfStrips(cell: Box, rulings: readonly Ruling[]): boolean {
  const places = new Set<string>();
  for (const { orientation, position, start, end } of rulings) {
    const [low, high] = orientation === 'horizontal' ? [cell.top, cell.bottom] : [cell.left, cell.right];
    const [first, last] = orientation === 'horizontal' ? [cell.left, cell.right] : [cell.top, cell.bottom];
    const inside =
      position > low + CLEAR && position < high - CLEAR && start > first + CLEAR / 2 && end < last - CLEAR / 2;
    if (inside) places.add(`${orientation}/${position}`);
    if (places.size >= STRIPS) return true;
  }
  return false;
}

/** A line through the middle of a cell (this share of it, clear of the edges) that is no rule of the table, as long as this, in points, is an arrow or a dash. */
const MIDDLE = 0.25;
const SHORTEST_LINE = 5;

/** Is a line drawn in a blank cell: an arrow from the cell before (以下同じ), a dash that is no character? */
function isDrawnAsLine(cell: Box, rulings: readonly Ruling[]): boolean {
  return rulings.some(({ orientation, position, start, end }) => {
    if (orientation === 'vertical') return false;
    const clear = Math.max(CLEAR, MIDDLE * heightOf(cell));
    const length = Math.min(end, cell.right) - Math.max(start, cell.left);
    return position > cell.top + clear && position < cell.bottom - clear && length >= SHORTEST_LINE;
  });
}

/** A line from one part of a table to another is longer than this, in points; shorter ones are struck texts and heads of arrows. */
const LONG = 16;
/** A line at the edge of a cell, within this share of it, does not go through it; nor one that ends in it, short of its edges by more points. */
const EDGE = 0.03;
const TO_EDGE = 3;

/** Does a slanted line run through a cell from side to side? One that ends in it leads there. */
function runsThrough(line: Diagonal, cell: Box): boolean {
  const { left, right, top, bottom } = line.box;
  const isAcross = left <= cell.left + TO_EDGE && right >= cell.right - TO_EDGE;
  const isDown = top <= cell.top + TO_EDGE && bottom >= cell.bottom - TO_EDGE;
  return (isAcross || isDown) && passesThrough(line, cell, EDGE);
}

/** Values over whose cells a slanted line runs, of a row or table that is crossed out as a whole. */
export function findCrossedCells(layouts: readonly PageLayout[], observations: readonly ReadObservation[]): Issue[] {
  const isLong = ({ box }: Diagonal): boolean => Math.max(widthOf(box), heightOf(box)) > LONG;
  const lines = new Map(layouts.map(({ page }) => [page.number, page.diagonals.filter(isLong)] as const));
  if ([...lines.values()].every((found) => found.length === 0)) return [];
  const isCrossed = ({ cell, value }: ReadObservation): boolean =>
    value.missing_reason !== 'blank' &&
    cell.places.some(({ page, box }) => lines.get(page)?.some((line) => runsThrough(line, box)));
  return observations.filter(isCrossed).map(({ id, page, box, valueText }) => ({
    code: 'value/line-over',
    page,
    box,
    observationId: id,
    actual: valueText,
  }));
}

/** Blanks in whose cell characters stand that came to another cell, another table or the text of the page: they may be the value. */
export function findBlanksWithText(layouts: readonly PageLayout[], observations: readonly ReadObservation[]): Issue[] {
  const pages = new Map(layouts.map(({ page }) => [page.number, page] as const));
  return observations.flatMap(({ id, page, box, cell, value }): Issue[] => {
    if (value.missing_reason !== 'blank') return [];
    const inside = cell.places.flatMap((place) =>
      (pages.get(place.page)?.glyphs ?? []).filter((glyph) => holdsCentre(place.box, glyph.box)),
    );
    const actual = inside.map(({ text }) => text).join('');
    return inside.length === 0 ? [] : [{ code: 'value/text-in-blank', page, box, observationId: id, actual }];
  });
}

/** Values whose cell shows something that is no text: a blank that is none, a form field that shows one thing and says another. */
export function findUnreadCells(layouts: readonly PageLayout[], observations: readonly ReadObservation[]): Issue[] {
  const pages = new Map(layouts.map(({ page }) => [page.number, page] as const));
  const isUnread = ({ cell, value }: ReadObservation): boolean =>
    cell.places.some(({ page: number, box }) => {
      const page = pages.get(number);
      if (!page) return false;
      const isBlank = value.missing_reason === 'blank';
      const marked = page.unread.some(
        (unread) =>
          (isBlank || unread.what === 'field-differs') &&
          (holdsCentre(box, unread.box) || holdsCentre(unread.box, box)),
      );
      if (marked || !isBlank) return marked;
      return (
        page.images.some((image) => holds(box, image)) ||
        page.drawings.some((shape) => isDrawnIn(box, shape)) ||
        isDrawnOfStrips(box, page.rulings) ||
        isDrawnAsLine(box, page.rulings)
      );
    });
  return observations.filter(isUnread).map(({ id, page, box, valueText }) => ({
    code: 'value/picture-in-cell',
    page,
    box,
    observationId: id,
    actual: valueText,
  }));
}
