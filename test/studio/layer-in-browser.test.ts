import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';
import { findViolations } from '../review/page-checks.js';
import { ownDataset } from './own-dataset.js';
import type { StudioProcess } from './studio-process.js';

/** A scan whose text somebody's OCR program wrote: twelve values, each doubtful for the page's sake alone. */
const scan = join(import.meta.dirname, '../../fixtures/broken/ocr-layer');

describe.skipIf(chromiumPath === undefined)('a doubt over a whole page in the studio', () => {
  const { folder, dataset, rowsOf, start, open: openStudio } = ownDataset();
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  let id: string;
  let other: string;

  const hasProgress = (text: string) =>
    waitUntil(page, `document.querySelector('#progress').textContent === '${text}'`);
  const isOpen = (document: string) =>
    waitUntil(
      page,
      `location.pathname === '/document/${document}' && document.querySelector('.entry[aria-pressed=true]') !== null`,
    );
  const reviewed = () =>
    rowsOf('observations.csv').filter((row) => row['document_id'] === id && row['needs_review'] === 'true').length;

  beforeAll(async () => {
    writeFileSync(join(folder, 'doubtful.pdf'), doubtfulPdf());
    await runMokuhyo(['convert', scan, join(folder, 'doubtful.pdf'), '--out', dataset, '--quiet', '--workers', '0']);
    const idOf = (name: string) =>
      rowsOf('documents.csv').find(({ source_file }) => source_file === name)?.['document_id'] ?? '';
    [id, other] = [idOf('document.pdf'), idOf('doubtful.pdf')];
    studio = await start();
    ({ page, problems } = await openStudio(studio));
    await page.evaluate(
      "fetch('/api/settings', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ by: '統計担当' }) })",
    );
    await page.goto(`${studio.origin}/document/${id}`);
    await isOpen(id);
  }, 120_000);

  test('says before it is accepted how many values that settles', async () => {
    await hasProgress('要確認 残り 13・解決 0');
    expect(reviewed()).toBe(12);
    expect(await page.locator('#accept').textContent()).toBe('承認（値 12件）');
    expect(await page.locator('.covers').textContent()).toContain('12件すべて');
    expect(await page.locator('#next-step').textContent()).toBe('次の要確認');
    expect(await findViolations(page)).toEqual([]);
  });

  test('counts values that are settled one by one', async () => {
    await page.keyboard.press('d');
    expect(await page.locator('#accept').textContent()).toBe('承認');
    await page.keyboard.press('a');
    await hasProgress('要確認 残り 12・解決 1');
    await page.keyboard.press('x');
    await hasProgress('要確認 残り 11・解決 2');
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 12・解決 1');
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 13・解決 0');
  });

  test('is accepted with one key, and all that it settles is told and counted; undo takes all of it back', async () => {
    await page.click('.entry.issue');
    await page.keyboard.press('a');
    await hasProgress('要確認 残り 0・解決 13');
    expect(await page.locator('.announcement').textContent()).toContain('値 12件の要確認が解決しました');
    await page.keyboard.press('z');
    await hasProgress('要確認 残り 13・解決 0');
    await page.click('.entry.issue');
    await page.keyboard.press('a');
    await hasProgress('要確認 残り 0・解決 13');
  });

  test('where none is left the main button leads to the next document with doubts, at last to the hand-over', async () => {
    expect(await page.locator('.document-bar .primary').allTextContents()).toEqual(['次の文書の要確認へ']);
    // What cannot be accepted is no main thing either.
    expect(await page.locator('.side .primary').count()).toBe(0);
    await page.keyboard.press('d');
    expect(await page.evaluate('document.activeElement.id')).toBe('next-step');
    await page.keyboard.press('Enter');
    await isOpen(other);
    await hasProgress('要確認 残り 2・解決 0');
    for (const left of [1, 0]) {
      await page.keyboard.press('a');
      await hasProgress(`要確認 残り ${left}・解決 ${2 - left}`);
    }
    expect(await page.locator('#next-step').textContent()).toBe('引き渡しへ進む');
    expect(await findViolations(page)).toEqual([]);
    await page.click('#next-step');
    await waitUntil(page, "document.querySelector('[data-check=doubts]')?.className === 'done'");
  });

  test('its values are no longer in review once the tables are made anew', async () => {
    await page.click('#renew');
    await waitUntil(page, "document.querySelector('#stale') === null");
    expect(reviewed()).toBe(0);
    expect(rowsOf('issues.csv').filter((row) => row['document_id'] === id && row['level'] !== 'info')).toEqual([]);
    expect(problems).toEqual([]);
  });
});
