import type { Issue } from '../issues/issue.js';
import type { Glyph, HiddenGlyph, PageContent } from './page-content.js';

/** How much of a text an issue quotes. */
const QUOTED = 40;
/** Glyphs of one word lie closer than this, in ems. */
const WORD_GAP_EM = 0.5;
/** … and share their baseline as nearly, in ems. */
const SAME_LINE_EM = 0.1;

function quote(glyphs: readonly Glyph[]): string {
  const characters = [...glyphs.map((glyph) => glyph.text).join('')];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : characters.join('');
}

const isBeyondEdge = ({ reason }: HiddenGlyph): boolean => reason === 'clipped' || reason === 'off-page';

/** Do two glyphs drawn one after the other stand side by side, as parts of one word? */
function goOn(first: Glyph, second: Glyph): boolean {
  const em = Math.max(first.fontSize, second.fontSize);
  const gap = first.vertical
    ? second.box.top - first.box.bottom
    : Math.max(second.box.left - first.box.right, first.box.left - second.box.right);
  return (
    second.order === first.order + 1 &&
    !second.spaceBefore &&
    first.fontName === second.fontName &&
    Math.abs(first.baseline - second.baseline) <= SAME_LINE_EM * em &&
    Math.abs(gap) <= WORD_GAP_EM * em
  );
}

/** Lines of one text follow one another by this much, in ems. */
const LEADING_EM = { least: 0.8, most: 2 } as const;

/** Is the second glyph the first of the next line of the same text, in a cell too low for it? */
function wraps(first: Glyph, second: Glyph): boolean {
  const step = (second.baseline - first.baseline) / first.fontSize;
  return (
    second.order === first.order + 1 &&
    !first.vertical &&
    first.angle === 0 &&
    second.angle === 0 &&
    first.fontName === second.fontName &&
    first.fontSize === second.fontSize &&
    step >= LEADING_EM.least &&
    step <= LEADING_EM.most &&
    second.box.left < first.box.right
  );
}

/** A text of which a part stands on the page (or in its cell) and another, before or after it or on the next line, where nobody sees it. */
function findCuts(page: PageContent): Issue[] {
  const hidden = new Map(page.hidden.filter(isBeyondEdge).map(({ glyph }) => [glyph.order, glyph]));
  const seen = new Map(page.glyphs.map((glyph) => [glyph.order, glyph]));
  return [...hidden.values()].flatMap((beyond) => {
    const [before, after] = [seen.get(beyond.order - 1), seen.get(beyond.order + 1)];
    const cuts: { edge: Glyph; printed: Glyph[]; unseen: Glyph[] }[] = [];
    if (before && (goOn(before, beyond) || wraps(before, beyond)))
      cuts.push({ edge: before, printed: runOf(seen, before, -1).reverse(), unseen: runOf(hidden, beyond, 1) });
    if (after && goOn(beyond, after))
      cuts.push({ edge: after, printed: runOf(seen, after, 1), unseen: runOf(hidden, beyond, -1).reverse() });
    return cuts.map(({ edge, printed, unseen }): Issue => {
      const place = { code: 'page/cut-text', page: page.number, box: edge.box } as const;
      return { ...place, actual: quote(printed), expected: countOf(unseen) };
    });
  });
}

/** The glyphs from `start` on, in one direction of the drawing order, as far as the word goes. */
function runOf(glyphs: ReadonlyMap<number, Glyph>, start: Glyph, step: 1 | -1): Glyph[] {
  const run = [start];
  for (let last = start; ; ) {
    const next = glyphs.get(last.order + step);
    if (!next || !(step === 1 ? goOn(last, next) : goOn(next, last))) return run;
    run.push(next);
    last = next;
  }
}

const countOf = (glyphs: readonly Glyph[]): string => String([...glyphs.map(({ text }) => text).join('')].length);

function issueOf(
  code: 'page/hidden-text' | 'page/clipped-text',
  page: number,
  hidden: readonly HiddenGlyph[],
): Issue[] {
  const [first] = hidden;
  return first ? [{ code, page, box: first.glyph.box, actual: countOf(hidden.map(({ glyph }) => glyph)) }] : [];
}

/**
 * What is to be said of a page's text that nobody sees: hidden on the page, beyond its edges, or cut by them. Never its characters: a name
 * that somebody blackened (黒塗り) is published by nobody.
 */
export function findHiddenIssues(page: PageContent): Issue[] {
  return [
    ...issueOf(
      'page/hidden-text',
      page.number,
      page.hidden.filter((hidden) => !isBeyondEdge(hidden)),
    ),
    ...issueOf('page/clipped-text', page.number, page.hidden.filter(isBeyondEdge)),
    ...findCuts(page),
  ];
}
