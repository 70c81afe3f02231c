import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, listenForProblems, waitUntil } from '../review/chromium.js';
import { doubtfulPdf, pdfWithTable } from '../review/doubtful-pdf.js';
import { ownDataset } from './own-dataset.js';
import type { StudioProcess } from './studio-process.js';

const header = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
/** So many that a page looks at the run before they are read, however quick the machine. */
const PAGES = 60;
const rows = Array.from({ length: 12 }, (_, row) => [`${row}`, `第${row}指標`, '12人', '20人', '課']);

describe.skipIf(chromiumPath === undefined)('two tabs on one studio', () => {
  const { folder, rowsOf, start, open } = ownDataset();
  let studio: StudioProcess;
  /** Where things are done, and where nobody touches anything. */
  let acting: Page;
  let watching: Page;
  const problems: string[][] = [];

  const listed = (count: number) => `document.querySelectorAll('table.documents tbody tr').length === ${count}`;

  beforeAll(async () => {
    writeFileSync(join(folder, 'doubtful.pdf'), doubtfulPdf());
    writeFileSync(join(folder, 'long.pdf'), pdfWithTable([header, ...rows], PAGES));
    studio = await start();
    const opened = await open(studio);
    acting = opened.page;
    watching = await acting.context().newPage();
    problems.push(opened.problems, listenForProblems(watching));
    await watching.goto(`${studio.origin}/`);
    await waitUntil(watching, "document.querySelector('.drop-zone') !== null");
  }, 120_000);

  test('a run that one begins is followed by both, file by file and page by page', async () => {
    // All that the panel of the run says, as it comes.
    await watching.evaluate(`{
      const told = new Set();
      globalThis.told = told;
      new MutationObserver(() => {
        for (const file of document.querySelectorAll('.job-file')) told.add(file.textContent);
      }).observe(document.body, { childList: true, subtree: true });
    }`);
    await acting.setInputFiles('#choose-files', [join(folder, 'long.pdf'), join(folder, 'doubtful.pdf')]);
    for (const page of [acting, watching]) {
      await waitUntil(page, listed(2), 2400);
      await waitUntil(page, "document.querySelector('#job.done') !== null", 1200);
    }
    const told = (await watching.evaluate('[...globalThis.told]')) as string[];
    const pages = told.flatMap((text) => /long\.pdf.*?(\d+) \/ 60ページ/.exec(text)?.[1] ?? []).map(Number);
    expect(pages).not.toEqual([]);
    expect(Math.max(...pages)).toBeLessThanOrEqual(PAGES);
    expect(await watching.locator('#job .counts').textContent()).toBe(`2 / 2ファイル・${PAGES + 1}ページ`);
  }, 240_000);

  test('what one settles, takes back and checks is seen in the list of the other', async () => {
    const id = rowsOf('documents.csv').find(({ source_file }) => source_file === 'doubtful.pdf')?.['document_id'];
    const before = await watching.locator('#doubts-left').textContent();
    const fewer = before?.replace(/\d+/, (left) => String(Number(left) - 1));
    await acting.goto(`${studio.origin}/document/${id}`);
    await waitUntil(acting, "document.querySelector('.entry[aria-pressed=true]') !== null");
    await acting.keyboard.press('a');
    await acting.waitForSelector('dialog');
    await acting.keyboard.type('統計担当');
    await acting.keyboard.press('Enter');
    const says = (text: string | null | undefined) =>
      `document.querySelector('#doubts-left').textContent === '${text}'`;
    await waitUntil(watching, says(fewer));
    // The name is known in both; a step is taken back where it was not done.
    await waitUntil(watching, "document.querySelector('#undo-last').hidden === false");
    expect(await watching.locator('#person').textContent()).toContain('統計担当');
    await acting.keyboard.press('z');
    await waitUntil(watching, says(before));
    await acting.keyboard.press('k');
    await waitUntil(
      watching,
      "[...document.querySelectorAll('td.checked-by')].some((cell) => cell.textContent.includes('統計担当'))",
    );
    expect(problems.flat()).toEqual([]);
  }, 120_000);

  test('a form that somebody fills in stays as it is while another tab changes the document', async () => {
    await watching.goto(acting.url().replace(/#.*/, '#1/2/3/1'));
    await waitUntil(watching, "document.querySelector('.entry[aria-pressed=true]') !== null");
    await watching.keyboard.press('c');
    await watching.waitForSelector('#typed-value');
    await watching.keyboard.type('1,2');
    await acting.evaluate('document.querySelector(\'[data-key="1/1/3/1"]\').click()');
    await acting.keyboard.press('x');
    await waitUntil(watching, '!document.querySelector(\'[data-key="1/1/3/1"]\')');
    await watching.keyboard.type('34件');
    expect(await watching.inputValue('#typed-value')).toBe('1,234件');
    await watching.keyboard.press('Enter');
    await waitUntil(acting, "document.querySelector('[data-key=\"1/2/3/1\"]').textContent.includes('1,234')");
    const lines = rowsOf('corrections.csv').map(({ place, field, value }) => `${place} ${field} ${value}`);
    expect(lines).toContain('1/1/3/1 not_an_observation true');
    expect(lines).toContain('1/2/3/1 value_number 1234');
    expect(problems.flat()).toEqual([]);
  }, 120_000);
});
