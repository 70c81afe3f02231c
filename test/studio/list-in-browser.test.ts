import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentOf } from '../batch/temporary-folder.js';
import { runBuilt } from '../cli/run-mokuhyo.js';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { ownDataset } from './own-dataset.js';
import { waitForJob } from './studio-browser.js';
import type { StudioProcess } from './studio-process.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
const names = ['isehara-2020-kodomo-writer', 'isehara-2020-gikai-nokpi', 'isehara-2020-bunka-rotated'];

describe.skipIf(chromiumPath === undefined)('the list of documents in the studio', () => {
  const { folder, dataset, start, open: openStudio } = ownDataset();
  const pdfs = join(folder, 'given');
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  const rows = () => page.locator('table.documents tbody tr');
  const firstRow = () => rows().first().textContent();

  beforeAll(async () => {
    mkdirSync(pdfs);
    for (const name of names) cpSync(join(fixtures, name, 'document.pdf'), join(pdfs, `${name}.pdf`));
    writeFileSync(join(pdfs, 'doubtful.pdf'), doubtfulPdf());
    writeFileSync(join(pdfs, 'broken.pdf'), '%PDF-1.7 this is none');
    studio = await start();
    ({ page, problems } = await openStudio(studio));
  });

  test('is empty at first, and says what to do; nothing is wrong with the page', async () => {
    expect(await page.locator('.drop-zone').textContent()).toContain('PDFをここに置いてください');
    expect(await page.evaluate('location.href')).toBe(`${studio.origin}/`);
    expect(await page.locator('#whole').count()).toBe(0);
    expect(await findViolations(page)).toEqual([]);
  });

  test('takes PDFs that are chosen or dropped, reads them, and says why one failed', async () => {
    await page.setInputFiles(
      '#choose-files',
      [...names.map((name) => `${name}.pdf`), 'broken.pdf'].map((name) => join(pdfs, name)),
    );
    await waitForJob(page);
    await waitUntil(page, "document.querySelectorAll('table.documents tbody tr').length === 4");
    const broken = page.locator('tr', { hasText: 'broken.pdf' });
    expect(await broken.textContent()).toContain('失敗');
    expect(await broken.locator('details.why').textContent()).toContain('対処');
    const content = [...readFileSync(join(pdfs, 'doubtful.pdf'))];
    await page.evaluate(
      `{ const given = new DataTransfer(); given.items.add(new File([new Uint8Array(${JSON.stringify(content)})], 'doubtful.pdf'));
         document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true })); }`,
    );
    await waitUntil(page, "document.querySelectorAll('table.documents tbody tr').length === 5");
    expect(problems).toEqual([]);
  });

  test('shows doubts first, and reckons as progress only what people did', async () => {
    expect(await firstRow()).toContain('健康部長の目標宣言');
    expect(await page.locator('#doubts-left').textContent()).toMatch(/^要確認 残り \d+$/);
    const clean = page.locator('tr', { hasText: 'isehara-2020-gikai-nokpi' });
    if ((await clean.locator('.doubt-count').count()) === 0)
      expect(await clean.locator('.settled').textContent()).toBe('—');
    expect(await page.locator('.checked-count').textContent()).toBe('確認済みの文書 0 / 5');
  });

  test('keeps search, filters and order in the address: reload and the way back lead to the same', async () => {
    // Drawn anew, so that nothing of the run before is still to come.
    await page.reload();
    await waitUntil(page, "document.querySelectorAll('table.documents tbody tr').length === 5");
    await page.fill('#search', '健康部');
    expect(await rows().count()).toBe(1);
    await page.click('#clear');
    expect(await rows().count()).toBe(5);
    await page.selectOption('#filter-kind', 'value/ditto-undecided');
    expect(await rows().count()).toBe(1);
    await page.selectOption('#filter-kind', '');
    await page.click('#sort-document');
    await page.click('#sort-document');
    expect(await page.evaluate('document.activeElement.id')).toBe('sort-document');
    expect(await page.locator('th.document').getAttribute('aria-sort')).toBe('descending');
    const before = await rows().allTextContents();
    await page.selectOption('#filter-show', 'open');
    const some = await rows().allTextContents();
    expect(some.length).toBeLessThan(before.length);
    const address = await page.evaluate('location.search');
    expect(address).toContain('show=open');
    await page.reload();
    await waitUntil(page, "document.querySelector('table.documents tbody tr') !== null");
    expect(await page.evaluate('location.search')).toBe(address);
    expect(await rows().allTextContents()).toEqual(some);
    expect(await page.inputValue('#filter-show')).toBe('open');
    await page.click('#clear');
    expect(await rows().allTextContents()).toEqual(before);
  });

  test('writes the files that convert writes', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    cpSync(join(dataset, 'pdfs'), join(other, 'pdfs'), { recursive: true });
    await runBuilt(['convert', join(other, 'pdfs'), '--out', other, '--quiet', '--workers', '0']);
    const strip = (files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'manifest.json'));
    expect(strip(contentOf(dataset))).toEqual(strip(contentOf(other)));
  });

  test('speaks English, keeps to 420 pixels, and is dark where the system is', async () => {
    await page.click('#language');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await page.locator('.drop-here').textContent()).toBe('Drop PDFs here');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findViolations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 420, height: 800 });
    await expectNoOverflow(page);
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.click('#language');
    expect(problems).toEqual([]);
  });

  test('says that the server is gone, and finds it again where it comes back with the same address', async () => {
    const port = new URL(studio.origin).port;
    await studio.kill();
    await waitUntil(page, "!document.querySelector('.lost').hidden");
    studio = await start('--port', port);
    await page.goto(studio.address);
    await page.waitForURL(`${studio.origin}/`);
    await waitUntil(page, "document.querySelectorAll('table.documents tbody tr').length === 5");
    expect(await page.evaluate("document.querySelector('.lost').hidden")).toBe(true);
  });
});
