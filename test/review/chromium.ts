import { existsSync } from 'node:fs';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The system's browser: the one that CHROMIUM names, or Debian's package; without windows it takes two thirds of the processor time. */
const candidates = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
export const chromiumPath = candidates.find((path) => path !== '' && existsSync(path));

if (chromiumPath === undefined) {
  process.stderr.write(
    '\nNOTICE: no Chromium here; the tests of the review pages in a browser are SKIPPED (apt install chromium-headless-shell, or chromium).\n\n',
  );
}

/** Starts the browser; without its sandbox, which containers lack: it opens our own files only. */
export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] });

/** What went wrong in a page: script errors, refused loads, messages of the content security policy. */
export function listenForProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Leaving a page stops what it was still loading: no fault of the page.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${reason}: ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return problems;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Shares of an area of the screen, by what a pixel looks like. */
export async function lookAt(page: Page, area: Area): Promise<{ readonly ink: number; readonly yellow: number }> {
  const image = await loadImage(await page.screenshot({ clip: area }));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let ink = 0;
  let yellow = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    if (red < 170 && green < 170 && blue < 170) ink += 1;
    if (red > 200 && green > 180 && blue < 170) yellow += 1;
  }
  const pixels = data.length / 4;
  return { ink: ink / pixels, yellow: yellow / pixels };
}

/** Milliseconds between two looks at a page: in the first second, and after it. */
const [soon, later] = [50, 150];

/** Waits so many twentieths of a second for an expression to hold in a page. Playwright's own waiting evaluates text inside of the page, which its policy forbids. */
export async function waitUntil(page: Page, expression: string, times = 200): Promise<void> {
  for (let waited = 0; waited < times * soon; ) {
    if (await page.evaluate(expression)) return;
    const pause = waited < 1000 ? soon : later;
    await page.waitForTimeout(pause);
    waited += pause;
  }
  throw new Error(`never came true: ${expression}`);
}

/** All pictures of the page are there. */
export const picturesAreThere = '[...document.images].every((image) => image.complete && image.naturalWidth > 0)';
