import { centreY, heightOf } from '../geometry/box.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import type { TextLine } from './table-grid.js';
import { buildLine } from './text-lines.js';
import { tolerances } from './tolerances.js';

/**
 * Parts lines of running text where an upright rule goes through the white between two glyphs: what stands on its two sides (captions of
 * framed cards side by side) was never one line, however narrow the gutter.
 */
export function partAtRules(lines: readonly TextLine[], rulings: readonly Ruling[]): TextLine[] {
  const upright = rulings.filter(({ orientation }) => orientation === 'vertical');
  return lines.flatMap((line) => (line.vertical ? [line] : partLine(line, upright)));
}

function partLine(line: TextLine, upright: readonly Ruling[]): TextLine[] {
  const middle = centreY(line.box);
  const rules = upright.filter(
    ({ position, start, end }) =>
      position > line.box.left &&
      position < line.box.right &&
      start <= middle &&
      end >= middle &&
      // A bar as high as the writing may be a sign of it.
      end - start > tolerances.ratio.much * heightOf(line.box),
  );
  const parts: Glyph[][] = [];
  for (const glyph of line.glyphs) {
    const before = parts.at(-1)?.at(-1);
    const isParted = before && rules.some(({ position }) => position >= before.box.right && position <= glyph.box.left);
    if (!before || isParted) parts.push([glyph]);
    else parts.at(-1)?.push(glyph);
  }
  return parts.length > 1 ? parts.map((part) => buildLine(part, false)) : [line];
}
