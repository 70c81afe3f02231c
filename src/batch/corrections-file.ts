// corrections.csv of a dataset: read with its hash, former states kept beside it.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Correction } from '../corrections/correction-schema.js';
import { type CorrectionProblem, readCorrections } from '../corrections/read-corrections.js';
import { decodeList } from '../text/saved-list.js';
import { exists } from './former-run.js';

/** The corrections that lie in the output folder. */
export type OwnCorrections =
  | { readonly kind: 'read'; readonly bytes: Buffer | undefined; readonly lines: readonly Correction[] }
  | { readonly kind: 'refused'; readonly problems: readonly CorrectionProblem[] };

export const correctionsName = 'corrections.csv';

const noText: CorrectionProblem = {
  line: 1,
  column: '',
  message: 'the file is no text (neither UTF-8 nor Windows-31J); in a spreadsheet, save it as “CSV UTF-8”',
  message_ja: '文字として読めません（UTF-8でもWindows-31Jでもありません）。「CSV UTF-8」で保存してください',
};

/** The bytes of `<out>/corrections.csv`; undefined where there is none. */
export async function readOwnBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** Reads `<out>/corrections.csv`; no lines where there is none. A line that is wrong stops the run: left out in silence it would be lost. */
export async function readOwnCorrections(path: string): Promise<OwnCorrections> {
  const bytes = await readOwnBytes(path);
  if (bytes === undefined) return { kind: 'read', bytes, lines: [] };
  const text = decodeList(bytes);
  if (text === undefined) return { kind: 'refused', problems: [noText] };
  const { corrections, problems } = readCorrections(text);
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', bytes, lines: corrections };
}

export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Names under which former states of the corrections are kept beside them: `corrections.1.csv` and so on. */
export const backupName = (number: number): string => `corrections.${number}.csv`;

/** The first name that is free for a copy; undefined where one of the copies has these very bytes already. */
export async function freeBackup(root: string, bytes: Buffer): Promise<string | undefined> {
  for (let number = 1; ; number++) {
    const path = join(root, backupName(number));
    if (!(await exists(path))) return backupName(number);
    if ((await readFile(path)).equals(bytes)) return undefined;
  }
}
