import { join } from 'node:path';
import { build } from 'esbuild';
import { median, printTable, type Row, run } from './measure.js';

/** What pass.mjs measured of one way of reading: milliseconds for all files. */
interface Pass {
  readonly wall: number;
  readonly processor: number;
  readonly pages: number;
  /** Milliseconds of processor time by stage, of all rounds; empty but for `stages`. */
  readonly stages: Partial<Record<Stage, number>>;
}

type Stage = 'pdf' | 'tables' | 'declaration' | 'words';
type Way = 'operators' | 'operators-later' | 'text' | 'mokuhyo';

const ROUNDS = 6;

/** In a process of its own: pdf.js, once loaded, changes built-ins of its whole process, and a warm heap is not shared. */
async function pass(what: Way | 'stages', files: readonly string[]): Promise<Pass> {
  const program = join(import.meta.dirname, 'pass.mjs');
  const { stdout } = await run(process.execPath, [program, what, String(ROUNDS), ...files]);
  return JSON.parse(stdout) as Pass;
}

/** Bundled as the program is: what tsx adds to each function is none of its time. */
const bundle = () =>
  build({
    entryPoints: [join(import.meta.dirname, 'one-thread.ts')],
    outfile: join(import.meta.dirname, '../dist/bench/one-thread.js'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });

/** Processes of each way, one after the other in turns: a neighbour's work on the machine then falls on all of them. */
const TURNS = 5;

/** (c) What the stages take, warm; the middle one of so many processes. */
export async function benchStages(files: readonly string[]): Promise<void> {
  await bundle();
  const passes: Pass[] = [];
  for (let turn = 0; turn < TURNS; turn++) passes.push(await pass('stages', files));
  const perPage = (stage: Stage): number =>
    median(passes.map(({ stages, pages }) => (stages[stage] ?? Number.NaN) / pages / ROUNDS));
  const total = perPage('pdf') + perPage('tables') + perPage('declaration') + perPage('words');
  const share = (what: string, milliseconds: number): Row => [
    what,
    `${milliseconds.toFixed(1)} ms/page`,
    `${((100 * milliseconds) / total).toFixed(0)} %`,
  ];
  printTable('(c) Stage by stage, processor time', [
    share('pdf: bytes to glyphs and rules', perPage('pdf')),
    share('tables: grids and lines', perPage('tables')),
    share('declaration: sections, rows, values', perPage('declaration')),
    share('words: segmentation', perPage('words')),
  ]);
}

/** (a) The whole pipeline beside pdf.js's passes over the same files, warm, in one thread. */
export async function benchPipeline(files: readonly string[]): Promise<number> {
  await bundle();
  const passes: Record<Way, Pass>[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    passes.push({
      operators: await pass('operators', files),
      'operators-later': await pass('operators-later', files),
      text: await pass('text', files),
      mokuhyo: await pass('mokuhyo', files),
    });
  }
  const pages = passes[0]?.mokuhyo.pages ?? 0;
  const row = (what: string, way: Way, clock: 'wall' | 'processor'): Row => [
    what,
    `${(median(passes.map((turn) => turn[way][clock])) / pages).toFixed(1)} ms/page`,
    median(passes.map((turn) => turn[way][clock] / turn.operators[clock])).toFixed(2),
  ];
  const rows = (clock: 'wall' | 'processor'): Row[] => [
    row('pdf.js: operator list (cheapest sufficient pass)', 'operators', clock),
    row('the same, with V8 set as mokuhyo sets it', 'operators-later', clock),
    row('pdf.js: text alone (no rules, no colours)', 'text', clock),
    row('mokuhyo: the whole pipeline, words included', 'mokuhyo', clock),
  ];
  const size = `${files.length} files, ${pages} pages`;
  printTable(`(a) Whole pipeline against pdf.js, warm, one thread (${size})`, rows('wall'));
  printTable('(a) The same in processor time, collection of garbage by other threads included', rows('processor'));
  return median(passes.map(({ mokuhyo }) => mokuhyo.wall));
}
