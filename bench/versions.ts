// Two builds of the program over the same files, in turns: npm run bench:versions -- --before OTHER/dist/cli/main.js --input DIR --pairs 7
// Processor time is what tells them apart on a machine that does other work as well.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, printTable, type Row, type Timed, timeProgram } from './measure.js';

const { values } = parseArgs({
  options: {
    before: { type: 'string' },
    after: { type: 'string', default: join(import.meta.dirname, '../dist/cli/main.js') },
    input: { type: 'string' },
    pairs: { type: 'string', default: '7' },
    workers: { type: 'string', default: '1,2' },
  },
});
const { before, after, input } = values;
if (before === undefined || input === undefined) throw new Error('give --before MAIN.JS and --input DIR');

/** Seconds of one run with so many workers. */
async function convert(program: string, workers: string): Promise<Timed> {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-versions-'));
  const options = ['convert', input ?? '', '--out', join(folder, 'out'), '--quiet', '--workers', workers];
  const timed = await timeProgram([program, ...options]);
  rmSync(folder, { recursive: true, force: true });
  return timed;
}

const ways = values.workers.split(',').flatMap((workers) => [
  { what: `before, ${workers} worker(s)`, program: before, workers },
  { what: `after, ${workers} worker(s)`, program: after, workers },
]);
const turns: Timed[][] = [];
for (let pair = 0; pair < Number(values.pairs); pair++) {
  const turn: Timed[] = [];
  for (const { program, workers } of ways) turn.push(await convert(program, workers));
  turns.push(turn);
}
const rows = (clock: keyof Timed): Row[] =>
  ways.map(({ what }, index) => {
    const own = turns.map((turn) => turn[index]?.[clock] ?? Number.NaN);
    const ratios = turns.map((turn) => (turn[index]?.[clock] ?? Number.NaN) / (turn[0]?.[clock] ?? Number.NaN));
    return [what, `${median(own).toFixed(2)} s`, median(ratios).toFixed(2)];
  });
printTable(`Processor time (${values.pairs} turns)`, rows('processor'));
printTable('Wall time', rows('wall'));
