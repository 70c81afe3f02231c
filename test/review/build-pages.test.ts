import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitDocument } from '../../src/emit/json.js';
import { buildDocument, buildIssue } from '../../src/review/build-document.js';
import { buildHtml } from '../../src/review/build-html.js';
import { buildIndex, buildIndexEntry } from '../../src/review/build-index.js';
import { buildSeries } from '../../src/review/build-series.js';
import { drawChart } from '../../src/review/draw-chart.js';
import { emitScript } from '../../src/review/embed-data.js';
import type { StoredLink } from '../../src/review/read-output.js';
import { readDocumentJson } from '../../src/schema/upgrade-result.js';
import { sampleIssue, sampleObservation, sampleResult } from '../corrections/sample.js';
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
      fc.property(fc.string({ unit: 'binary' }), (text) => {
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
  });
  expect(built.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(built.rows[1]?.values).toEqual(result.observations.slice(4, 8).map(({ observation_id }) => observation_id));
  expect(built.pages).toEqual([{ page: 1, width: 595, height: 842, picture: '../pages/a.webp' }]);
  expect(built.issues[0]).toMatchObject({ place: '1/1/4/1', settled_by: expect.arrayContaining(['value_number']) });
});

test('an issue has its remedy in both languages; an unknown code has none', () => {
  expect(buildIssue(sampleIssue('page/no-text')).help_ja).toContain('--ocr');
  expect(buildIssue(sampleIssue('page/no-text')).help).toContain('--ocr');
  expect(buildIssue(sampleIssue('future/code'))).toMatchObject({ help: '', help_ja: '', settled_by: [] });
});

test('the index counts doubts, not what is only told', () => {
  const result = sampleResult(
    [sampleObservation('1/1/3/1', '1人', { corrected: true })],
    [sampleIssue('value/ditto', { level: 'info' }), sampleIssue('table/torn', { page: 1 })],
  );
  const entry = buildIndexEntry(result);
  expect(entry.doubts.map(({ code }) => code)).toEqual(['table/torn']);
  expect(entry.codes).toEqual(['table/torn', 'value/ditto']);
  expect(entry.corrected).toBe(1);
  expect(buildIndex([entry], [sampleIssue('batch/repeated')]).issues).toHaveLength(1);
});

describe('series', () => {
  const value = (year: number, vintage: number, fields = {}) =>
    sampleObservation(`1/1/${year - 2010}/1`, `${year}人`, {
      fiscal_year: year,
      document_fiscal_year: vintage,
      ...fields,
    });

  test('join the same indicator whatever its spaces and widths, and no other', () => {
    const series = buildSeries([
      value(2018, 2019, { indicator_name: '参加者　数', plan_name: 'A' }),
      value(2019, 2020, { indicator_name: '参加者数', plan_name: 'A' }),
      value(2019, 2020, { indicator_name: '参加者数', plan_name: 'B' }),
      value(2019, 2020, { indicator_name: '参加者数', plan_name: 'A', project_code: '９９' }),
    ]);
    expect(series.map(({ observations }) => observations.length)).toEqual([2, 1, 1]);
    expect(series[0]?.series).toMatchObject({ indicator_name: '参加者数', unit: '人' });
    expect(series[0]?.series.points.map(({ fiscal_year }) => fiscal_year)).toEqual([2018, 2019]);
  });

  const link = (place: string, fields: Partial<StoredLink> = {}): StoredLink => ({
    series_id: 'abcdef012345/1/1',
    document_id: 'abcdef012345',
    table: place.split('/')[0] ?? '',
    row: place.split('/')[1] ?? '',
    document_fiscal_year: '2020',
    project_code: '01',
    project_name: '',
    indicator_name: '参加者数',
    certainty: 'certain',
    linked_to: '',
    evidence: '',
    ...fields,
  });

  test('are those that the run linked, where it did; what it proposes waits beside them', () => {
    const proposed = { certainty: 'proposed', linked_to: 'abcdef012345/1/1', evidence: '値が一致' } as const;
    const links = [link('1/1'), link('1/2'), link('1/3', { series_id: 'abcdef012345/1/3' }), link('1/3', proposed)];
    const rows = ['1/1/3/1', '1/2/3/1', '1/3/3/1'].map((place, index) =>
      sampleObservation(place, '1人', { indicator_name: `名${index}` }),
    );
    const series = buildSeries(rows, links);
    expect(series.map(({ observations }) => observations.length)).toEqual([2, 1]);
    expect(series[0]?.series.proposals).toEqual([
      {
        document_id: 'abcdef012345',
        place: '1/3',
        linked_to: 'abcdef012345/1/1',
        indicator_name: '参加者数',
        row: '2020 01 参加者数',
        other: '2020 01 参加者数',
        evidence: '値が一致',
      },
    ]);
    expect(series[1]?.series.proposals).toEqual([]);
  });

  test('are drawn with the latest number of each year, each kind by itself', () => {
    const once = drawChart([value(2018, 2020), value(2019, 2020, { value_number: '13' })]);
    const revised = drawChart([
      value(2018, 2019, { value_number: '99' }),
      value(2018, 2020),
      value(2019, 2020, { value_number: '13' }),
    ]);
    expect(once).toMatch(/^<svg/);
    expect(once).toContain('2019');
    expect(revised).toBe(once);
    const kinds = drawChart([value(2018, 2020), value(2018, 2020, { value_kind: 'target', value_number: '20' })]) ?? '';
    expect(kinds).toContain('#b4530a');
    expect(kinds).toContain('#1b6e3c');
    expect(once).not.toContain('#b4530a');
  });

  test('have no chart without a number in a year, and no text of a PDF in one', () => {
    expect(drawChart([value(2018, 2020, { status: 'text', value_number: null })])).toBeUndefined();
    expect(drawChart([value(2018, 2020, { fiscal_year: null })])).toBeUndefined();
    expect(drawChart([value(2018, 2020, { unit: '<b>人', indicator_name: '<i>' })])).not.toMatch(/<b>|<i>|人/);
  });
});

test('a page may run its own scripts only, and holds none itself', () => {
  for (const html of [buildHtml('index'), buildHtml('series'), buildHtml('document', 'documents/0123456789ab')]) {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/unsafe|<script>|https?:/);
  }
  expect(buildHtml('document', 'documents/0123456789ab')).toContain('src="../data/documents/0123456789ab.js"');
});
