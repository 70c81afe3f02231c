import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, printTable, type Row, run, type Timed, timeProgram } from './measure.js';

const program = join(import.meta.dirname, '../dist/cli/main.js');

/** Copies made unique by a comment behind their end. */
function copies(folder: string, files: readonly string[], count: number): void {
  mkdirSync(folder);
  const contents = files.map((file) => readFileSync(file));
  for (let index = 0; index < count; index++) {
    const bytes = contents[index % contents.length] ?? Buffer.alloc(0);
    writeFileSync(join(folder, `${index}.pdf`), Buffer.concat([bytes, Buffer.from(`\n%${index}\n`)]));
  }
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** (d) Many documents: how many a second, and the memory of the process. The ratio is to the first line. */
export async function benchBatch(
  files: readonly string[],
  counts: readonly number[],
  workers: readonly number[],
): Promise<void> {
  const rows: Row[] = [];
  let first = 0;
  for (const count of counts) {
    for (const threads of workers) {
      await inFolder(async (folder) => {
        copies(join(folder, 'in'), files, count);
        const out = join(folder, 'out');
        const { milliseconds, peak } = await run(process.execPath, [
          program,
          'convert',
          join(folder, 'in'),
          '--out',
          out,
          '--workers',
          String(threads),
          '--quiet',
        ]);
        const rate = (1000 * count) / milliseconds;
        first ||= rate;
        rows.push([
          `${count} documents, ${threads} worker${threads === 1 ? '' : 's'}`,
          `${rate.toFixed(1)}/s, ${peak.toFixed(0)} MB`,
          (rate / first).toFixed(2),
        ]);
      });
    }
  }
  printTable('(d) Many documents (ratio: of the rates)', rows);
}

const ROUNDS = 5;

/** (e) One document, cold: the whole program beside node importing pdf.js and reading the same document's text, with its fonts and character maps. */
export async function benchCold(file: string): Promise<void> {
  const floor: Timed[] = [];
  const ours: Timed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    floor.push(await timeProgram([join(import.meta.dirname, 'read-text.mjs'), file]));
    await inFolder(async (folder) => {
      ours.push(await timeProgram([program, 'convert', file, '--out', join(folder, 'out'), '--quiet']));
    });
  }
  for (const clock of ['wall', 'processor'] as const) {
    const [theirs = Number.NaN, own = Number.NaN] = [floor, ours].map((all) => median(all.map((one) => one[clock])));
    printTable(`(e) One document, cold, ${clock} time`, [
      ['node, pdf.js, the document’s text', `${(1000 * theirs).toFixed(0)} ms`, '1.00'],
      ['mokuhyo convert, words included', `${(1000 * own).toFixed(0)} ms`, (own / theirs).toFixed(2)],
    ]);
  }
}
