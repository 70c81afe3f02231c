// Many documents in shares, then gathered: npm run bench:many -- --documents 20000 --shares 4 --folder /data/many
// What is there already is not made again, and each share goes on where it was stopped: a long measurement can be made in pieces (--only 3).
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pdfWithTable } from '../test/review/doubtful-pdf.js';
import { writeCopies } from './copies.js';
import { printTable, type Ran, type Row, run } from './measure.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '2000' },
    shares: { type: 'string', default: '4' },
    /** Copies of one small page instead of the fixtures: what grows with the number of documents shows sooner. */
    simple: { type: 'boolean', default: false },
    /** Where everything is kept. */
    folder: { type: 'string' },
    /** Converts this share alone and gathers nothing. */
    only: { type: 'string' },
    workers: { type: 'string', default: '2' },
    /** Stops a share after so many seconds; the next call goes on. */
    seconds: { type: 'string', default: '36000' },
  },
});
if (values.folder === undefined) throw new Error('give a folder: --folder DIR');

const program = join(import.meta.dirname, '../dist/cli/main.js');
const fixtures = join(import.meta.dirname, '../fixtures/documents');
const sources = readdirSync(fixtures)
  .map((name) => join(fixtures, name, 'document.pdf'))
  .filter((path) => existsSync(path));
const documents = Number(values.documents);
const shares = Number(values.shares);
const input = join(values.folder, `in-${documents}`);

/** A page with a table of eight rows and sixteen values. */
function simplePage(folder: string): string {
  const head = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
  const rows = Array.from({ length: 8 }, (_, row) => [
    `01-10${row}`,
    `講座${row}の参加者数`,
    `${row + 10}人`,
    `${row + 20}人`,
    '健康課',
  ]);
  const path = join(folder, 'page.pdf');
  writeFileSync(path, pdfWithTable([head, ...rows]));
  return path;
}

const partOf = (share: number): string => join(values.folder ?? '', `part-${documents}-${share}-of-${shares}`);
const log = join(values.folder, 'measured.jsonl');

interface Measured {
  readonly what: string;
  readonly documents: number;
  readonly share: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly processorSeconds: number;
  /** Documents that this call converted. */
  readonly converted: number;
}

function note(measured: Measured): void {
  const load = loadavg()[0]?.toFixed(1);
  appendFileSync(log, `${JSON.stringify({ ...measured, load })}\n`);
  process.stdout.write(`${JSON.stringify({ ...measured, load })}\n`);
}

const resultsIn = (part: string): number => {
  const folder = join(part, 'results');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json')).length
    : 0;
};

const mokuhyo = (parameters: readonly string[]): Promise<Ran> =>
  run(process.execPath, [program, ...parameters, '--quiet', '--lang', 'en'], Number(values.seconds));

async function convertShare(share: number): Promise<void> {
  const out = partOf(share);
  if (existsSync(join(out, 'part.json'))) return;
  const before = resultsIn(out);
  const ran = await mokuhyo([
    'convert',
    input,
    '--shard',
    `${share}/${shares}`,
    '--out',
    out,
    '--workers',
    values.workers,
  ]);
  const converted = resultsIn(out) - before;
  note({
    what: 'share',
    documents,
    share,
    seconds: ran.milliseconds / 1000,
    megabytes: ran.peak,
    processorSeconds: ran.processorSeconds,
    converted,
  });
}

async function gatherAll(): Promise<void> {
  const parts = Array.from({ length: shares }, (_, index) => partOf(index + 1));
  if (!parts.every((part) => existsSync(join(part, 'part.json')))) return;
  const out = join(values.folder ?? '', `dataset-${documents}`);
  rmSync(out, { recursive: true, force: true });
  const ran = await mokuhyo(['gather', ...parts, '--out', out]);
  note({
    what: 'gather',
    documents,
    share: 0,
    seconds: ran.milliseconds / 1000,
    megabytes: ran.peak,
    processorSeconds: ran.processorSeconds,
    converted: 0,
  });
}

/** All that was measured in the folder, share by share. */
function report(): void {
  const all = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line): Measured => JSON.parse(line));
  const rows = all.map(({ what, documents: given, share, seconds, megabytes, processorSeconds, converted }): Row => {
    const count = what === 'gather' ? given : converted;
    const name =
      what === 'gather' ? `gather, ${given} documents` : `share ${share} of ${given} documents: ${converted}`;
    return [
      name,
      `${(count / seconds).toFixed(1)}/s, ${megabytes.toFixed(0)} MB`,
      `${((1000 * processorSeconds) / count).toFixed(1)} ms`,
    ];
  });
  printTable('Many documents (last column: processor time per document)', rows);
}

process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? ''}, ${availableParallelism()} cores, ${(totalmem() / 1024 ** 3).toFixed(0)} GB\n`,
);
mkdirSync(values.folder, { recursive: true });
if (!existsSync(input)) writeCopies(input, values.simple ? [simplePage(values.folder)] : sources, documents);
const wanted =
  values.only === undefined ? Array.from({ length: shares }, (_, index) => index + 1) : [Number(values.only)];
for (const share of wanted) await convertShare(share);
if (values.only === undefined) await gatherAll();
report();
