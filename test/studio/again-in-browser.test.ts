import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineGap, places } from '../ocr/engines.js';
import { makeScan } from '../ocr/make-scan.js';
import { smallPage } from '../ocr/small-page.js';
import { chromiumPath, launch, waitUntil } from '../review/chromium.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { openPage } from './studio-browser.js';
import { type StudioProcess, startStudio } from './studio-process.js';

type Row = Readonly<Record<string, string>>;

const locked = join(import.meta.dirname, '../../fixtures/broken/user-password/document.pdf');
const jobIsDone = "fetch('/api/state').then((answer) => answer.json()).then(({ job }) => job.kind === 'done')";

describe.skipIf(chromiumPath === undefined)('documents that need more than a reading', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-again-'));
  const dataset = join(folder, 'dataset');
  let browser: Browser;
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  const rowsOf = (name: string): Row[] =>
    parse(readFileSync(join(dataset, name), 'utf8'), { columns: true, bom: true });
  const idOf = (name: string): string =>
    rowsOf('documents.csv').find(({ source_file }) => source_file === name)?.['document_id'] ?? '';
  const give = async (name: string, count: number): Promise<void> => {
    await page.goto(`${studio.origin}/`);
    await page.setInputFiles('#choose-files', join(folder, name));
    await waitUntil(page, `document.querySelectorAll('table.documents tbody tr').length === ${count}`, 1200);
    await waitUntil(page, jobIsDone, 1200);
  };

  beforeAll(async () => {
    mkdirSync(dataset);
    browser = await launch();
    studio = await startStudio(dataset, '--ocr-packages', engineGap === '' ? (places.packages ?? '') : folder);
    ({ page, problems } = await openPage(browser, studio));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('a locked PDF is opened with a password that is stored nowhere', async () => {
    copyFileSync(locked, join(folder, 'locked.pdf'));
    await give('locked.pdf', 1);
    await page.goto(`${studio.origin}/document/${idOf('locked.pdf')}`);
    await page.waitForSelector('#password');
    expect(await findViolations(page)).toEqual([]);
    await page.fill('#password', 'a wrong one');
    await page.keyboard.press('Enter');
    await waitUntil(page, jobIsDone, 600);
    expect(rowsOf('documents.csv')[0]?.['status']).toBe('failed');
    await page.fill('#password', 'secret');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('#password') === null", 1200);
    await waitUntil(page, "document.querySelector('.sheets img')?.naturalWidth > 0", 600);
    expect(rowsOf('documents.csv')[0]?.['status']).not.toBe('failed');
    const files = readdirSync(dataset, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const { parentPath, name } of files) {
      expect([name, readFileSync(join(parentPath, name)).includes('secret')]).toEqual([name, false]);
    }
    expect(studio.said()).not.toContain('secret');
  }, 180_000);

  test('a scan is told, and what is to be installed to read it; with the engines it is read, and each value marked', async () => {
    const { pdf } = await makeScan(smallPage, { dpi: 200 });
    writeFileSync(join(folder, 'scan.pdf'), pdf);
    await give('scan.pdf', 2);
    await page.goto(`${studio.origin}/`);
    await page.waitForSelector('.needs-ocr');
    expect(await page.locator('.needs-ocr').textContent()).toContain('スキャンされたページを含む文書が1件');
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 420, height: 800 });
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${studio.origin}/document/${idOf('scan.pdf')}`);
    await page.click('.read-scans');
    if (engineGap !== '') {
      await waitUntil(page, "document.querySelector('.needs-problem').textContent.includes('npm install')");
      expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
      return;
    }
    await waitUntil(page, "document.querySelectorAll('.entry.value').length > 0", 3000);
    const own = rowsOf('observations.csv').filter(({ document_id }) => document_id === idOf('scan.pdf'));
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ needs_review }) => needs_review === 'true')).toBe(true);
    expect(problems).toEqual([]);
  }, 300_000);

  test('what was done on one page is taken back from another', async () => {
    writeFileSync(join(folder, 'doubtful.pdf'), doubtfulPdf());
    await give('doubtful.pdf', 3);
    await page.evaluate(
      "fetch('/api/settings', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ by: '統計担当' }) })",
    );
    const id = idOf('doubtful.pdf');
    await page.goto(`${studio.origin}/document/${id}`);
    await page.waitForSelector('.entry.doubt');
    await page.keyboard.press('a');
    await waitUntil(page, "document.querySelector('#undo-last').hidden === false");
    expect(rowsOf('corrections.csv').length).toBeGreaterThan(0);
    await page.goto(`${studio.origin}/`);
    await page.click('#undo-last');
    await waitUntil(page, `location.pathname === '/document/${id}' && document.querySelector('#undo-last').hidden`);
    expect(rowsOf('corrections.csv')).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  }, 180_000);

  test.skipIf(engineGap !== '')(
    'what was read from a scan is settled by a key each, as any doubt is',
    async () => {
      const id = idOf('scan.pdf');
      await page.goto(`${studio.origin}/document/${id}`);
      await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
      const left = async (): Promise<number> =>
        Number(await page.evaluate("/残り (\\d+)/.exec(document.querySelector('#progress').textContent)?.[1] ?? 0"));
      const values = rowsOf('observations.csv').filter(({ document_id }) => document_id === id);
      expect(await left()).toBeGreaterThanOrEqual(values.length);
      for (let open = await left(); open > 0; open = await left()) {
        await page.keyboard.press('a');
        await waitUntil(page, `!document.querySelector('#progress').textContent.includes('残り ${open}・')`, 600);
      }
      const settled = new Set(rowsOf('corrections.csv').map(({ place }) => place));
      expect(values.filter(({ observation_id }) => !settled.has(observation_id?.slice(id.length + 1)))).toEqual([]);
      expect(problems).toEqual([]);
    },
    180_000,
  );
});
