import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withPdf } from '../../src/pdf/engine/engine.js';
import { defaultLimits } from '../../src/pdf/limits.js';
import { readPdf } from '../../src/pdf/read-pdf.js';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'documents');
const documents = existsSync(folder) ? readdirSync(folder).sort() : [];

/** Characters, space and format marks apart, in order of their code. */
const characters = (text: string): string => [...text.replace(/[\s\p{Cf}]/gu, '')].sort().join('');

/** The text as pdf.js reads it for searching: another way through the same file. */
function readByTextContent(bytes: Uint8Array): Promise<string> {
  return withPdf(bytes, { ...defaultLimits, strict: false }, async ({ pdf }) => {
    let text = '';
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      text += items.map((item) => ('str' in item ? item.str : '')).join('');
    }
    return text;
  });
}

describe.each(documents)('%s', (name) => {
  test('not a character more or less than pdf.js’s own text', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, name, 'document.pdf')));
    const reading = await readPdf(bytes, defaultLimits);
    if (reading.kind === 'failed') throw new Error(reading.issue.code);
    const ours = characters(
      reading.pages
        .flatMap(({ glyphs, hidden, struck }) => [
          ...glyphs,
          ...hidden.filter(({ reason }) => reason !== 'off-page').map(({ glyph }) => glyph),
          ...struck.flatMap((text) => text.glyphs),
        ])
        .map((glyph) => glyph.text)
        .join(''),
    );
    const theirs = characters(await readByTextContent(bytes));
    const doubled = reading.pages.reduce((sum, page) => sum + page.doubled, 0);
    expect([...ours].length + doubled).toBe([...theirs].length);
    // Copies are counted, not kept; and /ActualText, which Chromium writes for radicals, is what pdf.js does not read.
    const saysActualText = /actual-text/.test(name) || reading.producer.startsWith('Skia');
    if (doubled === 0 && !saysActualText) expect(ours).toBe(theirs);
  });
});
