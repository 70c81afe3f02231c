import { type Box, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { Ruling } from '../pdf/page-content.js';
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
        isDrawnOfStrips(box, page.rulings)
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
