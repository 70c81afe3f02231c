import type { Browser } from 'playwright-core';
import type { Sheet } from './sheet.js';
import { sheetHtml } from './sheet-html.js';

/** Prints a sheet as a PDF with text. */
export type SheetPrinter = (sheet: Sheet) => Promise<Uint8Array>;

async function print(browser: Browser, sheet: Sheet): Promise<Uint8Array> {
  const page = await browser.newPage();
  const pdf = await page
    .setContent(sheetHtml(sheet))
    .then(() => page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.close();
  return pdf;
}

/** Prints by a browser that is started with the first sheet, and started anew, once for a sheet, where it has crashed. */
export function sheetPrinter(start: () => Promise<Browser>): SheetPrinter {
  let browser: Promise<Browser> | undefined;
  return async (sheet) => {
    browser ??= start();
    try {
      return await print(await browser, sheet);
    } catch (problem) {
      console.warn(`The browser is started anew: ${problem}`);
      browser = start();
      return await print(await browser, sheet);
    }
  };
}
