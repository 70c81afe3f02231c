import type { Correction, CorrectionField } from '../corrections/correction-schema.js';
import type { DeclarationRow } from '../schema/declaration.js';
import type { DocumentRow } from '../schema/document.js';
import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import type { IssueRow } from '../schema/issue.js';
import type { Observation } from '../schema/observation.js';
import type { Note } from '../schema/sections.js';
import type { ValueKind } from '../schema/value-kinds.js';

/** What the views show and what a person says in them: of the studio, and of the static pages. */

/** A text in both languages. */
export interface Told {
  readonly message: string;
  readonly message_ja: string;
}

export interface ReviewPage {
  readonly page: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Address of its picture; empty where there is no picture. */
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

/** A document as its page shows it. */
export interface ReviewDocument {
  readonly document: DocumentRow;
  readonly listed: ListedDocument;
  readonly pages: readonly ReviewPage[];
  /** What the person should know about the pictures. */
  readonly notices: readonly Told[];
  readonly rows: readonly ReviewRow[];
  readonly observations: readonly Observation[];
  /** As read, by observation_id: only what a correction replaced, or the whole where it was removed. */
  readonly before: DocumentResult['read_before_correction'];
  readonly issues: readonly ReviewIssue[];
  /** Doubts that corrections have settled. */
  readonly settled: readonly IssueRow[];
  readonly unplaced: readonly UnplacedText[];
  readonly tables: readonly DeclaredTable[];
  readonly indicators: readonly Indicator[];
  readonly declarations: readonly DeclarationRow[];
  readonly notes: readonly Note[];
  /** Lines of corrections.csv about it. */
  readonly lines: readonly Correction[];
  /** What fields may hold that take a word of a list. */
  readonly choices: Readonly<Partial<Record<CorrectionField, readonly string[]>>>;
  /** Neighbours in the order of the list; empty at the ends. */
  readonly previous: string;
  readonly next: string;
  /** The next one with doubts, around the end of the list; empty where none is known. */
  readonly next_open: string;
}

/** A doubt as the list needs it to reckon progress. */
export type ReviewDoubt = Pick<ReviewIssue, 'code' | 'place' | 'actual' | 'settled_by'>;

/** Who looked at a document as a whole and found it good, and when (確認). */
export interface Checked {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A document's line of the list. */
export interface ListedDocument {
  readonly document_id: string;
  readonly title: string;
  readonly municipality: string;
  readonly department: string;
  readonly document_fiscal_year: number | null;
  readonly stage: DocumentRow['stage'];
  readonly status: DocumentRow['status'];
  /** What kind of document it seems to be: `other` is no declaration. */
  readonly kind: string;
  readonly source_file: string;
  readonly pages: number;
  readonly observations: number;
  readonly doubts: readonly ReviewDoubt[];
  /** Doubts that corrections have settled. */
  readonly settled: number;
  readonly checked: Checked | null;
  /** What would have more of it read: a password, text recognition of scanned pages, or of pictures beside text. */
  readonly needs: readonly ('password' | 'ocr' | 'ocr-parts')[];
  /** Why nothing, or not all, could be read, with what to do. */
  readonly errors: readonly (Told & { readonly code: string; readonly help: string; readonly help_ja: string })[];
}

export interface DocumentList {
  readonly documents: readonly ListedDocument[];
  /** Issues that belong to no document. */
  readonly issues: readonly ReviewIssue[];
  /** What each kind of doubt that occurs says, by its code; what stands in the document is `…`. */
  readonly kinds: Readonly<Record<string, Told>>;
  /** Files of documents/ that this version cannot read. */
  readonly unreadable: readonly string[];
}

/** One line that a person's action adds to corrections.csv; person and day are put in where it is saved. */
export interface NewLine {
  readonly place: string;
  readonly page: string;
  readonly bbox: string;
  readonly printed_text: string;
  readonly field: CorrectionField;
  readonly value: string;
  readonly reason: string;
}

/** One action of a person: all its lines are saved together, and taken back together. */
export interface Step {
  readonly lines: readonly (NewLine & { readonly document: string })[];
  readonly by: string;
}

/** Answer to a saved step: it is kept. */
export interface Saved {
  /** Number under which the step can be taken back. */
  readonly step: number;
  readonly lines: number;
  readonly revision: number;
}

/** A value of a series: what the latest declaration that states it prints, and where. */
export interface YearValue {
  /** Decimal; empty where the value is words or a range. */
  readonly number: string;
  readonly text: string;
  readonly document: string;
  readonly page: number;
  /** `<table>/<row>`; empty where the links do not say. */
  readonly row: string;
  /** Number of the value in its cell, from 1. */
  readonly part: number;
}

/** One period of a series; what one cell prints of several kinds (目標／実績) stands beside one another. */
export interface YearRow {
  readonly fiscal_year: number | null;
  /** First and last day (`2019-04-01～2019-09-30`) of what is no whole fiscal year; empty where it is one, or nothing is known. */
  readonly period: string;
  /** Last day; empty where it is not known. */
  readonly period_end: string;
  readonly part_label: string;
  readonly unit: string;
  readonly settled: boolean;
  readonly revisions: number;
  readonly values: Readonly<Partial<Record<ValueKind, YearValue>>>;
}

export interface SeriesOfYears {
  readonly series_id: string;
  readonly indicator_name: string;
  readonly project_code: string;
  readonly project_name: string;
  readonly plan_name: string;
  readonly municipality: string;
  readonly department: string;
  readonly rows: readonly YearRow[];
}

/** A link that the linker proposes and a person decides (系列の候補). */
export interface Proposal {
  readonly series_id: string;
  readonly document: string;
  /** `<table>/<row>` of the row that may belong to the series. */
  readonly place: string;
  /** `<document_id>/<table>/<row>` of the row that it would be joined to. */
  readonly linked_to: string;
  readonly indicator_name: string;
  /** What the row is called, with its document's year. */
  readonly row: string;
  readonly other: string;
  readonly evidence: string;
  /** What the corrections file says of it. */
  readonly said: '' | 'accept' | 'reject';
}

export interface Years {
  readonly series: readonly SeriesOfYears[];
  readonly proposals: readonly Proposal[];
  readonly issues: readonly ReviewIssue[];
}
