import { type DatasetFacts, FactsGatherer } from '../dataset/facts.js';
import { compareDocuments, type OrderedDocument } from '../dataset/order.js';
import { csvLines, csvRows } from '../emit/csv.js';
import { emitDocument } from '../emit/json.js';
import { joinedCsvRows, joinedRowsOf } from '../emit/table-rows.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Manifest } from '../schema/manifest.js';
import { joinYears, type SeriesOptions } from '../series/build-series.js';
import { projectDocuments } from '../series/projection.js';
import { collectGarbage } from './collect-garbage.js';
import type { Converted } from './convert-all.js';
import { placeResult, type Surroundings, sortedNames, unreadResults } from './place-result.js';
import { readSpooled, type Spool } from './spool.js';
import type { Stage } from './stage.js';
import type { TableFiles } from './table-files.js';

/** Where a document's JSON stands below the output folder. */
export const documentPath = (documentId: string): string => `documents/${documentId}.json`;

/** A document in the contract's order, its content still on the disk. */
export interface Entry {
  readonly key: OrderedDocument;
  readonly load: () => Promise<DocumentResult>;
  readonly names: readonly string[];
  readonly sha256: string;
}

/** The documents of a run in the contract's order. */
export function entriesOf(converted: Converted, spool: Spool, around: Surroundings): readonly Entry[] {
  const read = converted.documents.flatMap(({ sha256, files, summary }): Entry[] => {
    if (!summary) return [];
    const names = sortedNames(files);
    return [
      {
        key: summary,
        names,
        sha256,
        load: async () => placeResult(await readSpooled(spool, sha256), names, around),
      },
    ];
  });
  const unread = unreadResults(converted.unread).map(
    (result): Entry => ({
      key: result.document,
      load: () => Promise.resolve(result),
      names: [result.document.source_file],
      sha256: '',
    }),
  );
  return [...read, ...unread].sort((a, b) => compareDocuments(a.key, b.key));
}

/** Fewer documents leave too little garbage to be worth a collection; of more it is collected at this interval. */
const MANY_DOCUMENTS = 250;
/** So many indicator rows, when the years are joined, leave as much: a few large cities, or many small ones. */
const MANY_ROWS = 2_500;

/** What one pass over the documents leaves in memory. */
export interface Merged {
  readonly facts: DatasetFacts;
  readonly inputs: readonly Manifest['inputs'][number][];
}

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
): Promise<Merged> {
  const gatherer = new FactsGatherer();
  gatherer.addRunIssues(runIssues);
  const inputs: Manifest['inputs'] = [];
  async function* merged(): AsyncGenerator<DocumentResult> {
    for (const { load, names, sha256 } of entries) {
      const result = await load();
      const { document_id, status } = result.document;
      await tables.append(csvRows(result));
      await stage.put(documentPath(document_id), emitDocument(result));
      gatherer.add(result);
      for (const source_file of names) inputs.push({ source_file, document_id, sha256, status });
      yield result;
      if (inputs.length % MANY_DOCUMENTS === 0) collectGarbage();
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
  return { facts: gatherer.facts(), inputs };
}
