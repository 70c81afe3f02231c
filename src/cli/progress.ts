import type { Report, RunEvent } from '../batch/events.js';
import { convertMessages } from './convert-texts.js';
import { describeEvent, type Told } from './describe-event.js';
import { type Count, type Progress, type ProgressSettings, pace, type Sink } from './progress-counts.js';
import { say } from './say.js';

/** Where no bar can be drawn, a line comes so often. */
const LINE_EVERY_MS = 5_000;

function add(count: Count, event: RunEvent): void {
  // Once more, where a password was asked for: everything is counted anew.
  if (event.kind === 'started')
    Object.assign(count, { total: event.files, done: 0, pages: 0, problems: 0, converted: 0 });
  if (event.kind === 'duplicate' || event.kind === 'elsewhere') count.done += 1;
  if (event.kind !== 'document') return;
  count.done += 1;
  count.pages += event.pages;
  count.problems += event.status === 'complete' ? 0 : 1;
  count.converted += event.reused ? 0 : 1;
}

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
    // Machines count documents: pages are for those who look on.
    const report: Report = (event) => event.kind === 'page' || stream.write(`${JSON.stringify(event)}\n`);
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
