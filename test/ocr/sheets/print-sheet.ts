import type { Browser } from 'playwright-core';
import type { Sheet } from './sheet.js';
import { sheetHtml } from './sheet-html.js';

/** A sheet as a PDF with text, by a browser. */
export async function printSheet(browser: Browser, sheet: Sheet): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(sheetHtml(sheet));
    return await page.pdf({ preferCSSPageSize: true, printBackground: true });
  } finally {
    await page.close();
  }
}
