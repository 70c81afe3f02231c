// What a former run left in the output folder: which files are ours, which are of others, which go.

import { access, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { tableNames } from '../schema/tables.js';
import type { OutputFolder } from './output-folder.js';
import { writeWhole } from './write-file.js';

/** The run's account of itself: the last file to be put in its place. */
export const MANIFEST = 'manifest.json';

/** What this program needs of a former manifest, of whatever version. */
const formerSchema = z.object({
  program: z.object({ name: z.literal('mokuhyo') }),
  inputs: z.array(z.object({ document_id: z.string() })),
  documents: z.array(z.object({ document_id: z.string() })).default([]),
  files: z.array(z.object({ path: z.string() })),
});
const notedSchema = z.array(z.string());

const isAbsent = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (problem) {
    if (isAbsent(problem)) return false;
    throw problem;
  }
}

/** A JSON file of ours; undefined where there is none, or it is somebody else's, whose word counts for nothing here. */
async function readOurs<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (problem) {
    if (isAbsent(problem)) return undefined;
    throw problem;
  }
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON.
    return undefined;
  }
}

/** Paths below the output folder that former runs made: by the manifest, and by the note of a run that was killed while it published. */
export async function findFormer(folder: OutputFolder): Promise<ReadonlySet<string>> {
  const manifest = await readOurs(folder.manifest, formerSchema);
  const noted = (await readOurs(folder.ours, notedSchema)) ?? [];
  if (!manifest) return new Set(noted);
  const documents = [...manifest.inputs, ...manifest.documents]
    .map((input) => input.document_id)
    .filter((id) => /^[0-9a-f]{12}$/.test(id));
  const files = manifest.files.map((file) => file.path);
  return new Set([...noted, ...documents.map((id) => `documents/${id}.json`), ...files, MANIFEST]);
}

/** The first file of other origin that stands where a run must write; undefined where the way is free. */
export async function findForeign(folder: OutputFolder): Promise<string | undefined> {
  const former = await findFormer(folder);
  for (const path of [...tableNames.map((name) => `${name}.csv`), MANIFEST]) {
    if (!former.has(path) && (await exists(join(folder.root, path)))) return path;
  }
  return undefined;
}

/** Notes which files are ours before any of them is put in its place. */
export const noteOurs = (folder: OutputFolder, paths: ReadonlySet<string>): Promise<void> =>
  writeWhole(folder.ours, JSON.stringify([...paths, MANIFEST]), folder.temp);

/** The manifest knows them now. */
export const forgetOurs = (folder: OutputFolder): Promise<void> => rm(folder.ours, { force: true });

/** A path that stays below the folder it is joined to: a manifest that somebody edited must not delete elsewhere. */
const staysBelow = (path: string): boolean =>
  path !== '' &&
  !path.startsWith('/') &&
  !/[\\:\0]/.test(path) &&
  !path.split('/').some((part) => /^\.{0,2}$/.test(part));

/** Removes what a former run made and this one did not. Files of other origin are in no manifest and stay. */
export async function removeFormer(
  root: string,
  former: ReadonlySet<string>,
  made: ReadonlySet<string>,
): Promise<void> {
  for (const path of former) {
    if (path !== MANIFEST && !made.has(path) && staysBelow(path)) await rm(join(root, path), { force: true });
  }
}
