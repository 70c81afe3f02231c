import type { Report, RunEvent } from '../batch/events.js';
import { convertMessages } from './convert-texts.js';
import { describeEvent, type Told } from './describe-event.js';
import type { Language } from './language.js';
import { say } from './say.js';

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

/** Where no bar can be drawn, a line comes so often. */
const LINE_EVERY_MS = 5_000;

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

function add(count: Count, event: RunEvent): void {
  // Once more, where a password was asked for: everything is counted anew.
  if (event.kind === 'started')
    Object.assign(count, { total: event.files, done: 0, pages: 0, problems: 0, converted: 0 });
  if (event.kind === 'duplicate') count.done += 1;
  if (event.kind !== 'document') return;
  count.done += 1;
  count.pages += event.pages;
  count.problems += event.status === 'complete' ? 0 : 1;
  count.converted += event.reused ? 0 : 1;
}

/** Documents per second and time left, as far as this run has shown. */
export function pace(count: Count, now: number): { readonly rate: string; readonly left: string } {
  const perSecond = count.converted / Math.max((now - count.started) / 1000, 0.001);
  return { rate: perSecond.toFixed(1), left: formatSeconds((count.total - count.done) / perSecond) };
}

export type Sink = Pick<Progress, 'tell' | 'end'> & { readonly show: (count: Count, event: RunEvent) => void };

function lineSink({ stream, language, clock }: ProgressSettings): Sink {
  let last = clock();
  return {
    show(count) {
      if (clock() - last < LINE_EVERY_MS) return;
      last = clock();
      const { rate, left } = pace(count, last);
      const { done, total, pages, problems } = count;
      stream.write(`${say(convertMessages.line, language, done, total, pages, rate, left, problems)}\n`);
    },
    tell: (message) => stream.write(`${message}\n`),
    end: () => undefined,
  };
}

const quietSink = ({ stream }: ProgressSettings): Sink => ({
  show: () => undefined,
  tell: (message) => stream.write(`${message}\n`),
  end: () => undefined,
});

/** The bar's package is loaded where a bar is drawn. */
async function openSink(settings: ProgressSettings): Promise<Sink> {
  if (settings.style === 'bar') return (await import('./progress-bar.js')).barSink(settings);
  return settings.style === 'lines' ? lineSink(settings) : quietSink(settings);
}

/** Progress of a run: a bar on a terminal, lines elsewhere, JSON lines for machines, or nothing but errors. */
export async function startProgress(settings: ProgressSettings): Promise<Progress> {
  const { stream, style, language, clock } = settings;
  if (style === 'json') {
    const report: Report = (event) => stream.write(`${JSON.stringify(event)}\n`);
    const tell = (message: string) => stream.write(`${JSON.stringify({ kind: 'message', message })}\n`);
    return { report, tell, end: () => undefined };
  }
  const sink = await openSink(settings);
  const told: Told = new Map();
  const count: Count = { started: clock(), total: 0, done: 0, pages: 0, problems: 0, converted: 0 };
  return {
    tell: sink.tell,
    end: sink.end,
    report(event) {
      add(count, event);
      for (const message of describeEvent(event, language, style === 'quiet', told)) sink.tell(message);
      sink.show(count, event);
    },
  };
}
