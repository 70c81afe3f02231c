import { type Box, boxOfLine, holdsBox, holdsCentre, overlapAcross, within } from '../geometry/box.js';
import type { Glyph, PageContent } from '../pdf/page-content.js';
import { findAlignedNets } from './aligned-nets.js';
import { withoutArrows } from './arrows.js';
import { findBarRules } from './bar-rules.js';
import { type Card, partCards } from './card-grounds.js';
import { type CharacterRules, findCharacterRules } from './character-rules.js';
import { completeGrid, type DrawnNet, holdsWriting } from './complete-grids.js';
import { joinDraggedColumns } from './dragged-columns.js';
import { extendStripes } from './extend-stripes.js';
import { type BareGrid, type FilledGrid, type Filling, fillGrids } from './fill-cells.js';
import { withoutFrames } from './frames.js';
import { adoptPieces, closeFullRows } from './full-rows.js';
import { emWithin, medianEm } from './glyph-size.js';
import { closeHeader } from './header-ends.js';
import { adoptHeaderRules } from './header-rules.js';
import { partHeadingLevels } from './heading-levels.js';
import { joinNets } from './join-nets.js';
import { mergeRulings, type Rule, withoutUnderlines } from './merge-rulings.js';
import { findOpenNets } from './open-nets.js';
import { belowHeading, withStubSide } from './open-stubs.js';
import { closeOuterRows } from './outer-rows.js';
import { partAtRules } from './part-lines.js';
import { goOnBelow } from './rows-below.js';
import { type Crossing, findCrossings, findNets, type RuleNet } from './rule-nets.js';
import { adoptRuledHeader, holdsLabels } from './ruled-headers.js';
import { adoptShadedHeader, findShadedBands, findShadedNets, type ShadedBand, uncoverHeader } from './shaded-nets.js';
import { splitAtRepeatedHeader } from './split-grids.js';
import { withoutStrips } from './strips.js';
import type { PageLayout, TableGrid, TextLine } from './table-grid.js';
import { buildLines, readingOrder } from './text-lines.js';
import { coverHeadings } from './uncovered-headings.js';

/** What each step of taking a page apart gave, in the order of the steps, for `mokuhyo inspect`. */
export interface LayoutSteps {
  /** Rulings merged to whole rules, underlines left out. */
  readonly rules: readonly Rule[];
  readonly crossings: readonly Crossing[];
  /** Rules that hang together, the open ones (horizontal only, shading) included. */
  readonly nets: readonly DrawnNet[];
  /** Cells between rules, drawn or suggested by the text. */
  readonly bareGrids: readonly BareGrid[];
  readonly grids: readonly TableGrid[];
  readonly lines: readonly TextLine[];
  /** Characters that rules are written with. */
  readonly ruleLines: readonly TextLine[];
}

/** Takes a page apart: its tables as grids, and the lines outside of them. Every glyph ends in exactly one of the two. */
export function findLayout(page: PageContent): PageLayout {
  const { grids, lines, ruleLines } = layoutSteps(page);
  return { page, grids, lines, ruleLines };
}

/** The chain of steps: rulings merged → crossings → nets → cells → grids filled with text → lines. */
export function layoutSteps(whole: PageContent): LayoutSteps {
  const crossed = findCharacterRules(whole.glyphs);
  const written = crossed.glyphs.length > 0 ? crossed : findBarRules(whole.glyphs);
  const printed = written.glyphs.length > 0 ? withRules(whole, written) : whole;
  const em = medianEm(printed.glyphs);
  const { cards, page } = partCards(printed, em);
  const lines = withoutArrows(withoutStrips(page.rulings, em), page, em);
  const unframed = withoutFrames(lines, page.glyphs, em);
  const rules = mergeRulings(withoutUnderlines(unframed, page.glyphs, em), em);
  const crossings = findCrossings(rules, em);
  const drawn = findDrawnNets(page, rules, crossings, em);
  const between = fillNets(drawn, page.glyphs);
  const blocked = between.grids.map((grid) => grid.box);
  const aligned = findAlignedNets(between.rest, blocked, em).map(asDrawn('alignment', page));
  const without = fillNets(aligned, between.rest);
  const onCards = cards.map((card) => fillCard(card, page, em));
  const grids = numberGrids(
    [between, without, ...onCards].flatMap((each) => each.grids),
    page.number,
  );
  const bareGrids = [between, without, ...onCards].flatMap((each) => each.bareGrids);
  const loose = [partAtRules(buildLines(without.rest), page.rulings), ...onCards.map(({ rest }) => buildLines(rest))];
  const texts = cards.length > 0 ? readingOrder(loose.flat()) : loose.flat();
  const ruleLines = buildLines(written.glyphs);
  const nets = [...drawn, ...aligned, ...onCards.flatMap((card) => card.nets)];
  return { rules, crossings, nets, bareGrids, grids, lines: texts, ruleLines };
}

