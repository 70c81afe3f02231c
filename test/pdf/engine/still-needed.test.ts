import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pdfjsAddress } from '../../../src/pdf/engine/pdfjs-place.js';
import { hostilePdfs } from '../../batch/mutated-pdfs.js';
import { makePdf } from '../make-pdf.js';

/** pdf.js as it is, in a process of its own: what of it the patches of src/pdf/engine/ undo. */
const probe = (plain: string, lost: string): string => `
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
const { cache } = createRequire(import.meta.url);
const { push } = Array.prototype;
const { stringify, parse } = JSON;
const { get } = Object.getOwnPropertyDescriptor(globalThis, 'Response');
const seen = { looksAtResponse: false, inflatesThroughStreams: false, losesPromises: false };
Object.defineProperty(globalThis, 'Response', { configurable: true, get() { seen.looksAtResponse = true; return get.call(globalThis); } });
const { getDocument } = await import(${JSON.stringify(pdfjsAddress('legacy/build/pdf.min.mjs'))});
await import(${JSON.stringify(pdfjsAddress('legacy/build/pdf.worker.min.mjs'))});
seen.replacesPush = push !== Array.prototype.push;
seen.replacesJson = stringify !== JSON.stringify || parse !== JSON.parse;
seen.loadsCanvas = Object.keys(cache).some((path) => path.includes('@napi-rs'));
const Platforms = globalThis.DecompressionStream;
globalThis.DecompressionStream = function (format) { seen.inflatesThroughStreams = true; return new Platforms(format); };
process.on('unhandledRejection', () => { seen.losesPromises = true; });
const operatorsOf = async (file) => {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0, stopAtErrors: true });
  const page = await (await task.promise).getPage(1);
  const { argsArray } = await page.getOperatorList();
  await task.destroy();
  return argsArray;
};
const drawn = stringify(await operatorsOf(${JSON.stringify(plain)}));
seen.hidesActualText = drawn.includes('Span') && !drawn.includes('unseen');
await operatorsOf(${JSON.stringify(lost)}).catch(() => undefined);
await new Promise((done) => setTimeout(done, 50));
console.log(stringify(seen));
`;

test('every patch is still needed: pdf.js on this Node does by itself what docs/pdfjs.md says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-engine-'));
  try {
    const [plain, lost] = [join(folder, 'plain.pdf'), join(folder, 'lost.pdf')];
    const content = '/Span <</ActualText (unseen)>> BDC BT /F 12 Tf 50 50 Td (goal) Tj ET EMC';
    writeFileSync(plain, makePdf({ pages: [{ content }], compress: true }));
    writeFileSync(lost, hostilePdfs['pages of another generation']?.() ?? '');
    const answer = execFileSync(process.execPath, ['--input-type=module', '-e', probe(plain, lost)], {
      encoding: 'utf8',
    });
    expect(JSON.parse(answer)).toEqual({
      replacesPush: true,
      replacesJson: true,
      looksAtResponse: true,
      loadsCanvas: true,
      inflatesThroughStreams: true,
      hidesActualText: true,
      losesPromises: true,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
