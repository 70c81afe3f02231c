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
import { expectNoOverflow, findViolations } from './page-checks.js';

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
    const converted = await runBuilt(['convert', pdfs, '--out', output, '--quiet', '--workers', '0', ...given]);
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

  test('the list searches, filters and sorts; its address leads back to the same list', async () => {
    await page.goto(address('index.html'));
    const rows = page.locator('table.documents tbody tr');
    expect(await rows.count()).toBe(4);
    expect(await rows.first().textContent()).toContain('健康部長の目標宣言');
    await page.fill('#search', 'doubtful ＰＤＦ');
    expect(await rows.count()).toBe(1);
    await page.click('#clear');
    await page.selectOption('#filter-kind', 'value/ditto-undecided');
    expect(await rows.count()).toBe(1);
    await page.selectOption('#filter-kind', '');
    await page.selectOption('#filter-year', '2020');
    expect(await rows.count()).toBe(4);
    await page.selectOption('#filter-show', 'failed');
    expect(await rows.count()).toBe(0);
    await page.selectOption('#filter-show', 'open');
    await page.selectOption('#filter-department', '健康部');
    expect(await page.locator('.doubt-count').textContent()).toBe('2');
    await page.click('#sort-document');
    const list = await page.evaluate('location.href');
    await rows.first().locator('a').click();
    await page.waitForSelector('.entry');
    await page.click('#back');
    await page.waitForSelector('table.documents');
    expect(await page.evaluate('location.href')).toBe(list);
    expect(await page.inputValue('#filter-show')).toBe('open');
    await page.goBack();
    await page.waitForSelector('.entry');
    await page.goBack();
    await page.waitForSelector('table.documents');
    expect(await page.evaluate('location.href')).toBe(list);
    expect(await rows.count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('progress is what people did: nothing to settle is none', async () => {
    await page.goto(address('index.html'));
    expect(await page.locator('#doubts-left').textContent()).toMatch(/^要確認 残り \d+$/);
    expect(await page.locator('.checked-count').textContent()).toBe('確認済みの文書 0 / 4');
    const clean = results().find(({ issues }) => issues.every(({ level }) => level === 'info'));
    const row = page.locator(`tr[data-document="${clean?.document.document_id}"]`);
    expect(await row.locator('.settled').textContent()).toBe('—');
  });

  test('keys lead from doubt to doubt and from value to value', async () => {
    await openDocument();
    expect(await chosenKey()).toBe('1/2/3/1');
    for (const expected of ['1/4/3/1', '1/2/3/1']) {
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
    expect(problems).toEqual([]);
  });

  test('keys can be switched off', async () => {
    await openDocument('#1/1/3/1');
    await page.click('.keys summary');
    expect(await page.locator('.keys ul').textContent()).not.toContain('ほかにも適用');
    await page.uncheck('#keys-on');
    await page.keyboard.press('n');
    expect(await chosenKey()).toBe('1/1/3/1');
    await page.check('#keys-on');
    await page.keyboard.press('n');
    expect(await chosenKey()).toBe('1/1/4/1');
  });

  test('shows the cell enlarged, the printed text, what was read, its evidence and its doubt beside one another', async () => {
    await openDocument('#1/2/3/1');
    await waitUntil(page, picturesAreThere);
    const crop = await boxOf('.crop');
    expect(crop.height).toBeGreaterThan(60);
    expect((await lookAt(page, crop)).ink).toBeGreaterThan(0.005);
    expect(await page.locator('.printed').textContent()).toBe('同左');
    const card = (await page.locator('.side').textContent()) ?? '';
    for (const text of ['読み取った値', '値の種類', '読み取りの根拠', 'value/ditto-undecided'])
      expect(card).toContain(text);
    await page.locator('.evidence-button').first().click();
    expect(await page.locator('.layer .evidence').count()).toBe(1);
    await openDocument('#1/1/3/1');
    expect(await page.locator('.read .big').textContent()).toMatch(/^[\d,]+人$/);
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('the page is enlarged with keys and wheel, and leads back to the value', async () => {
    await openDocument('#1/4/3/1');
    await waitUntil(page, picturesAreThere);
    const width = async (): Promise<number> => (await boxOf('.sheet')).width;
    const fitting = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeCloseTo(fitting * 1.25, 0);
    const { x, y } = await boxOf('.sheets');
    await page.mouse.move(x + 100, y + 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -600);
    await page.keyboard.up('Control');
    await waitUntil(page, `document.querySelector('.sheet').getBoundingClientRect().width > ${fitting * 3}`);
    await page.keyboard.press('j');
    const [lit, sheets] = [await boxOf('.box.lit'), await boxOf('.sheets')];
    expect(lit.x).toBeGreaterThanOrEqual(sheets.x);
    expect(lit.y + lit.height).toBeLessThanOrEqual(sheets.y + sheets.height);
    await page.keyboard.press('f');
    expect(await width()).toBeCloseTo(fitting, 0);
  });

  test('a value lights its box, which covers what is printed; a box chooses its value', async () => {
    await openDocument();
    await waitUntil(page, picturesAreThere);
    const { observations, page_sizes: sizes } = doubtful();
    const width = sizes[0]?.width ?? 0;
    for (const observation of observations) {
      await page.locator(`.entry[data-key="${keyOf(observation)}"]`).click();
      expect(await chosenKey()).toBe(keyOf(observation));
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
      // Off the rules of the cell: what is dark there is the printed value.
      const inside = { x: lit.x + 4, y: lit.y + 4, width: lit.width - 8, height: lit.height - 8 };
      await page.evaluate("document.querySelector('.layer').style.visibility = 'hidden'");
      expect((await lookAt(page, inside)).ink).toBeGreaterThan(0.005);
      await page.evaluate("document.querySelector('.layer').style.visibility = ''");
    }
    for (const [index, observation] of observations.entries()) {
      await page.locator('.box').nth(index).click();
      expect(await chosenKey()).toBe(keyOf(observation));
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
  const announced = () => page.locator('.announcement').textContent();
  const hasProgress = (text: string): Promise<void> =>
    waitUntil(page, `document.querySelector('#progress').textContent === '${text}'`);

  test('what is no value is refused with a message, and nothing is recorded', async () => {
    await openDocument('#1/1/3/1');
    await page.keyboard.press('c');
    await page.keyboard.type('さっぱり12と34');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('#change-form .problem').textContent !== ''");
    expect(await page.locator('#change-form .problem').textContent()).toContain('値として読み取れません');
    await page.fill('#typed-value', '');
    await page.locator('.all-fields summary').click();
    await page.fill('[data-field="value_number"]', '二十');
    await page.click('#save-change');
    await page.waitForSelector('dialog');
    await page.keyboard.type('統計担当');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('.announcement').textContent.includes('保存できませんでした')");
    expect(await announced()).toContain('数値');
    expect(await page.locator('.pending').textContent()).toBe('');
    await page.keyboard.press('Escape');
    expect(await page.locator('#change-form').count()).toBe(0);
  });

  test('a correction and an accepted doubt are kept, undone, saved, replayed and shown again', async () => {
    await openDocument('#1/2/3/1');
    await hasProgress('要確認 残り 2・解決 0');
    await page.keyboard.press('m');
    await page.keyboard.type('原本で確認, "左の列"');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.keyboard.type('２８件');
    await waitUntil(page, "document.querySelector('.preview').textContent.includes('28')");
    await page.keyboard.press('Enter');
    await hasProgress('要確認 残り 1・解決 1');
    expect(await chosenKey()).toBe('1/4/3/1');
    expect(await page.locator('.entry[data-key="1/2/3/1"]').textContent()).toContain('28件');
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 2・解決 0');
    expect(await page.locator('.entry[data-key="1/2/3/1"]').textContent()).not.toContain('28件');
    await page.keyboard.press('m');
    await page.keyboard.type('原本で確認, "左の列"');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.keyboard.type('28件');
    await page.keyboard.press('Enter');
    await hasProgress('要確認 残り 1・解決 1');
    await page.reload();
    await hasProgress('要確認 残り 1・解決 1');
    await page.keyboard.press('a');
    await hasProgress('要確認 残り 0・解決 2');
    expect(await announced()).toContain('このブラウザーに控えました');
    expect(await page.locator('.pending').textContent()).toBe('未保存の訂正 2件');
    await page.goto(address('index.html'));
    expect(await page.locator('tr', { hasText: '健康部長' }).locator('.settled').textContent()).toBe('2/2');

    const { path, lines } = await downloadLines();
    const id = doubtful().document.document_id;
    expect(lines.every(({ document, by }) => document === id && by === '統計担当')).toBe(true);
    expect(lines.map(({ place, field, value }) => [place, field, value])).toEqual([
      ['1/2/3/1', 'modifiers', ''],
      ['1/2/3/1', 'status', 'number'],
      ['1/2/3/1', 'text_value', ''],
      ['1/2/3/1', 'unit', '件'],
      ['1/2/3/1', 'value_number', '28'],
      ['1/4/3/1', 'accept', 'value/ditto-undecided'],
    ]);
    expect(lines[0]).toMatchObject({ printed_text: '同左', page: '1', reason: '原本で確認, "左の列"' });
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
    expect(await page.locator('.pending').textContent()).toBe('');
    await hasProgress('要確認 残り 0・解決 2');
    expect(await page.locator('.entry[aria-pressed="true"]').textContent()).toContain('訂正済み');
    expect(await page.locator('.said-before').textContent()).toContain('統計担当');
    expect((await downloadLines()).lines).toEqual(lines);
    expect(problems).toEqual([]);
  });

  test('what the file says is taken back, and undo brings it back', async () => {
    await openDocument('#1/2/3/1');
    await page.click('#withdraw');
    await hasProgress('要確認 残り 1・解決 1');
    expect((await downloadLines()).lines.map(({ place }) => place)).toEqual(['1/4/3/1']);
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 0・解決 2');
    expect(await page.locator('.pending').textContent()).toBe('');
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
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await openDocument('#1/2/3/1');
    expect(await page.locator('#accept').textContent()).toBe('Accept');
    await page.click('#language');
    expect(await page.locator('#accept').textContent()).toBe('承認');
  });

  test('series stand over the years, each value linked to its place', async () => {
    await page.goto(address('series.html'));
    await page.fill('#search', '健康教室');
    expect(await page.locator('.series-button').count()).toBe(1);
    await page.locator('.series-button').click();
    const link = page.locator('.pivot td a').first();
    const printed = await link.textContent();
    await link.click();
    await page.waitForSelector('.entry');
    expect(await page.locator('.printed').textContent()).toBe(printed);
    expect(problems).toEqual([]);
  });

  test('nothing is cut and no rule of accessibility broken, wide and narrow, light and dark', async () => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [820, 'dark'],
      [420, 'light'],
      [420, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      for (const path of ['index.html', 'series.html', `documents/${doubtful().document.document_id}.html`]) {
        await page.goto('about:blank');
        await page.goto(address(path));
        await page.waitForSelector('.documents, .pivot, .entry');
        expect([path, width, await findViolations(page)]).toEqual([path, width, []]);
        await expectNoOverflow(page);
      }
    }
    expect(problems).toEqual([]);
  });
});
