import type { Issue } from '../issues/issue.js';
import { defaultLimits, type PdfLimits } from '../pdf/limits.js';
import { readPdf } from '../pdf/read-pdf.js';
import { findLayout } from '../tables/find-layout.js';
import { type TableJson, tablesJson } from './tables-json.js';

export type TablesInspected =
  | { readonly kind: 'read'; readonly tables: readonly TableJson[] }
  | { readonly kind: 'failed'; readonly issue: Issue };

/** The grids on the wanted pages (all where `pages` is undefined) of one PDF. */
export async function inspectTables(
  bytes: Uint8Array,
  pages: ReadonlySet<number> | undefined,
  limits: PdfLimits = defaultLimits,
): Promise<TablesInspected> {
  const reading = await readPdf(bytes, limits);
  if (reading.kind === 'failed') return reading;
  const wanted = reading.pages.filter((page) => !pages || pages.has(page.number));
  return { kind: 'read', tables: tablesJson(wanted.map(findLayout)) };
}
