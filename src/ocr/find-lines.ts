// The lines of writing of a page's picture: columns, blocks, pieces.

import { groupBy } from '../groups/group-by.js';
import type { Component } from './components.js';
import type { Faces } from './faces.js';
import { type PixelBox, quantile, uniteBoxes } from './picture.js';
import type { PictureRule } from './picture-rules.js';

/** A stretch of writing without a wide gap, part of one line (行の一部). */
export interface Piece extends PixelBox {
  readonly components: readonly Component[];
}

/** One line of writing (行): its pieces from left to right. */
export interface TextLine extends PixelBox {
  readonly pieces: readonly Piece[];
  /** Height of an em (全角) of its writing, in pixels. */
  readonly em: number;
}

/** Lines that are read together: those of a cell; outside of tables, those of a column of text. */
export interface TextBlock extends PixelBox {
  readonly lines: readonly TextLine[];
  /** Part of a cell that rules close on all sides. */
  readonly isCell: boolean;
  /** Ink that was taken for dust inside of the block, or near its writing. */
  readonly specks: readonly Component[];
}

/** All of a page's writing, and the size of most of it. */
export interface PageText {
  readonly em: number;
  readonly blocks: readonly TextBlock[];
  /** Ink too large for letters: pictures, stamps, stains. */
  readonly figures: readonly Component[];
}

/** Sizes of letters, in inches. */
const LEAST_LETTER_INCHES = 0.045;
const GREATEST_LETTER_INCHES = 0.6;
/** A kanji's ink is this share of its em; the height of most components of kanji is near it. */
const KANJI_SHARE = 0.92;
const USUAL_QUANTILE = 0.8;

/** Shares of an em. */
const DUST = 0.07;
const SMALL = 0.22;
const BULLET_REACH = 0.6;
const MARK_REACH = 0.3;
/** A point as wide as a kanji (．) stands at the foot, this far from the figures before and after it. */
const WIDE_POINT_BEFORE = 0.5;
const WIDE_POINT_AFTER = 1.2;
const FOOT = 0.15;
/** A point smaller than dust: its size at least, its distance from the foot and from the figures around it, and theirs from middle to middle. */
const TINIEST = 0.03;
const TINY_FOOT = 0.07;
const TINY_CLEAR = 0.05;
const TINY_PITCH_LEAST = 0.7;
const TINY_PITCH_MOST = 1.2;
const OUTSIDE = 0.12;
const RULE_THIN = 0.16;
const RULE_LONG = 2.6;
const WIDE_GAP = 0.72;
const COLUMN_GAP = 1.5;
const TWO_LINES = 1.75;
const ONE_LINE = 1.08;
const CLINGING = 0.4;
const CLING_GAP = 0.12;
/** A ring or point (。) is as wide as high, within this, and larger than what is left of a rule. */
const ROUND = 1.5;
const LEAST_ROUND = 0.2;
const LINE_PITCH = 1.3;

const widthOf = (box: PixelBox): number => box.right - box.left;
const heightOf = (box: PixelBox): number => box.bottom - box.top;
const sizeOf = (box: PixelBox): number => Math.max(widthOf(box), heightOf(box));
const middleY = (box: PixelBox): number => (box.top + box.bottom) / 2;

/** The size of most writing of a page, in pixels; undefined where there is none. */
export function findUsualEm(components: readonly Component[], resolution: number): number | undefined {
  const heights = components
    .map(heightOf)
    .filter((height) => height >= LEAST_LETTER_INCHES * resolution && height <= GREATEST_LETTER_INCHES * resolution);
  return heights.length === 0 ? undefined : quantile(heights, USUAL_QUANTILE) / KANJI_SHARE;
}

const apart = (a: PixelBox, b: PixelBox): number =>
  Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);

