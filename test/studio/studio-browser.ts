import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds wrong with the page as it is, each rule with the first element that breaks it. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = (await page.evaluate('axe.run(document).then(({ violations }) => violations)')) as Violation[];
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Nothing is cut off at the right. */
export async function expectNoOverflow(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

/** Waits until all that was handed in has been read. */
export const waitForJob = (page: Page): Promise<void> =>
  waitUntil(
    page,
    "document.querySelector('#job.done') !== null && document.querySelector('table.documents tbody tr') !== null",
  );
