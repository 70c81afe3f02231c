// Memory and time of gathering, with made results: npm run bench:gather -- --observations 250000,1000000 --folder DIR
// The fixtures are converted once; what was read of them is written again and again under other hashes, ten documents (one a year) for each made city.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Reader, writeStored } from '../src/batch/store.js';
import { formatPart, PART_FILE, type PartRecord, parsePart, partFolder } from '../src/parts/part.js';
import type { DocumentResult } from '../src/schema/document-result.js';
import { printTable, type Row, run } from './measure.js';

const { values } = parseArgs({
  options: {
    observations: { type: 'string', default: '100000' },
    parts: { type: 'string', default: '8' },
    /** Fixtures with fewer values are left out: of a small document most is overhead. */
    least: { type: 'string', default: '30' },
    folder: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const { folder } = values;
if (folder === undefined) throw new Error('give a folder: --folder DIR');

const program = join(import.meta.dirname, '../dist/cli/main.js');
const fixtures = join(import.meta.dirname, '../fixtures/documents');
const YEARS_OF_A_CITY = 10;
const FIRST_YEAR = 2015;

interface Base {
  readonly text: string;
  readonly sha256: string;
  readonly reader: Reader;
  readonly observations: number;
}

/** What was read of the fixtures, by this very build. */
async function readBases(): Promise<{ readonly bases: readonly Base[]; readonly account: PartRecord }> {
  const part = join(folder ?? '', 'fixtures');
  await run(process.execPath, [program, 'convert', fixtures, '--shard', '1/1', '--out', part, '--quiet']);
  const account = parsePart(readFileSync(join(part, PART_FILE), 'utf8'));
  if (!account) throw new Error('the fixtures could not be converted');
  const results = partFolder(part).store;
  const names = readdirSync(results, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const bases = names.sort().map((name): Base => {
    const [head = '', text = ''] = readFileSync(join(results, name), 'utf8').split('\n');
    const { reader, summary }: { reader: Reader; summary: { sha256: string; observations: number } } = JSON.parse(head);
    return { text, reader, sha256: summary.sha256, observations: summary.observations };
  });
  return { bases: bases.filter(({ observations }) => observations >= Number(values.least)), account };
}

/** The same document of another city and year. */
function remade({ text, sha256 }: Base, number: number): DocumentResult {
  const other = createHash('sha256').update(String(number)).digest('hex');
  const city = Math.floor(number / YEARS_OF_A_CITY);
  return JSON.parse(
    text
      .replaceAll(sha256, other)
      .replaceAll(sha256.slice(0, 12), other.slice(0, 12))
      .replace(/"municipality_code":"[^"]*"/g, `"municipality_code":"${String(city).padStart(6, '0')}"`)
      .replace(/"municipality":"[^"]*"/g, `"municipality":"例${city}市"`)
      .replace(/"document_fiscal_year":\d+/g, `"document_fiscal_year":${FIRST_YEAR + (number % YEARS_OF_A_CITY)}`),
  );
}

async function makeParts(
  bases: readonly Base[],
  account: PartRecord,
  observations: number,
  out: string,
): Promise<number> {
  const count = Number(values.parts);
  const documents: PartRecord['documents'][] = Array.from({ length: count }, () => []);
  let made = 0;
  let number = 0;
  for (; made < observations; number++) {
    // One base for all years of a city: its rows are joined.
    const base = bases[Math.floor(number / YEARS_OF_A_CITY) % bases.length];
    if (!base) throw new Error('no fixture has so many values');
    const at = number % count;
    const { store, temp } = partFolder(join(out, String(at)));
    const result = remade(base, number);
    await writeStored({ folder: store, temp }, base.reader, result, true);
    documents[at]?.push({ sha256: result.document.sha256, places: [{ root: 0, source_file: `${number}.pdf` }] });
    made += base.observations;
  }
  for (const [at, own] of documents.entries()) {
    const share = { index: at + 1, count };
    const input = String(observations);
    writeFileSync(
      join(out, String(at), PART_FILE),
      formatPart({ ...account, share, input, documents: own, unread: [] }),
    );
  }
  return number;
}

mkdirSync(folder, { recursive: true });
const { bases, account } = await readBases();
const rows: Row[] = [];
for (const observations of values.observations.split(',').map(Number)) {
  const parts = join(folder, `parts-${observations}`);
  const out = join(folder, `dataset-${observations}`);
  rmSync(out, { recursive: true, force: true });
  if (existsSync(parts)) rmSync(parts, { recursive: true });
  const documents = await makeParts(bases, account, observations, parts);
  const given = readdirSync(parts).map((name) => join(parts, name));
  const { milliseconds, peak, processorSeconds, status } = await run(process.execPath, [
    program,
    'gather',
    ...given,
    '--out',
    out,
    '--quiet',
  ]);
  const lines =
    status === null || status > 1
      ? 0
      : readFileSync(join(out, 'observations.csv')).filter((byte) => byte === 10).length - 1;
  rows.push([
    `${lines} observations, ${documents} documents`,
    `${(milliseconds / 1000).toFixed(0)} s, ${peak.toFixed(0)} MB`,
    `${((1000 * processorSeconds) / documents).toFixed(1)} ms`,
  ]);
  // At once: what follows may take long.
  process.stdout.write(`${rows.at(-1)?.join('  ')}\n`);
  if (!values.keep) for (const path of [parts, out]) rmSync(path, { recursive: true, force: true });
}
printTable('Gathering (last column: processor time per document)', rows);
