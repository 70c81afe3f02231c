import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';
import { ownDataset } from './own-dataset.js';
import type { StudioProcess } from './studio-process.js';

describe.skipIf(chromiumPath === undefined)('a clerk whose hand slips, or whose server ends', () => {
  const { folder, dataset, rowsOf, start, open } = ownDataset();
  let studio: StudioProcess;
  let page: Page;
  const chosen = "document.querySelector('.entry[aria-pressed=true]') !== null";
  const problemSays = (text: string) =>
    waitUntil(page, `document.querySelector('#change-form .problem')?.textContent.includes('${text}')`);

  beforeAll(async () => {
    writeFileSync(join(folder, 'doubtful.pdf'), doubtfulPdf());
    await runMokuhyo(['convert', join(folder, 'doubtful.pdf'), '--out', dataset, '--quiet', '--workers', '0']);
    studio = await start();
    ({ page } = await open(studio));
    await page.evaluate(
      "fetch('/api/settings', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ by: '統計担当' }) })",
    );
    await page.goto(`${studio.origin}/document/${rowsOf('documents.csv')[0]?.['document_id'] ?? ''}`);
    await waitUntil(page, chosen);
  }, 120_000);

  test('figures that make no number are not taken for words', async () => {
    await page.keyboard.press('c');
    await page.waitForSelector('#typed-value');
    await page.keyboard.type('１，２３');
    await page.keyboard.press('Enter');
    await problemSays('値として読み取れません');
    await page.keyboard.press('Escape');
  });

  test('what is typed while the server is gone stays, is told not to be saved, and is saved once it is back', async () => {
    await page.keyboard.press('c');
    await page.waitForSelector('#typed-value');
    await page.keyboard.type('31件');
    const port = new URL(studio.origin).port;
    await studio.kill();
    await page.keyboard.press('Enter');
    await problemSays('サーバーにつながりません');
    await waitUntil(page, "!document.querySelector('.lost').hidden");
    studio = await start('--port', port);
    // The address that the terminal shows, in another tab: this one has what was typed.
    const other = await page.context().newPage();
    await other.goto(studio.address);
    await other.waitForURL(`${studio.origin}/`);
    await waitUntil(page, "document.querySelector('.lost').hidden");
    expect(await page.inputValue('#typed-value')).toBe('31件');
    await page.locator('#typed-value').press('Enter');
    await waitUntil(page, "document.querySelector('.announcement').textContent.includes('保存しました')");
    expect(rowsOf('corrections.csv')).toContainEqual(expect.objectContaining({ field: 'value_number', value: '31' }));
  }, 120_000);

  test('what was taken back after a reload is told', async () => {
    await page.reload();
    await waitUntil(page, chosen);
    await page.keyboard.press('z');
    await waitUntil(page, "document.querySelector('.announcement').textContent === '取り消しました'");
    await waitUntil(page, "document.querySelector('#progress')?.textContent.includes('残り 2')");
    expect(rowsOf('corrections.csv')).toEqual([]);
  }, 60_000);
});
