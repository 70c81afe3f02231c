import { type DatasetFacts, FactsGatherer } from '../dataset/facts.js';
import { compareDocuments, type OrderedDocument } from '../dataset/order.js';
import { csvLines, csvRows } from '../emit/csv.js';
import { emitDocument } from '../emit/json.js';
import { joinedCsvRows, joinedRowsOf } from '../emit/table-rows.js';
import type { DocumentStatus } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import { joinYears, type SeriesOptions } from '../series/build-series.js';
import { projectDocuments } from '../series/projection.js';
import type { UnreadFile } from './convert-all.js';
import type { Member } from './dataset-state.js';
import { placeResult, type Surroundings, unreadResult } from './place-result.js';
import type { Stage } from './stage.js';
import { readStored, type Store, type Stored } from './store.js';
import type { TableFiles } from './table-files.js';

/** Where a document's JSON stands below the output folder. */
export const documentPath = (documentId: string): string => `documents/${documentId}.json`;

/** A document in the contract's order, its content still on the disk. */
export interface Entry {
  readonly key: OrderedDocument;
  readonly load: () => Promise<DocumentResult>;
}

/** The documents of a dataset in the contract's order. */
export function entriesOf(
  members: readonly { readonly member: Member; readonly stored: Stored }[],
  unread: readonly UnreadFile[],
  former: readonly DocumentResult[],
  store: Store,
  around: Surroundings,
): readonly Entry[] {
  const read = members.map(
    ({ member, stored }): Entry => ({
      key: stored.summary,
      load: async () => placeResult(await readStored(store, member.sha256, stored.reader), member, around),
    }),
  );
  const others = [...unread.map(unreadResult), ...former].map(
    (result): Entry => ({ key: result.document, load: () => Promise.resolve(result) }),
  );
  return [...read, ...others].sort((a, b) => compareDocuments(a.key, b.key));
}

/** Fewer documents leave too little garbage to be worth a collection; of more it is collected at this interval. */
const MANY_DOCUMENTS = 250;
/** So many indicator rows, when the years are joined, leave as much: a few large cities, or many small ones. */
const MANY_ROWS = 2_500;

/** What one pass over the documents leaves in memory. */
export interface Merged {
  readonly facts: DatasetFacts;
  /** By document_id. */
  readonly statuses: ReadonlyMap<string, DocumentStatus>;
  /** What the replaying of corrections has to say: told after every run. */
  readonly corrections: readonly IssueRow[];
}

/** Codes that say that a person's line was not carried out. */
const unapplied = ['correction/stale', 'correction/inconsistent', 'correction/conflict'];

/**
 * Appends every document's rows to the tables and writes its JSON, one document in memory at a time; then the years of its city, joined.
 * What the joining has to say concerns no single document and stands at the end of issues.csv.
 */
export async function mergeDocuments(
  entries: readonly Entry[],
  tables: TableFiles,
  stage: Stage,
  runIssues: readonly IssueRow[],
  join: SeriesOptions,
  collectGarbage: () => void = () => undefined,
): Promise<Merged> {
  const gatherer = new FactsGatherer();
  gatherer.addRunIssues(runIssues);
  const statuses = new Map<string, DocumentStatus>();
  const corrections: IssueRow[] = [];
  async function* merged(): AsyncGenerator<DocumentResult> {
    for (const { load } of entries) {
      const result = await load();
      const { document_id, status } = result.document;
      await tables.append(csvRows(result));
      await stage.put(documentPath(document_id), emitDocument(result));
      gatherer.add(result);
      statuses.set(document_id, status);
      corrections.push(...result.issues.filter(({ code }) => unapplied.includes(code)));
      yield result;
      if (statuses.size % MANY_DOCUMENTS === 0) collectGarbage();
    }
  }
  const issues: IssueRow[] = [];
  if (entries.length >= MANY_DOCUMENTS) collectGarbage();
  let rows = 0;
  for await (const joined of joinYears(projectDocuments(merged()), join)) {
    await tables.append(joinedCsvRows(joined));
    gatherer.addJoinedRows(joinedRowsOf(joined));
    for (const issue of joined.issues) issues.push(issue);
    rows += joined.links.length;
    if (rows < MANY_ROWS) continue;
    rows = 0;
    collectGarbage();
  }
  gatherer.addRunIssues(issues);
  await tables.append({ issues: csvLines('issues', issues) });
  return { facts: gatherer.facts(), statuses, corrections };
}