/** Components by what they are: letters, small strokes (points, or dust), figures. What is left of rules is none of them. */
function sortOut(components: readonly Component[], em: number) {
  const figures: Component[] = [];
  const letters: Component[] = [];
  const small: Component[] = [];
  const specks: Component[] = [];
  for (const component of components) {
    const [width, height] = [widthOf(component), heightOf(component)];
    const isBar = Math.min(width, height) <= RULE_THIN * em && sizeOf(component) >= RULE_LONG * em;
    if (isBar) continue;
    if (width > 8 * em || height > 5 * em) figures.push(component);
    else if (sizeOf(component) < DUST * em) specks.push(component);
    else if (sizeOf(component) < SMALL * em) small.push(component);
    else letters.push(component);
  }
  return { figures, letters, small, specks };
}

/** How far from a letter a small stroke may stand: a bullet (・) stands in the middle of its em, points and marks close by. */
function reachOf(mark: PixelBox, band: PixelBox, em: number): number {
  const fromMiddle = Math.abs(middleY(mark) - middleY(band));
  return (fromMiddle < 0.15 * em ? BULLET_REACH : MARK_REACH) * em;
}

/** May it be a point between figures that are as wide as kanji (８．３), or where such a number goes on in the next line? Dust may lie there, too. */
function isWidePoint(
  mark: PixelBox,
  band: PixelBox,
  letters: readonly Component[],
  goesOn: boolean,
  em: number,
): boolean {
  if (Math.abs(mark.bottom - band.bottom) > FOOT * em) return false;
  const isNear = (gap: number, most: number): boolean => gap >= 0 && gap < most * em;
  return (
    letters.some(({ right }) => isNear(mark.left - right, WIDE_POINT_BEFORE)) &&
    (letters.some(({ left }) => isNear(left - mark.right, WIDE_POINT_AFTER)) ||
      (goesOn && letters.every(({ right }) => right <= mark.left)))
  );
}

/** Is it a point worn small, or printed small: at the foot between two figures that stand as far apart as around one? Dust may lie there, too. */
function isTinyPoint(mark: PixelBox, band: PixelBox, letters: readonly Component[], em: number): boolean {
  if (sizeOf(mark) < TINIEST * em || Math.abs(mark.bottom - band.bottom) > TINY_FOOT * em) return false;
  const tall = letters.filter((letter) => heightOf(letter) > 0.5 * em);
  const before = tall.filter(({ right }) => right <= mark.left + 1).sort((a, b) => b.right - a.right)[0];
  const after = tall.filter(({ left }) => left >= mark.right - 1).sort((a, b) => a.left - b.left)[0];
  if (!before || !after) return false;
  const isClear = Math.min(mark.left - before.right, after.left - mark.right) >= TINY_CLEAR * em;
  const pitch = (after.left + after.right - before.left - before.right) / 2;
  return isClear && pitch >= TINY_PITCH_LEAST * em && pitch <= TINY_PITCH_MOST * em;
}

/**
 * Small strokes inside a line's height and beside a letter of it are its points and marks; all others are dust. What may be either is given to the
 * line, and counts as dust, too: what holds it is not sure.
 */
function adoptSmall(rows: readonly Component[][], small: readonly Component[], em: number): Component[] {
  const bands = rows.map(uniteBoxes);
  const letters = rows.map((row) => [...row]);
  const left: Component[] = [];
  for (const mark of small) {
    const row = rows.find((_, index) => {
      const band = bands[index];
      return (
        band !== undefined &&
        middleY(mark) > band.top - OUTSIDE * em &&
        middleY(mark) < band.bottom + OUTSIDE * em &&
        letters[index]?.some((letter) => apart(mark, letter) < reachOf(mark, band, em))
      );
    });
    if (!row) {
      left.push(mark);
      const isPoint = (index: number): boolean =>
        isWidePoint(mark, bands[index] ?? mark, letters[index] ?? [], index + 1 < rows.length, em);
      rows.find((_, index) => isPoint(index))?.push(mark);
    } else row.push(mark);
  }
  return left;
}

