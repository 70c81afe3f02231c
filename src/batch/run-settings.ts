import type { Correction } from '../corrections/correction-schema.js';
import type { Conflict } from '../corrections/merge-corrections.js';
import type { CorrectionProblem } from '../corrections/read-corrections.js';
import type { FlavourName } from '../emit/flavours.js';
import type { Issue } from '../issues/issue.js';
import type { EnginePlaces } from '../ocr/engines/engine.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Manifest, Reading } from '../schema/manifest.js';
import type { Profile } from '../schema/profile.js';
import type { Segment } from '../text/token.js';
import type { Converted } from './convert-all.js';
import type { DatasetState, Place } from './dataset-state.js';
import type { Report } from './events.js';
import type { Executor } from './executor.js';
import type { FoundInputs } from './find-inputs.js';
import type { OutputFolder } from './output-folder.js';
import type { Program } from './result-key.js';
import type { RunCounts } from './run-counts.js';
import type { SettledCorrections } from './settle-corrections.js';
import type { Sources } from './sources.js';
import type { Store } from './store.js';

/** What a run is asked to do, and with what. */
export interface RunSettings {
  /** Files and folders; none: nothing is read, the dataset's files are made again. */
  readonly paths: readonly string[];
  readonly out: string;
  /** How this run's inputs are to be read; what is left open is taken over from the run that read them last. */
  readonly asked: Partial<Reading>;
  /** Where the engines lie that read scans; the system's and the program's own places where it is left out. */
  readonly engines?: EnginePlaces;
  /** The profiles of a file, as the manifest names it, or those that documents select (empty); undefined where the file is gone. */
  readonly profilesOf: (file: string) => readonly Profile[] | undefined;
  readonly sources: Sources;
  /** Lines of a file given: merged into those of the output folder. */
  readonly corrections: readonly Correction[];
  readonly dataset: DatasetConfig;
  /** For the readings of words when years are joined. */
  readonly segment?: Segment;
  readonly also: readonly FlavourName[];
  readonly includePartial: boolean;
  readonly includeOther: boolean;
  /** Documents that were read already: they join the dataset as if this run had read them. */
  readonly results?: readonly DocumentResult[];
  /** What other machines read of it, in place of reading. */
  readonly given?: GivenResults;
  /** Asked of every file: is it another machine's share? */
  readonly isElsewhere?: (place: Place, sha256: string) => boolean;
  /** Collects the garbage of many documents while their files are made; without it V8 does so when it likes. */
  readonly collectGarbage?: () => void;
  /** Tried where a PDF asks for one; kept nowhere. */
  readonly passwords?: readonly string[];
  /** Documents of the dataset that are read again though nobody gives their files, and what is asked of them. */
  readonly again?: { readonly documents: ReadonlySet<string>; readonly reading: Partial<Reading> };
  /** Documents that are withdrawn by this run, by their hashes. */
  readonly withdraw?: readonly string[];
  /** Withdrawn documents that may come back. */
  readonly readmit?: readonly string[];
  /** Take out of the dataset what is not among this run's inputs. */
  readonly mirror: boolean;
  /** Paths as the manifest has them. */
  readonly manifest: Pick<Manifest, 'stamp'> & { readonly profile: string; readonly config: string };
  readonly version: string;
  /** Hash of the program's code; without it that of the code that runs. */
  readonly program?: string;
  readonly force: boolean;
  /** Documents at once: 0 and 1 are both one. */
  readonly workers: number;
  /** Starts what converts, once there is something to convert; `alone`: for the second attempts, one document at a time. */
  readonly startExecutor: (alone: boolean) => Executor;
  readonly report: Report;
  readonly stopping: AbortSignal;
  /** The caller holds the output folder's lock already: a studio that is open on it. */
  readonly holdsLock?: boolean;
}

/** Inputs that were looked for and read elsewhere: they join the dataset as if this run had met them. */
export interface GivenResults {
  readonly found: FoundInputs;
  /** Of the whole run, for issues.csv. */
  readonly issues: readonly Issue[];
  /** Puts their results into the store; undefined where they do not fit the dataset, which whoever gave them tells. */
  readonly take: (ground: Ground) => Promise<Converted | undefined>;
}

/** How a run ended. Only `done` and `disk` may have written anything. */
export type RunOutcome =
  | {
      readonly kind: 'done';
      readonly totals: Manifest['counts'];
      readonly run: RunCounts;
      /** Folders that could not be read: what they hold is not known. */
      readonly unread: number;
      /** Files whose turn did not come before the run was stopped. */
      readonly left: number;
    }
  | { readonly kind: 'no-input'; readonly issues: readonly Issue[] }
  /** Given results do not fit the dataset. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unwritable'; readonly reason: string }
  /** A file of other origin stands where the run must write. */
  | { readonly kind: 'occupied'; readonly path: string }
  /** The manifest is damaged, or a later version wrote it. */
  | { readonly kind: 'not-understood'; readonly path: string; readonly version: string }
  /** Lines of the dataset's own corrections are wrong. */
  | { readonly kind: 'bad-corrections'; readonly path: string; readonly problems: readonly CorrectionProblem[] }
  /** The file given and the dataset's own say different things, and nothing tells which counts. */
  | { readonly kind: 'contradiction'; readonly path: string; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'locked'; readonly pid: number; readonly host: string; readonly lock: string }
  /** The disk refused a write; finished documents are kept, the output files of former runs are as they were. */
  | { readonly kind: 'disk'; readonly reason: string };

/** What a run goes by: the dataset as it is, and the corrections that lie beside it. */
export interface Ground {
  readonly folder: OutputFolder;
  readonly store: Store;
  readonly state: DatasetState;
  readonly corrections: SettledCorrections;
  readonly program: Program;
  readonly found: FoundInputs;
}
