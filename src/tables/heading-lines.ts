import { boundingBox, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { cellLines } from './cell-lines.js';
import { boxOfSpan, byPlace, type Lattice, partRow } from './lattice.js';
import { tolerances } from './tolerances.js';

/** A text in brackets that no name is written in as a whole: 【収入の確保】. */
const heading = /^(?:【[^【】]+】|〔[^〔〕]+〕|《[^《》]+》|≪[^≪≫]+≫|〈[^〈〉]+〉|＜[^＜＞]+＞)$/u;

/**
 * Headings of the rows below (分野の見出し) that no rule parts from the first of them: a line in brackets at the head of the first column,
 * while all that stands beside it stands on the level of the lines below. They become rows of their own, over the full width.
 */
export function partHeadingLines(lattice: Lattice, glyphs: readonly Glyph[], em: number): Lattice {
  const cuts = lattice.ys.slice(0, -1).flatMap((_, row) => cutBelowHeading(lattice, row, glyphs, em) ?? []);
  return cuts.reduceRight(cutRow, lattice);
}

interface Cut {
  /** From 0. */
  readonly row: number;
  readonly y: number;
}

function cutBelowHeading(lattice: Lattice, row: number, glyphs: readonly Glyph[], em: number): Cut | undefined {
  const spans = lattice.spans.filter(({ top, bottom }) => top <= row && row < bottom);
  const [first, ...others] = spans.toSorted((a, b) => a.left - b.left);
  if (!first || others.length === 0 || spans.some(({ top, bottom }) => bottom - top > 1)) return undefined;
  const [head, next] = cellLines(within(boxOfSpan(lattice, first), glyphs));
  if (!head || !next || !heading.test(head.text.replace(/\s+/gu, ''))) return undefined;
  const beside = boundingBox(others.flatMap((span) => within(boxOfSpan(lattice, span), glyphs)).map(({ box }) => box));
  const isLevel = beside !== undefined && beside.top >= next.box.top - tolerances.length.near * em;
  return isLevel ? { row, y: (head.box.bottom + next.box.top) / 2 } : undefined;
}

/** The lattice with one row cut in two: its upper part is one cell. */
function cutRow(lattice: Lattice, { row, y }: Cut): Lattice {
  const { xs, ys, spans } = partRow(lattice, row, [y], 0);
  const head = { left: 0, right: xs.length - 1, top: row, bottom: row + 1 };
  return { xs, ys, spans: [...spans.filter(({ top }) => top !== row), head].sort(byPlace) };
}
