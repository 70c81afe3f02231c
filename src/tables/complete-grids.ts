import { acrossOf, type Box, heightOf, widthOf, within } from '../geometry/box.js';
import { mergeIntervals } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { isAlignedTable } from './aligned-nets.js';
import { buildBands } from './bands.js';
import type { BareGrid } from './fill-cells.js';
import { headingBoxes, isBridged } from './header-rules.js';
import { partHeadingLines } from './heading-lines.js';
import { boxOfSpan, findBoundaries, findCells, type Lattice } from './lattice.js';
import type { Rule } from './merge-rulings.js';
import { partOpenSpans } from './part-open-spans.js';
import { partRepeatedLabels } from './repeated-labels.js';
import { buildNet, type RuleNet } from './rule-nets.js';
import { drawRule, suggestColumns } from './suggest-columns.js';
import { suggestRows } from './suggest-rows.js';
import { tolerances } from './tolerances.js';

/** A net of rules with what drew them. */
export interface DrawnNet {
  readonly net: RuleNet;
  readonly evidence: BareGrid['evidence'];
  readonly em: number;
}

/** Cells from a net's own rules and, where it has none between columns or rows, from the text: rivers and lines of figures. */
export function completeGrid({ net, evidence, em }: DrawnNet, glyphs: readonly Glyph[]): BareGrid {
  const drawn = findCells(net, em);
  if (evidence === 'alignment') return { lattice: drawn, evidence, em };
  const suggested =
    evidence === 'rulings'
      ? parting(drawn, net, glyphs, em)
      : [...acrossOpenRows(drawn, glyphs, em), ...alongRivers(drawn, net, glyphs, em)];
  const columns = suggested.filter((rule) => !isBridged(rule, net, glyphs, em));
  const withColumns = columns.length > 0 ? findCells(addRules(net, columns), em) : drawn;
  const rows = suggestRows(withColumns, glyphs, em, columns.length === 0);
  const lattice = rows.length > 0 ? findCells(addRules(net, [...columns, ...rows]), em) : withColumns;
  const parted = partHeadingLines(partOpenSpans(lattice, glyphs, em), glyphs, em);
  return { lattice: partRepeatedLabels(parted, glyphs, em), evidence, em };
}

const addRules = (net: RuleNet, rules: readonly Rule[]): RuleNet =>
  buildNet([...net.horizontals, ...net.verticals, ...rules]);

/**
 * Columns between two vertical rules: where a box is hardly ruled within and its text would make a table without any rules, or where
 * all rows, the header too, are parted by the same wide white (一部の縦罫線がない表).
 */
function parting(lattice: Lattice, net: RuleNet, glyphs: readonly Glyph[], em: number): Rule[] {
  const { ys } = findBoundaries(net, em);
  const headings = headingBoxes(net, em);
  const [left, right] = [lattice.xs[0] ?? 0, lattice.xs.at(-1) ?? 0];
  const own = within({ left, right, top: lattice.ys[0] ?? 0, bottom: lattice.ys.at(-1) ?? 0 }, glyphs);
  return lattice.xs.slice(0, -1).flatMap((x, column) => {
    const region: Box = {
      left: x,
      right: lattice.xs[column + 1] ?? x,
      top: lattice.ys[0] ?? 0,
      bottom: lattice.ys.at(-1) ?? 0,
    };
    const isWide = 2 * widthOf(region) >= right - left;
    const isPlain = isColumnOfSingleCells(lattice, column);
    if (!isWide && !isPlain) return [];
    const inside = within(region, own);
    if (isWide && isAlignedTable(buildBands(inside, em), em))
      return suggestColumns(region, ys, inside, em, headings).rules;
    return isPlain ? partedInAllRows(lattice, inside, em) : [];
  });
}

function isColumnOfSingleCells({ spans }: Lattice, column: number): boolean {
  const own = spans.filter((span) => span.left <= column && span.right > column);
  return (
    own.length >= tolerances.count.few &&
    own.every((span) => span.right - span.left === 1 && span.bottom - span.top === 1)
  );
}

/** The rule through a column of single cells that each hold a text on both sides of one wide river. */
function partedInAllRows({ ys }: Lattice, glyphs: readonly Glyph[], em: number): Rule[] {
  const whites = mergeIntervals(
    glyphs.map(({ box }) => acrossOf(box)),
    em,
  );
  if (whites.length !== 2) return [];
  const bands = buildBands(glyphs, em);
  if (bands.length < ys.length - 1 || !bands.every(({ pieces }) => pieces.length === 2)) return [];
  const start = Math.max(...bands.flatMap(({ pieces }) => pieces[0]?.box.right ?? []));
  const end = Math.min(...bands.flatMap(({ pieces }) => pieces[1]?.box.left ?? []));
  if (end - start < em) return [];
  const position = (start + end) / 2;
  return ys
    .slice(1)
    .map((bottom, row) => ({ orientation: 'vertical', position, start: ys[row] ?? bottom, end: bottom }));
}

/** Column boundaries that some rows have (shaded ones), drawn through the rows that lack them. */
function acrossOpenRows(lattice: Lattice, glyphs: readonly Glyph[], em: number): Rule[] {
  return lattice.spans
    .filter((span) => span.right - span.left > 1)
    .flatMap((span) => {
      const box = boxOfSpan(lattice, span);
      const bands = buildBands(within(box, glyphs), em);
      if (bands.every((band) => band.pieces.length < 2)) return [];
      const inner = lattice.xs.slice(span.left + 1, span.right);
      return inner.flatMap((x) => drawRule(x, [box.top, box.bottom], bands, em));
    });
}

/** Rules along the rivers within each column of the drawn lattice. */
function alongRivers(lattice: Lattice, net: RuleNet, glyphs: readonly Glyph[], em: number): Rule[] {
  const { ys } = findBoundaries(net, em);
  const headings = headingBoxes(net, em);
  return lattice.xs.slice(0, -1).flatMap((left, column) => {
    const spans = lattice.spans.filter((span) => span.left === column && span.right === column + 1);
    const boxes = spans.map((span) => boxOfSpan(lattice, span));
    const inside = boxes.flatMap((box) => within(box, glyphs));
    const region: Box = {
      left,
      right: lattice.xs[column + 1] ?? left,
      top: lattice.ys[0] ?? 0,
      bottom: lattice.ys.at(-1) ?? 0,
    };
    const { rules } = suggestColumns(region, ys, inside, em, headings);
    return rules.filter((rule) => boxes.some((box) => rule.start >= box.top - 0.1 && rule.end <= box.bottom + 0.1));
  });
}

/** Is there room for writing between a net's rules? */
export const holdsWriting = (net: RuleNet, em: number): boolean => widthOf(net.box) >= em && heightOf(net.box) >= em;
