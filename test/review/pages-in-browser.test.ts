import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCorrections } from '../../src/corrections/read-corrections.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { readDocumentJson } from '../../src/schema/upgrade-result.js';
import { runBuilt } from '../cli/run-mokuhyo.js';
import { type Area, chromiumPath, launch, listenForProblems, lookAt, picturesAreThere, waitUntil } from './chromium.js';
import { doubtfulPdf } from './doubtful-pdf.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
const copied = ['isehara-2020-kodomo-writer', 'isehara-2020-gikai-nokpi', 'isehara-2020-bunka-rotated'];

type Row = Readonly<Record<string, string>>;

describe.skipIf(chromiumPath === undefined)('review pages in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-review-'));
  const pdfs = join(folder, 'pdfs');
  const output = join(folder, 'output');
  let browser: Browser;
  let page: Page;
  let problems: string[];

  const convertAndReview = async (corrections?: string): Promise<void> => {
    const given = corrections === undefined ? [] : ['--corrections', corrections];
    const converted = await runBuilt(['convert', pdfs, '--out', output, '--quiet', ...given]);
    expect([converted.status, converted.stderr]).toEqual([0, '']);
    const reviewed = await runBuilt(['review', output, '--pdfs', pdfs, '--quiet', ...given]);
    expect([reviewed.status, reviewed.stderr]).toEqual([0, '']);
  };

  const readRows = (name: string): Row[] => parse(readFileSync(join(output, name), 'utf8'), { columns: true });

  const results = (): DocumentResult[] =>
    readdirSync(join(output, 'documents')).map((name) => {
      const result = readDocumentJson(readFileSync(join(output, 'documents', name), 'utf8'));
      if (!result) throw new Error(`${name} is no result`);
      return result;
    });

  const doubtful = (): DocumentResult => {
    const found = results().find(({ document }) => document.source_file === 'doubtful.pdf');
    if (!found) throw new Error('the doubtful document was not read');
    return found;
  };

  const address = (path: string): string => pathToFileURL(join(output, 'review', path)).href;
  const openDocument = async (hash = ''): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${address(`documents/${doubtful().document.document_id}.html`)}${hash}`);
  };
  const chosenKey = () => page.evaluate('decodeURIComponent(location.hash.slice(1))');
  const keyOf = ({ observation_id }: { observation_id: string }) => observation_id.split('/').slice(1).join('/');
  const boxOf = async (selector: string): Promise<Area> => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not there`);
    return box;
  };

  beforeAll(async () => {
    mkdirSync(pdfs);
    for (const name of copied) cpSync(join(fixtures, name, 'document.pdf'), join(pdfs, `${name}.pdf`));
    writeFileSync(join(pdfs, 'doubtful.pdf'), doubtfulPdf());
    await convertAndReview();
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    problems = listenForProblems(page);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  test('the index lists, searches and filters the documents', async () => {
    await page.goto(address('index.html'));
    const rows = page.locator('table.documents tbody tr');
    expect(await rows.count()).toBe(4);
    await page.fill('#search', '健康部');
    expect(await rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain('健康部長の目標宣言');
    await page.fill('#search', 'doubtful ＰＤＦ');
    expect(await rows.count()).toBe(1);
    await page.fill('#search', '');
    await page.selectOption('#filter-code', 'value/ditto-undecided');
    expect(await rows.count()).toBe(1);
    await page.selectOption('#filter-code', '');
    await page.selectOption('#filter-year', '2020');
    expect(await rows.count()).toBe(4);
    await page.selectOption('#filter-status', 'failed');
    expect(await rows.count()).toBe(0);
    await page.selectOption('#filter-status', '');
    await page.selectOption('#filter-department', '健康部');
    await page.check('#filter-open');
    expect(await rows.count()).toBe(1);
    expect(await page.locator('.doubt-count').textContent()).toBe('2');
    expect(problems).toEqual([]);
  });

  test('keys lead from doubt to doubt and from value to value', async () => {
    await openDocument();
    for (const expected of ['1/2/3/1', '1/4/3/1', '1/2/3/1']) {
      await page.keyboard.press('d');
      expect(await chosenKey()).toBe(expected);
      expect(await page.evaluate("document.activeElement.getAttribute('aria-pressed')")).toBe('true');
    }
    await page.keyboard.press('Shift+D');
    expect(await chosenKey()).toBe('1/4/3/1');
    await page.keyboard.press('n');
    expect(await chosenKey()).toBe('1/4/4/1');
    await page.keyboard.press('p');
    expect(await chosenKey()).toBe('1/4/3/1');
    expect(await page.locator('.detail').textContent()).toContain('value/ditto-undecided');
    expect(await page.locator('.detail').textContent()).toContain('対処');
    expect(problems).toEqual([]);
  });

  test('keys can be switched off', async () => {
    await openDocument('#1/1/3/1');
    await page.click('.keys summary');
    await page.uncheck('#keys-on');
    await page.keyboard.press('n');
    expect(await chosenKey()).toBe('1/1/3/1');
    await page.check('#keys-on');
    await page.keyboard.press('n');
    expect(await chosenKey()).toBe('1/1/4/1');
  });

  test('a value lights its box, which covers what is printed; a box chooses its value', async () => {
    await openDocument();
    await waitUntil(page, picturesAreThere);
    const { observations, page_sizes: sizes } = doubtful();
    const width = sizes[0]?.width ?? 0;
    for (const [index, observation] of observations.entries()) {
      const key = keyOf(observation);
      await page.locator('.list .entry').nth(index).click();
      expect(await chosenKey()).toBe(key);
      expect(await page.locator('.box.lit').count()).toBe(1);
      const lit = await boxOf('.box.lit');
      const sheet = await boxOf('.sheet');
      const [left = 0, top = 0, right = 0, bottom = 0] = observation.bbox
        .split(' ')
        .map((edge) => (Number(edge) * sheet.width) / width);
      const wanted = [sheet.x + left, sheet.y + top, right - left, bottom - top];
      for (const [at, edge] of [lit.x, lit.y, lit.width, lit.height].entries()) {
        expect(Math.abs(edge - (wanted[at] ?? 0))).toBeLessThan(1.5);
      }
      // Off the rules of the cell: what is dark there is the printed value, what is yellow is the light.
      const inside = { x: lit.x + 4, y: lit.y + 4, width: lit.width - 8, height: lit.height - 8 };
      expect((await lookAt(page, inside)).yellow).toBeGreaterThan(0.7);
      await page.evaluate("document.querySelector('.layer').style.visibility = 'hidden'");
      const { ink, yellow } = await lookAt(page, inside);
      await page.evaluate("document.querySelector('.layer').style.visibility = ''");
      expect(yellow).toBe(0);
      expect(ink).toBeGreaterThan(0.005);
    }
    for (const [index, observation] of observations.entries()) {
      await page.locator('.box').nth(index).click();
      expect(await chosenKey()).toBe(keyOf(observation));
      expect(await page.locator('.entry[aria-pressed="true"]').textContent()).toContain(observation.value_text);
    }
    expect(problems).toEqual([]);
  });

  const downloadLines = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#download')]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    const read = readCorrections(readFileSync(path, 'utf8'));
    expect(read.problems).toEqual([]);
    return { path, lines: read.corrections };
  };

  test('a wrong number is refused with a message, and nothing is recorded', async () => {
    await openDocument('#1/1/3/1');
    await page.keyboard.press('c');
    for (const [field, value, message] of [
      ['#field-value_number', '1,200', 'カンマ'],
      ['#field-fiscal_year', '31', '西暦4桁'],
      ['#field-value_number', '', '必要な値がありません'],
    ] as const) {
      const before = await page.inputValue(field);
      await page.fill(field, value);
      await page.click('#apply');
      expect(await page.locator('.problem').textContent()).toContain(message);
      expect(await page.locator('[aria-invalid="true"]').count()).toBe(1);
      await page.fill(field, before);
    }
    await page.click('#apply');
    expect(await page.locator('.problem').textContent()).toContain('変更がありません');
    await page.keyboard.press('Escape');
    expect(await page.locator('form.correction').count()).toBe(0);
    expect(await page.locator('.pending').first().textContent()).toBe('');
  });

  test('a correction and an accepted doubt are kept, undone, saved, replayed and shown again', async () => {
    await openDocument('#1/2/3/1');
    await page.keyboard.press('c');
    await page.fill('#field-value_number', '28');
    await page.fill('#field-unit', '件');
    await page.fill('#field-reason', '原本で確認, "左の列"');
    await page.fill('#field-by', '統計担当');
    await page.click('#apply');
    expect(await page.locator('.entry[aria-pressed="true"]').textContent()).toContain('同左 → 28件');
    expect(await page.locator('#progress').textContent()).toBe('要確認 1 / 2');
    await page.keyboard.press('z');
    expect(await page.locator('#progress').textContent()).toBe('要確認 2 / 2');
    expect(await page.locator('.entry[aria-pressed="true"]').textContent()).not.toContain('28件');

    await page.keyboard.press('c');
    await page.fill('#field-value_number', '28');
    await page.fill('#field-unit', '件');
    await page.fill('#field-reason', '原本で確認, "左の列"');
    await page.click('#apply');
    await page.keyboard.press('d');
    expect(await chosenKey()).toBe('1/4/3/1');
    await page.keyboard.press('a');
    expect(await page.locator('#progress').textContent()).toBe('要確認 0 / 2');
    await page.goto(address('index.html'));
    expect(await page.locator('tr', { hasText: '健康部長' }).textContent()).toContain('2/2');

    const { path, lines } = await downloadLines();
    const id = doubtful().document.document_id;
    expect(lines.every(({ document, by }) => document === id && by === '統計担当')).toBe(true);
    expect(lines.map(({ place, field, value }) => [place, field, value])).toEqual([
      ['1/2/3/1', 'value_number', '28'],
      ['1/2/3/1', 'unit', '件'],
      ['1/2/3/1', 'status', 'number'],
      ['1/2/3/1', 'text_value', ''],
      ['1/4/3/1', 'accept', 'value/ditto-undecided'],
    ]);
    await convertAndReview(path);

    const rows = readRows('observations.csv').filter(
      (row) => row['document_id'] === id && row['value_text'] === '同左',
    );
    expect(rows).toMatchObject([
      { status: 'number', value_number: '28', unit: '件', text_value: '', corrected: 'true', needs_review: 'false' },
      { status: 'text', value_number: '', text_value: '同左', corrected: 'false', needs_review: 'false' },
    ]);
    const after = doubtful();
    expect(after.read_before_correction[`${id}/1/2/3/1`]).toMatchObject({
      status: 'text',
      value_number: null,
      text_value: '同左',
    });
    expect(readRows('issues.csv').filter((row) => row['document_id'] === id && row['level'] !== 'info')).toEqual([]);

    await openDocument('#1/2/3/1');
    expect(await page.locator('.pending').first().textContent()).toBe('');
    expect(await page.locator('#progress').textContent()).toBe('要確認 0 / 0');
    expect(await page.locator('.entry[aria-pressed="true"]').textContent()).toContain('訂正済み');
    expect(await page.locator('.detail').textContent()).toContain('訂正前: 同左');
    expect((await downloadLines()).lines).toEqual(lines);
    expect(problems).toEqual([]);
  });

  test('a correction whose printed text has changed is reported and not applied', async () => {
    const { path } = await downloadLines();
    // The dataset's own corrections, as somebody edits them.
    writeFileSync(join(output, 'corrections.csv'), readFileSync(path, 'utf8').replaceAll('同左', '同右'));
    await convertAndReview();
    const issues = readRows('issues.csv').filter((row) => row['code'] === 'correction/stale');
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]?.['expected']).toContain('同右');
    expect(issues[0]?.['actual']).toContain('同左');
    expect(doubtful().observations.every(({ corrected }) => !corrected)).toBe(true);
  });

  test('the other language is one switch away and stays', async () => {
    await page.goto(address('index.html'));
    expect(await page.evaluate('document.documentElement.lang')).toBe('ja');
    await page.click('#language');
    await page.waitForSelector('#language:text("日本語")');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await openDocument('#1/2/3/1');
    expect(await page.locator('.detail').textContent()).toContain('Remedy:');
    await page.click('#language');
    await page.waitForSelector('#language:text("English")');
  });

  test('series stand with a chart, a table of the printed values and links to their pages', async () => {
    await page.goto(address('series.html'));
    await page.fill('#search', '健康教室');
    const block = page.locator('.series');
    expect(await block.count()).toBe(1);
    await waitUntil(page, "document.querySelector('.chart')?.naturalWidth > 0");
    expect(await block.locator('tbody tr').count()).toBe(2);
    await block.locator('a').first().click();
    expect(await chosenKey()).toBe('1/1/3/1');
    expect(problems).toEqual([]);
  });

  test('every control has a name, pictures have a text, and nothing is cut at 1280 and on a tablet', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 820, height: 1180 },
    ]) {
      await page.setViewportSize(viewport);
      for (const path of ['index.html', 'series.html', `documents/${doubtful().document.document_id}.html`]) {
        await page.goto(address(path));
        expect(await page.evaluate(namelessControls)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

/** Controls that a screen reader could not name, and pictures without a text. */
const namelessControls = `
  [...document.querySelectorAll('button, input, select, a, img')]
    .filter((one) => !one.closest('[aria-hidden="true"]'))
    .filter((one) => {
      const label = one.labels?.[0]?.textContent || one.getAttribute('aria-label') || one.getAttribute('alt') || one.textContent;
      return !label || label.trim() === '';
    })
    .map((one) => one.outerHTML)`;
