import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorrections } from '../../src/corrections/read-corrections.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { chromiumPath, launch, listenForProblems, waitUntil } from './chromium.js';
import { reviewOutput, syntheticResult, writeOutput } from './synthetic-output.js';

/** What a PDF may hold to get at the page: markup, ends of scripts and strings, controls that turn text around. */
const attack =
  '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=2">\'"`\\u003cb\u2028\u2029 &lt;b&gt; javascript:alert(1)';
const turned = '\u202e千円\u202c\u2066x\u2069\u200b\u0000';
const long = `始${'長'.repeat(9_998)}終`;

/** Every text field of a result that a PDF decides. */
function hostile(): DocumentResult {
  const text = attack + turned;
  const result = syntheticResult('hostile', 2, {
    project_code: text,
    project_name: text,
    indicator_name: text,
    division: text,
    department: text,
    municipality: text,
    period_text: text,
    fiscal_year: null,
    unit: text,
    unit_text: text,
    text_value: text,
    part_label: text,
    note_ids: text,
    value_text: `${text}${long}`,
  });
  const [first] = result.observations;
  if (!first) throw new Error('no observation');
  return {
    ...result,
    document: { ...result.document, title: text, source_file: `${text}.pdf`, department: text, municipality: text },
    placements: [{ page: 1, bbox: '10.00 10.00 90.00 30.00', place: 'unplaced', text }],
    read_before_correction: { [`${result.document.document_id}/9/9/9/1`]: { ...first, value_text: text } },
    issues: [
      ...result.issues,
      { ...(result.issues[0] ?? { level: 'warning' }), code: text, message: text, message_ja: text, actual: text },
    ].map((issue) => ({ ...issue, document_id: result.document.document_id })) as DocumentResult['issues'],
  };
}

