import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The middle one of some measurements. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds of processor time of this process, all its threads: other programs on the machine do not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly milliseconds: number;
  /** Highest resident memory of the process, in megabytes; 0 where the system does not tell. */
  readonly peak: number;
  /** Processor time of the process, all its threads, until the last look at it: other programs on the machine do not count. */
  readonly processorSeconds: number;
}

/** How often a running program's memory is looked at. The system's own high-water mark is read, so nothing between is missed but the end. */
const LOOK_MS = 50;

function highWaterMark(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    // Ended meanwhile, or no such system.
    return 0;
  }
}

/** The system counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
/** Fields of /proc/<pid>/stat, counted after the bracketed name. */
const [USER_TIME, SYSTEM_TIME] = [11, 12];

function processorSecondsOf(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
  } catch {
    // Ended meanwhile, or no such system.
    return 0;
  }
}

/** Runs a program to its end; after `seconds` it is interrupted as by Ctrl-C. */
export function run(command: string, parameters: readonly string[], seconds = Number.POSITIVE_INFINITY): Promise<Ran> {
  const started = performance.now();
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  let peak = 0;
  let processorSeconds = 0;
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  const timer = setInterval(() => {
    peak = Math.max(peak, highWaterMark(child.pid));
    processorSeconds = Math.max(processorSeconds, processorSecondsOf(child.pid));
  }, LOOK_MS);
  const stop = Number.isFinite(seconds) ? setTimeout(() => child.kill('SIGINT'), seconds * 1000) : undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(timer);
      clearTimeout(stop);
      resolve({ status, stdout, milliseconds: performance.now() - started, peak, processorSeconds });
    });
  });
}

/** Has a program say its processor time, that of its threads included, when it ends. */
const saysItsTime = `data:text/javascript,import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stdout.write('processor ' + (user + system) / 1e6 + '\\n');
});`;

/** Seconds of a run of one of Node's programs. */
export interface Timed {
  readonly wall: number;
  /** Of all its threads, to its very end: on a machine that does other work as well, this tells two programs apart. */
  readonly processor: number;
}

export async function timeProgram(parameters: readonly string[]): Promise<Timed> {
  const ran = await run(process.execPath, ['--import', saysItsTime, ...parameters]);
  return { wall: ran.milliseconds / 1000, processor: Number(/^processor (.+)$/m.exec(ran.stdout)?.[1] ?? Number.NaN) };
}

export type Row = readonly [what: string, value: string, ratio: string];

/** A table as Markdown, which terminals show well enough. */
export function printTable(title: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(([what]) => what.length));
  const lines = rows.map(
    ([what, value, ratio]) => `| ${what.padEnd(width)} | ${value.padStart(16)} | ${ratio.padStart(8)} |`,
  );
  const head = `| ${'what'.padEnd(width)} | ${'measured'.padStart(16)} | ${'ratio'.padStart(8)} |`;
  const rule = `| ${'-'.repeat(width)} | ${'-'.repeat(15)}: | ${'-'.repeat(7)}: |`;
  process.stdout.write(`\n### ${title}\n\n${[head, rule, ...lines].join('\n')}\n`);
}
