import type { Browser, Page } from 'playwright-core';
import { listenForProblems, waitUntil } from '../review/chromium.js';
import type { StudioProcess } from './studio-process.js';

/** A page of the studio in a browser of its own cookies. */
export async function openPage(
  browser: Browser,
  studio: Pick<StudioProcess, 'address' | 'origin'>,
  viewport = { width: 1280, height: 800 },
): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const problems = listenForProblems(page);
  await page.goto(studio.address);
  await page.waitForURL(`${studio.origin}/`);
  await waitUntil(page, "document.querySelector('main') !== null");
  return { page, problems };
}

/** Waits until all that was handed in has been read. */
export const waitForJob = (page: Page): Promise<void> =>
  waitUntil(
    page,
    "document.querySelector('#job.done') !== null && document.querySelector('table.documents tbody tr') !== null",
  );
