import { boundingBox, heightOf, within } from '../geometry/box.js';
import type { FilledGrid } from './fill-cells.js';
import { tolerances } from './tolerances.js';

/**
 * Two framed tables so close that their rules hang together: parts the grid at a thin empty strip over a row that repeats the first
 * one's headings.
 */
export function splitAtRepeatedHeader(grid: FilledGrid): FilledGrid[] {
  const head = headingsOf(grid, 1);
  for (let strip = 2; strip < grid.rows; strip += 1) {
    if (head !== undefined && isStrip(grid, strip) && headingsOf(grid, strip + 1) === head)
      return [cut(grid, 1, strip - 1), ...splitAtRepeatedHeader(cut(grid, strip + 1, grid.rows))];
  }
  return [grid];
}

/** The texts of a row's cells; undefined where fewer than two hold any. */
function headingsOf({ cells }: FilledGrid, row: number): string | undefined {
  const texts = cells
    .filter((cell) => cell.row === row)
    .map(({ lines }) => lines.map(({ text }) => text).join('\n'))
    .filter((text) => text !== '');
  return texts.length < 2 ? undefined : texts.join('\t');
}

function isStrip({ cells }: FilledGrid, row: number): boolean {
  const [strip = [], below = []] = [row, row + 1].map((at) => cells.filter((cell) => cell.row === at));
  const [thin, header] = [boundingBox(strip.map(({ box }) => box)), boundingBox(below.map(({ box }) => box))];
  const isClosed = cells.every((cell) => cell.row === row || cell.row > row || cell.row + cell.rowSpan <= row);
  const isEmpty = strip.every((cell) => cell.rowSpan === 1 && cell.lines.length === 0);
  return Boolean(isClosed && isEmpty && thin && header && heightOf(thin) < tolerances.share.most * heightOf(header));
}

function cut(grid: FilledGrid, first: number, last: number): FilledGrid {
  const cells = grid.cells
    .filter((cell) => cell.row >= first && cell.row <= last)
    .map((cell) => ({ ...cell, row: cell.row - first + 1 }));
  const box = boundingBox(cells.map((cell) => cell.box)) ?? grid.box;
  return { ...grid, cells, rows: last - first + 1, box, overflows: within(box, grid.overflows) };
}
