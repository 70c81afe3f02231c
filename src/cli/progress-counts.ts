// How far a run is, as counts and times; what a bar, lines and JSON lines are made of.

import type { Report, RunEvent } from '../batch/events.js';
import type { Language } from './language.js';

/** What watches a run for the user. */
export interface Progress {
  readonly report: Report;
  /** A message on a line of its own, between those of the progress. */
  readonly tell: (message: string) => void;
  /** Takes the bar away: what follows is printed below it. */
  readonly end: () => void;
}

export type ProgressStyle = 'bar' | 'lines' | 'quiet' | 'json';

export interface ProgressSettings {
  readonly stream: NodeJS.WritableStream;
  readonly language: Language;
  readonly style: ProgressStyle;
  /** Milliseconds since any fixed moment. */
  readonly clock: () => number;
}

/** How far a run is. */
export interface Count {
  readonly started: number;
  total: number;
  done: number;
  pages: number;
  problems: number;
  /** Documents converted now, not taken over from an earlier run: what the rate is made of. */
  converted: number;
}

/** Seconds as `1:05` or `2:03:04`. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  const whole = Math.ceil(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Documents per second and time left, as far as this run has shown. */
export function pace(count: Count, now: number): { readonly rate: string; readonly left: string } {
  const perSecond = count.converted / Math.max((now - count.started) / 1000, 0.001);
  return { rate: perSecond.toFixed(1), left: formatSeconds((count.total - count.done) / perSecond) };
}

/** Where progress is shown. */
export type Sink = Pick<Progress, 'tell' | 'end'> & { readonly show: (count: Count, event: RunEvent) => void };
