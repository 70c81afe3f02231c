import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';

/**
 * Takes the pictures of docs/ anew from the fixtures: `npm run build && npx tsx docs/make/make-screenshots.ts`. Needs a Chromium
 * (CHROMIUM, or /usr/bin/chromium) and Japanese fonts.
 */
const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'fixtures');
/** All documents that can be read, and a scanned one whose every value is doubtful. */
const folders = [join(fixtures, 'documents'), join(fixtures, 'series'), join(fixtures, 'broken/ocr-layer')];
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-screenshots-'));
const output = join(folder, 'output');

/** Runs the built program; a document that is only partly read is no failure here. */
function run(...parameters: readonly string[]): void {
  try {
    execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), ...parameters], { stdio: 'ignore' });
  } catch (problem) {
    if (!(problem instanceof Error && 'status' in problem && problem.status === 1)) throw problem;
  }
}

/** document_id of a fixture, from the run's documents.csv. */
function idOf(fixture: string): string {
  const line = readFileSync(join(output, 'documents.csv'), 'utf8')
    .split('\r\n')
    .find((row) => row.includes(fixture));
  if (!line) throw new Error(`${fixture} was not read`);
  return line.slice(0, 12);
}

/** The series of most rows in series.csv: the one that shows most. */
function longestSeries(): string {
  const lines = readFileSync(join(output, 'series.csv'), 'utf8').split('\r\n').slice(1);
  const rows = new Map<string, number>();
  for (const id of lines.flatMap((line) => /[0-9a-f]{12}\/\d+\/\d+/.exec(line)?.[0] ?? []))
    rows.set(id, (rows.get(id) ?? 0) + 1);
  return [...rows].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

const review = (path: string, hash = ''): string => `${pathToFileURL(join(output, 'review', path)).href}${hash}`;
const documentPage = (fixture: string, place: string): string => review(`documents/${idOf(fixture)}.html`, `#${place}`);

/** Milliseconds until pictures and charts in view are there, on a slow machine too. */
const settling = 5000;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(settling);
  await page.screenshot({ path: join(root, 'docs', `${name}.png`) });
}

run('convert', ...folders, '--out', output, '--quiet');
run('review', output, '--pdfs', ...folders, '--quiet');
run('inspect', join(fixtures, 'documents/isehara-2020-bunka-torn/document.pdf'), '--out', join(folder, 'inspect'));

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' });
await page.goto(review('index.html'));
await take(page, 'review-index');
await page.goto(documentPage('isehara-2020-kodomo-writer', '1/5/4/1'));
await take(page, 'review-document');
await page.goto('about:blank');
await page.goto(documentPage(',document.pdf,', ''));
await page.waitForTimeout(settling);
await page.keyboard.press('c');
await page.keyboard.type('28件');
await take(page, 'review-correction');
await page.goto(review('series.html', `?series=${longestSeries()}`));
await take(page, 'review-series');
const studio = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'studio', output, '--no-open', '--lang', 'ja']);
const address = await new Promise<string>((resolve) => {
  studio.stderr.on('data', (chunk) => {
    const found = /http:\/\/\S+/.exec(String(chunk))?.[0];
    if (found !== undefined) resolve(found);
  });
});
await page.goto(address);
await take(page, 'studio-list');
await page.goto(`${new URL(address).origin}/document/${idOf('tobiume-2011-marked-by-hand')}`);
await take(page, 'studio-document');
await page.goto(`${new URL(address).origin}/years?series=${longestSeries()}`);
await take(page, 'studio-years');
studio.kill('SIGINT');
await browser.close();
copyFileSync(join(folder, 'inspect/page-0002.png'), join(root, 'docs/inspect-page.png'));
rmSync(folder, { recursive: true });
