// npm run bench:ocr -- [fixture…]: scans made of the fixtures' own PDFs, read and compared with their printed text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertDocument } from '../src/convert.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../src/schema/document-result.js';
import type { Observation } from '../src/schema/observation.js';
import { segment } from '../src/text/kuromoji-words.js';
import { sameForm } from '../test/expectation.js';
import { engineGap, places } from '../test/ocr/engines.js';
import { type Degradation, makeScan } from '../test/ocr/make-scan.js';
import { scanRecipes } from '../test/ocr/recipes.js';

const root = join(import.meta.dirname, '../fixtures/documents');
const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };

/** Table, row, column and part: the same in the printed document and its scan, where both are taken apart alike. */
const placeOf = ({ observation_id }: Observation): string => observation_id.slice(observation_id.indexOf('/'));
const fields = ['project_code', 'indicator_name', 'value_text', 'value_kind', 'fiscal_year'] as const;
const says = (observation: Observation): string => fields.map((field) => sameForm(observation[field])).join('|');

interface Tally {
  wanted: number;
  read: number;
  values: number;
  names: number;
  codes: number;
  whole: number;
  accepted: number;
  wrong: number;
  milliseconds: number;
  pages: number;
}
const emptyTally = (): Tally => ({
  wanted: 0,
  read: 0,
  values: 0,
  names: 0,
  codes: 0,
  whole: 0,
  accepted: 0,
  wrong: 0,
  milliseconds: 0,
  pages: 0,
});

function compare(printed: DocumentResult, scanned: DocumentResult, tally: Tally, tell: (line: string) => void): void {
  const byPlace = new Map(scanned.observations.map((observation) => [placeOf(observation), observation]));
  const sentences = new Set(printed.observations.map(says));
  for (const wanted of printed.observations) {
    const found = byPlace.get(placeOf(wanted));
    if (!found) tell(`  missing ${says(wanted)}`);
    else {
      tally.values += sameForm(found.value_text) === sameForm(wanted.value_text) ? 1 : 0;
      tally.names += sameForm(found.indicator_name) === sameForm(wanted.indicator_name) ? 1 : 0;
      tally.codes += sameForm(found.project_code) === sameForm(wanted.project_code) ? 1 : 0;
      if (says(found) !== says(wanted))
        tell(`  ${found.needs_review ? 'marked' : 'WRONG'} ${says(found)}  for  ${says(wanted)}`);
    }
  }
  tally.wanted += printed.observations.length;
  tally.read += scanned.observations.length;
  for (const observation of scanned.observations) {
    const isRight = sentences.has(says(observation));
    tally.whole += isRight ? 1 : 0;
    tally.accepted += observation.needs_review ? 0 : 1;
    if (!isRight && !observation.needs_review) tally.wrong += 1;
  }
}

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);

function lineOf(name: string, tally: Tally): string {
  const { wanted, read, values, names, codes, whole, accepted, wrong, milliseconds, pages } = tally;
  const seconds = (milliseconds / 1000 / Math.max(1, pages)).toFixed(1);
  return `${name.padEnd(46)} ${wanted} wanted ${read} read; values ${percent(values, wanted)} names ${percent(names, wanted)} codes ${percent(codes, wanted)} whole ${percent(whole, wanted)}; accepted ${percent(accepted, wanted)} wrong ${wrong}; ${seconds} s a page`;
}

async function measure(name: string, how: Degradation, tally: Tally, tell: (line: string) => void): Promise<void> {
  const source = readFileSync(join(root, name, 'document.pdf'));
  const printed = await convertDocument(source, options, segment);
  const { pdf, pages } = await makeScan(source, how);
  const start = performance.now();
  const scanned = await convertDocument(pdf, { ...options, ocr: { ...places, trusted: true } }, segment);
  tally.milliseconds += performance.now() - start;
  tally.pages += pages.length;
  for (const { code, message } of scanned.issues.filter((issue) => issue.code.startsWith('page/')))
    tell(`  ${code}: ${message}`);
  compare(printed, scanned, tally, tell);
}

if (engineGap !== '') throw new Error(`scans cannot be read: ${engineGap}`);
const wanted = process.argv.slice(2);
const total = emptyTally();
const known = new Set(readdirSync(root));
for (const { fixture, name, how } of scanRecipes) {
  if (!known.has(fixture)) throw new Error(`there is no fixture ${fixture}`);
  const label = `${fixture} ${name}`;
  if (wanted.length > 0 && !wanted.some((each) => label.includes(each))) continue;
  const tally = emptyTally();
  const lines: string[] = [];
  await measure(fixture, how, tally, (line) => lines.push(line));
  process.stdout.write(`${lineOf(label, tally)}\n${lines.map((line) => `${line}\n`).join('')}`);
  for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key];
}
process.stdout.write(`${lineOf('all', total)}; ${Math.round(process.memoryUsage().rss / 1e6)} MB\n`);
process.exit(0);
