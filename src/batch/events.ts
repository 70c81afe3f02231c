import type { PageDone } from '../convert.js';
import type { DocumentStatus } from '../schema/document.js';
import type { IssueRow } from '../schema/issue.js';
import type { Manifest } from '../schema/manifest.js';
import type { RunCounts } from './run-counts.js';
import type { Summary } from './store.js';

/** What a run tells while it goes on; the command line turns it into a bar, lines or JSON. */
export type RunEvent =
  | { readonly kind: 'started'; readonly files: number; readonly workers: number }
  /** A page of a file is done; `from` a scan it took long. */
  | ({ readonly kind: 'page'; readonly sourceFile: string } & PageDone)
  /** A file is done: converted now, or `reused` from an earlier run. */
  | {
      readonly kind: 'document';
      readonly sourceFile: string;
      readonly status: DocumentStatus;
      readonly pages: number;
      readonly reused: boolean;
      /** Its first errors, each code once. */
      readonly errors: Summary['errors'];
    }
  /** The file belongs to the share of another machine (`--shard`). */
  | { readonly kind: 'elsewhere'; readonly sourceFile: string }
  /** The same bytes were met under another name. */
  | { readonly kind: 'duplicate'; readonly sourceFile: string }
  /** An attempt failed; the document is tried once more alone at the end. */
  | { readonly kind: 'postponed'; readonly sourceFile: string; readonly code: string }
  /** Something about the run, not about a document. */
  | { readonly kind: 'notice'; readonly issue: IssueRow }
  | { readonly kind: 'writing'; readonly documents: number }
  | { readonly kind: 'finished'; readonly totals: Manifest['counts']; readonly run: RunCounts };

export type Report = (event: RunEvent) => void;
