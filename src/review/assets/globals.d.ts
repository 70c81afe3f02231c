import type { Correction as CorrectionLine } from '../../corrections/correction-schema.js';
import type { Observation as ObservationRow } from '../../schema/observation.js';
import type * as data from '../review-data.js';

/** What the data files and the browser put at the pages' disposal. Classic scripts: pages opened from disk may not load modules. */
declare global {
  type Correction = CorrectionLine;
  type Observation = ObservationRow;
  type ReviewDocument = data.ReviewDocument;
  type ReviewDoubt = data.ReviewDoubt;
  type ReviewIndexEntry = data.ReviewIndexEntry;
  type ReviewIssue = data.ReviewIssue;
  type ReviewRow = data.ReviewRow;
  type ReviewSeries = data.ReviewSeries;
  type SeriesProposal = data.SeriesProposal;
  type UnplacedText = data.UnplacedText;

  const reviewIndex: data.ReviewIndex;
  const reviewKinds: data.ReviewKinds;
  const reviewSeries: readonly ReviewSeries[];
  const reviewDocument: ReviewDocument;
  const reviewCorrections: readonly Correction[];
  const reviewDocumentIds: readonly string[];

  /** One step of a person's work: lines added, or the lines of a place in the file taken back. */
  interface Step {
    lines: Correction[];
    /** Place whose lines in the corrections file no longer count; empty where none. */
    withdrawn: string;
    /** ISO 8601. */
    at: string;
  }

  /** What can be chosen on a document's page, in the order of the list. */
  type Entry =
    | { kind: 'issue' | 'info'; key: string; issue: ReviewIssue }
    | { kind: 'value'; key: string; observation: Observation; row: ReviewRow }
    | { kind: 'unplaced'; key: string; text: UnplacedText };

  interface SaveFileHandle {
    createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
  }
  interface Window {
    /** Chromium only; elsewhere the file is downloaded. */
    showSaveFilePicker?(options: { suggestedName: string; id: string }): Promise<SaveFileHandle>;
  }
}
