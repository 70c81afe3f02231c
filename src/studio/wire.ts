import type { Correction, CorrectionField } from '../corrections/correction-schema.js';
import type { ReviewDocument, ReviewIndexEntry, ReviewIssue } from '../review/review-data.js';
import type { DeclarationRow } from '../schema/declaration.js';
import type { ColumnRole, DeclaredTable } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import type { IssueRow } from '../schema/issue.js';
import type { Note } from '../schema/sections.js';
import type { ValueKind } from '../schema/value-kinds.js';

/** What the studio's server and its pages say to one another, as JSON. */

/** A text in both languages. */
export interface Told {
  readonly message: string;
  readonly message_ja: string;
}

/** Who looked at a document as a whole and found it good, and when (確認). */
export interface Checked {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A document's line of the list. */
export interface ListedDocument extends ReviewIndexEntry {
  readonly pages: number;
  /** What kind of document it seems to be: `other` is no declaration. */
  readonly kind: string;
  /** Doubts that corrections have settled. */
  readonly settled: number;
  readonly checked: Checked | null;
  /** Why nothing, or not all, could be read, with what to do. */
  readonly errors: readonly (Told & { readonly help: string; readonly help_ja: string })[];
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

/** A document as its page shows it. */
export interface StudioDocument extends ReviewDocument {
  readonly listed: ListedDocument;
  readonly tables: readonly DeclaredTable[];
  readonly indicators: readonly Indicator[];
  readonly declarations: readonly DeclarationRow[];
  readonly notes: readonly Note[];
  /** Lines of corrections.csv about it. */
  readonly lines: readonly Correction[];
  /** Doubts that corrections have settled. */
  readonly settled: readonly IssueRow[];
  /** What fields may hold that take a word of a list. */
  readonly choices: Readonly<Partial<Record<CorrectionField, readonly string[]>>>;
}

/** A value that a person may mean together with another: it stands in the same column, or under the same header elsewhere. */
export interface SimilarValue {
  readonly document: string;
  readonly place: string;
  readonly indicator_name: string;
  readonly value_text: string;
  readonly page: number;
  /** Codes of its open doubts. */
  readonly codes: readonly string[];
}

/** The values under a header, in one document or in all. */
export interface Similar {
  readonly header: string;
  /** Columns under it, each with its document: `{ document, place: 'column/1/4' }`. */
  readonly columns: readonly { readonly document: string; readonly place: string; readonly title: string }[];
  readonly values: readonly SimilarValue[];
}

/** A file of a run, as far as it is known. */
export interface JobFile {
  readonly name: string;
  readonly status: 'waiting' | 'complete' | 'partial' | 'failed' | 'postponed' | 'duplicate';
  readonly pages: number;
  readonly errors: readonly Told[];
}

/** A conversion that goes on, or the last one. */
export interface Job {
  readonly kind: 'idle' | 'running' | 'stopping' | 'done' | 'refused';
  readonly files: readonly JobFile[];
  readonly done: number;
  readonly pages: number;
  readonly pagesPerSecond: number;
  /** What the run has to say: notices, why it was refused. */
  readonly notices: readonly Told[];
  /** Files that were not looked at because it was stopped. */
  readonly left: number;
}

export interface StudioState {
  /** Changes whenever documents or corrections do. */
  readonly revision: number;
  readonly job: Job;
  /** Documents read from the disk so far, of how many: at the start of a large dataset. */
  readonly loading: { readonly done: number; readonly all: number };
  /** PDFs in the dataset's folder that no run has read. */
  readonly unread: readonly string[];
  /** Are the dataset's tables older than its corrections? */
  readonly stale: boolean;
  /** What is wrong with corrections.csv, where somebody edited it. */
  readonly problems: readonly (Told & { readonly line: number })[];
  readonly folder: string;
  /** Name of the person, as it was given last. */
  readonly by: string;
  readonly language: 'ja' | 'en';
}

/** One line that a person's action adds to corrections.csv; the server puts in document and day. */
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

/** Answer to a saved step: it is on the disk. */
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
}

/** One period of a series. */
export interface YearRow {
  readonly fiscal_year: number | null;
  readonly period: string;
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

/** One line of the check-list before data is handed over; nothing is left where `left` is 0. */
export interface HandOverCheck {
  readonly key:
    | 'documents'
    | 'doubts'
    | 'unread'
    | 'unchecked'
    | 'others'
    | 'stale'
    | 'title'
    | 'licence'
    | 'publisher'
    | 'update_frequency'
    | 'contact'
    | 'lint';
  readonly left: number;
  /** Where it is settled; empty where the line itself has a button. */
  readonly address: string;
}

export interface HandOverFile {
  readonly path: string;
  readonly bytes: number;
}

export interface HandOver {
  readonly checks: readonly HandOverCheck[];
  /** What a catalogue wants. */
  readonly first: readonly HandOverFile[];
  readonly rest: readonly HandOverFile[];
  /** What the dataset's configuration says, as `mokuhyo init` names it. */
  readonly config: Readonly<
    Record<
      | 'title'
      | 'publisher'
      | 'publisherUrl'
      | 'licence'
      | 'licenceUrl'
      | 'contact'
      | 'email'
      | 'frequency'
      | 'homepage',
      string
    >
  >;
}

/** Which catalogue, and which dataset there. */
export interface CatalogueTarget {
  /** Address of its front page. */
  readonly site: string;
  readonly dataset: string;
  /** Empty for what everybody may read. Kept nowhere. */
  readonly token: string;
  /** Of a dataset that is made; empty where the token's user has only one. */
  readonly organization: string;
}

/** What was planned, done or found, as lines for people. */
export interface CatalogueAnswer {
  readonly lines: readonly string[];
  readonly lines_ja: readonly string[];
  /** Id of a plan that can be pushed as it was shown; empty where there is none. */
  readonly plan: string;
}

/** What a person says that a column is for, by its header. */
export interface TaughtColumn {
  readonly header: string;
  /** Empty where a kind of values says it. */
  readonly role: ColumnRole | '';
  readonly value_kind: ValueKind | '';
  /** Year of its values (令和3年度); empty where the header prints it, or the rows do. */
  readonly year: string;
}

/** What a person says of a label that stands in rows. */
export interface TaughtRow {
  readonly label: string;
  readonly value_kind: ValueKind | '';
  readonly year: string;
  /** What stands in such rows is no value: derived, or somebody else's. */
  readonly passed_over: boolean;
}

/** What a person teaches about a form: it becomes a profile of the dataset. */
export interface Teaching {
  readonly title: string;
  /** All of them stand in every document of the form. */
  readonly words: readonly string[];
  readonly columns: readonly TaughtColumn[];
  readonly rows: readonly TaughtRow[];
}

/** A form that the dataset was taught, as its profile has it. */
export interface KnownForm {
  readonly name: string;
  readonly title: string;
  readonly words: readonly string[];
}

/** A table that a person is to say the meaning of. */
export interface TableToTeach {
  readonly caption: string;
  /** By which words its form is known, unless the person takes some out. */
  readonly words: readonly string[];
  readonly columns: readonly {
    readonly column: number;
    /** Empty where it has none. */
    readonly header: string;
    /** Texts in its cells that may be labels of rows, each once. */
    readonly labels: readonly string[];
  }[];
  /** Its first rows, as printed: a text per column. */
  readonly rows: readonly (readonly string[])[];
  /** Forms that were taught already. */
  readonly forms: readonly KnownForm[];
}

/** A document that has the words of a form. */
export interface DocumentOfForm {
  readonly document: string;
  readonly title: string;
}

export interface TaughtValue {
  readonly indicator_name: string;
  readonly value_kind: ValueKind;
  readonly fiscal_year: number | null;
  readonly value_text: string;
  readonly needs_review: boolean;
}

/** How a document would be read after a teaching. */
export interface TaughtDocument extends DocumentOfForm {
  /** Values that come, and that go. */
  readonly added: readonly TaughtValue[];
  readonly removed: readonly TaughtValue[];
  /** All values that would be there. */
  readonly values: readonly TaughtValue[];
}
