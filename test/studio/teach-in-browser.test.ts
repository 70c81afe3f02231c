import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, launch, waitUntil } from '../review/chromium.js';
import { expectNoOverflow, findViolations, openPage } from './studio-browser.js';
import { type StudioProcess, startStudio } from './studio-process.js';

type Row = Readonly<Record<string, string>>;

/** A table whose headers no profile knows: めあて, ものさし, もとの値, てごたえ, たどりつく値. */
const unknown = join(import.meta.dirname, '../../fixtures/documents/kobushi-2024-unknown-header/document.pdf');

describe.skipIf(chromiumPath === undefined)('teaching a table in the studio', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-studio-'));
  const dataset = join(folder, 'dataset');
  let browser: Browser;
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  const rowsOf = (name: string): Row[] =>
    parse(readFileSync(join(dataset, name), 'utf8'), { columns: true, bom: true });

  beforeAll(async () => {
    await runMokuhyo(['convert', unknown, '--out', dataset, '--quiet']);
    studio = await startStudio(dataset);
    browser = await launch();
    ({ page, problems } = await openPage(browser, studio));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(folder, { recursive: true });
  });

  test('columns that are pointed at show at once the values that would come, and are read so from then on', async () => {
    expect(rowsOf('observations.csv')).toEqual([]);
    const id = rowsOf('documents.csv')[0]?.['document_id'] ?? '';
    await page.goto(`${studio.origin}/document/${id}`);
    await page.click(`a[href="/teach/${id}/1"]`);
    await waitUntil(page, "document.querySelector('.teach-table select') !== null");
    expect(await findViolations(page)).toEqual([]);
    for (const [column, meaning] of [
      ['めあて', 'project_name'],
      ['ものさし', 'indicator_name'],
      ['もとの値', '=baseline'],
      ['てごたえ', '=actual'],
      ['たどりつく値', '=target'],
    ] as const) {
      await page.selectOption(`select[aria-label="「${column}」の列の意味"]`, meaning);
    }
    await waitUntil(page, "/増える値 [1-9]/.test(document.querySelector('#preview').textContent)");
    const preview = (await page.locator('#preview').textContent()) ?? '';
    for (const text of ['泊まった人', '8,200人', '10,000人', 'なくなる値 0']) expect(preview).toContain(text);
    expect(rowsOf('observations.csv')).toEqual([]);
    expect(await findViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 420, height: 800 });
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.click('#teach');
    await page.waitForSelector('dialog');
    await page.keyboard.type('統計担当');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelectorAll('.entry.value').length > 0");
    const values = rowsOf('observations.csv').map(({ indicator_name, value_kind, value_number, unit }) => [
      indicator_name,
      value_kind,
      value_number,
      unit,
    ]);
    expect(values).toContainEqual(['泊まった人', 'baseline', '8200', '人']);
    expect(values).toContainEqual(['泊まった人', 'target', '10000', '人']);
    expect(rowsOf('corrections.csv').map(({ place, field }) => `${place} ${field}`)).toContain('column/1/2 role');
    expect([problems, studio.said()]).toEqual([[], expect.stringMatching(/^[^\n]*\n$/)]);
  });
});
