import { type Box, boundingBox, centreX, centreY, heightOf } from '../geometry/box.js';
import { overlapLength } from '../geometry/interval.js';
import type { Glyph } from '../pdf/page-content.js';
import { joinGlyphs } from './line-spacing.js';

import { JAPANESE, stackSingles, standInColumns } from './stacked-lines.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

export interface LineOptions {
  /** Gap that parts lines standing side by side, in ems; infinite in a table's cell. */
  readonly columnGap: number;
}

/** Lines of running text from a page's glyphs, in reading order (上から下、左から右). Every glyph ends in exactly one line. */
export function buildLines(
  glyphs: readonly Glyph[],
  options: LineOptions = { columnGap: tolerances.length.column },
): TextLine[] {
  if (options.columnGap === Number.POSITIVE_INFINITY && isOneLine(glyphs))
    return glyphs.length === 0 ? [] : [buildLine([...glyphs].sort(byLeft), false)];
  const upright = glyphs.filter((glyph) => glyph.angle === 0 && !glyph.vertical);
  const vertical = glyphs.filter((glyph) => glyph.angle === 0 && glyph.vertical);
  const turned = glyphs.filter((glyph) => glyph.angle !== 0);
  const inCell = options.columnGap === Number.POSITIVE_INFINITY;
  if (inCell && standInColumns(upright)) return [...verticalLines([...upright, ...vertical]), ...turnedLines(turned)];
  const horizontal = stackSingles(adoptSmall(baselineRuns(upright, options.columnGap), options.columnGap));
  return [...readingOrder(horizontal), ...verticalLines(vertical), ...turnedLines(turned)];
}

/** Do all glyphs stand upright on one baseline, as in most cells? */
function isOneLine(glyphs: readonly Glyph[]): boolean {
  const baseline = glyphs[0]?.baseline;
  return glyphs.every((glyph) => glyph.baseline === baseline && glyph.angle === 0 && !glyph.vertical);
}

/** Runs of glyphs on one baseline, parted where the gap is wider than `columnGap` ems. */
function baselineRuns(glyphs: readonly Glyph[], columnGap: number): Glyph[][] {
  const baselines: { at: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.baseline - b.baseline || a.order - b.order)) {
    const last = baselines.at(-1);
    const reach = tolerances.length.slight * Math.min(glyph.fontSize, last?.size ?? 0);
    if (last && glyph.baseline - last.at <= reach) {
      last.glyphs.push(glyph);
      last.size = Math.max(last.size, glyph.fontSize);
    } else baselines.push({ at: glyph.baseline, size: glyph.fontSize, glyphs: [glyph] });
  }
  return baselines.flatMap((baseline) => partAtGaps(baseline.glyphs, columnGap));
}

const byLeft = (a: Glyph, b: Glyph): number => a.box.left - b.box.left || a.order - b.order;

/** Parts a row of glyphs at wide gaps; evenly spread single characters (均等割付) stay together. */
function partAtGaps(glyphs: readonly Glyph[], columnGap: number): Glyph[][] {
  const runs: Glyph[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const glyph of [...glyphs].sort(byLeft)) {
    const run = runs.at(-1);
    const size = Math.max(glyph.fontSize, run?.at(-1)?.fontSize ?? 0);
    if (run && glyph.box.left - right <= columnGap * size) {
      run.push(glyph);
      right = Math.max(right, glyph.box.right);
    } else {
      runs.push([glyph]);
      right = glyph.box.right;
    }
  }
  return joinSpread(runs);
}

/** Joins runs that are the characters of one word spread evenly: at least three, one Japanese character each. */
function joinSpread(runs: readonly Glyph[][]): Glyph[][] {
  const joined: Glyph[][] = [];
  for (let at = 0; at < runs.length; ) {
    const end = spreadEnd(runs, at);
    const count = end - at >= 3 ? end - at : 1;
    const [run = [], ...others] = runs.slice(at, at + count);
    joined.push(others.length > 0 ? [run, ...others].flat() : run);
    at += count;
  }
  return joined;
}

/** End of the evenly spread word that begins at run `from`. */
function spreadEnd(runs: readonly Glyph[][], from: number): number {
  const white = (index: number): number => {
    const [before, after] = [runs[index - 1], runs[index]];
    if (before?.length !== 1 || after?.length !== 1) return Number.NaN;
    const [left, right] = [before[0], after[0]];
    if (!left || !right || !JAPANESE.test(left.text) || !JAPANESE.test(right.text)) return Number.NaN;
    return (right.box.left - left.box.right) / left.fontSize;
  };
  const first = white(from + 1);
  let end = from + 1;
  while (
    end < runs.length &&
    white(end) <= tolerances.length.white &&
    Math.abs(white(end) - first) <= tolerances.length.near
  )
    end += 1;
  return end;
}

const largest = (run: readonly Glyph[]): number => Math.max(...run.map((glyph) => glyph.fontSize));
const boxOf = (run: readonly Glyph[]): Box => {
  const box = boundingBox(run.map((glyph) => glyph.box));
  if (!box) throw new Error('a line without glyphs');
  return box;
};

interface Run {
  glyphs: Glyph[];
  box: Box;
  size: number;
}

/**
 * Joins runs of small glyphs (note marks set high or low) to the larger run that they stand beside or within, so that
 * 15.9%注3 is one line. The host must overlap half of the mark's height.
 */
