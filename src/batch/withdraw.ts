import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCorrections } from '../corrections/read-corrections.js';
import { formatCorrections } from '../emit/corrections-csv.js';
import { documentIdOf } from '../failed-result.js';
import { decodeList } from '../text/saved-list.js';
import type { OutputFolder } from './output-folder.js';
import { removeStored } from './store.js';
import { writeWhole } from './write-file.js';

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return [];
    throw problem;
  }
}

/** Copies of the corrections keep the lines about other documents only. */
async function purgeCopies({ root, temp }: OutputFolder, isGone: (documentId: string) => boolean): Promise<void> {
  for (const name of await namesIn(root)) {
    if (!/^corrections\.\d+\.csv$/.test(name)) continue;
    const { corrections } = readCorrections(decodeList(await readFile(join(root, name))) ?? '');
    const kept = corrections.filter(({ document }) => !isGone(document.slice(0, 12)));
    if (kept.length < corrections.length) await writeWhole(join(root, name), formatCorrections(kept), temp);
  }
}

/** Pages and pictures of the review. Its lists name all documents together: where one of these is among them they are taken away, to be built anew. */
async function purgeReview({ root }: OutputFolder, isGone: (documentId: string) => boolean): Promise<void> {
  const review = join(root, 'review');
  const namesGone = (names: readonly string[]): readonly string[] =>
    names.filter((name) => isGone(/^[0-9a-f]{12}/.exec(name)?.[0] ?? ''));
  for (const name of namesGone(await namesIn(join(review, 'pages')))) {
    await rm(join(review, 'pages', name), { recursive: true, force: true });
  }
  if (namesGone(await namesIn(join(review, 'data/documents'))).length === 0) return;
  for (const part of ['index.html', 'series.html', 'documents', 'data']) {
    await rm(join(review, part), { recursive: true, force: true });
  }
}

/**
 * Removes what is left of withdrawn documents (取り下げ) once the manifest no longer has them: what was read of them, their pictures, lines about
 * them in the copies of the corrections. A run that was killed in between is made up for by the next: this is done in every run.
 */
export async function removeTraces(folder: OutputFolder, withdrawn: ReadonlySet<string>): Promise<void> {
  if (withdrawn.size === 0) return;
  const ids = new Set([...withdrawn].map(documentIdOf));
  const isGone = (documentId: string): boolean => ids.has(documentId);
  for (const sha256 of withdrawn) {
    await removeStored({ folder: folder.store, temp: folder.temp }, sha256);
    await rm(join(folder.root, `documents/${documentIdOf(sha256)}.json`), { force: true });
  }
  await purgeCopies(folder, isGone);
  await purgeReview(folder, isGone);
}
