import type { PageLayout } from '../tables/table-grid.js';

/** A page with no more characters is a cover (表紙): its title and its issuer may stand anywhere. */
const mostOnCover = 160;

export const isCover = (layout: PageLayout): boolean =>
  layout.page.glyphs.length <= mostOnCover && layout.grids.every(({ cells }) => cells.length <= 4);
