import type { Issue } from '../issues/issue.js';
import type { PageContent } from './page-content.js';

/** How much of the hidden text an issue quotes. */
const QUOTED = 40;

/** White areas are the paper itself; a page that has nothing else is blank. */
const isBlank = (page: PageContent): boolean =>
  page.glyphs.length === 0 &&
  page.hidden.length === 0 &&
  page.images.length === 0 &&
  page.rulings.length === 0 &&
  page.diagonals.length === 0 &&
  page.shadings.every((shading) => shading.colour === '#ffffff');

function findTextlessIssue(page: PageContent, othersHaveText: boolean): Issue | undefined {
  if (page.glyphs.length > 0) return undefined;
  if (isBlank(page) && othersHaveText) return { code: 'page/blank', page: page.number };
  if (page.rulings.length > 0 && page.images.length === 0) {
    return { code: 'page/rules-without-text', page: page.number, actual: String(page.rulings.length) };
  }
  return { code: 'page/no-text', page: page.number };
}

function findHiddenIssue(page: PageContent): Issue | undefined {
  const first = page.hidden[0];
  if (!first) return undefined;
  const text = page.hidden.map(({ glyph }) => glyph.text).join('');
  const quoted = [...text].slice(0, QUOTED).join('');
  return {
    code: 'page/hidden-text',
    page: page.number,
    box: first.glyph.box,
    actual: quoted === text ? text : `${quoted}…`,
  };
}

/** What a person should know of the pages' text as a whole: none, none to be seen, only a scanner's. */
export function findPageIssues(pages: readonly PageContent[]): Issue[] {
  const hasText = pages.some((page) => page.glyphs.length > 0);
  return pages.flatMap((page) =>
    [
      findTextlessIssue(page, hasText),
      findHiddenIssue(page),
      page.ocrLayer ? ({ code: 'page/ocr-layer', page: page.number } as const) : undefined,
    ].filter((issue) => issue !== undefined),
  );
}
