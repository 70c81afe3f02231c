// One way of reading PDFs, warm, in a process of its own: node pass.mjs operators|operators-later|text|mokuhyo|stages ROUNDS FILE…; prints the
// median round's milliseconds of wall time and of processor time, the number of pages, and the milliseconds of each stage of all rounds measured.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [what, rounds, ...files] = process.argv.slice(2);
const contents = files.map((file) => new Uint8Array(readFileSync(file)));
const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** pdf.js as it comes. */
async function readWithPdfjs(visit) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const options = {
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    wasmUrl: join(folder, 'wasm/'),
    iccUrl: join(folder, 'iccs/'),
    verbosity: 0,
  };
  return async (bytes) => {
    const task = getDocument({ ...options, data: bytes.slice() });
    const pdf = await task.promise;
    for (let page = 1; page <= pdf.numPages; page++) await visit(await pdf.getPage(page));
    await task.destroy();
    return pdf.numPages;
  };
}

const oneThread = () => import('../dist/bench/one-thread.js');

/** This program, with V8 set as it sets it. */
async function readWithMokuhyo(way) {
  const own = await oneThread();
  own.optimiseLater();
  return own[way];
}

/** pdf.js with V8 set as this program sets it. */
async function readLater() {
  (await oneThread()).optimiseLater();
  return readWithPdfjs((page) => page.getOperatorList());
}

const ways = {
  operators: () => readWithPdfjs((page) => page.getOperatorList()),
  'operators-later': readLater,
  text: () => readWithPdfjs((page) => page.getTextContent()),
  mokuhyo: () => readWithMokuhyo('readWhole'),
  stages: () => readWithMokuhyo('readByStage'),
};
const read = await ways[what]();
const own = what === 'stages' ? await oneThread() : { stages: {} };
const walls = [];
const processors = [];
let pages = 0;
// The first third of the rounds warms up.
for (let round = -Math.ceil(Number(rounds) / 2); round < Number(rounds); round++) {
  pages = 0;
  if (round === 0 && what === 'stages') for (const stage of Object.keys(own.stages)) own.stages[stage] = 0;
  const before = process.cpuUsage();
  const started = performance.now();
  for (const bytes of contents) pages += await read(bytes);
  if (round < 0) continue;
  walls.push(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  processors.push((user + system) / 1000);
}
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
process.stdout.write(
  `${JSON.stringify({ wall: median(walls), processor: median(processors), pages, stages: own.stages })}\n`,
);