/** The tables on a card, and its other text: between its separators, or without rules. */
function fillCard(
  { glyphs, separators }: Card,
  page: PageContent,
  em: number,
): ReturnType<typeof fillNets> & { readonly nets: readonly DrawnNet[] } {
  if (separators.length > 0) {
    const drawn = findDrawnNets({ ...page, glyphs, rulings: [], shadings: [] }, separators, [], em);
    return { ...fillNets(drawn, glyphs), nets: drawn };
  }
  const nets = findAlignedNets(glyphs, [], em).map((net): DrawnNet => ({ net, evidence: 'alignment', em }));
  return { ...fillNets(nets, glyphs), nets };
}

/** A page whose rules are written with characters, as if they were drawn. */
function withRules(page: PageContent, { rulings, glyphs }: CharacterRules): PageContent {
  const drawn = new Set(glyphs);
  const written = page.glyphs.filter((glyph) => !drawn.has(glyph));
  return { ...page, glyphs: written, rulings: [...page.rulings, ...rulings] };
}

/** Cells for each net, filled with text; what proves to be no table is given back to the rest of the page. */
function fillNets(nets: readonly DrawnNet[], glyphs: readonly Glyph[]): Filling & { bareGrids: readonly BareGrid[] } {
  const bareGrids = nets.map((net) => completeGrid(net, glyphs)).filter((grid) => grid.lattice.spans.length > 0);
  return { ...dropNoTables(fillGrids(bareGrids, glyphs)), bareGrids };
}

const asDrawn =
  (evidence: DrawnNet['evidence'], page: PageContent) =>
  (net: RuleNet): DrawnNet => ({ net, evidence, em: emWithin(net.box, page.glyphs) });

/**
 * Is a net more than four rules around one place, or around that and a label beside it (横見出し)? What such a box holds may be a table of
 * its own, whose bands and rules touch no side of it.
 */
const isTable = ({ horizontals, verticals }: RuleNet): boolean => horizontals.length > 2 || verticals.length > 3;

/** All nets of a page: of crossing rules; of horizontal rules alone; of shaded areas, where no rules tell more. */
function findDrawnNets(
  page: PageContent,
  rules: readonly Rule[],
  crossings: readonly Crossing[],
  em: number,
): DrawnNet[] {
  const used = new Set(crossings.flatMap(({ horizontal, vertical }) => [horizontal, vertical]));
  const unused = rules.filter((rule) => !used.has(rule));
  const crossed = joinNets(findNets(crossings), page.glyphs, em)
    .map((net) => adoptHeaderRules(adoptPieces(net, unused, em), unused, page.glyphs, em))
    .map((net) => closeFullRows(net, page.glyphs, em))
    .filter((net) => holdsWriting(net, em));
  const isFree = isOutside(crossed.filter(isTable));
  const outside = page.glyphs.filter(isFree);
  const bands = findShadedBands(page.shadings.filter(isFree), outside, em);
  const free = unused.filter((rule) => isFree({ box: boxOfLine(rule) }));
  const headers = crossed.filter((net) => isTable(net) && holdsLabels(net, page.glyphs, em));
  const shadedHeaders = bands.filter(({ words }) => words.length > 1).map(({ net }) => net);
  const headed = findOpenNets(free, outside, headers, shadedHeaders, page.glyphs, em)
    .map((net) =>
      withStubSide(coverHeadings(uncoverHeader(belowHeading(net, bands, em), bands, em), outside, em), outside, em),
    )
    .map((net) => adoptRuledHeader(net, crossed, page.glyphs, em));
  const drawn = crossed.filter((net) => !headed.some(({ header }) => header === net));
  const tables = drawn.filter(isTable);
  const striped = headed.map(({ net }) => {
    const others = headed.map((each) => each.net).filter((other) => other !== net);
    const own = bandsOver(net, bands, others).filter((band) => isOutside(others)(band.net));
    return adoptShadedHeader(net, own, outside, em);
  });
  const open = striped
    .map((net) => closeOuterRows(net, around(net, striped, outside), em))
    .map((net) => partHeadingLevels(closeHeader(net, outside, em), outside, em));
  const loose = bands.filter(({ net }) => isOutside(open)(net));
  const shaded = findShadedNets(loose, outside, em).filter((net) => holdsWriting(net, em));
  const all = [...tables, ...open, ...shaded];
  const rest = outside.filter(isOutside([...open, ...shaded]));
  const whole = (net: RuleNet): RuleNet => goOnBelow(net, page.glyphs, rest, limitBelow(net, all), em);
  const stripes = shaded
    .map((net) => whole(extendStripes(net, around(net, [...open, ...shaded], outside), em)))
    .map((net) => closeOuterRows(net, around(net, [...open, ...shaded], outside), em))
    .map((net) => adoptRuledHeader(partHeadingLevels(net, outside, em), drawn, page.glyphs, em));
  const ruled = drawn.filter((net) => !stripes.some(({ header }) => header === net));
  return [
    ...ruled.map((net) => (tables.includes(net) ? whole(net) : net)).map(asDrawn('rulings', page)),
    ...open.map(whole).map(asDrawn('horizontal-rules', page)),
    ...stripes.map(({ net }) => net).map(asDrawn('shading', page)),
  ];
}

