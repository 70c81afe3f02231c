import { type Box, boundingBox } from '../geometry/box.js';
import type { HiddenGlyph, HiddenReason, PageContent } from './page-content.js';

/** A stretch of text that nobody sees: where, why, and how much of it. Its characters stay here. */
export interface HiddenText {
  readonly box: Box;
  readonly reason: HiddenReason;
  readonly characters: number;
}

/** Glyphs of one stretch share their baseline as nearly as this, and lie as near, in ems. */
const SAME_LINE_EM = 0.1;
const GAP_EM = 1;

function goesOn(before: HiddenGlyph, next: HiddenGlyph): boolean {
  const [a, b] = [before.glyph, next.glyph];
  const gap = a.vertical ? b.box.top - a.box.bottom : b.box.left - a.box.right;
  return (
    before.reason === next.reason &&
    b.order === a.order + 1 &&
    Math.abs(a.baseline - b.baseline) <= SAME_LINE_EM * a.fontSize &&
    Math.abs(gap) <= GAP_EM * a.fontSize
  );
}

/** What a page hides, in the order of drawing, as all outputs may tell it. */
export function hiddenTexts({ hidden }: Pick<PageContent, 'hidden'>): HiddenText[] {
  const runs: [HiddenGlyph, ...HiddenGlyph[]][] = [];
  for (const glyph of hidden) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && goesOn(before, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs.map((run) => ({
    box: boundingBox(run.map(({ glyph }) => glyph.box)) ?? run[0].glyph.box,
    reason: run[0].reason,
    characters: run.reduce((sum, { glyph }) => sum + [...glyph.text].length, 0),
  }));
}
