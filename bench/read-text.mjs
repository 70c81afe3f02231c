// The floor of a cold start: node imports pdf.js and reads one document's text.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const task = getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  cMapUrl: join(root, 'cmaps/'),
  standardFontDataUrl: join(root, 'standard_fonts/'),
  verbosity: 0,
});
const pdf = await task.promise;
for (let page = 1; page <= pdf.numPages; page++) await (await pdf.getPage(page)).getTextContent();
await task.destroy();
