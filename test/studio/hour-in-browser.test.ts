import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineGap, places } from '../ocr/engines.js';
import { makeScan } from '../ocr/make-scan.js';
import { chromiumPath, launch, waitUntil } from '../review/chromium.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { syntheticResult, writeOutput } from '../review/synthetic-output.js';
import { openPage } from './studio-browser.js';
import { startStudio } from './studio-process.js';

/** The hour itself has 25 (`MOKUHYO_HOUR_DOCUMENTS=25`); what one of them shows, five do. */
const DOCUMENTS = Number(process.env['MOKUHYO_HOUR_DOCUMENTS'] ?? 5);
/** 同左 where nothing stands to the left: each is a doubt that only a person can settle. */
const DOUBTS_EACH = 11;

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
/** Printed documents of several cities and forms, each with something to look at. */
const printed = [
  'isehara-2020-bunka-cropped',
  'tobiume-2011-marked-by-hand',
  'isehara-2020-bunka-torn-year-no-header',
  'kakitsubata-2021-values',
  'hagiyama-2022-diagonal',
  'hagiyama-2021-sideways',
  'kobushi-2020-prices',
  'kakitsubata-2022-result',
  'fujibakama-2024-tinted-estimates',
  'kobushi-2024-unknown-header',
];
/** The same printed and scanned: every value that is read from a picture is a doubt. */
const scanned = ['suzushiro-2020-zebra', 'tobiume-2018-note-marks'];
/** Starting the engines takes as long as all the rest of five documents: `again-in-browser.test.ts` settles what is read from a scan. */
const readsScans = engineGap === '' && DOCUMENTS >= 25;
// A busy machine may take minutes for a page of a scan.
const engines = readsScans ? ['--ocr-packages', places.packages ?? '', '--timeout', '600'] : [];

const header = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
const drawn = (number: number): Uint8Array =>
  pdfWithTable([
    header,
    ...Array.from({ length: DOUBTS_EACH }, (_, row) => [
      `${number}-${row}`,
      `第${number}指標その${row}`,
      '同左',
      `${row + 2}件`,
      '健康課',
    ]),
  ]);

