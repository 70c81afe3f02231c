import type { Typed } from '../read-typed.js';
import type {
  DocumentList,
  NewLine,
  ReviewDocument,
  ReviewIssue,
  ReviewPage,
  Saved,
  Step,
  Told,
  Years,
} from '../review-data.js';

/** A line of a step, with its document. */
export type Line = NewLine & { readonly document: string };

/** What is said of a code: what it means and what to do, in both languages. */
export type Remediable = Pick<ReviewIssue, 'code' | 'help' | 'help_ja'>;

/**
 * Where a view's documents are and where a person's corrections go: the server of the studio, or the browser that a static page is open in.
 * What cannot be saved rejects with `Refused`.
 */
export interface Host {
  readonly documents: () => Promise<DocumentList>;
  /** undefined where there is none of this id. */
  readonly document: (id: string) => Promise<ReviewDocument | undefined>;
  readonly years: () => Promise<Years>;
  readonly save: (step: Step) => Promise<Saved>;
  /** How a person is told that a step is saved: on the disk, or in this browser alone. */
  readonly savedText: () => string;
  readonly undo: (step: number) => Promise<Saved>;
  /** Takes back the last step that was done elsewhere, where the host knows of others; told by itself. */
  readonly undoElsewhere?: () => Promise<void>;
  /** Takes back what is recorded about a place. */
  readonly withdraw: (document: string, place: string) => Promise<Saved>;
  /** A value as a person types it; `unit` is the one that it has now. */
  readonly read: (text: string, unit: string) => Promise<Typed>;
  /** What to do about an issue, where the host's buttons do what is a command elsewhere. */
  readonly remedy?: (issue: Remediable) => Told;
  /** The person's name, asked once; undefined where nobody gives one. */
  readonly person: () => Promise<string | undefined>;
  /** Changes whenever documents or corrections do. */
  readonly revision: () => number;
  /** Called when something may have changed; gives back what ends that. */
  readonly onChange: (listener: () => void) => () => void;
  /** Pixels per point that there are pictures of, in ascending order. */
  readonly scales: readonly number[];
  /** Address of a page's picture; empty where there is none. */
  readonly pictureAt: (page: ReviewPage, scale: number) => string;
  /** The list that a document was opened from, as it was asked for. */
  readonly listAddress: () => string;
  /** Where the work goes on where no other document with doubts is known. */
  readonly afterAll: () => { readonly label: string; readonly address: string };
  readonly documentAddress: (id: string, place?: string) => string;
  /** What the address asks of the view. */
  readonly query: () => URLSearchParams;
  /** Puts what the view is asked for into its address; empty parameters are left out. */
  readonly remember: (parameters: Readonly<Record<string, string>>) => void;
}
