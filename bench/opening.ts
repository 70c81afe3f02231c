// npm run bench:opening [-- --documents 200 --listed 2000]: how long pages take to open in the system's Chromium, as ratios to the list of one
// document: the review's list, one of its documents and its years; then the studio's long list searched and scrolled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { chromiumPath, launch, waitUntil } from '../test/review/chromium.js';
import { reviewOutput, syntheticResult, writeOutput } from '../test/review/synthetic-output.js';
import { openPage } from '../test/studio/studio-browser.js';
import { startStudio } from '../test/studio/studio-process.js';
import { median } from './measure.js';

const TURNS = 5;
const { values } = parseArgs({
  options: { documents: { type: 'string', default: '200' }, listed: { type: 'string', default: '2000' } },
});

const made = (count: number, rows: number) =>
  Array.from({ length: count }, (_, number) => syntheticResult(`document-${number}`, rows));

async function reviewOf(output: string, count: number): Promise<string> {
  const results = made(count, 7);
  writeOutput(output, results);
  await reviewOutput(output);
  return results[0]?.document.document_id ?? '';
}

/** Milliseconds until a page shows what it is opened for: the middle one of some turns. */
async function opening(page: Page, file: string, ready: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.goto('about:blank');
    const begun = performance.now();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector(ready);
    times.push(performance.now() - begun);
  }
  return median(times);
}

/** Runs an action of a page, and what the browser then has to draw; milliseconds. */
const timed = async (page: Page, action: string): Promise<number> =>
  Number(
    await page.evaluate(`(async () => {
      const begun = performance.now();
      ${action};
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - begun;
    })()`),
  );

const search = (text: string): string =>
  `const box = document.querySelector('#search'); box.value = '${text}'; box.dispatchEvent(new Event('input'))`;

if (chromiumPath === undefined) throw new Error('no Chromium here (apt install chromium)');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-opening-'));
const browser = await launch();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const documents = Number(values.documents);
  await reviewOf(join(folder, 'one'), 1);
  const id = await reviewOf(join(folder, 'many'), documents);
  const base = await opening(page, join(folder, 'one/review/index.html'), 'table.documents tbody tr');
  const tell = (what: string, time: number): void => {
    process.stdout.write(`| ${what} | ${time.toFixed(0)} ms | ${(time / base).toFixed(2)} |\n`);
  };
  process.stdout.write('| what | until it is shown | ratio |\n| --- | ---: | ---: |\n');
  tell('review: list of one document', base);
  const many = join(folder, 'many/review');
  const last = `table.documents tbody tr:nth-child(${Math.min(documents, 400)})`;
  tell(`review: list of ${documents}`, await opening(page, join(many, 'index.html'), last));
  tell(`review: one document of ${documents}`, await opening(page, join(many, `documents/${id}.html`), '.entry'));
  const listed = Number(values.listed);
  writeOutput(join(folder, 'listed'), made(listed, 2));
  const studio = await startStudio(join(folder, 'listed'));
  const { page: list } = await openPage(browser, studio);
  await waitUntil(list, "document.querySelector('tbody tr') !== null", 1200);
  tell(`studio: search in ${listed}`, await timed(list, search(`document-${listed - 1}`)));
  await timed(list, search(''));
  const scrolls: number[] = [];
  for (let step = 0; step < 20; step += 1) scrolls.push(await timed(list, 'scrollBy(0, 1500)'));
  tell(`studio: slowest of 20 scrolls in ${listed}`, Math.max(...scrolls));
  await studio.close();
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