describe.skipIf(chromiumPath === undefined)('review pages of documents that mean harm, and of many', () => {
  const output = mkdtempSync(join(tmpdir(), 'mokuhyo-safety-'));
  const harmful = hostile();
  const { document, ...rest } = syntheticResult('unread', 0);
  const unread = { ...rest, issues: [], page_sizes: [], document: { ...document, status: 'failed' as const } };
  const many = Array.from({ length: 200 }, (_, index) => syntheticResult(`document-${index}`, 7));
  /** The first row of the second document may be that of the first. */
  const proposedLink = (): string => {
    const [one = '', other = ''] = many.map(({ document }) => document.document_id);
    const first = `${one}/1/1`;
    const header = [
      ...['series_id', 'document_id', 'table', 'row', 'document_fiscal_year', 'project_code', 'project_name'],
      ...['indicator_name', 'certainty', 'linked_to', 'evidence'],
    ];
    return [
      header,
      [first, one, 1, 1, 2020, 'a', '', '指標1', 'certain', '', ''],
      [`${other}/1/1`, other, 1, 1, 2020, 'b', '', '指標1', 'certain', '', ''],
      [first, other, 1, 1, 2020, 'b', '', '指標1', 'proposed', first, '語が一致 <b>'],
    ]
      .map((cells) => `${cells.join(',')}\r\n`)
      .join('');
  };
  /** As `convert` writes it: the first series over two years. */
  const seriesFile = (): string => {
    const [one = '', other = ''] = many.map(({ document }) => document.document_id);
    const header =
      'series_id,indicator_name,fiscal_year,unit,settled,revisions,actual,actual_text,actual_document,actual_page';
    const row = (id: string, year: number): string => `${id}/1/1,指標1,${year},人,true,0,${year},${year}人,${id},1`;
    return [header, row(one, 2019), row(one, 2020), row(other, 2020)].map((line) => `${line}\r\n`).join('');
  };
  let browser: Browser;
  let page: Page;
  let problems: string[];
  const address = (path: string, hash = ''): string => `${pathToFileURL(join(output, 'review', path)).href}${hash}`;

  beforeAll(async () => {
    writeOutput(output, [harmful, unread, ...many]);
    writeFileSync(join(output, 'documents', '000000000000.json'), '{"cut off');
    writeFileSync(join(output, 'series_links.csv'), proposedLink());
    writeFileSync(join(output, 'series.csv'), seriesFile());
    const written = await reviewOutput(output);
    expect(written).toMatchObject({ documents: 202, unreadable: ['000000000000.json'] });
    expect(written.missing).toHaveLength(201);
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    problems = listenForProblems(page);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(output, { recursive: true });
  });

  test('nothing of a PDF runs, and all of it shows as text', async () => {
    const { document_id: id } = harmful.document;
    const own = `documents/${id}.html`;
    const entries = ['', '#1/1/4/1', '#issue-1', '#unplaced-1'].map((hash) => address(own, hash));
    for (const url of [address('index.html'), ...entries]) {
      await page.goto('about:blank');
      await page.goto(url);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await page.evaluate("document.querySelectorAll('body script:not([src]), img[onerror]').length")).toBe(0);
      expect(await page.locator('.control', { hasText: 'U+202E' }).count()).toBeGreaterThan(0);
      const raw: string = await page.evaluate('document.body.textContent');
      expect(raw.includes('<script>window.hacked=1</script>')).toBe(true);
      expect(raw.match(/[\u202e\u2066\u200b]/)).toBeNull();
    }
    expect(problems).toEqual([]);
  });

  test('a cell of ten thousand characters can be read to its end', async () => {
    await page.goto('about:blank');
    await page.goto(address(`documents/${harmful.document.document_id}.html`, '#1/1/3/1'));
    const cell = page.locator('.side .printed');
    expect(await cell.textContent()).not.toContain('終');
    await cell.locator('button').click();
    expect(await cell.textContent()).toContain('長終');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  test('a script that got into the page would be refused', async () => {
    await page.goto(address('index.html'));
    const refused = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 4';
      document.body.append(script);
      setTimeout(() => resolve('nothing'), 1000);
    })`);
    expect(refused).toMatch(/^script-src/);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    const blocked = await page.evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
      fetch('https://example.invalid/').catch(() => undefined);
      setTimeout(() => resolve('nothing'), 1000);
    })`);
    expect(blocked).toMatch(/^connect-src/);
    problems.length = 0;
  });

  test('200 documents are in the list, and each opens', async () => {
    const open = async (path: string, ready: string): Promise<void> => {
      await page.goto(address(path));
      await page.waitForSelector(ready);
    };
    await open('index.html', 'table.documents tbody tr:nth-child(200)');
    await open(`documents/${many[199]?.document.document_id}.html`, '.entry');
    await open('series.html', '.series-button');
    expect(problems).toEqual([]);
  });

  test('a proposed link is answered on the page of the years and stands in the saved file', async () => {
    await page.goto(address('series.html'));
    expect(await page.locator('.series-button').first().textContent()).toContain('候補 1');
    expect(await page.locator('.proposal').textContent()).toContain('語が一致 <b>');
    await page.click('.refuse-link');
    await page.waitForSelector('dialog');
    await page.keyboard.type('統計担当');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('.refuse-link').getAttribute('aria-pressed') === 'true'");
    await page.click('.accept-link');
    await waitUntil(page, "document.querySelector('.accept-link').getAttribute('aria-pressed') === 'true'");
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    const { corrections, problems: wrong } = readCorrections(readFileSync(await download.path(), 'utf8'));
    expect(wrong).toEqual([]);
    const [one, other] = many;
    expect(corrections).toMatchObject([
      {
        document: other?.document.document_id,
        place: '1/1',
        printed_text: '指標1',
        field: 'series:accept',
        value: `${one?.document.document_id}/1/1`,
        by: '統計担当',
      },
    ]);
  });

  test('a document that could not be read says so, and nobody tries to draw it', async () => {
    await page.goto(address(`documents/${unread.document.document_id}.html`));
    expect(await page.locator('.notice').textContent()).toContain('読み取れなかった');
    expect(await page.locator('.values').textContent()).toContain('値は読み取られていません');
  });

  test('without its PDF a document still shows its boxes, and says why they stand on white', async () => {
    const [one] = many;
    await page.goto(address(`documents/${one?.document.document_id}.html`, '#1/1/4/1'));
    expect(await page.locator('.notice').textContent()).toContain('--pdfs');
    expect(await page.locator('.box.lit').count()).toBe(1);
    const sheet = await page.locator('.sheet').boundingBox();
    expect((sheet?.height ?? 0) / (sheet?.width ?? 1)).toBeCloseTo(842 / 595, 2);
  });
});
