import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { compareDocuments } from '../dataset/order.js';
import type { DocumentResult } from '../schema/document-result.js';
import { type IssueRow, issueSchema } from '../schema/issue.js';
import { documentId } from '../schema/scalars.js';
import { certainties } from '../schema/series-link.js';
import { readDocumentJson } from '../schema/upgrade-result.js';

/** A document of the output folder, its content still on the disk. */
export interface StoredDocument {
  readonly id: string;
  readonly load: () => Promise<DocumentResult>;
}

/** A line of series_links.csv as far as the review shows it. */
const storedLinkSchema = z.object({
  series_id: z.string(),
  document_id: documentId,
  table: z.string(),
  row: z.string(),
  document_fiscal_year: z.string(),
  project_code: z.string(),
  project_name: z.string(),
  indicator_name: z.string(),
  certainty: z.enum(certainties),
  linked_to: z.string(),
  evidence: z.string(),
});
export type StoredLink = z.infer<typeof storedLinkSchema>;

export interface StoredOutput {
  /** In the order of the output files. */
  readonly documents: readonly StoredDocument[];
  /** Files of documents/ that are no results of this version of the program. */
  readonly unreadable: readonly string[];
  /** Issues of the run that belong to no document. */
  readonly issues: readonly IssueRow[];
}

/** Rows of a CSV of the output; none where there is no such file. */
export async function readRows(output: string, name: string): Promise<readonly Record<string, string>[]> {
  const text = await readFile(join(output, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return parse<Record<string, string>>(text, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true,
  });
}

/** Issues of issues.csv without a document; none where there is no such file. */
export async function readRunIssues(output: string): Promise<readonly IssueRow[]> {
  const rows = await readRows(output, 'issues.csv');
  return rows.flatMap((row) => {
    const page = row['page'] ? Number(row['page']) : null;
    const issue = issueSchema.safeParse({ ...row, page });
    return issue.success && issue.data.document_id === '' ? [issue.data] : [];
  });
}

/** Rows joined over the years; none where the run wrote no such file. */
export const readLinks = async (output: string): Promise<readonly StoredLink[]> =>
  (await readRows(output, 'series_links.csv')).flatMap((row) => storedLinkSchema.safeParse(row).data ?? []);

/** What `convert` left in a folder. Throws where there is no folder documents/ in it. */
export async function readOutput(output: string): Promise<StoredOutput> {
  const folder = join(output, 'documents');
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{12}\.json$/.test(name)).sort();
  const found: { key: DocumentResult['document']; stored: StoredDocument }[] = [];
  const unreadable: string[] = [];
  for (const name of names) {
    const read = async () => readDocumentJson(await readFile(join(folder, name), 'utf8'));
    const result = await read();
    if (!result) {
      unreadable.push(name);
      continue;
    }
    const load = async (): Promise<DocumentResult> => {
      const again = await read();
      if (!again) throw new Error(`${name} changed while the review was written`);
      return again;
    };
    found.push({ key: result.document, stored: { id: result.document.document_id, load } });
  }
  found.sort((a, b) => compareDocuments(a.key, b.key));
  const documents = found.map(({ stored }) => stored);
  return { documents, unreadable, issues: await readRunIssues(output) };
}
