import type { Told } from '../review/review-data.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { ValueKind } from '../schema/value-kinds.js';

/** What the studio's server and its pages say to one another, as JSON. */

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
  /** Pages done of a file that is being read: from its text, or from the pictures of its scans; null before and after. */
  readonly under: { readonly from: 'text' | 'scan'; readonly done: number; readonly all: number } | null;
  readonly errors: readonly Told[];
}

/** A conversion that goes on, or the last one. */
export interface Job {
  readonly kind: 'idle' | 'running' | 'stopping' | 'done' | 'refused';
  readonly files: readonly JobFile[];
  /** Files that it reads, as far as that is known. */
  readonly all: number;
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
  /** What a push to a catalogue has done so far; null where none goes on. */
  readonly catalogue: Pick<CatalogueAnswer, 'lines' | 'lines_ja'> | null;
  /** The last step that can be taken back, wherever it was done; null where there is none. */
  readonly undo: UndoableStep | null;
  /** Documents with scanned pages that were not read. */
  readonly scans: number;
  /** Documents read from the disk so far, of how many: at the start of a large dataset. */
  readonly loading: { readonly done: number; readonly all: number };
  /** PDFs in the dataset's folder that no run has read. */
  readonly unread: readonly string[];
  /** Are the dataset's tables older than its corrections? */
  readonly stale: boolean;
  /** What is wrong with corrections.csv, where somebody edited it. */
  readonly problems: readonly (Told & { readonly line: number })[];
  readonly folder: string;
  /** Bytes that a PDF may have. */
  readonly largest: number;
  /** Name of the person, as it was given last. */
  readonly by: string;
  readonly language: 'ja' | 'en';
}

/** A step of this session that can be taken back. */
export interface UndoableStep {
  readonly step: number;
  /** Document and place of its first line. */
  readonly document: string;
  readonly place: string;
  readonly lines: number;
}

/** One line of the check-list before data is handed over; nothing is left where `left` is 0. */
export interface HandOverCheck {
  readonly key:
    | 'documents'
    | 'doubts'
    | 'run'
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
    /** What it is taken for so far; `unknown` where that is not known. */
    readonly role: ColumnRole;
    readonly value_kind: ValueKind | null;
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
