import { type DocumentKind, type DocumentStatus, documentKinds, documentStatuses } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import { type Level, levels } from '../schema/issue.js';
import { statuses } from '../schema/observation.js';
import { documentTables, type JoinedTable, joinedTables, type TableName, tableNames } from '../schema/tables.js';

/** A PDF that the dataset was made from (出典). */
export interface Source {
  readonly document_id: string;
  readonly source_file: string;
  readonly source_url: string;
  readonly published: string;
  readonly sha256: string;
  readonly status: DocumentStatus;
  readonly document_kind: DocumentKind;
  /** Title as printed; empty where none was read. */
  readonly title: string;
}

/** An issue of level warning or error (残っている疑問), as a README tells it. */
export interface Doubt {
  readonly document_id: string;
  readonly page: number | null;
  readonly message_ja: string;
}

/** Doubts that are kept one by one; issues.csv has all. */
const mostDoubts = 200;

/** What can be said of a whole dataset (データセットの概要と品質): for its metadata and its README. */
export interface DatasetFacts {
  readonly sources: readonly Source[];
  readonly rows: Readonly<Record<TableName, number>>;
  readonly documents: Readonly<Record<DocumentStatus, number>>;
  /** Documents of each kind; those that could not be read have none. */
  readonly kinds: Readonly<Record<Exclude<DocumentKind, ''>, number>>;
  readonly observations: Readonly<Record<(typeof statuses)[number], number>>;
  readonly issues: Readonly<Record<Level, number>>;
  /** The first warnings and errors, in order of the documents; `issues` has the counts of all. */
  readonly doubts: readonly Doubt[];
  /** Observations that an issue of level warning or error points at. */
  readonly needsReview: number;
  /** Observations that a person corrected. */
  readonly corrected: number;
  readonly glyphs: number;
  readonly glyphsUnplaced: number;
  /** First and last day of all periods; undefined where no observation has one. */
  readonly periodStart: string | undefined;
  readonly periodEnd: string | undefined;
  /** Last day of publication, ISO; empty where the sources give none. */
  readonly lastPublished: string;
  /** Municipalities (`142140 伊勢原市`), in order of their first document. */
  readonly municipalities: readonly string[];
}

const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;

const earlier = (a: string | undefined, b: string | null): string | undefined =>
  b === null || (a !== undefined && a < b) ? a : b;
const later = (a: string | undefined, b: string | null): string | undefined =>
  b === null || (a !== undefined && a > b) ? a : b;

/** Days as the sources file may give them; other texts say nothing of an order. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Gathers the facts of a dataset document by document; holds a few hundred bytes for each, never its rows. */
export class FactsGatherer {
  private readonly sources: Source[] = [];
  private readonly rows = zeros<TableName>(tableNames);
  private readonly documents = zeros(documentStatuses);
  private readonly kinds = zeros(documentKinds);
  private readonly observations = zeros(statuses);
  private readonly issues = zeros(levels);
  private readonly municipalities = new Set<string>();
  private readonly doubts: Doubt[] = [];
  private needsReview = 0;
  private corrected = 0;
  private glyphs = 0;
  private glyphsUnplaced = 0;
  private periodStart: string | undefined;
  private periodEnd: string | undefined;
  private lastPublished = '';

  add(result: DocumentResult): void {
    const { document } = result;
    const { document_id, source_file, source_url, published, sha256, status, document_kind, title } = document;
    this.sources.push({ document_id, source_file, source_url, published, sha256, status, document_kind, title });
    this.documents[status] += 1;
    if (document_kind !== '') this.kinds[document_kind] += 1;
    this.glyphs += document.glyphs;
    this.glyphsUnplaced += document.glyphs_unplaced;
    if (document.municipality !== '') {
      this.municipalities.add(`${document.municipality_code} ${document.municipality}`.trim());
    }
    if (isoDay.test(published)) this.lastPublished = later(this.lastPublished, published) ?? '';
    this.countRows(result);
  }

  /** Issues that belong to no document: rows of issues.csv that no result holds. */
  addRunIssues(issues: readonly { readonly level: Level }[]): void {
    this.rows.issues += issues.length;
    for (const { level } of issues) this.issues[level] += 1;
  }

  /** Rows that several documents make together: the joined years. */
  addJoinedRows(rows: Readonly<Record<JoinedTable, readonly unknown[]>>): void {
    for (const table of joinedTables) this.rows[table] += rows[table].length;
  }

  private countRows(result: DocumentResult): void {
    for (const table of documentTables) this.rows[table] += table === 'documents' ? 1 : result[table].length;
    for (const { level, document_id, page, message_ja } of result.issues) {
      this.issues[level] += 1;
      if (level !== 'info' && this.doubts.length < mostDoubts) this.doubts.push({ document_id, page, message_ja });
    }
    for (const observation of result.observations) {
      this.observations[observation.status] += 1;
      this.needsReview += observation.needs_review ? 1 : 0;
      this.corrected += observation.corrected ? 1 : 0;
      this.periodStart = earlier(this.periodStart, observation.period_start);
      this.periodEnd = later(this.periodEnd, observation.period_end);
    }
  }

  facts(): DatasetFacts {
    return { ...this, municipalities: [...this.municipalities] };
  }
}