/** Gives each line the specks that may be its points; they count as dust, too. */
function adoptTinyPoints(rows: readonly Component[][], specks: readonly Component[], em: number): void {
  const letters = rows.map((row) => [...row]);
  const bands = rows.map(uniteBoxes);
  for (const speck of specks)
    rows.find((_, index) => isTinyPoint(speck, bands[index] ?? speck, letters[index] ?? [], em))?.push(speck);
}

/** Groups of components between which there is white of at least `gap` along one axis. */
function cutAt(
  components: readonly Component[],
  gap: number,
  startOf: (box: PixelBox) => number,
  endOf: (box: PixelBox) => number,
): Component[][] {
  const groups: Component[][] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const component of [...components].sort((a, b) => startOf(a) - startOf(b))) {
    const last = groups.at(-1);
    if (last && startOf(component) - reached < gap) last.push(component);
    else groups.push([component]);
    reached = Math.max(reached, endOf(component));
  }
  return groups;
}

const topOf = (box: PixelBox): number => box.top;
const bottomOf = (box: PixelBox): number => box.bottom;
const leftOf = (box: PixelBox): number => box.left;
const rightOf = (box: PixelBox): number => box.right;

/** Where the fewest strokes are cut: the y between two lines that touch. */
function thinnestPlace(components: readonly Component[], from: number, to: number): number {
  let best = { ink: Number.POSITIVE_INFINITY, y: (from + to) / 2 };
  const middle = (from + to) / 2;
  for (let y = Math.ceil(from); y <= to; y += 1) {
    const ink = components.reduce((sum, box) => (box.top < y && box.bottom > y ? sum + widthOf(box) : sum), 0);
    if (ink < best.ink || (ink === best.ink && Math.abs(y - middle) < Math.abs(best.y - middle))) best = { ink, y };
  }
  return best.y;
}

/** Rows of writing; those that touch each other are cut where they touch least. */
function cutRows(components: readonly Component[], em: number): Component[][] {
  const rows: Component[][] = [];
  for (const row of cutAt(components, 0.5, topOf, bottomOf)) {
    const last = rows.at(-1);
    // The halves of one letter (号, 二) are no two lines.
    if (last && heightOf(uniteBoxes([...last, ...row])) <= ONE_LINE * em) last.push(...row);
    else rows.push(row);
  }
  return rows.flatMap((row) => cutTouching(row, em));
}

function cutTouching(row: readonly Component[], em: number): Component[][] {
  const box = uniteBoxes(row);
  const height = heightOf(box);
  const tallest = Math.max(...row.map(heightOf));
  if (height < TWO_LINES * em || tallest > 0.62 * height) return [[...row]];
  const lines = Math.max(2, Math.round(height / (LINE_PITCH * em)));
  const pitch = height / lines;
  const cut = thinnestPlace(row, box.top + 0.6 * pitch, box.top + 1.4 * pitch);
  const above = row.filter((component) => middleY(component) < cut);
  const below = row.filter((component) => middleY(component) >= cut);
  if (above.length === 0 || below.length === 0) return [[...row]];
  return [above, ...cutTouching(below, em)];
}

function lineOf(components: readonly Component[], em: number): TextLine {
  const box = uniteBoxes(components);
  const height = heightOf(box);
  // Digits and kana are lower than kanji of the same size; what is much lower or higher has a size of its own.
  const own = height > 0.5 * em && height <= 1.12 * em ? em : Math.max(0.5 * em, height / KANJI_SHARE);
  const lineEm = height <= 0.5 * em ? em : own;
  const pieces = cutAt(components, WIDE_GAP * lineEm, leftOf, rightOf).map(
    (piece): Piece => ({ ...uniteBoxes(piece), components: piece }),
  );
  return { ...box, pieces, em: lineEm };
}

type Block = Omit<TextBlock, 'specks'>;

function blockOf(rows: readonly (readonly Component[])[], em: number, isCell: boolean): Block {
  const lines = rows.map((row) => lineOf(row, em));
  return { ...uniteBoxes(lines), lines, isCell };
}

