import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBatch, benchCold } from './batch.js';
import { benchPeers } from './peers.js';
import { benchPipeline, benchStages } from './pipeline.js';

const { values } = parseArgs({
  options: {
    /** Folder of PDFs to measure with. */
    corpus: { type: 'string' },
    /** Numbers of documents of (d). */
    counts: { type: 'string', default: '100,1000' },
    workers: { type: 'string', default: '1,2' },
    /** Which tables: `--tables a,e`. */
    tables: { type: 'string', default: 'c,a,b,e,d' },
    /** A Python that has pdfplumber. */
    python: { type: 'string', default: 'python3' },
  },
});

function pdfsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));
}

const own = pdfsBelow(join(import.meta.dirname, '../fixtures/documents')).filter((path) => path.includes('isehara'));
const files = values.corpus === undefined ? own : pdfsBelow(values.corpus);
const numbers = (list: string): number[] => list.split(',').map(Number);

process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, ${(totalmem() / 1024 ** 3).toFixed(0)} GB\n`,
);
const wanted = values.tables.split(',');
if (wanted.includes('c')) await benchStages(files);
if (wanted.includes('a') || wanted.includes('b')) {
  const ours = await benchPipeline(files);
  if (wanted.includes('b')) await benchPeers(files, ours, values.python);
}
if (wanted.includes('e')) await benchCold(files[0] ?? '');
if (wanted.includes('d')) await benchBatch(files, numbers(values.counts), numbers(values.workers));
