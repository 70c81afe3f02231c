import { type Box, holdsCentre } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { PageLayout } from '../tables/table-grid.js';
import type { ReadObservation } from './observations.js';

/** A picture reaches over the rules of its cell by no more than this, in points. */
const OVER_EDGE = 2;

const holds = (cell: Box, { left, top, right, bottom }: Box): boolean =>
  left >= cell.left - OVER_EDGE &&
  right <= cell.right + OVER_EDGE &&
  top >= cell.top - OVER_EDGE &&
  bottom <= cell.bottom + OVER_EDGE;

/** Values whose cell shows something that is no text: a blank that is none, a form field that shows one thing and says another. */
export function findUnreadCells(layouts: readonly PageLayout[], observations: readonly ReadObservation[]): Issue[] {
  const pages = new Map(
    layouts
      .filter(({ page }) => page.unread.length + page.images.length > 0)
      .map(({ page }) => [page.number, page] as const),
  );
  if (pages.size === 0) return [];
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
      return marked || (isBlank && page.images.some((image) => holds(box, image)));
    });
  return observations.filter(isUnread).map(({ id, page, box, valueText }) => ({
    code: 'value/picture-in-cell',
    page,
    box,
    observationId: id,
    actual: valueText,
  }));
}
