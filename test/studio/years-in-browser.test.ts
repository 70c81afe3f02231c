import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { runMokuhyo } from '../cli/run-mokuhyo.js';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { expectNoOverflow, findViolations } from '../review/page-checks.js';
import { ownDataset } from './own-dataset.js';
import { enter, type StudioProcess } from './studio-process.js';

describe.skipIf(chromiumPath === undefined)('years and hand-over in the studio', () => {
  const { dataset, rowsOf, start, open: openStudio } = ownDataset();
  let studio: StudioProcess;
  let page: Page;
  let problems: string[];
  beforeAll(async () => {
    await runMokuhyo([
      'convert',
      join(import.meta.dirname, '../../fixtures/series'),
      '--out',
      dataset,
      '--quiet',
      '--workers',
      '0',
    ]);
    studio = await start();
    ({ page, problems } = await openStudio(studio));
  }, 120_000);

  test('an indicator stands over the years, target beside actual, revisions marked, each value with its page', async () => {
    await page.click('nav a[href="/years"]');
    await waitUntil(page, "document.querySelector('.pivot') !== null");
    const series = rowsOf('series.csv');
    const revised = series.find(
      ({ revisions, actual, target }) => Number(revisions) > 0 && (actual !== '' || target !== ''),
    );
    expect(revised).toBeDefined();
    await page.goto(`${studio.origin}/years?series=${revised?.['series_id'] ?? ''}`);
    await waitUntil(page, "document.querySelector('tr.revised') !== null");
    const own = series.filter(({ series_id }) => series_id === revised?.['series_id']);
    expect(await page.locator('.pivot tbody tr').count()).toBe(own.length);
    expect(await page.locator('tr.revised').first().textContent()).toContain('改定');
    expect(await page.locator('.year-chart polyline').count()).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    const link = page.locator('.pivot td a').first();
    const printed = await link.textContent();
    await link.click();
    await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
    expect(await page.locator('.printed').textContent()).toBe(printed);
    expect(problems).toEqual([]);
  });

  test('the place in them comes back from a document', async () => {
    await page.setViewportSize({ width: 1280, height: 400 });
    const last = rowsOf('series.csv').at(-1)?.['series_id'] ?? '';
    await page.goto(`${studio.origin}/years?series=${last}`);
    await waitUntil(page, "document.querySelector('.pivot') !== null");
    // The chosen one is seen in its list.
    const isInside = `(() => {
      const [list, chosen] = ['.series-list', '.series-list [aria-pressed="true"]'].map((name) =>
        document.querySelector(name).getBoundingClientRect());
      return chosen.top >= list.top && chosen.bottom <= list.bottom;
    })()`;
    expect(await page.evaluate(isInside)).toBe(true);
    await page.evaluate("document.querySelector('.pivot tbody').lastElementChild.scrollIntoView()");
    const place = await page.evaluate('scrollY');
    expect(place).toBeGreaterThan(50);
    await page.evaluate("document.querySelector('.pivot tbody tr:last-child a').click()");
    await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
    await page.goBack();
    await waitUntil(page, `document.querySelector('.pivot') !== null && scrollY === ${place}`);
    expect(await page.evaluate(isInside)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(problems).toEqual([]);
  });

  test('rows of one year say what tells them apart, and lead to their own value', async () => {
    const series = rowsOf('series.csv');
    const withHalf = series.find(({ period_end }) => period_end?.endsWith('-09-30'));
    await page.goto(`${studio.origin}/years?series=${withHalf?.['series_id'] ?? ''}`);
    await waitUntil(page, "document.querySelector('.pivot') !== null");
    const heads = (): Promise<string[]> => page.locator('.pivot tbody th').allTextContents();
    expect(await heads()).toContain('2019 2019-04-01～2019-09-30');
    expect(new Set(await heads()).size).toBe((await heads()).length);
    const half = page.locator('.pivot tbody tr', { hasText: '09-30' }).locator('a');
    const printed = await half.textContent();
    await half.click();
    await waitUntil(page, "document.querySelector('.entry[aria-pressed=true]') !== null");
    expect(await page.locator('.printed').textContent()).toBe(printed);
    const ofTwo = series.find(({ unit }) => unit === '組')?.['series_id'] ?? '';
    await page.goto(`${studio.origin}/years?series=${ofTwo}`);
    await waitUntil(page, "document.querySelector('.pivot') !== null");
    expect((await heads()).filter((head) => head.startsWith('2018'))).toEqual(['2018 単位: 人', '2018 単位: 組']);
    expect(problems).toEqual([]);
  });

  const runIssues = () =>
    rowsOf('issues.csv').filter(({ document_id, level }) => document_id === '' && level !== 'info');

  test('what is said of the dataset as a whole is counted, and stands above the documents and the years', async () => {
    const count = runIssues().length;
    expect(count).toBeGreaterThan(3);
    for (const [path, below] of [
      ['/', 'table.documents tbody tr'],
      ['/years', '.pivot'],
    ] as const) {
      await page.goto(`${studio.origin}${path}`);
      await waitUntil(page, `document.querySelector('${below}') !== null`);
      expect(await page.locator('.run-issues h2').textContent()).toBe(`データセット全体への指摘 ${count}件`);
      const [issues, rest] = [
        await page.locator('.run-issues').boundingBox(),
        await page.locator(below).first().boundingBox(),
      ];
      expect((issues?.y ?? 0) + (issues?.height ?? 0)).toBeLessThanOrEqual(rest?.y ?? 0);
      expect(issues?.height).toBeLessThan(200);
    }
    await page.goto(`${studio.origin}/`);
    await waitUntil(page, "document.querySelector('#run-left') !== null");
    expect(await page.locator('#run-left').textContent()).toBe(`全体への指摘 ${count}`);
    await page.click('.issue-more');
    await page.locator('[data-issue^="series/likely-link"] summary').first().click();
    const shown = page.locator('[data-issue^="series/likely-link"][open]');
    expect(await shown.locator('.remedy').textContent()).toContain('「年度の推移」');
    expect(await shown.locator('a').count()).toBe(2);
    expect(await findViolations(page)).toEqual([]);
    await page.goto(`${studio.origin}/hand-over`);
    await waitUntil(page, "document.querySelector('.checks') !== null");
    const check = page.locator('[data-check="run"]');
    expect(await check.locator('.figure').textContent()).toBe(`残り ${count}件`);
    await check.locator('a').click();
    await waitUntil(page, "document.querySelector('#run-issues') !== null");
    expect(problems).toEqual([]);
  });

  test('links that are proposed are decided here, and the tables follow', async () => {
    const proposed = rowsOf('series_links.csv').filter(({ certainty }) => certainty === 'proposed');
    expect(proposed.length).toBeGreaterThan(0);
    await page.goto(`${studio.origin}/years?series=${proposed[0]?.['series_id'] ?? ''}`);
    await waitUntil(page, "document.querySelector('.proposal') !== null");
    await page.locator('.proposal .accept-link').first().click();
    await page.waitForSelector('dialog');
    await page.keyboard.type('統計担当');
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('.accept-link').getAttribute('aria-pressed') === 'true'");
    await page.locator('.proposal .refuse-link').first().click();
    await waitUntil(page, "document.querySelector('.refuse-link').getAttribute('aria-pressed') === 'true'");
    expect(rowsOf('corrections.csv').map(({ field, by }) => [field, by])).toEqual([['series:reject', '統計担当']]);
    // What was decided is settled, before the tables follow and after.
    const count = runIssues().length;
    await waitUntil(page, `document.querySelector('.run-issues h2').textContent.includes(' ${count - 1}件')`);
    await page.click('#renew');
    await waitUntil(page, "document.querySelector('#stale') === null");
    expect(runIssues().length).toBe(count - 1);
    const after = rowsOf('series_links.csv').filter(({ certainty }) => certainty === 'proposed');
    expect(after.length).toBe(proposed.length - 1);
  });

  test('the check-list says what is left, and what was said of the dataset is written as init does', async () => {
    await page.click('nav a[href="/hand-over"]');
    await waitUntil(page, "document.querySelector('.checks') !== null");
    const state = (key: string) => page.locator(`[data-check="${key}"]`).getAttribute('class');
    expect(await state('documents')).toBe('done');
    expect(await state('unchecked')).toBe('open');
    expect(await state('licence')).toBe('open');
    // The usual title is none that anybody gave.
    expect(await page.inputValue('#config-title')).not.toBe('');
    expect(await state('title')).toBe('open');
    expect(await findViolations(page)).toEqual([]);
    await page.locator('[data-check="licence"] a').click();
    await waitUntil(page, "document.activeElement?.id === 'config-title'");
    await page.fill('#config-licence', 'unknown');
    await page.click('#save-config');
    await waitUntil(page, "document.querySelector('.config .problem').textContent !== ''");
    expect(problems.splice(0)).toEqual([expect.stringContaining('422')]);
    await page.fill('#config-licence', 'CC-BY-4.0');
    await page.fill('#config-title', '例市の目標宣言');
    await page.fill('#config-publisher', '例市');
    await page.selectOption('#config-frequency', 'annual');
    await page.fill('#config-contact', '例市 企画課');
    await page.click('#save-config');
    await waitUntil(page, "document.querySelector('[data-check=\"contact\"]').className === 'done'");
    expect(await state('title')).toBe('done');
    expect(readFileSync(join(dataset, 'mokuhyo.config.json'), 'utf8')).toContain('"publisher": {"name":"例市"}');
    await waitUntil(page, "document.querySelector('#job') === null || document.querySelector('#job.running') === null");
    expect(await page.locator('[data-check="licence"]').count()).toBe(0);
  });

  test('the zip holds the dataset as it lies there, and names no person', async () => {
    const cookie = await enter(studio);
    const answer = await fetch(`${studio.origin}/hand-over.zip`, { headers: { cookie } });
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    for (const name of ['observations.csv', 'documents.csv', 'manifest.json', 'CHECKSUMS.txt']) {
      expect([name, Buffer.from(files[name] ?? []).equals(readFileSync(join(dataset, name)))]).toEqual([name, true]);
    }
    expect(Object.keys(files).filter((name) => /^documents\//.test(name)).length).toBe(rowsOf('documents.csv').length);
    expect(Object.keys(files).filter((name) => /corrections|checked|^\.|pdf/.test(name))).toEqual([]);
    expect(await page.locator('.files').first().locator('li').count()).toBeGreaterThanOrEqual(4);
  });

  test('both are usable at 420 pixels, in the dark', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const [path, ready] of [
      ['/years', '.pivot'],
      ['/hand-over', '.checks'],
    ] as const) {
      await page.goto(`${studio.origin}${path}`);
      await waitUntil(page, `document.querySelector('${ready}') !== null`);
      await expectNoOverflow(page);
      expect(await findViolations(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});
