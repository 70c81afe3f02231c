import { boxOfLine } from '../geometry/box.js';
import { type Quarter, type Size, turnBackBy, turnBox, turnSize } from '../geometry/turn.js';
import type { Glyph, PageContent, Ruling } from './page-content.js';

/** A page whose writing is turned by this share or more is read turned: a table laid sideways, a page rotated by mistake. */
const mostGlyphs = 0.8;
/** The em box stands this share of an em below the baseline, as pdf/ builds it. */
const belowBaseline = 0.12;

/** How far a page must be turned clockwise for most of its writing to stand upright: 0 for ordinary pages. */
export function findTurn({ glyphs }: PageContent): Quarter {
  for (const quarter of [90, 180, 270] as const) {
    const turned = glyphs.filter(({ angle }) => Math.round(angle) === quarter).length;
    if (turned > 0 && turned >= glyphs.length * mostGlyphs) return turnBackBy(quarter);
  }
  return 0;
}

/** The page turned clockwise by a quarter or more, as a reader would turn the sheet. */
export function turnPage(page: PageContent, by: Quarter): PageContent {
  if (by === 0) return page;
  const size: Size = page;
  const turnGlyph = (glyph: Glyph): Glyph => {
    const box = turnBox(glyph.box, by, size);
    const angle = (glyph.angle + by) % 360;
    return { ...glyph, box, angle, baseline: box.bottom - belowBaseline * glyph.fontSize };
  };
  return {
    ...page,
    ...turnSize(size, by),
    glyphs: page.glyphs.map(turnGlyph),
    hidden: page.hidden.map(({ glyph, reason }) => ({ glyph: turnGlyph(glyph), reason })),
    struck: page.struck.map((struck) => ({
      ...struck,
      box: turnBox(struck.box, by, size),
      glyphs: struck.glyphs.map(turnGlyph),
    })),
    unread: page.unread.map((unread) => ({ ...unread, box: turnBox(unread.box, by, size) })),
    rulings: page.rulings.map((ruling) => turnRuling(ruling, by, size)),
    shadings: page.shadings.map((shading) => ({ ...shading, box: turnBox(shading.box, by, size) })),
    // A quarter turn makes a falling line rise.
    diagonals: page.diagonals.map(({ box, falls }) => ({ box: turnBox(box, by, size), falls: falls === (by === 180) })),
    drawings: page.drawings.map((box) => turnBox(box, by, size)),
    images: page.images.map((box) => turnBox(box, by, size)),
  };
}

function turnRuling(ruling: Ruling, by: Quarter, size: Size): Ruling {
  const isVertical = ruling.orientation === 'vertical';
  const { left, top, right, bottom } = turnBox(boxOfLine(ruling), by, size);
  return isVertical !== (by === 90 || by === 270)
    ? { ...ruling, orientation: 'vertical', position: left, start: top, end: bottom }
    : { ...ruling, orientation: 'horizontal', position: top, start: left, end: right };
}
