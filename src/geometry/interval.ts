/** A stretch on one axis, in points. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Length of the part that both intervals cover; 0 where they do not meet. */
export function overlapLength(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Intervals joined where they overlap or lie within `gap` of each other, in order of their start. */
export function mergeIntervals(intervals: readonly Interval[], gap = 0): Interval[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end + gap) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
