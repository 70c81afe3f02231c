import { centreY, within } from '../geometry/box.js';
import type { Glyph } from '../pdf/page-content.js';
import { cellLines } from './cell-lines.js';
import { boxOfSpan, type Lattice, partRow } from './lattice.js';
import { holdsFigure } from './line-cues.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/**
 * Rows that no rule parts within those of a table (男性 over 女性 in each of its rows): where a column repeats the same labels line by line,
 * and all that stands behind it stands on the level of one of them. What stands before the labels is of all their rows.
 */
export function partRepeatedLabels(lattice: Lattice, glyphs: readonly Glyph[], em: number): Lattice {
  const rows = lattice.ys.slice(0, -1).flatMap((_, row) => rowOf(lattice, row, glyphs) ?? []);
  const cuts = Array.from({ length: lattice.xs.length - 1 }, (_, column) => cutsAt(column, rows, em)).find(
    (found) => found.length > 1,
  );
  return (cuts ?? []).reduceRight((cut, { row, column, ys }) => partRow(cut, row, ys, column), lattice);
}

/** A row of cells that are one row high, with the lines of each. */
interface Row {
  /** From 0. */
  readonly row: number;
  readonly cells: readonly { readonly left: number; readonly lines: readonly TextLine[] }[];
}

function rowOf(lattice: Lattice, row: number, glyphs: readonly Glyph[]): Row | undefined {
  const spans = lattice.spans.filter(({ top, bottom }) => top <= row && row < bottom);
  if (spans.length < tolerances.count.few || spans.some(({ top, bottom }) => bottom - top > 1)) return undefined;
  const cells = spans.map((span) => ({ left: span.left, lines: cellLines(within(boxOfSpan(lattice, span), glyphs)) }));
  return { row, cells };
}

interface Cut {
  readonly row: number;
  /** First column that is parted. */
  readonly column: number;
  readonly ys: readonly number[];
}

/** Where rows are parted by the labels of a column, if those of several rows are the same. */
function cutsAt(column: number, rows: readonly Row[], em: number): Cut[] {
  if (column === 0) return [];
  const labelled = rows.flatMap(({ row, cells }) => {
    const labels = cells.find(({ left }) => left === column)?.lines ?? [];
    const isList = labels.length > 1 && !labels.some(({ text, vertical }) => vertical || holdsFigure(text));
    const behind = cells.filter(({ left }) => left > column).flatMap(({ lines }) => lines);
    return isList && areLevel(labels, behind, em) ? [{ row, labels }] : [];
  });
  const key = (labels: readonly TextLine[]): string => labels.map(({ text }) => text).join('\n');
  const alike = labelled.filter(
    ({ labels }) => labelled.filter((other) => key(other.labels) === key(labels)).length > 1,
  );
  return alike.map(({ row, labels }) => ({ row, column, ys: betweenLines(labels) }));
}

/** Does every line stand on the level of a label, and are there some for each? */
function areLevel(labels: readonly TextLine[], lines: readonly TextLine[], em: number): boolean {
  const levels = lines.map((line) =>
    labels.findIndex((label) => Math.abs(centreY(label.box) - centreY(line.box)) <= tolerances.length.near * em),
  );
  return !levels.includes(-1) && labels.every((_, index) => levels.includes(index));
}

const betweenLines = (lines: readonly TextLine[]): number[] =>
  lines.slice(1).map((line, index) => ((lines[index]?.box.bottom ?? line.box.top) + line.box.top) / 2);
