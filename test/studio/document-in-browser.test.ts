import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, lookAt, picturesAreThere, waitUntil } from '../review/chromium.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { ownDataset } from './own-dataset.js';
import type { StudioProcess } from './studio-process.js';

describe.skipIf(chromiumPath === undefined)('a document in the studio', () => {
  const { folder, dataset, rowsOf, start, open: openStudio } = ownDataset();
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  let id: string;

  const said = () => rowsOf('corrections.csv').map(({ place, field, value, by }) => [place, field, value, by]);
  const chosen = () => page.evaluate('decodeURIComponent(location.hash.slice(1))');
  const progress = () => page.locator('#progress').textContent();
  const hasProgress = (text: string) =>
    waitUntil(page, `document.querySelector('#progress').textContent === '${text}'`);
  const open = async (place = ''): Promise<void> => {
    await page.goto(`${studio.origin}/document/${id}?q=x${place === '' ? '' : `#${place}`}`);
    await page.reload();
    await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
  };

  beforeAll(async () => {
    writeFileSync(join(folder, 'doubtful.pdf'), doubtfulPdf());
    await runMokuhyo(['convert', join(folder, 'doubtful.pdf'), '--out', dataset, '--quiet', '--workers', '0']);
    id = rowsOf('documents.csv')[0]?.['document_id'] ?? '';
    studio = await start();
    ({ page, problems } = await openStudio(studio));
  }, 120_000);

  test('opens at the first doubt: cell enlarged, printed text, reading, evidence and doubt beside one another', async () => {
    await open();
    expect(await chosen()).toBe('1/2/3/1');
    await waitUntil(page, picturesAreThere);
    const side = (await page.locator('.side').textContent()) ?? '';
    for (const text of [
      '同左',
      '実績',
      '2018',
      '見出し',
      '平成30年度実績値',
      '健康相談の件数',
      'value/ditto-undecided',
    ])
      expect(side).toContain(text);
    const crop = await page.locator('.crop').boundingBox();
    expect(crop?.height).toBeGreaterThan(60);
    if (crop) expect((await lookAt(page, crop)).ink).toBeGreaterThan(0.005);
    expect(await findViolations(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('boxes lie over what is printed at any zoom, in the colour of their kind', async () => {
    await open('1/1/3/1');
    await waitUntil(page, picturesAreThere);
    const place = async () => {
      const [box, sheet] = [await page.locator('.box.lit').boundingBox(), await page.locator('.sheet').boundingBox()];
      if (!box || !sheet) throw new Error('no box');
      return [(box.x - sheet.x) / sheet.width, (box.y - sheet.y) / sheet.height, sheet.width];
    };
    const [left = 0, top = 0, width = 0] = await place();
    for (const key of ['+', '+', '+', '+', '+']) await page.keyboard.press(key);
    const [nowLeft = 0, nowTop = 0, nowWidth = 0] = await place();
    expect(Math.abs(nowLeft - left) + Math.abs(nowTop - top)).toBeLessThan(0.002);
    expect(nowWidth / width).toBeCloseTo(1.25 ** 5, 1);
    await waitUntil(page, "document.querySelector('.sheet img').src.includes('scale=4')");
    await page.keyboard.press('f');
    expect((await place())[2]).toBeCloseTo(width, 0);
    await page.mouse.move(600, 400);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    expect((await place())[2]).toBeGreaterThan(width * 1.3);
    await page.keyboard.press('f');
    const colours = await page.evaluate(
      "[...document.querySelectorAll('.box:not(.doubt)')].map((box) => box.style.getPropertyValue('--kind'))",
    );
    expect(new Set(colours as string[])).toEqual(new Set(['#1b6e3c', '#b4530a']));
    await page.locator('.box').nth(3).click();
    expect(await page.locator('.entry[aria-pressed="true"]').count()).toBe(1);
    expect(await chosen()).not.toBe('1/1/3/1');
  });

  test('is worked through with the keyboard alone; the name is asked once; each step is on the disk', async () => {
    await open();
    await page.keyboard.press('a');
    await page.waitForSelector('dialog');
    await page.keyboard.type('統計担当');
    await page.keyboard.press('Enter');
    await hasProgress('要確認 残り 1・解決 1');
    expect(said()).toEqual([['1/2/3/1', 'accept', 'value/ditto-undecided', '統計担当']]);
    expect(await chosen()).toBe('1/4/3/1');
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 2・解決 0');
    expect(await chosen()).toBe('1/2/3/1');
    await page.keyboard.press('m');
    await page.keyboard.type('原本で確認');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.keyboard.type('１，２３４件');
    await waitUntil(page, "document.querySelector('.preview').textContent.includes('1234')");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await hasProgress('要確認 残り 1・解決 1');
    expect(said().map(([, field, value]) => [field, value])).toEqual([
      ['modifiers', ''],
      ['status', 'number'],
      ['text_value', ''],
      ['unit', '件'],
      ['value_number', '1234'],
    ]);
    expect(rowsOf('corrections.csv')[0]).toMatchObject({ printed_text: '同左', page: '1', reason: '原本で確認' });
    expect(await chosen()).toBe('1/4/3/1');
    await page.keyboard.press('a');
    await hasProgress('要確認 残り 0・解決 2');
    expect(await page.locator('.announcement').textContent()).toContain('保存しました');
    expect(await page.locator('#next-step').textContent()).toBe('引き渡しへ進む');
    await page.keyboard.press('k');
    await waitUntil(page, "document.querySelector('#check').getAttribute('aria-pressed') === 'true'");
    expect(rowsOf('checked.csv')).toMatchObject([{ document_id: id, by: '統計担当' }]);
    expect(problems).toEqual([]);
  });

  test('loses nothing when the server is killed, and another tab sees what was done', async () => {
    const before = readFileSync(join(dataset, 'corrections.csv'), 'utf8');
    await studio.kill();
    studio = await start();
    expect(readFileSync(join(dataset, 'corrections.csv'), 'utf8')).toBe(before);
    ({ page, problems } = await openStudio(studio));
    await waitUntil(page, "document.querySelector('#whole') !== null");
    expect(await page.locator('#whole').textContent()).toContain('解決 2 / 2');
    expect(await page.locator('td.checked-by').textContent()).toContain('統計担当');
    await open('1/1/3/1');
    const other = await page.context().newPage();
    await other.goto(`${studio.origin}/document/${id}#1/1/3/1`);
    await waitUntil(other, "document.querySelector('.entry[aria-pressed=true]') !== null");
    await other.keyboard.press('x');
    await waitUntil(page, '!document.querySelector(\'[data-key="1/1/3/1"]\')');
    await other.close();
  });

  test('takes numbers with commas and refuses what is none, in all fields of a correction', async () => {
    await open('1/1/4/1');
    await page.keyboard.press('c');
    await page.locator('.all-fields summary').click();
    await page.fill('[data-field="value_number"]', '二十');
    await page.click('#save-change');
    await waitUntil(page, "document.querySelector('.announcement').textContent.includes('保存できませんでした')");
    expect(await page.locator('.announcement').textContent()).toContain('数値');
    // The browser says of the refusal what the page has said already.
    expect(problems.splice(0)).toEqual([expect.stringContaining('422')]);
    await page.fill('[data-field="value_number"]', '１,200');
    await page.fill('[data-field="indicator_name"]', '健康教室の延べ参加者数');
    await page.fill('[data-place="document"][data-field="title"]', '健康部長の目標宣言');
    await page.click('#save-change');
    await waitUntil(page, "document.querySelector('.document-bar h2').textContent === '健康部長の目標宣言'");
    expect(await page.locator('.row h2').first().textContent()).toBe('健康教室の延べ参加者数');
    expect(said()).toContainEqual(['row/1/1', 'indicator_name', '健康教室の延べ参加者数', '統計担当']);
    expect(said()).toContainEqual(['1/1/4/1', 'value_number', '1200', '統計担当']);
  });

  test('does the same for a whole column, after showing what that is', async () => {
    await open('1/1/4/1');
    await page.keyboard.press('s');
    await page.waitForSelector('dialog');
    expect(await page.locator('.same-preview').textContent()).toContain('1文書の4件に適用します');
    expect(await findViolations(page)).toEqual([]);
    await page.click('#apply-same');
    await waitUntil(page, "document.querySelector('dialog') === null");
    await waitUntil(page, "document.querySelector('.announcement').textContent.includes('保存しました')");
    expect(said()).toContainEqual(['column/1/4', 'value_kind', 'target', '統計担当']);
  });

  test('adds a value and its row where a box is drawn', async () => {
    await open('1/1/4/1');
    await waitUntil(page, picturesAreThere);
    await page.keyboard.press('r');
    const sheet = await page.locator('.sheet').boundingBox();
    if (!sheet) throw new Error('no sheet');
    await page.mouse.move(sheet.x + sheet.width * 0.2, sheet.y + sheet.height * 0.6);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.4, sheet.y + sheet.height * 0.64, { steps: 4 });
    await page.mouse.up();
    await page.waitForSelector('#add-form');
    await page.keyboard.type('７５％');
    await page.fill('#add-name', '満足度');
    await page.keyboard.press('Enter');
    await waitUntil(page, "[...document.querySelectorAll('.row h2')].some((one) => one.textContent === '満足度')");
    expect(said()).toContainEqual(['901/1/1/1', 'value_number', '75', '統計担当']);
    const added = rowsOf('corrections.csv').find(({ place, field }) => place === 'row/901/1' && field === 'add');
    expect(added).toMatchObject({ page: '1', printed_text: '満足度' });
    expect(added?.['bbox']).toMatch(/^\d+\.\d\d \d+\.\d\d \d+\.\d\d \d+\.\d\d$/);
  });

  test('what was done is in the tables after they are made anew, as convert makes them', async () => {
    await page.click('#back');
    expect(await page.evaluate('location.search')).toBe('?q=x');
    await page.click('#clear');
    await page.click('#renew');
    await waitUntil(page, "document.querySelector('#stale') === null");
    const rows = rowsOf('observations.csv');
    expect(rows.find(({ observation_id }) => observation_id === `${id}/1/2/3/1`)).toMatchObject({
      value_number: '1234',
      unit: '件',
      corrected: 'true',
      needs_review: 'false',
    });
    expect(rows.some(({ observation_id }) => observation_id === `${id}/1/1/3/1`)).toBe(false);
    expect(rows.find(({ observation_id }) => observation_id === `${id}/901/1/1/1`)).toMatchObject({
      value_number: '75',
      unit: '%',
      indicator_name: '満足度',
    });
    expect(rowsOf('issues.csv').filter(({ code }) => code === 'correction/stale')).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('is usable at 420 pixels, in the dark, in English', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${studio.origin}/document/${id}`);
    await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
    await page.click('#language');
    await waitUntil(page, "document.querySelector('#accept')?.textContent === 'Accept'");
    await expectNoOverflow(page);
    expect(await findViolations(page)).toEqual([]);
    expect(await progress()).toMatch(/doubts left|No doubts/);
  });
});
