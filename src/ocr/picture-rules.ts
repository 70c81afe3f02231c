import type { Ink } from './picture.js';

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
/** A bar that is not this many times as long as thick is no rule; between two rules, in line with a longer one, it need be no more than the other. */
const LEAST_SLENDERNESS = 14;
const LEAST_SLENDERNESS_IN_LINE = 7;
/** Strokes of letters that touch the next line's are shorter, in inches: what is as long is a rule, whatever stands beside it. */
const SURE_HEIGHT_INCHES = 0.6;
/** White that a worn rule may have, in inches. */
const WORN_INCHES = 0.012;
/** What sticks out of a table by less is no rule, in inches. */
const STUB_INCHES = 0.2;
/** How far to both sides of a short stroke its surroundings are looked at, in inches, and how much ink may be there. */
const BESIDE_INCHES = 0.03;
const MOST_BESIDE = 0.08;
const MOST_BESIDE_ALONE = 0.02;
/** How near the end of a stroke must come to a rule to touch it, in inches. */
const TOUCH_INCHES = 0.03;

/** White between the dots of a dotted rule, its least length, the greatest ink beside it and the least in it; lengths in inches. */
const DOT_GAP_INCHES = 0.03;
const LEAST_DOTTED_INCHES = 0.5;
const MOST_DOTTED_THICKNESS_INCHES = 0.022;
const MOST_BESIDE_DOTTED = 0.06;
const LEAST_DOTTED = 0.3;

