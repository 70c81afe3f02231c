import type { Column } from '../schema/tables.js';
import type { FileDigest } from './dataset-description.js';

/** A file in the making, as whoever runs the emission opens it: text is written in UTF-8. */
export interface OutputFile {
  write(chunk: string | Uint8Array): Promise<void>;
  finish(): Promise<FileDigest>;
  discard(): Promise<void>;
}

/** Opens a file by its path below the output folder; undefined where a file of other origin stands there, which is left alone. */
export type OpenFile = (path: string) => Promise<OutputFile | undefined>;

/** A file that was written, by its path below the output folder. */
export interface MadeFile extends FileDigest {
  readonly path: string;
  /** The columns of a CSV file that is none of the canonical tables, named by its header; undefined for other files. */
  readonly columns?: readonly Column[];
  /** Japanese names of a workbook's tables that one sheet could not hold. */
  readonly splitByYear?: readonly string[];
}

/** Writes one file whole, or nothing of it. Answers with what was made: an empty list where the place is taken. */
export async function writeFile(
  open: OpenFile,
  path: string,
  produce: (write: OutputFile['write']) => Promise<void>,
  columns?: readonly Column[],
): Promise<readonly MadeFile[]> {
  const file = await open(path);
  if (file === undefined) return [];
  try {
    await produce((chunk) => file.write(chunk));
  } catch (problem) {
    await file.discard();
    throw problem;
  }
  const digest = await file.finish();
  return [{ path, ...digest, ...(columns ? { columns } : {}) }];
}
