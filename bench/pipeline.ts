import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDeclaration } from '../src/declaration/build-declaration.js';
import { defaultLimits } from '../src/pdf/limits.js';
import { readPdf } from '../src/pdf/read-pdf.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import { buildVocabulary } from '../src/profiles/vocabulary.js';
import { findLayout } from '../src/tables/find-layout.js';
import { segment } from '../src/text/kuromoji-words.js';
import type { Segment } from '../src/text/token.js';
import { median, printTable, processorTime, type Row, run } from './measure.js';

/** What pass.mjs measured of one way of reading: milliseconds for all files. */
interface Pass {
  readonly wall: number;
  readonly processor: number;
  readonly pages: number;
}

const ROUNDS = 6;

/** In a process of its own: pdf.js, once loaded, changes built-ins of its whole process, and a warm heap is not shared. */
async function pass(what: 'operators' | 'text' | 'mokuhyo', files: readonly string[]): Promise<Pass> {
  const program = join(import.meta.dirname, 'pass.mjs');
  const { stdout } = await run(process.execPath, [program, what, String(ROUNDS), ...files]);
  return JSON.parse(stdout) as Pass;
}

interface Stages {
  pdf: number;
  tables: number;
  declaration: number;
  words: number;
}

/** The pipeline's own steps one by one, with the time each took. */
async function byStage(bytes: Uint8Array, times: Stages): Promise<void> {
  let words = 0;
  const timedSegment: Segment = async (texts) => {
    const started = processorTime();
    const tokens = await segment(texts);
    words += processorTime() - started;
    return tokens;
  };
  const start = processorTime();
  const pdf = await readPdf(bytes, defaultLimits);
  const read = processorTime();
  times.pdf += read - start;
  if (pdf.kind === 'failed') return;
  const layouts = pdf.pages.map(findLayout);
  const laid = processorTime();
  times.tables += laid - read;
  const profile = builtInProfiles[0];
  if (profile) await buildDeclaration(layouts, buildVocabulary(profile, builtInProfiles), '0'.repeat(12), timedSegment);
  times.declaration += processorTime() - laid - words;
  times.words += words;
}

/** Processes of each way, one after the other in turns: a neighbour's work on the machine then falls on all of them. */
const TURNS = 5;

/** (a) and (c): the whole pipeline beside pdf.js's passes over the same files, warm, in one thread; and what its stages take. */
export async function benchPipeline(files: readonly string[]): Promise<number> {
  const passes: { operators: Pass; text: Pass; mokuhyo: Pass }[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const operators = await pass('operators', files);
    const text = await pass('text', files);
    passes.push({ operators, text, mokuhyo: await pass('mokuhyo', files) });
  }
  const pages = passes[0]?.mokuhyo.pages ?? 0;
  const row = (what: string, way: 'operators' | 'text' | 'mokuhyo', clock: 'wall' | 'processor'): Row => [
    what,
    `${(median(passes.map((turn) => turn[way][clock])) / pages).toFixed(1)} ms/page`,
    median(passes.map((turn) => turn[way][clock] / turn.operators[clock])).toFixed(2),
  ];
  const rows = (clock: 'wall' | 'processor'): Row[] => [
    row('pdf.js: operator list (cheapest sufficient pass)', 'operators', clock),
    row('pdf.js: text alone (no rules, no colours)', 'text', clock),
    row('mokuhyo: the whole pipeline, words included', 'mokuhyo', clock),
  ];
  const size = `${files.length} files, ${pages} pages`;
  printTable(`(a) Whole pipeline against pdf.js, warm, one thread (${size})`, rows('wall'));
  printTable('(a) The same in processor time, collection of garbage by other threads included', rows('processor'));
  const contents = files.map((file) => new Uint8Array(readFileSync(file)));
  const stages: Stages = { pdf: 0, tables: 0, declaration: 0, words: 0 };
  for (let round = 0; round < ROUNDS; round++) for (const bytes of contents) await byStage(bytes, stages);
  const total = stages.pdf + stages.tables + stages.declaration + stages.words;
  const share = (what: string, milliseconds: number): Row => [
    what,
    `${(milliseconds / pages / ROUNDS).toFixed(1)} ms/page`,
    `${((100 * milliseconds) / total).toFixed(0)} %`,
  ];
  printTable('(c) Stage by stage, processor time', [
    share('pdf: bytes to glyphs and rules', stages.pdf),
    share('tables: grids and lines', stages.tables),
    share('declaration: sections, rows, values', stages.declaration),
    share('words: segmentation', stages.words),
  ]);
  return median(passes.map(({ mokuhyo }) => mokuhyo.wall));
}
