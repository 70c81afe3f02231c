import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Issue } from '../issues/issue.js';
import type { InputFile } from './find-inputs.js';

/** Larger files are not read: a declaration has some megabytes even as a scan, and a worker's memory must hold it several times. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

export type ReadInput =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly sha256: string }
  /** `sha256` is empty: nothing is known of the bytes. */
  | { readonly kind: 'unread'; readonly issue: Issue };

/** The bytes of one file and their hash; or why it cannot be read. */
export async function readInput(file: Pick<InputFile, 'path'>): Promise<ReadInput> {
  try {
    const handle = await open(file.path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > MAX_FILE_BYTES) {
        const issue: Issue = { code: 'batch/too-large', actual: String(size), expected: String(MAX_FILE_BYTES) };
        return { kind: 'unread', issue };
      }
      const bytes = await handle.readFile();
      return { kind: 'read', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    } finally {
      await handle.close();
    }
  } catch (problem) {
    const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : String(problem);
    return { kind: 'unread', issue: { code: 'batch/unreadable', actual: reason } };
  }
}