/** Outside of cells, rows and columns of writing are told apart by white alone, in turns (XY cut). */
function cutOpen(components: readonly Component[], em: number): Component[][][] {
  const columns = cutAt(components, COLUMN_GAP * em, leftOf, rightOf);
  if (columns.length > 1) return columns.flatMap((column) => cutOpen(column, em));
  const rows = cutRows(components, em);
  if (rows.length === 1) return [rows];
  return rows.flatMap((row) => {
    const parts = cutAt(row, COLUMN_GAP * em, leftOf, rightOf);
    return parts.length > 1 ? parts.flatMap((part) => cutOpen(part, em)) : [[row]];
  });
}

/** A full stop (。) that stands clear of a rule: the last line of a cell is near to the rule below. */
function isRoundBeside(component: Component, rule: PictureRule, em: number): boolean {
  const [width, height] = [widthOf(component), heightOf(component)];
  if (Math.min(width, height) < LEAST_ROUND * em || Math.max(width, height) > ROUND * Math.min(width, height))
    return false;
  const [near, far] = [rule.position - rule.thickness / 2, rule.position + rule.thickness / 2];
  return rule.orientation === 'horizontal'
    ? component.bottom <= near || component.top >= far
    : component.right <= near || component.left >= far;
}

/** Small ink right at a rule: what is left of the rule, or of a letter beyond it. */
function clings(component: Component, rules: readonly PictureRule[], em: number): boolean {
  if (Math.min(widthOf(component), heightOf(component)) > CLINGING * em) return false;
  return rules.some((rule) => {
    const { orientation, position, start, end, thickness } = rule;
    if (isRoundBeside(component, rule, em)) return false;
    const reach = thickness / 2 + CLING_GAP * em;
    const across = orientation === 'horizontal' ? heightOf(component) : widthOf(component);
    if (across > CLINGING * em || (sizeOf(component) > CLINGING * em && across > CLING_GAP * em)) return false;
    return orientation === 'horizontal'
      ? component.top < position + reach &&
          component.bottom > position - reach &&
          overlaps(component.left, component.right, start, end)
      : component.left < position + reach &&
          component.right > position - reach &&
          overlaps(component.top, component.bottom, start, end);
  });
}

const overlaps = (from: number, to: number, start: number, end: number): boolean => from < end && start < to;

/**
 * The writing of a straight page, block by block, from its ink without rules. `faces` part the writing; `drawn` are those that drawn rules close: only
 * these make cells.
 */
export function findText(
  components: readonly Component[],
  faces: Faces,
  rules: readonly PictureRule[],
  resolution: number,
  drawn: Faces = faces,
): PageText {
  const em = findUsualEm(components, resolution);
  if (em === undefined) return { em: 0, blocks: [], figures: [] };
  const clinging = components.filter((component) => clings(component, rules, em));
  const rest = clinging.length === 0 ? components : components.filter((each) => !clinging.includes(each));
  const { figures, letters, small, specks } = sortOut(rest, em);
  const faceOf = (box: PixelBox): number => faces.at((box.left + box.right) / 2, middleY(box));
  const smallOf = groupBy(small, faceOf);
  const dustOf = groupBy(specks, faceOf);
  const blocks = [...groupBy(letters, faceOf)].flatMap(([face, letters]): TextBlock[] => {
    const groups = faces.isOpen(face) ? cutOpen(letters, em) : [cutRows(letters, em)];
    adoptTinyPoints(groups.flat(), dustOf.get(face) ?? [], em);
    const dust = [...adoptSmall(groups.flat(), smallOf.get(face) ?? [], em), ...(dustOf.get(face) ?? [])];
    return groups.map((rows) => {
      const box = uniteBoxes(rows.flat());
      const isCell = !faces.isOpen(face) && !drawn.isOpen(drawn.at((box.left + box.right) / 2, middleY(box)));
      const block = blockOf(rows, em, isCell);
      return { ...block, specks: dust.filter((speck) => apart(speck, block) < 0) };
    });
  });
  return { em, blocks: blocks.sort((a, b) => a.top - b.top || a.left - b.left), figures };
}
