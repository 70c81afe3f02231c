import { expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { tolerances } from '../../src/tables/tolerances.js';
import { PageDrawing } from './draw-page.js';

const SIZE = 10;

/** Two texts on one line, and in the white between them a bar so many times as high as the writing. */
function linesBesideBar(height: number): readonly string[] {
  const [middle, half] = [100 - 0.38 * SIZE, (height * SIZE) / 2];
  const drawing = new PageDrawing()
    .text(50, 100, '指標の数', { size: SIZE })
    .text(94, 100, '施設の数', { size: SIZE })
    .vertical(92, middle - half, middle + half);
  return findLayout(drawing.page()).lines.map(({ text }) => text);
}

test.each([
  ['a little higher than the writing is a sign of it', 0.7, ['指標の数施設の数']],
  ['much higher is a rule between two lines', 1.3, ['指標の数', '施設の数']],
])('a bar in the white of a line, %s', (_, share, lines) => {
  expect(linesBesideBar(share * tolerances.ratio.much)).toEqual(lines);
});
