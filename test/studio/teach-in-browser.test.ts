import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { ownDataset, type Row } from './own-dataset.js';
import { waitForJob } from './studio-browser.js';
import type { StudioProcess } from './studio-process.js';

/** A table whose headers no profile knows: めあて, ものさし, もとの値, てごたえ, たどりつく値. */
const unknown = join(import.meta.dirname, '../../fixtures/documents/kobushi-2024-unknown-header/document.pdf');

const valuesOf = (rows: readonly Row[]): readonly string[] =>
  rows.map(({ indicator_name, value_kind, value_number, unit }) =>
    [indicator_name, value_kind, value_number, unit].join(' '),
  );

describe.skipIf(chromiumPath === undefined)('teaching a table in the studio', () => {
  const { folder, dataset, rowsOf, start, open: openStudio } = ownDataset();
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    await runMokuhyo(['convert', unknown, '--out', dataset, '--quiet', '--workers', '0']);
    studio = await start();
    ({ page, problems } = await openStudio(studio));
  }, 120_000);

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
    await waitUntil(page, "/増える値 [1-9]/.test(document.querySelector('#preview').textContent)", 600);
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
    await waitUntil(page, "document.querySelectorAll('.entry.value').length > 0", 600);
    expect(valuesOf(rowsOf('observations.csv'))).toEqual(
      expect.arrayContaining(['泊まった人 baseline 8200 人', '泊まった人 target 10000 人']),
    );
    const [profile = ''] = readdirSync(join(dataset, 'profiles'));
    expect(JSON.parse(readFileSync(join(dataset, 'profiles', profile), 'utf8'))).toMatchObject({
      taught_by: '統計担当',
      form: expect.arrayContaining(['めあて', 'ものさし']),
      kinds: { baseline: ['もとの値'] },
    });
    expect([problems, studio.said()]).toEqual([[], expect.stringMatching(/^[^\n]*\n$/)]);
  }, 180_000);

  test('kinds and years that stand in rows are taught by their labels, after a look at all documents of the form', async () => {
    const form = (one: string, other: string) =>
      pdfWithTable([
        ['はかるもの', 'くぎり', 'あたい'],
        [one, '1期目', '120人'],
        ['', '2期目', '130人'],
        [other, '1期目', '30回'],
        ['', '2期目', '33回'],
      ]);
    const given = [form('来た人の数', '相談の回数'), form('出た人の数', '集まりの回数')].map((bytes, number) => {
      const path = join(folder, `form-${number}.pdf`);
      writeFileSync(path, bytes);
      return path;
    });
    await page.goto(`${studio.origin}/`);
    await page.setInputFiles('#choose-files', given);
    await waitUntil(page, "document.querySelectorAll('table.documents tbody tr').length === 3", 600);
    await waitForJob(page);
    const before = valuesOf(rowsOf('observations.csv'));
    const id = rowsOf('documents.csv').find(({ source_file }) => source_file === 'form-0.pdf')?.['document_id'] ?? '';
    await page.goto(`${studio.origin}/teach/${id}/1`);
    await waitUntil(page, "document.querySelector('.teach-table select') !== null");
    await page.selectOption('select[aria-label="「はかるもの」の列の意味"]', 'indicator_name');
    await page.selectOption('select[aria-label="「あたい」の列の意味"]', '=actual');
    await page.selectOption('select[aria-label="「くぎり」の列の意味"]', 'year');
    for (const [label, year] of [
      ['1期目', 'いつか'],
      ['1期目', '令和3年度'],
      ['2期目', '令和4年度'],
    ] as const) {
      await page.fill(`input[aria-label="行の見出し「${label}」の年度"]`, year);
      await page.keyboard.press('Tab');
      if (year === 'いつか') {
        await waitUntil(page, "document.querySelector('#preview').textContent.includes('年度として読めません')", 600);
      }
    }
    await waitUntil(page, "document.querySelector('#of-form')?.dataset.done === 'true'", 1200);
    expect(await page.locator('#of-form').textContent()).toBe('この様式の文書 2件（ほかの文書の見通し 1 / 1）');
    const preview = (await page.locator('#preview').textContent()) ?? '';
    for (const text of ['来た人の数', '2021', '2022', '33回', '出た人の数']) expect(preview).toContain(text);
    expect(await findViolations(page)).toEqual([]);
    expect(valuesOf(rowsOf('observations.csv'))).toEqual(before);
    await page.click('#teach');
    await waitUntil(page, "document.querySelectorAll('.entry.value').length > 0", 600);
    await waitUntil(page, "fetch('/api/state').then((answer) => answer.json()).then(({ job }) => job.kind === 'done')");
    const taught = valuesOf(rowsOf('observations.csv'));
    expect(taught).toEqual(
      expect.arrayContaining(['出た人の数 actual 130 人', '集まりの回数 actual 33 回', ...before]),
    );
    // The browser tells of what was refused: the year that is none.
    expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
    expect(studio.said()).toMatch(/^[^\n]*\n$/);

    // A later document of the form, by the command alone.
    await studio.close();
    const later = join(folder, 'later.pdf');
    writeFileSync(later, form('借りた本の数', '開いた日の数'));
    await runMokuhyo(['convert', later, '--out', dataset, '--quiet', '--workers', '0']);
    expect(valuesOf(rowsOf('observations.csv'))).toContain('借りた本の数 actual 120 人');
  }, 300_000);

  test('a form that is forgotten is read as before', async () => {
    studio = await start();
    ({ page, problems } = await openStudio(studio));
    const id = rowsOf('documents.csv').find(({ source_file }) => source_file === 'form-0.pdf')?.['document_id'] ?? '';
    await page.goto(`${studio.origin}/teach/${id}/1`);
    await waitUntil(page, "document.querySelectorAll('#known-forms li').length === 2");
    await page.locator('#known-forms li', { hasText: 'はかるもの' }).locator('button').click();
    await waitUntil(page, "document.querySelectorAll('#known-forms li').length === 1");
    await waitUntil(
      page,
      "fetch('/api/state').then((answer) => answer.json()).then(({ job }) => job.kind === 'done')",
      600,
    );
    expect(valuesOf(rowsOf('observations.csv')).filter((value) => value.startsWith('借りた本の数'))).toEqual([]);
    expect(valuesOf(rowsOf('observations.csv'))).toContain('泊まった人 target 10000 人');
    expect(problems).toEqual([]);
  }, 180_000);
});
