import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ConvertOptions, convertDocument } from '../../src/convert.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { sameForm } from '../expectation.js';
import { engineGap, places } from './engines.js';
import { type Degradation, makeScan } from './make-scan.js';

const source = readFileSync(
  join(import.meta.dirname, '../../fixtures/documents/isehara-2019-kyoiku-writer/document.pdf'),
);
const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
const convert = (pdf: Uint8Array, ocr: ConvertOptions['ocr']): Promise<DocumentResult> =>
  convertDocument(pdf, ocr ? { ...options, ocr } : options, segment);

/** What an observation says, as it is compared. */
const said = ({ observations }: DocumentResult): string[] =>
  observations.map(({ indicator_name, value_text, value_kind, fiscal_year }) =>
    sameForm([indicator_name, value_text, value_kind, fiscal_year].join('|')),
  );
const unmarked = (result: DocumentResult): DocumentResult => ({
  ...result,
  observations: result.observations.filter(({ needs_review }) => !needs_review),
});
const printed = convert(source, undefined);

const scan = async (how: Degradation): Promise<Uint8Array> => (await makeScan(source, how, [2])).pdf;

test('a page without text is only told where nobody asks for more', async () => {
  const result = await convert(await scan({ dpi: 100 }), undefined);
  expect(result.issues.map(({ code }) => code)).toContain('page/no-text');
  expect(result.observations).toEqual([]);
});

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  test('a clean scan is read as the printed text is, each value marked', { timeout: 180_000 }, async () => {
    const result = await convert(await scan({ dpi: 200 }), { ...places, trusted: false });
    const wanted = new Set(said(await printed));
    expect(result.observations.length).toBe((await printed).observations.length);
    expect(said(result).filter((each) => !wanted.has(each)).length / result.observations.length).toBeLessThan(0.03);
    expect(said(unmarked(result))).toEqual([]);
    expect(result.document.status).toBe('partial');
    expect(result.issues.filter(({ code }) => code === 'value/ocr')).toHaveLength(result.observations.length);
  });

  test('what is taken over on trust is right, under skew and JPEG, and where it stands', {
    timeout: 180_000,
  }, async () => {
    const how = { dpi: 200, skew: 1.3, jpeg: 40, grain: 30, blur: 0.6 } as const;
    const result = await convert(await scan(how), { ...places, trusted: true });
    const wanted = new Set(said(await printed));
    expect(said(unmarked(result)).filter((each) => !wanted.has(each))).toEqual([]);
    for (const { needs_review, observation_id } of result.observations) {
      const doubted = result.issues.some(
        (issue) => issue.code === 'value/ocr-doubt' && issue.observation_id === observation_id,
      );
      expect(needs_review || !doubted).toBe(true);
    }
  });

  test('a scan too coarse to be read is refused, with nothing taken from it', { timeout: 180_000 }, async () => {
    const result = await convert(await scan({ dpi: 120 }), { ...places, trusted: true });
    expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['page/no-text', 'page/ocr-refused']));
    expect(result.observations).toEqual([]);
  });
});