/** Printed forms, scans, and drawn cases that leave much open: two fifths, two, the rest. */
async function seed(folder: string): Promise<readonly string[]> {
  const scans: Uint8Array[] = [];
  for (const name of readsScans ? scanned : []) {
    scans.push(
      (await makeScan(readFileSync(join(fixtures, name, 'document.pdf')), { dpi: 200, jpeg: 80, skew: 0.4 })).pdf,
    );
  }
  const forms = printed
    .slice(0, Math.floor(DOCUMENTS / 2.5))
    .map((name) => readFileSync(join(fixtures, name, 'document.pdf')));
  const cases = Array.from({ length: DOCUMENTS - forms.length - scans.length }, (_, number) => drawn(number));
  return [...forms, ...scans, ...cases].map((bytes, number) => {
    const path = join(folder, `${String(number).padStart(2, '0')}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
}

/** Seconds of the keystroke-level model (Card, Moran, Newell 1980): a key of a fair typist, and thinking once before each step. */
const KLM = { key: 0.28, mental: 1.35 } as const;
/** Before a doubt is settled a person looks at the cell and at what was read, then decides: twice the model's pause. */
const PAUSES = 2;

interface Counted {
  keys: number;
  steps: number;
  /** Seconds that the person waits for the studio. */
  waiting: number;
}

describe.skipIf(chromiumPath === undefined)("a clerk's hour", () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-hour-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const left = async (page: Page): Promise<number> =>
    Number(await page.evaluate("/残り (\\d+)/.exec(document.querySelector('#progress').textContent)?.[1] ?? 0"));

  /** Works through the open document by keyboard: accepts, and types every fourth value anew. Counts keys, and how long the studio takes. */
  async function settle(page: Page, counted: Counted): Promise<number> {
    const press = async (key: string): Promise<void> => {
      counted.keys += 1;
      await page.keyboard.press(key);
    };
    const all = await left(page);
    for (let open = all; open > 0; open = await left(page)) {
      counted.steps += 1;
      const isValue = await page.evaluate("document.querySelector('.entry[aria-pressed=\"true\"]')?.matches('.value')");
      if (isValue && counted.steps % 4 === 0) {
        await press('c');
        await page.waitForSelector('#typed-value');
        for (const key of '12件') {
          counted.keys += 1;
          await page.keyboard.type(key);
        }
        await press('Enter');
      } else await press('a');
      const began = performance.now();
      await waitUntil(page, `!document.querySelector('#progress').textContent.includes('残り ${open}・')`, 600);
      counted.waiting += (performance.now() - began) / 1000;
    }
    await press('k');
    await waitUntil(page, "document.querySelector('#check').getAttribute('aria-pressed') === 'true'");
    return all;
  }

  test('documents with doubts are dropped, settled by keyboard alone and handed over', async () => {
    const dataset = join(folder, 'dataset');
    const given = join(folder, 'given');
    mkdirSync(given);
    const paths = await seed(given);
    const studio = await startStudio(dataset, ...engines);
    const { page, problems } = await openPage(browser, studio);
    await page.setInputFiles('#choose-files', [...paths]);
    await waitUntil(page, `document.querySelectorAll('table.documents tbody tr').length === ${DOCUMENTS}`, 6000);
    await waitUntil(page, "document.querySelector('#job.running') === null", 6000);
    if (readsScans) {
      await page.click('.read-scans');
      await waitUntil(page, "document.querySelector('.needs-ocr') === null", 12_000);
      await waitUntil(page, "document.querySelector('#job.running') === null", 6000);
    }
    // The list follows a run with a delay: what is left is read when all of it is there.
    await waitUntil(page, "document.querySelector('#job.done') !== null", 6000);
    await page.reload();
    await waitUntil(page, `document.querySelectorAll('table.documents tbody tr').length === ${DOCUMENTS}`, 6000);
    const doubts = Number(/残り (\d+)/.exec((await page.locator('#doubts-left').textContent()) ?? '')?.[1]);
    expect(doubts).toBeGreaterThanOrEqual(DOCUMENTS * 4);
    if (DOCUMENTS >= 25) expect(doubts).toBeGreaterThanOrEqual(150);

    const counted: Counted = { keys: 0, steps: 0, waiting: 0 };
    await page.evaluate(
      "fetch('/api/settings', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ by: '統計担当' }) })",
    );
    await page.waitForTimeout(2500);
    // The order of the files, from the first to the last.
    const rows = parse<Record<string, string>>(readFileSync(join(dataset, 'documents.csv'), 'utf8'), {
      columns: true,
      bom: true,
    });
    await page.goto(`${studio.origin}/document/${rows[0]?.['document_id']}`);
    let settled = 0;
    for (const [at, row] of rows.entries()) {
      const began = performance.now();
      await waitUntil(
        page,
        `location.pathname.endsWith('${row['document_id']}') && document.querySelector('#progress') !== null`,
        600,
      );
      counted.waiting += (performance.now() - began) / 1000;
      settled += await settle(page, counted);
      if (at + 1 < rows.length) {
        counted.keys += 1;
        await page.keyboard.press('N');
      }
    }
    const thinking = (counted.steps + DOCUMENTS) * PAUSES * KLM.mental;
    const minutes = (thinking + counted.keys * KLM.key + counted.waiting) / 60;
    process.stderr.write(
      `the hour: ${DOCUMENTS} documents${readsScans ? ', scans read' : ''}, ${settled} doubts in ${counted.steps} steps, ${counted.keys} keys, 0 pointer moves; ` +
        `thinking ${thinking.toFixed(0)} s, keys ${(counted.keys * KLM.key).toFixed(0)} s, waiting ${counted.waiting.toFixed(0)} s: ${minutes.toFixed(1)} minutes\n`,
    );
    expect(settled).toBe(doubts);
    expect(minutes).toBeLessThan(15);
    await page.goto(`${studio.origin}/`);
    await waitUntil(page, `document.querySelector('#whole')?.textContent.includes('解決 ${doubts} / ${doubts}')`, 600);
    expect(await page.locator('.checked-count').textContent()).toBe(`確認済みの文書 ${DOCUMENTS} / ${DOCUMENTS}`);
    expect(problems).toEqual([]);
    await studio.close();
  }, 1_800_000);

  test('2,000 documents are listed, searched and scrolled', async () => {
    const many = join(folder, 'many');
    writeOutput(
      many,
      Array.from({ length: 2000 }, (_, number) => syntheticResult(`document-${number}`, 2)),
    );
    const studio = await startStudio(many);
    const { page, problems } = await openPage(browser, studio);
    await waitUntil(page, "/2,?000/.test(document.querySelector('.count')?.textContent ?? '')", 1200);
    await page.fill('#search', 'document-1999');
    await waitUntil(page, "document.querySelectorAll('tbody tr').length === 1");
    expect(await page.locator('tbody tr').textContent()).toContain('document-1999');
    await page.fill('#search', '');
    await waitUntil(page, "document.querySelectorAll('tbody tr').length > 1");
    const drawn = Number(await page.locator('tbody tr').count());
    await page.evaluate("document.querySelector('tbody').lastElementChild.scrollIntoView()");
    await waitUntil(page, `document.querySelectorAll('tbody tr').length > ${drawn}`);
    expect(problems).toEqual([]);
    await studio.close();
  }, 300_000);
});
