import type { Correction } from '../corrections/correction-schema.js';
import { type Conflict, mergeCorrections } from '../corrections/merge-corrections.js';
import { recoverCorrections } from '../corrections/recover-corrections.js';
import { formatCorrections } from '../emit/corrections-csv.js';
import { documentIdOf } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import { freeBackup, hashOf, type OwnCorrections } from './corrections-file.js';
import type { DatasetState } from './dataset-state.js';
import type { OutputFolder } from './output-folder.js';
import { readPublished } from './restore.js';
import type { NewCorrections } from './write-outputs.js';

/** The corrections that a run goes by. */
export interface SettledCorrections {
  readonly kind: 'settled';
  readonly lines: readonly Correction[];
  /** Set where corrections.csv becomes another than it is. */
  readonly file: NewCorrections | undefined;
  /** Of corrections.csv as it will be; empty where there is none. */
  readonly sha256: string;
  readonly notices: readonly Issue[];
}

type Own = Extract<OwnCorrections, { kind: 'read' }>;

/** Version 0.1 replayed a file that it did not keep: its lines are read back from the results that they were replayed on. */
async function recoverLost(own: Own, state: DatasetState, folder: OutputFolder): Promise<readonly Correction[]> {
  if (!state.unnamed.corrections || own.bytes) return [];
  const lines: Correction[] = [];
  for (const sha256 of state.members.keys()) {
    const published = await readPublished(folder, documentIdOf(sha256));
    if (published) lines.push(...recoverCorrections(published));
  }
  return lines;
}

export const describeLine = ({ document, place, field, value, by, at }: Correction): string => {
  const author = [by, at].filter((text) => text !== '').join(', ');
  return `${document.slice(0, 12)}/${place} ${field}=${value}${author === '' ? '' : ` (${author})`}`;
};

const noticeOf = ({ own, given }: Conflict): Issue => ({
  code: 'correction/two-say',
  actual: describeLine(own),
  expected: describeLine(given),
});

/** The dataset's corrections with those of the file given, less those about documents that were withdrawn. */
export async function settleCorrections(
  given: readonly Correction[],
  own: Own,
  state: DatasetState,
  folder: OutputFolder,
): Promise<SettledCorrections | { readonly kind: 'undecidable'; readonly conflicts: readonly Conflict[] }> {
  const recovered = given.length > 0 ? [] : await recoverLost(own, state, folder);
  const merged = mergeCorrections(own.lines, [...given, ...recovered]);
  if (merged.kind === 'undecidable') return merged;
  const gone = new Set([...state.withdrawn].map(documentIdOf));
  const lines = merged.lines.filter(({ document }) => !gone.has(document.slice(0, 12)));
  const notices = [
    ...(recovered.length > 0 ? [{ code: 'correction/recovered', actual: String(recovered.length) } as const] : []),
    ...merged.conflicts.map(noticeOf),
  ];
  const isSame = merged.lines === own.lines && lines.length === own.lines.length;
  const text = lines.length === 0 ? undefined : formatCorrections(lines);
  if (isSame || (own.bytes === undefined ? lines.length === 0 : own.bytes.equals(Buffer.from(text ?? '')))) {
    const sha256 = own.bytes ? hashOf(own.bytes) : '';
    return { kind: 'settled', lines: own.lines, file: undefined, sha256, notices };
  }
  // A copy would keep what was withdrawn.
  const withdrew = own.lines.some(({ document }) => gone.has(document.slice(0, 12)));
  const name = own.bytes && !withdrew ? await freeBackup(folder.root, own.bytes) : undefined;
  const backup = own.bytes && name !== undefined ? { name, bytes: own.bytes } : undefined;
  return {
    kind: 'settled',
    lines,
    file: { read: own.bytes, text, backup },
    sha256: text === undefined ? '' : hashOf(text),
    notices,
  };
}
