import { readFileSync } from 'node:fs';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { convertDocument } from '../src/convert.js';
import { buildDeclaration } from '../src/declaration/build-declaration.js';
import { defaultLimits } from '../src/pdf/limits.js';
import { pdfjsFolders } from '../src/pdf/pdfjs.js';
import { readPdf } from '../src/pdf/read-pdf.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import { buildVocabulary } from '../src/profiles/vocabulary.js';
import { findLayout } from '../src/tables/find-layout.js';
import { segment } from '../src/text/kuromoji-words.js';
import type { Segment } from '../src/text/token.js';
import { median, printTable, processorTime, type Row, timed } from './measure.js';

const options = { sourceFile: '', sourceUrl: '', published: '', profiles: builtInProfiles };

/** One pass of pdf.js as it comes over all pages: the floor, without anything of ours. */
async function pass(bytes: Uint8Array, visit: (page: PDFPageProxy) => Promise<unknown>): Promise<number> {
  const task = getDocument({ ...pdfjsFolders(), data: bytes.slice(), fontExtraProperties: true, verbosity: 0 });
  const pdf = await task.promise;
  for (let page = 1; page <= pdf.numPages; page++) await visit(await pdf.getPage(page));
  await task.destroy();
  return pdf.numPages;
}

const operators = (bytes: Uint8Array) => pass(bytes, (page) => page.getOperatorList());
const text = (bytes: Uint8Array) => pass(bytes, (page) => page.getTextContent());

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

const ROUNDS = 5;

/** (a) and (c): the whole pipeline beside pdf.js's passes over the same files, warm, in one thread; and what its stages take. */
export async function benchPipeline(files: readonly string[]): Promise<number> {
  const contents = files.map((file) => new Uint8Array(readFileSync(file)));
  const all = async (read: (bytes: Uint8Array) => Promise<unknown>): Promise<void> => {
    for (const bytes of contents) await read(bytes);
  };
  const times = { pipeline: [] as number[], operators: [] as number[], text: [] as number[] };
  let pages = 0;
  for (let round = 0; round <= ROUNDS; round++) {
    const stage = [
      await timed(() => all((bytes) => convertDocument(bytes, options, segment))),
      await timed(() => all(operators)),
      await timed(() => all(text)),
    ] as const;
    // The first round warms up.
    if (round === 0) continue;
    times.pipeline.push(stage[0]);
    times.operators.push(stage[1]);
    times.text.push(stage[2]);
  }
  for (const bytes of contents) pages += await pass(bytes, () => Promise.resolve());
  const floor = median(times.operators);
  const row = (what: string, milliseconds: number): Row => [
    what,
    `${(milliseconds / pages).toFixed(1)} ms/page`,
    (milliseconds / floor).toFixed(2),
  ];
  printTable(
    `(a) Whole pipeline against pdf.js, warm, one thread, processor time (${files.length} files, ${pages} pages)`,
    [
      row('pdf.js: operator list (cheapest sufficient pass)', floor),
      row('pdf.js: text alone (no rules, no colours)', median(times.text)),
      row('mokuhyo: the whole pipeline, words included', median(times.pipeline)),
    ],
  );
  const stages: Stages = { pdf: 0, tables: 0, declaration: 0, words: 0 };
  for (let round = 0; round < ROUNDS; round++) await all((bytes) => byStage(bytes, stages));
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
  return median(times.pipeline);
}