function adoptSmall(runs: readonly Glyph[][], columnGap: number): TextLine[] {
  const bySize: Run[] = runs
    .map((glyphs) => ({ glyphs, box: boxOf(glyphs), size: largest(glyphs) }))
    .sort((a, b) => b.size - a.size || a.box.top - b.box.top || a.box.left - b.box.left);
  const hosts: Run[] = [];
  const largestMark = (bySize[0]?.size ?? 0) / tolerances.ratio.larger;
  for (const run of bySize) {
    const host = run.size > largestMark ? undefined : hosts.find((candidate) => isHost(candidate, run));
    if (host) {
      host.glyphs.push(...run.glyphs);
      host.box = boxOf(host.glyphs);
    } else hosts.push(run);
  }
  return joinNeighbours(hosts, columnGap).map(({ glyphs }) => buildLine([...glyphs].sort(byLeft), false));
}

const rise = (box: Box) => ({ start: box.top, end: box.bottom });

function isHost(host: Run, mark: Run): boolean {
  if (mark.size > host.size / tolerances.ratio.larger) return false;
  const gap = Math.max(mark.box.left - host.box.right, host.box.left - mark.box.right);
  return (
    gap <= tolerances.length.apart * host.size &&
    overlapLength(rise(host.box), rise(mark.box)) >= 0.5 * heightOf(mark.box)
  );
}

/** Runs that a note mark between them had kept apart are one line again. */
function joinNeighbours(runs: readonly Run[], columnGap: number): Run[] {
  const joined: (Run & { baseline: number })[] = [];
  for (const run of [...runs].sort((a, b) => a.box.left - b.box.left)) {
    const baseline = baselineOf(run);
    const host = joined.find((other) => {
      const size = Math.min(run.size, other.size);
      const gap = run.box.left - other.box.right;
      const together = Math.abs(baseline - other.baseline) <= tolerances.length.slight * size;
      return together && gap <= columnGap * Math.max(run.size, other.size) && gap > -0.5 * size;
    });
    if (host) {
      host.glyphs.push(...run.glyphs);
      host.box = boxOf(host.glyphs);
      host.size = Math.max(host.size, run.size);
      host.baseline = baselineOf(host);
    } else joined.push({ ...run, baseline });
  }
  return joined;
}

function baselineOf(run: Run): number {
  return run.glyphs.find((glyph) => glyph.fontSize === run.size)?.baseline ?? run.box.bottom;
}

export function buildLine(glyphs: readonly Glyph[], vertical: boolean): TextLine {
  return { text: joinGlyphs(glyphs, vertical), box: boxOf(glyphs), glyphs, vertical };
}

/** Top to bottom by bands of lines that overlap by half their height, left to right within a band. */
export function readingOrder(lines: readonly TextLine[]): TextLine[] {
  const bands: TextLine[][] = [];
  for (const line of [...lines].sort((a, b) => centreY(a.box) - centreY(b.box) || a.box.left - b.box.left)) {
    const first = bands.at(-1)?.[0];
    const height = Math.min(heightOf(line.box), first ? heightOf(first.box) : 0);
    if (first && centreY(line.box) - centreY(first.box) <= 0.4 * height) bands.at(-1)?.push(line);
    else bands.push([line]);
  }
  return bands.flatMap((band) => band.sort((a, b) => a.box.left - b.box.left));
}

/** Lines of vertical writing (縦書き): columns of glyphs, right to left, each top to bottom. */
function verticalLines(glyphs: readonly Glyph[]): TextLine[] {
  const columns: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => centreX(b.box) - centreX(a.box))) {
    const first = columns.at(-1)?.[0];
    const reach = 0.5 * Math.max(glyph.fontSize, first?.fontSize ?? 0);
    if (first && centreX(first.box) - centreX(glyph.box) <= reach) columns.at(-1)?.push(glyph);
    else columns.push([glyph]);
  }
  return columns.flatMap((column) => {
    const parts: Glyph[][] = [];
    for (const glyph of column.sort((a, b) => a.box.top - b.box.top || a.order - b.order)) {
      const last = parts.at(-1)?.at(-1);
      if (last && glyph.box.top - last.box.bottom <= tolerances.length.column * glyph.fontSize)
        parts.at(-1)?.push(glyph);
      else parts.push([glyph]);
    }
    return parts.map((part) => buildLine(part, true));
  });
}

/** Lines of turned text (watermarks, turned headers): one per angle and per line of writing at that angle. */
function turnedLines(glyphs: readonly Glyph[]): TextLine[] {
  const angles = [...new Set(glyphs.map((glyph) => Math.round(glyph.angle)))].sort((a, b) => a - b);
  return angles.flatMap((angle) => {
    const radians = (angle * Math.PI) / 180;
    const along = (glyph: Glyph) => centreX(glyph.box) * Math.cos(radians) + centreY(glyph.box) * Math.sin(radians);
    const across = (glyph: Glyph) => centreY(glyph.box) * Math.cos(radians) - centreX(glyph.box) * Math.sin(radians);
    const rows: Glyph[][] = [];
    const same = glyphs.filter((glyph) => Math.round(glyph.angle) === angle);
    for (const glyph of same.sort((a, b) => across(a) - across(b) || along(a) - along(b))) {
      const last = rows.at(-1)?.at(-1);
      if (last && across(glyph) - across(last) <= 0.5 * glyph.fontSize) rows.at(-1)?.push(glyph);
      else rows.push([glyph]);
    }
    return rows.map((row) => {
      const ordered = row.sort((a, b) => along(a) - along(b) || a.order - b.order);
      return {
        text: ordered.map((glyph) => glyph.text).join(''),
        box: boxOf(ordered),
        glyphs: ordered,
        vertical: false,
      };
    });
  });
}
