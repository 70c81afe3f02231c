// All that the library gives to other programs.

import { generalProfile } from '../profiles/general-profile.js';
import { iseharaProfile } from '../profiles/isehara-profile.js';
import type { ConvertedDocument, Profile } from './result-types.js';
import type { ConvertOptions, Dataset, ProfileProblem, WriteOptions, WrittenDataset } from './types.js';

// The library (ライブラリー): what the command line does, as functions. docs/library.md shows how it is used. The readers of texts are synchronous and
// load nothing; what the others need is loaded at the first call.

export { readCell, readHeader, readPeriods, readUnit } from './readings.js';
export type * from './result-types.js';
export type * from './types.js';

/** The profiles that come with the program; the last one fits any document. */
export const builtInProfiles: readonly Profile[] = [iseharaProfile, generalProfile];

/**
 * Bytes of a PDF → everything that was read from it. A PDF that cannot be read is no error: it gives a document with status `failed` and an
 * issue that says why. Rejects with a TypeError where the options are wrong. pdf.js runs in a thread of its own; nothing of the calling program changes.
 */
export async function convert(bytes: Uint8Array, options: ConvertOptions = {}): Promise<ConvertedDocument> {
  const { convertInThread } = await import('./convert.js');
  return convertInThread(bytes, options);
}

/** What is wrong with a profile that somebody wrote; nothing where it can be used. */
export async function findProfileProblems(profile: unknown): Promise<readonly ProfileProblem[]> {
  const { problemsOfProfile } = await import('./choose-profiles.js');
  return problemsOfProfile(profile);
}

/** An output folder of `mokuhyo convert`, read whole. Rejects where the folder is none, or holds documents that this version cannot read. */
export async function readDataset(folder: string): Promise<Dataset> {
  const { readWholeDataset } = await import('./read-dataset.js');
  return readWholeDataset(folder);
}

/**
 * Documents → the files that `mokuhyo convert` writes: CSV, JSON, metadata, checksums, the years joined. Documents that the folder has already stay in it;
 * those with the same bytes are replaced. Rejects where the folder cannot be used, and with a TypeError where a document or the options are wrong.
 */
export async function writeDataset(
  documents: readonly ConvertedDocument[],
  folder: string,
  options: WriteOptions = {},
): Promise<WrittenDataset> {
  const { writeWholeDataset } = await import('./write-dataset.js');
  return writeWholeDataset(documents, folder, options);
}
