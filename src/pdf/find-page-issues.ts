import { areaOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { findHiddenIssues } from './find-hidden-issues.js';
import { findPictures } from './find-pictures.js';
import type { PageContent } from './page-content.js';

/** White areas are the paper itself; a page that has nothing else is blank. */
const isBlank = (page: PageContent): boolean =>
  page.glyphs.length === 0 &&
  page.hidden.length === 0 &&
  page.images.length === 0 &&
  page.rulings.length === 0 &&
  page.diagonals.length === 0 &&
  page.drawings.length === 0 &&
  page.shadings.every((shading) => shading.colour === '#ffffff');

function findTextlessIssue(page: PageContent, othersHaveText: boolean): Issue | undefined {
  if (page.glyphs.length > 0) return undefined;
  if (isBlank(page) && othersHaveText) return { code: 'page/blank', page: page.number };
  if (page.rulings.length > 0 && page.images.length === 0) {
    return { code: 'page/rules-without-text', page: page.number, actual: String(page.rulings.length) };
  }
  return { code: 'page/no-text', page: page.number };
}

/** Pictures beside the page's text that may hold writing, each with its share of the page in percent. */
function findUnreadPictures(page: PageContent): Issue[] {
  if (page.glyphs.length === 0 || page.ocrLayer) return [];
  return findPictures(page).map((box): Issue => {
    const share = Math.round((100 * areaOf(box)) / (page.width * page.height));
    return { code: 'page/picture-unread', page: page.number, box, actual: String(share) };
  });
}

/** What a person should know of the pages' text as a whole: none, none to be seen, only a scanner's. */
export function findPageIssues(pages: readonly PageContent[]): Issue[] {
  const hasText = pages.some((page) => page.glyphs.length > 0);
  return pages.flatMap((page) =>
    [
      findTextlessIssue(page, hasText),
      ...page.struck.map(({ box, text, isStamp }): Issue => {
        const code = isStamp ? 'page/stamp-over-table' : 'page/struck-text';
        return { code, page: page.number, box, actual: text };
      }),
      ...findHiddenIssues(page),
      ...findUnreadPictures(page),
      page.ocrLayer ? ({ code: 'page/ocr-layer', page: page.number } as const) : undefined,
    ].filter((issue) => issue !== undefined),
  );
}
