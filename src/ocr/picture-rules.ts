import type { Ink, PixelBox } from './picture.js';

/** A rule (罫線) in a picture; in pixels. */
export interface PictureRule {
  readonly orientation: 'horizontal' | 'vertical';
  /** Middle of its thickness. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly thickness: number;
}

/** Horizontal strokes of letters (一) are shorter, in inches. */
const LEAST_WIDTH_INCHES = 0.35;
const LEAST_HEIGHT_INCHES = 0.25;
/** Between two horizontal rules, a shorter vertical stroke is a rule. */
const LEAST_BETWEEN_INCHES = 0.1;
const MOST_THICKNESS_INCHES = 0.05;
/** A bar that is not this many times as long as thick is no rule. */
const LEAST_SLENDERNESS = 14;
/** White that a worn rule may have, in inches. */
const WORN_INCHES = 0.012;
/** How near the end of a stroke must come to a rule to touch it, in inches. */
const TOUCH_INCHES = 0.03;

/** A run of ink along one line of pixels. `line` is its y (x of a vertical one). */
interface Run {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Ink seen along rows or, turned, along columns. */
interface Lines {
  readonly count: number;
  readonly length: number;
  readonly at: (line: number, place: number) => number;
}

const along = ({ width, height, data }: Ink, orientation: PictureRule['orientation']): Lines =>
  orientation === 'horizontal'
    ? { count: height, length: width, at: (line, place) => data[line * width + place] ?? 0 }
    : { count: width, length: height, at: (line, place) => data[place * width + line] ?? 0 };

function findRuns(lines: Lines, least: number, worn: number): Run[] {
  const runs: Run[] = [];
  for (let line = 0; line < lines.count; line += 1) {
    let start = -1;
    let last = -1;
    for (let place = 0; place <= lines.length; place += 1) {
      const ink = place < lines.length && lines.at(line, place) === 1;
      if (ink) {
        if (start < 0) start = place;
        last = place;
      } else if (start >= 0 && (place - last > worn || place === lines.length)) {
        if (last + 1 - start >= least) runs.push({ line, start, end: last + 1 });
        start = -1;
      }
    }
  }
  return runs;
}

/** Runs of neighbouring lines that lie beside each other, as one bar each. */
function joinRuns(runs: readonly Run[]): Run[][] {
  const bars: Run[][] = [];
  let open: Run[][] = [];
  for (const run of runs) {
    open = open.filter((bar) => run.line - (bar.at(-1)?.line ?? 0) <= 1);
    const bar = open.find((each) =>
      each.some(({ line, start, end }) => run.line - line <= 1 && run.start < end && start < run.end),
    );
    if (bar) bar.push(run);
    else {
      const fresh = [run];
      open.push(fresh);
      bars.push(fresh);
    }
  }
  return bars;
}

function ruleOf(bar: readonly Run[], orientation: PictureRule['orientation']): PictureRule {
  const start = Math.min(...bar.map((run) => run.start));
  const end = Math.max(...bar.map((run) => run.end));
  const area = bar.reduce((sum, run) => sum + run.end - run.start, 0);
  const position = bar.reduce((sum, run) => sum + (run.line + 0.5) * (run.end - run.start), 0) / area;
  return { orientation, position, start, end, thickness: Math.max(1, area / (end - start)) };
}

/** Short vertical strokes that stand between two horizontal rules: the rules of a single low row. */
function isBetween(rule: PictureRule, horizontals: readonly PictureRule[], touch: number): boolean {
  const meets = (end: number): boolean =>
    horizontals.some(
      ({ position, start, end: right }) =>
        Math.abs(position - end) <= touch && start - touch <= rule.position && rule.position <= right + touch,
    );
  return meets(rule.start) && meets(rule.end);
}

/** The rules of a straight page, from long runs of ink. `resolution` in pixels per inch. */
export function findPictureRules(ink: Ink, resolution: number): PictureRule[] {
  const worn = Math.max(1, Math.round(WORN_INCHES * resolution));
  const touch = TOUCH_INCHES * resolution;
  const find = (orientation: PictureRule['orientation'], leastInches: number): PictureRule[] =>
    joinRuns(findRuns(along(ink, orientation), leastInches * resolution, worn))
      .map((bar) => ruleOf(bar, orientation))
      .filter(
        ({ thickness, start, end }) =>
          thickness <= MOST_THICKNESS_INCHES * resolution && end - start >= LEAST_SLENDERNESS * thickness,
      );
  const horizontals = find('horizontal', LEAST_WIDTH_INCHES);
  const verticals = find('vertical', LEAST_BETWEEN_INCHES).filter(
    (rule) => rule.end - rule.start >= LEAST_HEIGHT_INCHES * resolution || isBetween(rule, horizontals, touch),
  );
  return [...horizontals, ...verticals];
}

/** The ink without its rules; strokes of letters that cross a rule stay, and the rule's pixels beside them go. */
export function eraseRules(ink: Ink, rules: readonly PictureRule[], resolution: number): Ink {
  const data = ink.data.slice();
  const rest: Ink = { width: ink.width, height: ink.height, data };
  const slack = Math.max(1, Math.round(resolution / 150));
  for (const rule of rules) {
    const lines = along(ink, rule.orientation);
    const from = Math.floor(rule.position - rule.thickness / 2) - slack;
    const to = Math.ceil(rule.position + rule.thickness / 2) + slack;
    for (let place = Math.max(0, rule.start - 1); place < Math.min(lines.length, rule.end + 1); place += 1) {
      // Ink that goes on beyond the rule is a letter's.
      const isCrossed = lines.at(from - 1, place) === 1 || lines.at(to, place) === 1;
      if (isCrossed) continue;
      for (let line = Math.max(0, from); line < Math.min(lines.count, to); line += 1) {
        data[rule.orientation === 'horizontal' ? line * ink.width + place : place * ink.width + line] = 0;
      }
    }
  }
  return rest;
}

/** Does the box come so near to a rule that the two may have been one stroke? */
export function touchesRule(box: PixelBox, rules: readonly PictureRule[], near: number): boolean {
  return rules.some(({ orientation, position, start, end, thickness }) => {
    const half = thickness / 2 + near;
    return orientation === 'vertical'
      ? box.left < position + half && box.right > position - half && box.top < end && box.bottom > start
      : box.top < position + half && box.bottom > position - half && box.left < end && box.right > start;
  });
}
