import { type Box, heightOf, widthOf } from '../geometry/box.js';
import type { PageContent } from '../pdf/page-content.js';
import { type BareGrid, type FilledGrid, fillGrids } from './fill-cells.js';
import { emWithin, medianEm } from './glyph-size.js';
import { findCells } from './lattice.js';
import { mergeRulings, type Rule, withoutUnderlines } from './merge-rulings.js';
import { type Crossing, findCrossings, findNets, type RuleNet } from './rule-nets.js';
import type { PageLayout, TableGrid, TextLine } from './table-grid.js';
import { buildLines } from './text-lines.js';

/** A net smaller than this, in ems, is a check box or a bullet, not a table. */
const LEAST_SIDE = 1;

/** What each step of taking a page apart gave, in the order of the steps, for `mokuhyo inspect`. */
export interface LayoutSteps {
  readonly rules: readonly Rule[];
  readonly crossings: readonly Crossing[];
  readonly nets: readonly RuleNet[];
  readonly bareGrids: readonly BareGrid[];
  readonly grids: readonly TableGrid[];
  readonly lines: readonly TextLine[];
}

/** Takes a page apart: its tables as grids, and the lines outside of them. Every glyph ends in exactly one of the two. */
export function findLayout(page: PageContent): PageLayout {
  const { grids, lines } = layoutSteps(page);
  return { page, grids, lines };
}

/** The chain of steps: rulings merged → crossings → nets → cells → grids filled with text → lines. */
export function layoutSteps(page: PageContent): LayoutSteps {
  const em = medianEm(page.glyphs);
  const rules = mergeRulings(withoutUnderlines(page.rulings, page.glyphs, em), em);
  const crossings = findCrossings(rules, em);
  const nets = findNets(crossings);
  const bareGrids = findRuledGrids(nets, page);
  const filling = fillGrids(bareGrids, page.glyphs);
  const { grids, rest } = dropFrames(filling.grids, filling.rest);
  return { rules, crossings, nets, bareGrids, grids: numberGrids(grids, page.number), lines: buildLines(rest) };
}

function findRuledGrids(nets: readonly RuleNet[], page: PageContent): BareGrid[] {
  return nets.flatMap((net): BareGrid[] => {
    const em = emWithin(net.box, page.glyphs);
    if (widthOf(net.box) < LEAST_SIDE * em || heightOf(net.box) < LEAST_SIDE * em) return [];
    const lattice = findCells(net, em);
    return lattice.spans.length > 0 ? [{ lattice, evidence: 'rulings', em }] : [];
  });
}

/** Empty grids and frames around other grids (枠) are no tables: what a frame holds besides goes back to the page. */
function dropFrames(grids: readonly FilledGrid[], rest: FillRest): { grids: FilledGrid[]; rest: FillRest } {
  const kept = grids.filter((grid) => !isEmpty(grid) && !isFrame(grid, grids));
  const dropped = grids.filter((grid) => !kept.includes(grid));
  const freed = dropped.flatMap((grid) => grid.cells.flatMap((cell) => cell.lines.flatMap((line) => line.glyphs)));
  return { grids: kept, rest: [...rest, ...freed] };
}

type FillRest = PageContent['glyphs'];

const isEmpty = (grid: FilledGrid): boolean => grid.cells.every((cell) => cell.lines.length === 0);

function isFrame(grid: FilledGrid, grids: readonly FilledGrid[]): boolean {
  return (
    grid.cells.length === 1 && grids.some((other) => other !== grid && !isEmpty(other) && holds(grid.box, other.box))
  );
}

const holds = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right && outer.bottom >= inner.bottom;

function numberGrids(grids: readonly FilledGrid[], page: number): TableGrid[] {
  return grids.map((grid, index) => ({ page, index: index + 1, ...grid }));
}
