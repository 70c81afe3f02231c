import type { DocumentRow } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import type { ValueKind } from '../schema/value-kinds.js';

/** What the review pages are given: data files that assign one of these to a global. The browser's scripts are checked against these types. */
export interface ReviewPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Address relative to the document's page; empty where there is no picture. */
  readonly picture: string;
}

/** An issue with its remedy, and what settles it besides an `accept` line. */
export interface ReviewIssue extends IssueRow {
  /** Place as corrections.csv names it. */
  readonly place: string;
  readonly help: string;
  readonly help_ja: string;
  /** Fields of the observation whose correction settles this doubt. */
  readonly settled_by: readonly string[];
}

export interface UnplacedText {
  readonly page: number;
  readonly bbox: string;
  readonly text: string;
}

/** One KPI row with its values in the order of the table. */
export interface ReviewRow {
  readonly table: number;
  readonly row: number;
  readonly project_code: string;
  readonly project_name: string;
  readonly indicator_name: string;
  readonly division: string;
  /** Observation ids. */
  readonly values: readonly string[];
}

export interface ReviewDocument {
  readonly document: DocumentRow;
  readonly pages: readonly ReviewPage[];
  /** What the person should know about the pictures, in both languages. */
  readonly notices: readonly { readonly message: string; readonly message_ja: string }[];
  readonly rows: readonly ReviewRow[];
  readonly observations: readonly Observation[];
  /** As read, by observation_id: only what a correction replaced, or the whole where it was removed. */
  readonly before: DocumentResult['read_before_correction'];
  readonly issues: readonly ReviewIssue[];
  readonly unplaced: readonly UnplacedText[];
  /** Neighbours in the order of the index; empty at the ends. */
  readonly previous: string;
  readonly next: string;
}

/** A doubt as the index needs it to reckon progress. */
export type ReviewDoubt = Pick<ReviewIssue, 'code' | 'place' | 'actual' | 'settled_by'>;

export interface ReviewIndexEntry {
  readonly document_id: string;
  readonly title: string;
  readonly municipality: string;
  readonly department: string;
  readonly document_fiscal_year: number | null;
  readonly stage: DocumentRow['stage'];
  readonly status: DocumentRow['status'];
  readonly source_file: string;
  readonly observations: number;
  readonly corrected: number;
  readonly unplaced: number;
  readonly codes: readonly string[];
  readonly doubts: readonly ReviewDoubt[];
}

export interface ReviewIndex {
  readonly documents: readonly ReviewIndexEntry[];
  /** Issues that belong to no document. */
  readonly issues: readonly ReviewIssue[];
}

/** The kinds of values on the pages: their names in both languages, and their shapes. */
export interface ReviewKinds {
  readonly ja: Readonly<Record<ValueKind, string>>;
  readonly en: Readonly<Record<ValueKind, string>>;
  readonly marks: Readonly<Record<ValueKind, string>>;
}

/** A value of a series, with where it stands. */
export interface SeriesPoint {
  readonly document_id: string;
  readonly place: string;
  readonly document_fiscal_year: number | null;
  readonly fiscal_year: number | null;
  readonly period_text: string;
  readonly value_kind: Observation['value_kind'];
  readonly value_text: string;
  readonly page: number;
  readonly needs_review: boolean;
}

/** A link that the linker proposes and a person decides (系列の候補). */
export interface SeriesProposal {
  readonly document_id: string;
  /** `<table>/<row>` of the row that may belong to the series. */
  readonly place: string;
  /** `<document_id>/<table>/<row>` of the row that it would be joined to. */
  readonly linked_to: string;
  readonly indicator_name: string;
  /** What the row is called, with its document's year. */
  readonly row: string;
  readonly other: string;
  readonly evidence: string;
}

export interface ReviewSeries {
  readonly municipality: string;
  readonly department: string;
  readonly plan_name: string;
  readonly project_code: string;
  readonly project_name: string;
  readonly indicator_name: string;
  readonly division: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
  readonly proposals: readonly SeriesProposal[];
  /** File of charts and place in it; -1 where there is no number to draw. */
  readonly chart: readonly [file: number, index: number];
}
