import { acrossOf } from '../geometry/box.js';
import { overlapLength } from '../geometry/interval.js';
import type { Band } from './bands.js';
import { isMark } from './line-cues.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** A stretch of white that runs down between two columns (列の間の空き), in points. */
export interface River {
  readonly start: number;
  readonly end: number;
  /** How many bands have text over it. */
  readonly crossed: number;
}

/** Where the text of these bands leaves white from top to bottom: the rivers between columns, left to right. */
export function findRivers(bands: readonly Band[], em: number): River[] {
  const multiple = bands.filter((band) => band.pieces.length > 1);
  if (multiple.length < 2) return [];
  const allowed = multiple.length < 3 ? 0 : Math.max(1, Math.floor(multiple.length * tolerances.share.some));
  const pieces = belowUpperHeader(multiple).flatMap((band) => band.pieces);
  const rivers = valleys(coverageOf(pieces), allowed, tolerances.length.gap * em);
  const all = bands.flatMap((band) => band.pieces);
  const kept = withoutMarks(mergePoorColumns(rivers, multiple, bands), bands, em);
  return kept.map((river) => narrowToText(river, all, em));
}

/** The bands without a first one of fewer texts that stands over the columns of the next (実績値 over R2 and R3): it runs over rivers and makes none. */
function belowUpperHeader(bands: readonly Band[]): readonly Band[] {
  const [upper, header, ...rows] = bands;
  const label = header?.pieces[0];
  if (!upper || !label || rows.length < tolerances.count.few) return bands;
  const isUpper =
    2 * upper.pieces.length < header.pieces.length && upper.pieces.every(({ box }) => box.left > label.box.right);
  return isUpper ? bands.slice(1) : bands;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly height: number;
}

/** How many pieces cover each stretch of the x axis, from the first piece to the last. */
function coverageOf(pieces: readonly TextLine[]): Stretch[] {
  const events = pieces
    .flatMap((piece) => [
      { at: piece.box.left, step: 1 },
      { at: piece.box.right, step: -1 },
    ])
    .sort((a, b) => a.at - b.at);
  const profile: Stretch[] = [];
  let height = 0;
  let from = events[0]?.at ?? 0;
  for (const { at, step } of events) {
    const last = profile.at(-1);
    if (at > from) {
      if (last && last.height === height) profile[profile.length - 1] = { ...last, end: at };
      else profile.push({ start: from, end: at, height });
      from = at;
    }
    height += step;
  }
  return profile;
}

/**
 * Lows of the profile that are wide enough, the least crossed first: a stretch that some text runs over (a header over several
 * columns, one long entry) is a river only where the columns on both sides hold clearly more text.
 */
