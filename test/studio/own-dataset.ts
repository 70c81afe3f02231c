import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { launch } from '../review/chromium.js';
import { openPage } from './studio-browser.js';
import { type StudioProcess, startStudio } from './studio-process.js';

export type Row = Readonly<Record<string, string>>;

/** A folder for the tests of one file, with a dataset below it and studios on that; what was opened is closed after them. */
export function ownDataset() {
  const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-studio-'));
  const dataset = join(folder, 'dataset');
  let browser: Browser | undefined;
  let studio: StudioProcess | undefined;
  afterAll(async () => {
    await browser?.close();
    await studio?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    dataset,
    /** Rows of a CSV of the dataset. */
    rowsOf: (name: string): Row[] => parse(readFileSync(join(dataset, name), 'utf8'), { columns: true, bom: true }),
    /** Starts a studio on the dataset: the one before must have ended. */
    start: async (...parameters: readonly string[]): Promise<StudioProcess> => {
      studio = await startStudio(dataset, ...parameters);
      return studio;
    },
    /** A page of a studio in a browser of its own cookies. */
    open: async (on: StudioProcess): Promise<{ readonly page: Page; readonly problems: string[] }> => {
      browser ??= await launch();
      return openPage(browser, on);
    },
  };
}
