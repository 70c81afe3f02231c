// npm run bench:ocr -- [--seeds 0-29] [--odd] [--fixtures] [--keep FOLDER] [word…]: scans of sheets drawn by chance (test/ocr/sheets) and, with
// --fixtures, of the fixtures' own PDFs (test/ocr/recipes.ts), read with --trust-ocr and compared with what is printed, class by class.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ConvertOptions, convertDocument } from '../src/convert.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import { segment } from '../src/text/kuromoji-words.js';
import { engineGap, places } from '../test/ocr/engines.js';
import { makeScan } from '../test/ocr/make-scan.js';
import { scanRecipes } from '../test/ocr/recipes.js';
import { sheetPrinter } from '../test/ocr/sheets/print-sheet.js';
import { type ScanSource, sheetScan } from '../test/ocr/sheets/sheet-scans.js';
import { launch } from '../test/review/chromium.js';
import { measureProgram } from './ocr-program.js';
import { addTally, compareScan, emptyTally, lineOf, type Tally } from './ocr-tally.js';

const root = join(import.meta.dirname, '../fixtures/documents');
const options: ConvertOptions = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };

const fixtureScans = (): ScanSource[] =>
  scanRecipes.map(({ fixture, name, how }) => ({
    name: `${fixture}, ${name}`,
    classes: [`fixture: ${name}`],
    how,
    print: async () => new Uint8Array(readFileSync(join(root, fixture, 'document.pdf'))),
  }));

const { values: flags, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string' },
    odd: { type: 'boolean', default: false },
    fixtures: { type: 'boolean', default: false },
    keep: { type: 'string' },
    program: { type: 'boolean', default: false },
  },
});
const [first = 0, last = first] = (flags.seeds ?? (flags.fixtures ? '0--1' : '0-29')).split(/(?<=\d)-/u).map(Number);

const print = sheetPrinter(launch);

async function measure({ name, how, print: printSource }: ScanSource, tell: (line: string) => void) {
  const source = await printSource();
  const printed = await convertDocument(source, options, segment);
  const { pdf, pages } = await makeScan(source, how);
  if (flags.keep !== undefined) {
    mkdirSync(flags.keep, { recursive: true });
    writeFileSync(join(flags.keep, `${name.replace(/[^\p{L}\d]+/gu, '-')}.pdf`), pdf);
  }
  const start = performance.now();
  const scanned = await convertDocument(pdf, { ...options, ocr: { ...places, trusted: true } }, segment);
  const milliseconds = performance.now() - start;
  for (const { code, actual } of scanned.issues.filter((issue) => issue.code.startsWith('page/')))
    tell(`  ${code}: ${actual}`);
  return { pdf, tally: { ...compareScan(printed, scanned, tell), milliseconds, pages: pages.length, scans: 1 } };
}

if (engineGap !== '') throw new Error(`scans cannot be read: ${engineGap}`);
const seeds = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
const sources = [...(flags.fixtures ? fixtureScans() : []), ...seeds.map((seed) => sheetScan(seed, print, flags.odd))];
const classes = new Map<string, Tally>();
const clean: Uint8Array[] = [];
for (const source of sources) {
  if (words.length > 0 && !words.some((word) => source.name.includes(word))) continue;
  const lines: string[] = [];
  const { pdf, tally } = await measure(source, (line) => lines.push(line));
  if (source.classes.some((name) => name.includes('clean'))) clean.push(pdf);
  process.stdout.write(`${lineOf(source.name, tally)}\n${lines.map((line) => `${line}\n`).join('')}`);
  for (const name of [...source.classes, 'all']) classes.set(name, addTally(classes.get(name) ?? emptyTally, tally));
}
process.stdout.write('\n');
for (const [name, tally] of [...classes].sort(([a], [b]) => a.localeCompare(b)))
  process.stdout.write(`${lineOf(name, tally)}\n`);
if (flags.program) process.stdout.write(await measureProgram(clean, places.packages ?? ''));
process.exit(0);
