// Every stage of reading as JSON, for `mokuhyo inspect`.

import { formatBox } from '../geometry/box.js';
import { hiddenTexts } from '../pdf/hidden-texts.js';
import type { Glyph, PageContent, Ruling } from '../pdf/page-content.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { LayoutSteps } from '../tables/find-layout.js';
import { medianEm } from '../tables/glyph-size.js';
import type { Rule } from '../tables/merge-rulings.js';
import type { TextLine } from '../tables/table-grid.js';
import { toleranceCases } from '../tables/tolerance-cases.js';
import { namedTolerances } from '../tables/tolerances.js';

/** Two decimals, as boxes have them: more than anybody sees. */
const points = (value: number): number => Math.round(value * 100) / 100;

/** Glyphs of one font and line in a row as one entry: a page stays readable. */
function runsOf(glyphs: readonly Glyph[]) {
  const runs: { text: string; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs) {
    const last = runs.at(-1);
    const before = last?.glyphs.at(-1);
    const goesOn =
      before !== undefined &&
      before.fontName === glyph.fontName &&
      before.fontSize === glyph.fontSize &&
      before.baseline === glyph.baseline &&
      before.angle === glyph.angle &&
      areNear(before, glyph);
    if (last && goesOn) {
      last.text += (glyph.spaceBefore ? ' ' : '') + glyph.text;
      last.glyphs.push(glyph);
    } else runs.push({ text: glyph.text, glyphs: [glyph] });
  }
  return runs.map(({ text, glyphs: own }) => describeRun(text, own));
}

/** A wider gap than this, in ems, parts two runs: neighbouring cells are further apart. */
const runGap = 0.5;

/** Is the gap between two glyphs small, whatever the direction of writing? */
function areNear({ box: one, fontSize }: Glyph, { box: other }: Glyph): boolean {
  const across = Math.max(other.left - one.right, one.left - other.right);
  const down = Math.max(other.top - one.bottom, one.top - other.bottom);
  return Math.max(across, down) <= runGap * fontSize;
}

function describeRun(text: string, glyphs: readonly Glyph[]) {
  const [first] = glyphs;
  const boxes = glyphs.map((glyph) => glyph.box);
  const box = {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
  return {
    text,
    bbox: formatBox(box),
    font: first?.fontName ?? '',
    size: points(first?.fontSize ?? 0),
    ...(first?.angle ? { angle: first.angle } : {}),
    ...(first?.vertical ? { vertical: true } : {}),
  };
}

const ruleJson = ({ orientation, position, start, end }: Rule | Ruling) => ({
  orientation,
  position: points(position),
  start: points(start),
  end: points(end),
});

const lineJson = (line: TextLine) => ({ text: line.text, bbox: formatBox(line.box) });

/** Stage 1: what stands on a page (glyphs in runs, rules, shading, what is hidden), before any meaning. */
export function pageContentJson(page: PageContent) {
  return {
    page: page.number,
    width: points(page.width),
    height: points(page.height),
    ocr_layer: page.ocrLayer,
    doubled_glyphs: page.doubled,
    runs: runsOf(page.glyphs),
    hidden: hiddenTexts(page).map(({ box, reason, characters }) => ({ characters, bbox: formatBox(box), reason })),
    struck: page.struck.map(({ box, text }) => ({ text, bbox: formatBox(box) })),
    rulings: page.rulings.map((ruling) => ({
      ...ruleJson(ruling),
      thickness: points(ruling.thickness),
      drawn_as: ruling.drawnAs,
    })),
    shadings: page.shadings.map(({ box, colour }) => ({ bbox: formatBox(box), colour })),
    diagonals: page.diagonals.map(({ box }) => formatBox(box)),
    drawings: page.drawings.map((box) => formatBox(box)),
    images: page.images.map(formatBox),
  };
}

/** The tolerances that decide, with the small tables that hold each, and what ems come to where writing is `em` points high. */
const tolerancesJson = (em: number) =>
  namedTolerances.map(([name, { value, unit, reason }]) => ({
    name,
    value,
    unit,
    ...(unit === 'em' ? { points: points(value * em) } : {}),
    reason,
    held: toleranceCases[name],
  }));

/** Stage 2: the page taken apart, one member per step of the chain, in its order. */
export function layoutJson(page: PageContent, steps: LayoutSteps) {
  const em = medianEm(page.glyphs);
  return {
    page: page.number,
    em: points(em),
    tolerances: tolerancesJson(em),
    rules: steps.rules.map(ruleJson),
    crossings: steps.crossings.map(({ horizontal, vertical }) => [
      points(vertical.position),
      points(horizontal.position),
    ]),
    nets: steps.nets.map(({ net, evidence, em }) => ({
      evidence,
      em: points(em),
      bbox: formatBox(net.box),
      horizontals: net.horizontals.length,
      verticals: net.verticals.length,
    })),
    lattices: steps.bareGrids.map(({ lattice, evidence }) => ({
      evidence,
      xs: lattice.xs.map(points),
      ys: lattice.ys.map(points),
      cells: lattice.spans.length,
    })),
    grids: steps.grids.map((grid) => ({
      index: grid.index,
      bbox: formatBox(grid.box),
      evidence: grid.evidence,
      rows: grid.rows,
      columns: grid.columns,
      cells: grid.cells.map((cell) => ({
        row: cell.row,
        column: cell.column,
        row_span: cell.rowSpan,
        column_span: cell.columnSpan,
        bbox: formatBox(cell.box),
        lines: cell.lines.map(({ text }) => text),
      })),
    })),
    lines: steps.lines.map(lineJson),
  };
}

/** Stage 3: what the document declares: its title, sections, tables with the role of each column, and where all text ended. */
export function declarationJson({ observations, issues, ...declaration }: DocumentResult) {
  return declaration;
}

/** Stage 4: the values, each with its place, and the doubts about them. */
export function valuesJson({ observations, issues }: DocumentResult) {
  return { observations, issues };
}
