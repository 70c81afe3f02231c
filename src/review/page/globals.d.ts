import type { Correction } from '../../corrections/correction-schema.js';
import type * as shown from '../review-data.js';
import type { StaticDocument } from '../static-data.js';

/** What the data files and the browser put at a static page's disposal: each page has those that it shows. */
declare global {
  /** Corrections of the file as it was when the pages were made. */
  const reviewCorrections: readonly Correction[];
  /** Documents of the list: whose work counts as this review's. */
  const reviewDocumentIds: readonly string[];
  const reviewList: shown.DocumentList;
  const reviewYears: shown.Years;
  const reviewDocument: StaticDocument;

  interface SaveFileHandle {
    createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>;
  }
  interface Window {
    /** Chromium only; elsewhere the file is downloaded. */
    showSaveFilePicker?(options: { suggestedName: string; id: string }): Promise<SaveFileHandle>;
  }
}
