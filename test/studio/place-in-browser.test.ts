import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, waitUntil } from '../review/chromium.js';
import { syntheticResult, writeOutput } from '../review/synthetic-output.js';
import { ownDataset } from './own-dataset.js';
import { clientOf, type StudioClient } from './studio-process.js';

/** More than are drawn at once: those far down stand there only after a person scrolled to them. */
const DOCUMENTS = 900;

/** How far down the page is, what has the keyboard, and the rows that are seen. */
const seen = `JSON.stringify([scrollY, document.activeElement.textContent, ...[...document.querySelectorAll('tbody tr')]
  .filter((row) => row.getBoundingClientRect().top > 0 && row.getBoundingClientRect().top < innerHeight)
  .map((row) => row.dataset.document)])`;

describe.skipIf(chromiumPath === undefined)('the place in a long list of the studio', () => {
  const { dataset, start, open: openStudio } = ownDataset();
  let client: StudioClient;
  let page: Page;
  let problems: string[];
  let ids: readonly string[];

  const isListed = () =>
    waitUntil(page, `document.querySelector('.count')?.textContent.startsWith('${DOCUMENTS}件')`, 1200);
  /** The list as it stands far down, with the keyboard on a row. */
  async function goFarDown(): Promise<string> {
    await isListed();
    for (const rows of [800, DOCUMENTS]) {
      await page.evaluate("document.querySelector('tbody').lastElementChild.scrollIntoView()");
      await waitUntil(page, `document.querySelectorAll('tbody tr').length >= ${rows}`);
    }
    await page.evaluate(`{
      const row = document.querySelectorAll('tbody tr')[850];
      row.scrollIntoView({ block: 'center' });
      row.querySelector('a').focus({ preventScroll: true });
    }`);
    const place = String(await page.evaluate(seen));
    expect(JSON.parse(place)[0]).toBeGreaterThan(20_000);
    return place;
  }
  const isAt = (place: string) => waitUntil(page, `${seen} === ${JSON.stringify(place)}`);
  /** Pages have no picture here, since no document has a PDF. */
  const wrong = () => problems.filter((problem) => !problem.includes('404'));
  const openRow = async (): Promise<void> => {
    await page.keyboard.press('Enter');
    await waitUntil(page, "document.querySelector('#back') !== null");
  };

  beforeAll(async () => {
    const results = Array.from({ length: DOCUMENTS }, (_, number) => syntheticResult(`document-${number}`, 1));
    ids = results.map(({ document }) => document.document_id);
    writeOutput(dataset, results);
    const studio = await start();
    client = await clientOf(studio);
    ({ page, problems } = await openStudio(studio));
  }, 120_000);

  test('comes back from a document, by its own link and by the way back of the browser', async () => {
    const place = await goFarDown();
    await openRow();
    await page.click('#back');
    await isAt(place);
    await openRow();
    await page.goBack();
    await isAt(place);
    // By a script: a pointer would have to scroll there.
    await page.evaluate("document.querySelector('#language').click()");
    await waitUntil(page, `document.documentElement.lang === 'en' && scrollY === ${JSON.parse(place)[0]}`);
    await page.evaluate("document.querySelector('#language').click()");
    await isAt(place);
    expect(wrong()).toEqual([]);
  });

  test('goes on to the end for someone who is at the new end before the browser has drawn it', async () => {
    await page.goto(`${new URL(page.url()).origin}/?sort=year`);
    await isListed();
    await page.evaluate(`{
      const body = document.querySelector('tbody');
      new MutationObserver(() => body.lastElementChild.scrollIntoView()).observe(body, { childList: true });
      body.lastElementChild.scrollIntoView();
    }`);
    await waitUntil(page, `document.querySelectorAll('tbody tr').length >= ${DOCUMENTS}`);
  });

  test('is another one for another order of the list, which begins at its top', async () => {
    await page.goto(`${new URL(page.url()).origin}/?sort=document`);
    await isListed();
    await page.click('nav a[href="/years"]');
    await waitUntil(page, "document.querySelector('.years-view') !== null");
    await page.click('nav a[href="/"]');
    await isListed();
    expect(await page.evaluate('scrollY')).toBe(0);
  });

  test('stays where the list is drawn anew: as many rows, the keyboard where it was', async () => {
    const place = await goFarDown();
    await client.post('/api/checked', { document: ids[3], checked: true, by: '統計担当' });
    await waitUntil(page, "document.querySelector('.checked-count').textContent.includes(' 1 / ')");
    await isAt(place);
    for (const id of ['sort-year', 'choose-files-button']) {
      await page.focus(`#${id}`);
      await client.post('/api/checked', { document: ids[3], checked: id !== 'sort-year', by: '統計担当' });
      const count = id === 'sort-year' ? 0 : 1;
      await waitUntil(page, `document.querySelector('.checked-count').textContent.includes(' ${count} / ')`);
      expect(await page.evaluate('document.activeElement.id')).toBe(id);
    }
    expect(wrong()).toEqual([]);
  });
});