function valleys(profile: readonly Stretch[], allowed: number, width: number): River[] {
  const found: River[] = [];
  for (let level = 0; level <= allowed; level += 1) {
    for (const run of runsBelow(profile, level)) {
      const known = found.some((river) => river.start < run.end && river.end > run.start);
      if (!known && run.end - run.start >= width && standsBetweenPeaks(run, profile, level)) {
        found.push({ start: run.start, end: run.end, crossed: level });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Longest stretches, not at the profile's ends, that at most `level` pieces cover. */
function runsBelow(profile: readonly Stretch[], level: number): Column[] {
  const runs: { start: number; end: number }[] = [];
  for (const stretch of profile) {
    const last = runs.at(-1);
    if (stretch.height > level) continue;
    if (last && last.end === stretch.start) last.end = stretch.end;
    else runs.push({ start: stretch.start, end: stretch.end });
  }
  const [left, right] = [profile[0]?.start, profile.at(-1)?.end];
  return runs.filter((run) => run.start !== left && run.end !== right);
}

function standsBetweenPeaks(run: Column, profile: readonly Stretch[], level: number): boolean {
  if (level === 0) return true;
  const index = profile.findIndex((stretch) => stretch.start >= run.end);
  const before = profile.findLastIndex((stretch) => stretch.end <= run.start);
  const peak = (from: number, step: number): number => {
    let highest = 0;
    for (let at = from; (profile[at]?.height ?? 0) > level; at += step)
      highest = Math.max(highest, profile[at]?.height ?? 0);
    return highest;
  };
  return Math.min(peak(before, -1), peak(index, 1)) >= Math.max(level + 2, 2 * level);
}

/** Keeps clear of entries that reach into the river from one side; what runs right over it, or stands in it, spans columns. */
function narrowToText(river: River, pieces: readonly TextLine[], em: number): River {
  const boxes = pieces.flatMap((piece) => partsAtRiver(piece, river, em));
  const tails = boxes.filter((box) => box.start < river.start && box.end > river.start && box.end < river.end);
  const heads = boxes.filter((box) => box.start > river.start && box.start < river.end && box.end > river.end);
  const start = Math.max(river.start, ...tails.map((tail) => tail.end));
  const end = Math.min(river.end, ...heads.map((head) => head.start));
  return start < end ? { ...river, start, end } : river;
}

/** A piece that runs over the river, parted at its widest opening there: a full cell that nearly touches the next one. */
function partsAtRiver({ box, glyphs }: TextLine, river: River, em: number): Column[] {
  const whole = acrossOf(box);
  if (whole.start >= river.start || whole.end <= river.end) return [whole];
  const openings = glyphs.flatMap((glyph, index): Column[] => {
    const next = glyphs[index + 1];
    const inside = next && next.box.left > river.start && glyph.box.right < river.end;
    return next && inside ? [{ start: glyph.box.right, end: next.box.left }] : [];
  });
  const widest = openings.sort((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!widest || widest.end - widest.start < tolerances.length.near * em) return [whole];
  return [
    { start: whole.start, end: widest.start },
    { start: widest.end, end: whole.end },
  ];
}

/** Drops the narrower river beside a column that hardly holds text; labels of the first column may stand between rows, alone. */
function mergePoorColumns(rivers: readonly River[], multiple: readonly Band[], all: readonly Band[]): River[] {
  const kept = [...rivers];
  const width = (river: River | undefined) => (river ? river.end - river.start : Number.POSITIVE_INFINITY);
  for (;;) {
    const poor = columnsBetween(kept).findIndex(
      (column, at) => bandsWithin(column, at === 0 ? all : multiple) < tolerances.count.pair,
    );
    if (poor < 0 || kept.length === 0) return kept;
    kept.splice(width(kept[poor - 1]) < width(kept[poor]) ? poor - 1 : poor, 1);
  }
}

/** Marks of a list (①, (1), ・) without a heading of their own belong to the text beside them; the rest of it may stand below them alone. */
function withoutMarks(rivers: readonly River[], bands: readonly Band[], em: number): readonly River[] {
  const [first, ...others] = rivers;
  if (!first) return rivers;
  const beside = bands.filter((band) => band.pieces.length > 1).flatMap((band) => band.pieces);
  const reach = tolerances.length.touch * em;
  const marks = beside.filter(({ box }) => box.right <= first.start + reach);
  const next = Math.min(...beside.filter(({ box }) => box.left >= first.end - reach).map(({ box }) => box.left));
  const near = marks.every(({ box }) => next - box.right <= tolerances.length.step * em);
  return marks.every(({ text }) => isMark(text)) && near ? others : rivers;
}

interface Column {
  readonly start: number;
  readonly end: number;
}

function columnsBetween(rivers: readonly River[]): Column[] {
  return [...rivers, undefined].map((river, index) => ({
    start: rivers[index - 1]?.end ?? Number.NEGATIVE_INFINITY,
    end: river?.start ?? Number.POSITIVE_INFINITY,
  }));
}

/** Bands with a piece that stands in this column alone: the two characters of a word set wide (区　分) are one entry. */
function bandsWithin(column: Column, bands: readonly Band[]): number {
  const standsIn = ({ box }: TextLine): boolean => {
    const inside = overlapLength(acrossOf(box), column);
    return inside >= tolerances.share.nearlyAll * (box.right - box.left);
  };
  return bands.filter(({ pieces }) => pieces.some(standsIn)).length;
}
