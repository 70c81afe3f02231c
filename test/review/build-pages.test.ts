import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { emitDocument } from '../../src/emit/json.js';
import { buildDocument } from '../../src/review/build-document.js';
import { buildHtml } from '../../src/review/build-html.js';
import { buildIssue } from '../../src/review/build-issues.js';
import { emitScript } from '../../src/review/embed-data.js';
import { listDocument, listDocuments } from '../../src/review/listed-document.js';
import { saidOf } from '../../src/review/proposal-said.js';
import { withoutUnshown } from '../../src/review/static-data.js';
import { readDocumentJson } from '../../src/schema/upgrade-result.js';
import { sampleIssue, sampleObservation, sampleResult } from '../corrections/sample.js';
import { anyCharacter } from '../text/any-character.js';
import { syntheticResult } from './synthetic-output.js';

describe('data as a script', () => {
  test.each(['</script><script>alert(1)</script>', "'\\'\n\r\u2028\u2029", '<!--', '`', '__proto__'])(
    '%j comes out as it went in, and no markup stands in the script',
    (text) => {
      const script = emitScript('data', { text, [text]: 1 });
      expect(script).not.toMatch(/[<>\u2028\u2029]/);
      const sandbox: Record<string, unknown> = {};
      expect(JSON.stringify(runInNewContext(`${script};data`, sandbox))).toBe(JSON.stringify({ text, [text]: 1 }));
    },
  );

  test('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const found: unknown = runInNewContext(`${emitScript('data', [text])};JSON.stringify(data)`);
        expect(found).toBe(JSON.stringify([text]));
      }),
    );
  });
});

describe('a stored result', () => {
  test('is read back with its decimals as printed', () => {
    const result = sampleResult([
      sampleObservation('1/1/3/1', '"value_number": 1', { value_number: '12.50', value_min: null }),
      sampleObservation('1/1/4/1', '80～90', {
        status: 'range',
        value_number: null,
        value_min: '-0.10',
        value_max: '0',
      }),
    ]);
    expect(readDocumentJson(emitDocument(result))).toEqual(result);
  });

  test.each(['', '{', '[]', '{"document":{}}'])('%j is none', (text) => {
    expect(readDocumentJson(text)).toBeUndefined();
  });
});

test('values stand in rows in the order of the table, issues with their remedy, neighbours beside', () => {
  const result = syntheticResult('a', 11);
  const built = buildDocument(result, {
    pictures: new Map([[1, '../pages/a.webp']]),
    notices: [],
    previous: '',
    next: 'b',
    next_open: '',
    lines: [],
    checked: { by: '統計担当', at: '2026-01-05T09:00:00.000Z' },
  });
  expect(built.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(built.rows[1]?.values).toEqual(result.observations.slice(4, 8).map(({ observation_id }) => observation_id));
  expect(built.pages).toEqual([{ page: 1, width: 595, height: 842, picture: '../pages/a.webp' }]);
  expect(built.listed).toMatchObject({ pages: 1, settled: 0, checked: { by: '統計担当' } });
  expect(built.issues[0]).toMatchObject({ place: '1/1/4/1', settled_by: expect.arrayContaining(['value_number']) });
});

test('an issue has its remedy in both languages; an unknown code has none', () => {
  expect(buildIssue(sampleIssue('page/no-text')).help_ja).toContain('--ocr');
  expect(buildIssue(sampleIssue('page/no-text')).help).toContain('--ocr');
  expect(buildIssue(sampleIssue('future/code'))).toMatchObject({ help: '', help_ja: '', settled_by: [] });
});

test('the list counts doubts, not what is only told, and what people settled', () => {
  const result = sampleResult(
    [sampleObservation('1/1/3/1', '1人', { corrected: true })],
    [sampleIssue('value/ditto', { level: 'info' }), sampleIssue('table/torn', { page: 1 })],
  );
  const settled_issues = [sampleIssue('value/ditto', { level: 'info' }), sampleIssue('value/unreadable')];
  const listed = listDocument({ ...result, settled_issues }, undefined);
  expect(listed).toMatchObject({ settled: 1, checked: null });
  expect(listed.doubts.map(({ code }) => code)).toEqual(['table/torn']);
  const list = listDocuments([listed], [sampleIssue('batch/repeated')], []);
  expect(list.issues).toHaveLength(1);
  expect(Object.keys(list.kinds)).toEqual(['table/torn']);
});

test('a static page is given of the placements only what found no place', () => {
  const result = syntheticResult('a', 1);
  const placement = { page: 1, bbox: '1.00 1.00 2.00 2.00', text: '三' };
  const placements = ['title', 'unplaced'].map((place) => ({ ...placement, place }));
  expect(withoutUnshown({ ...result, placements }).placements).toEqual([{ ...placement, place: 'unplaced' }]);
});

test('the last word about a proposed link counts', () => {
  const proposal = { document: 'abcdef012345', place: '1/3', linked_to: 'abcdef012345/1/1' };
  const line = (field: 'series:accept' | 'series:reject', fields: Partial<Correction> = {}): Correction => ({
    ...{ page: '', bbox: '', printed_text: '', reason: '', by: '', at: '' },
    ...{ document: proposal.document, place: proposal.place, value: proposal.linked_to, field },
    ...fields,
  });
  expect(saidOf(proposal, [line('series:accept'), line('series:reject')])).toBe('reject');
  expect(saidOf(proposal, [line('series:accept'), line('series:reject', { place: '1/4' })])).toBe('accept');
  expect(saidOf(proposal, [line('series:accept', { value: 'abcdef012345/9/9' })])).toBe('');
});

test('a page may run its own scripts only, and holds none itself', () => {
  for (const html of [buildHtml('index'), buildHtml('years'), buildHtml('document', '0123456789ab')]) {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/unsafe|<script>|https?:/);
  }
  expect(buildHtml('document', '0123456789ab')).toContain('src="../data/documents/0123456789ab.js"');
});