/** A run of ink along one line of pixels. `line` is its y (x of a vertical one). */
interface Run {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Ink seen along rows or, turned, along columns: that of a place of a line is `data[line * across + place * onward]`. */
interface Lines {
  readonly count: number;
  readonly length: number;
  readonly data: Uint8Array;
  readonly across: number;
  readonly onward: number;
}

const along = ({ width, height, data }: Ink, orientation: PictureRule['orientation']): Lines =>
  orientation === 'horizontal'
    ? { count: height, length: width, data, across: width, onward: 1 }
    : { count: width, length: height, data, across: 1, onward: width };

const inkAt = ({ data, across, onward }: Lines, line: number, place: number): number =>
  data[line * across + place * onward] ?? 0;

function findRuns({ count, length, data, across, onward }: Lines, least: number, worn: number): Run[] {
  const runs: Run[] = [];
  for (let line = 0; line < count; line += 1) {
    let start = -1;
    let last = -1;
    for (let place = 0, at = line * across; place <= length; place += 1, at += onward) {
      if (place < length && data[at] === 1) {
        if (start < 0) start = place;
        last = place;
      } else if (start >= 0 && (place - last > worn || place === length)) {
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

/** Share of ink along both sides of a rule: letters have strokes that join theirs, rules stand alone. */
function inkBeside(lines: Lines, rule: PictureRule, near: number, far: number): number {
  const half = rule.thickness / 2;
  let ink = 0;
  let seen = 0;
  for (const side of [-1, 1]) {
    for (let away = near; away <= far; away += 1) {
      const line = Math.round(rule.position + side * (half + away));
      if (line < 0 || line >= lines.count) continue;
      // The ends lie in the rules that it joins.
      for (let place = rule.start + far; place < rule.end - far; place += 1) {
        ink += inkAt(lines, line, place);
        seen += 1;
      }
    }
  }
  return seen === 0 ? 1 : ink / seen;
}

/** Share of ink in a rule. */
function inkIn(lines: Lines, { position, thickness, start, end }: PictureRule): number {
  const from = Math.round(position - thickness / 2);
  let most = 0;
  for (let line = from; line < from + Math.max(1, Math.round(thickness)); line += 1) {
    let ink = 0;
    for (let place = start; place < end; place += 1) ink += inkAt(lines, line, place);
    most = Math.max(most, ink);
  }
  return most / (end - start);
}

/** Dotted and dashed rules (点線・破線): even rows of dots that stand alone. `known` are the rules that are drawn through. */
function findDotted(ink: Ink, resolution: number, known: readonly PictureRule[]): PictureRule[] {
  const near = Math.max(1, Math.round(WORN_INCHES * resolution));
  return (['horizontal', 'vertical'] as const).flatMap((orientation) => {
    const lines = along(ink, orientation);
    const isKnown = (rule: PictureRule): boolean =>
      known.some(
        (each) =>
          each.orientation === orientation &&
          Math.abs(each.position - rule.position) <= each.thickness / 2 + rule.thickness &&
          each.start <= rule.start + near &&
          each.end >= rule.end - near,
      );
    return joinRuns(findRuns(lines, LEAST_DOTTED_INCHES * resolution, DOT_GAP_INCHES * resolution))
      .map((bar) => ruleOf(bar, orientation))
      .filter(
        (rule) =>
          rule.thickness <= MOST_DOTTED_THICKNESS_INCHES * resolution &&
          !isKnown(rule) &&
          inkIn(lines, rule) >= LEAST_DOTTED &&
          inkBeside(lines, rule, near + 1, Math.round(BESIDE_INCHES * resolution)) <= MOST_BESIDE_DOTTED,
      );
  });
}

/** A rule without what sticks out of the last rule that it crosses: strokes of letters that stand right above or beside it. */
function trimmed(rule: PictureRule, crossing: readonly PictureRule[], most: number, touch: number): PictureRule {
  const places = crossing
    .filter(
      ({ position, start, end }) =>
        start - touch <= rule.position &&
        rule.position <= end + touch &&
        position > rule.start - touch &&
        position < rule.end + touch,
    )
    .map(({ position }) => position);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (places.length < 2 || last - first < most) return rule;
  const start = first > rule.start && first - rule.start < most ? Math.round(first) : rule.start;
  const end = last < rule.end && rule.end - last < most ? Math.round(last) + 1 : rule.end;
  return { ...rule, start, end };
}

/** A stroke inside a table that ends at no rule, neither here nor there: a bar of a stamp (収受印), a line drawn by hand. */
function isLoose(rule: PictureRule, crossing: readonly PictureRule[], touch: number): boolean {
  const places = crossing
    .filter(({ start, end }) => start - touch <= rule.position && rule.position <= end + touch)
    .map(({ position }) => position);
  const ends = (end: number): boolean => places.some((place) => Math.abs(place - end) <= touch);
  const isInside = places.some((place) => place < rule.start) && places.some((place) => place > rule.end);
  return isInside && !ends(rule.start) && !ends(rule.end);
}

/** The rules of a straight page, from long runs of ink. `resolution` in pixels per inch. */
export function findPictureRules(ink: Ink, resolution: number): PictureRule[] {
  const worn = Math.max(1, Math.round(WORN_INCHES * resolution));
  const touch = TOUCH_INCHES * resolution;
  const find = (orientation: PictureRule['orientation'], leastInches: number, slenderness: number): PictureRule[] =>
    joinRuns(findRuns(along(ink, orientation), leastInches * resolution, worn))
      .map((bar) => ruleOf(bar, orientation))
      .filter(
        ({ thickness, start, end }) =>
          thickness <= MOST_THICKNESS_INCHES * resolution && end - start >= slenderness * thickness,
      );
  const drawn = find('horizontal', LEAST_WIDTH_INCHES, LEAST_SLENDERNESS);
  const drawnDown = find('vertical', LEAST_BETWEEN_INCHES, LEAST_SLENDERNESS_IN_LINE);
  const dotted = findDotted(ink, resolution, [...drawn, ...drawnDown]);
  const horizontals = [...drawn, ...dotted.filter(({ orientation }) => orientation === 'horizontal')];
  const found = [...drawnDown, ...dotted.filter(({ orientation }) => orientation === 'vertical')];
  const columns = along(ink, 'vertical');
  const beside = (rule: PictureRule): number =>
    inkBeside(columns, rule, worn + 1, Math.round(BESIDE_INCHES * resolution));
  const isSlender = ({ thickness, start, end }: PictureRule): boolean => end - start >= LEAST_SLENDERNESS * thickness;
  const isLong = (rule: PictureRule): boolean => {
    const inches = (rule.end - rule.start) / resolution;
    if (inches < LEAST_HEIGHT_INCHES || !isSlender(rule)) return false;
    return inches >= SURE_HEIGHT_INCHES || isBetween(rule, horizontals, touch) || beside(rule) <= MOST_BESIDE;
  };
  const long = found.filter(isLong);
  const isShortRule = (rule: PictureRule): boolean => {
    if (!isBetween(rule, horizontals, isSlender(rule) ? touch : worn)) return false;
    const isContinued = long.some(({ position }) => Math.abs(position - rule.position) <= touch / 2);
    if (!isContinued && !isSlender(rule)) return false;
    return beside(rule) <= (isContinued ? MOST_BESIDE : MOST_BESIDE_ALONE);
  };
  const verticals = found.filter((rule) => long.includes(rule) || isShortRule(rule));
  const stub = STUB_INCHES * resolution;
  return [
    ...horizontals
      .map((rule) => trimmed(rule, verticals, stub, touch))
      .filter((rule) => !isLoose(rule, verticals, touch)),
    ...verticals
      .map((rule) => trimmed(rule, horizontals, stub, touch))
      .filter((rule) => !isLoose(rule, horizontals, touch)),
  ];
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
      const isCrossed = inkAt(lines, from - 1, place) === 1 || inkAt(lines, to, place) === 1;
      if (isCrossed) continue;
      for (let line = Math.max(0, from); line < Math.min(lines.count, to); line += 1) {
        data[rule.orientation === 'horizontal' ? line * ink.width + place : place * ink.width + line] = 0;
      }
    }
  }
  return rest;
}
