import { type Box, boundingBox } from '../../src/geometry/box.js';
import type { Diagonal, Glyph, PageContent, Ruling, Shading, StruckText, Unread } from '../../src/pdf/page-content.js';
import type { PageLayout, TableGrid } from '../../src/tables/table-grid.js';

export interface TextStyle {
  readonly size?: number;
  readonly angle?: number;
  readonly vertical?: boolean;
  /** Extra advance after each character, in points. */
  readonly spacing?: number;
  /** Ink, `#rrggbb`; black where it is left out. */
  readonly colour?: string;
  /** The advance of a character in ems, where it is another one. */
  readonly advance?: (character: string) => number;
}

const usualAdvance = (character: string): number => (character.charCodeAt(0) > 0xff ? 1 : 0.5);

/** Draws a page for tests: full-width characters advance one em, half-width ones half an em. */
export class PageDrawing {
  readonly glyphs: Glyph[] = [];
  readonly rulings: Ruling[] = [];
  readonly shadings: Shading[] = [];
  readonly diagonals: Diagonal[] = [];
  readonly drawings: Box[] = [];
  readonly struck: StruckText[] = [];
  readonly unread: Unread[] = [];
  readonly images: Box[] = [];

  /** Writes `text` from (x, baseline y); a space advances and marks the next glyph. */
  text(x: number, y: number, text: string, style: TextStyle = {}): this {
    const { size = 10, angle = 0, vertical = false, spacing = 0, colour, advance: advanceOf = usualAdvance } = style;
    let along = 0;
    let spaceBefore = false;
    for (const character of text) {
      const advance = (vertical ? 1 : advanceOf(character)) * size;
      if (character.trim() === '') spaceBefore = true;
      else {
        const glyph = glyphAt(
          character,
          x,
          y,
          along,
          advance,
          { size, angle, vertical },
          this.glyphs.length,
          spaceBefore,
        );
        this.glyphs.push(colour === undefined ? glyph : { ...glyph, colour });
        spaceBefore = false;
      }
      along += advance + spacing;
    }
    return this;
  }

  horizontal(y: number, start: number, end: number, thickness = 0.5): this {
    this.rulings.push({ orientation: 'horizontal', position: y, start, end, thickness, drawnAs: 'stroke' });
    return this;
  }

  vertical(x: number, start: number, end: number, thickness = 0.5): this {
    this.rulings.push({ orientation: 'vertical', position: x, start, end, thickness, drawnAs: 'stroke' });
    return this;
  }

  box(left: number, top: number, right: number, bottom: number): this {
    this.horizontal(top, left, right).horizontal(bottom, left, right);
    return this.vertical(left, top, bottom).vertical(right, top, bottom);
  }

  /** Writes `text` with a line through it: it is not among the glyphs. */
  struckText(x: number, y: number, text: string, style: TextStyle = {}): this {
    const drawing = new PageDrawing().text(x, y, text, style);
    const box = boundingBox(drawing.glyphs.map((glyph) => glyph.box));
    if (box) this.struck.push({ box, text, glyphs: drawing.glyphs });
    return this;
  }

  /** All rules of a grid with these boundaries. */
  lattice(xs: readonly number[], ys: readonly number[]): this {
    const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
    for (const y of ys) this.horizontal(y, left, right);
    for (const x of xs) this.vertical(x, top, bottom);
    return this;
  }

  shade(left: number, top: number, right: number, bottom: number, colour = '#dddddd'): this {
    this.shadings.push({ box: { left, top, right, bottom }, colour });
    return this;
  }

  page(): PageContent {
    const { glyphs, rulings, shadings, diagonals, drawings, struck, unread, images } = this;
    const empty = { hidden: [], struck, unread, doubled: 0, images, ocrLayer: false, untrusted: 0 };
    return { number: 1, width: 595, height: 842, glyphs, rulings, shadings, diagonals, drawings, ...empty };
  }
}

function glyphAt(
  text: string,
  x: number,
  y: number,
  along: number,
  advance: number,
  style: { size: number; angle: number; vertical: boolean },
  order: number,
  spaceBefore: boolean,
): Glyph {
  const { size, angle, vertical } = style;
  const common = { text, fontSize: size, fontName: 'Test', angle, vertical, order, spaceBefore };
  if (vertical) {
    const box = { left: x - size / 2, right: x + size / 2, top: y + along, bottom: y + along + advance };
    return { ...common, box, baseline: x };
  }
  if (angle === 0) {
    const box = { left: x + along, right: x + along + advance, top: y - 0.88 * size, bottom: y + 0.12 * size };
    return { ...common, box, baseline: y };
  }
  const radians = (angle * Math.PI) / 180;
  const centreX = x + (along + advance / 2) * Math.cos(radians);
  const centreY = y + (along + advance / 2) * Math.sin(radians);
  const half = size / 2;
  const box = { left: centreX - half, right: centreX + half, top: centreY - half, bottom: centreY + half };
  return { ...common, box, baseline: centreY };
}

/** A grid as rows of texts, lines of a cell joined by `/`; a place that a merged cell covers is null. */
export function textsOf(grid: TableGrid | undefined): (string | null)[][] {
  if (!grid) return [];
  const rows = Array.from({ length: grid.rows }, () => Array.from<string | null>({ length: grid.columns }).fill(null));
  for (const cell of grid.cells) {
    const row = rows[cell.row - 1];
    if (row) row[cell.column - 1] = cell.lines.map((line) => line.text).join('/');
  }
  return rows;
}

/** Every glyph of a layout, in drawing order, to compare with the page's own. */
export function placedGlyphs(layout: PageLayout): Glyph[] {
  const cells = layout.grids.flatMap((grid) => grid.cells);
  const lines = [...layout.lines, ...layout.ruleLines, ...cells.flatMap((cell) => cell.lines)];
  return lines.flatMap((line) => line.glyphs).sort((a, b) => a.order - b.order);
}