/** The shaded bands over a net with no other net between. */
const bandsOver = ({ box }: RuleNet, bands: readonly ShadedBand[], nets: readonly RuleNet[]): readonly ShadedBand[] =>
  bands.filter(({ net: band }) => !nets.some((net) => net.box.bottom > band.box.bottom && net.box.bottom <= box.top));

/** The glyphs in a net and in none of the others. */
const around = (net: RuleNet, nets: readonly RuleNet[], glyphs: readonly Glyph[]): Glyph[] => [
  ...new Set([...within(net.box, glyphs), ...glyphs.filter(isOutside(nets))]),
];

/** Does a thing lie outside of all nets? */
const isOutside =
  (nets: readonly RuleNet[]) =>
  ({ box }: { readonly box: Box }): boolean =>
    !nets.some((net) => holdsCentre(net.box, box));

/** How far down a table may go on: to the next one under it. */
function limitBelow({ box }: RuleNet, nets: readonly RuleNet[]): number {
  const below = nets.filter((other) => other.box.top >= box.bottom && overlapAcross(other.box, box));
  return below.reduce((limit, other) => Math.min(limit, other.box.top), Number.POSITIVE_INFINITY);
}

/** Gives back to the page what is no table: empty grids, frames around other grids, and open nets without columns. */
function dropNoTables({ grids, rest }: Filling): Filling {
  const kept = grids.filter(
    (grid) => !isEmpty(grid) && !isFrame(grid, grids) && (grid.evidence === 'rulings' || isTabular(grid)),
  );
  const dropped = grids.filter((grid) => !kept.includes(grid));
  const freed = dropped.flatMap((grid) => grid.cells.flatMap((cell) => cell.lines.flatMap((line) => line.glyphs)));
  return { grids: kept.map(joinDraggedColumns).flatMap(splitAtRepeatedHeader), rest: [...rest, ...freed] };
}

const isEmpty = (grid: FilledGrid): boolean => grid.cells.every((cell) => cell.lines.length === 0);

/** Without vertical rules only text in columns makes a table: at least two rows with text in at least two columns. */
function isTabular(grid: FilledGrid): boolean {
  const rows = Array.from({ length: grid.rows }, (_, index) => grid.cells.filter((cell) => cell.row === index + 1));
  return rows.filter((cells) => cells.filter((cell) => cell.lines.length > 0).length > 1).length > 1;
}

function isFrame(grid: FilledGrid, grids: readonly FilledGrid[]): boolean {
  return (
    grid.cells.length === 1 && grids.some((other) => other !== grid && !isEmpty(other) && holdsBox(grid.box, other.box))
  );
}

function numberGrids(grids: readonly FilledGrid[], page: number): TableGrid[] {
  const sorted = [...grids].sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  return sorted.map((grid, index) => ({ page, index: index + 1, ...grid }));
}
