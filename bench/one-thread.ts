// What pass.mjs measures of this program: bundled as the program itself is, and set as it is, in one thread.
import { optimiseLater } from '../src/cli/optimise-later.js';
import { convertDocument } from '../src/convert.js';
import { buildDocument } from '../src/declaration/build-document.js';
import { dissolveChanceGrids } from '../src/declaration/dissolve.js';
import { defaultLimits } from '../src/pdf/limits.js';
import { readPdf } from '../src/pdf/read-pdf.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import { buildVocabulary } from '../src/profiles/vocabulary.js';
import { findLayout } from '../src/tables/find-layout.js';
import { segment } from '../src/text/kuromoji-words.js';
import type { Segment } from '../src/text/token.js';
import { processorTime } from './measure.js';

export { optimiseLater };

/** The whole pipeline; gives the number of pages. */
export async function readWhole(bytes: Uint8Array): Promise<number> {
  const options = { sourceFile: '', sourceUrl: '', published: '', profiles: builtInProfiles };
  return (await convertDocument(bytes, options, segment)).document.pages;
}

/** Milliseconds of processor time by stage; they grow with each document. */
export const stages = { pdf: 0, tables: 0, declaration: 0, words: 0 };

/** The pipeline's own steps one by one; gives the number of pages. */
export async function readByStage(bytes: Uint8Array): Promise<number> {
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
  stages.pdf += read - start;
  const profile = builtInProfiles.at(-1);
  if (pdf.kind === 'failed' || !profile) return 0;
  const vocabulary = buildVocabulary(profile, builtInProfiles);
  const layouts = pdf.pages.map((page) => findLayout(page));
  const laid = processorTime();
  stages.tables += laid - read;
  await buildDocument(dissolveChanceGrids(layouts, vocabulary), vocabulary, '0'.repeat(12), timedSegment);
  stages.declaration += processorTime() - laid - words;
  stages.words += words;
  return pdf.pages.length;
}
