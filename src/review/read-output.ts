import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { compareDocuments } from '../dataset/order.js';
import type { DocumentResult } from '../schema/document-result.js';
import { type IssueRow, issueSchema } from '../schema/issue.js';
import { readResult } from './read-result.js';

/** A document of the output folder, its content still on the disk. */
export interface StoredDocument {
  readonly id: string;
  readonly load: () => Promise<DocumentResult>;
}

export interface StoredOutput {
  /** In the order of the output files. */
  readonly documents: readonly StoredDocument[];
  /** Files of documents/ that are no results of this version of the program. */
  readonly unreadable: readonly string[];
  /** Issues of the run that belong to no document. */
  readonly issues: readonly IssueRow[];
}

/** Issues of issues.csv without a document; none where there is no such file. */
async function readRunIssues(output: string): Promise<readonly IssueRow[]> {
  const text = await readFile(join(output, 'issues.csv'), 'utf8').catch(() => '');
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  return rows.flatMap((row) => {
    const page = row['page'] ? Number(row['page']) : null;
    const issue = issueSchema.safeParse({ ...row, page });
    return issue.success && issue.data.document_id === '' ? [issue.data] : [];
  });
}

/** What `convert` left in a folder. Throws where there is no folder documents/ in it. */
export async function readOutput(output: string): Promise<StoredOutput> {
  const folder = join(output, 'documents');
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{12}\.json$/.test(name)).sort();
  const found: { key: DocumentResult['document']; stored: StoredDocument }[] = [];
  const unreadable: string[] = [];
  for (const name of names) {
    const read = async () => readResult(await readFile(join(folder, name), 'utf8'));
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
  return { documents: found.map(({ stored }) => stored), unreadable, issues: await readRunIssues(output) };
}
