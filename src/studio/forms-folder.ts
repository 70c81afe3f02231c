import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeDurably } from '../batch/write-file.js';
import { profilesFolder } from '../profiles/form-profile.js';
import { readProfile } from '../profiles/load-profiles.js';
import type { Profile } from '../schema/profile.js';
import type { StudioFolder } from './own-folder.js';

const fileOf = ({ root }: StudioFolder, name: string): string => join(root, profilesFolder, `${name}.json`);

const isAbsent = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';

/** The forms that a dataset was taught (教えた様式), in order of their names. Files that are no profile are told by every run. */
export async function readForms({ root }: StudioFolder): Promise<readonly Profile[]> {
  const folder = join(root, profilesFolder);
  const names = await readdir(folder).catch((problem: unknown) => {
    if (isAbsent(problem)) return [];
    throw problem;
  });
  const profiles: Profile[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const read = readProfile(await readFile(join(folder, name), 'utf8'));
    if (read.kind === 'loaded' && read.profile.form.length > 0) profiles.push(read.profile);
  }
  return profiles;
}

/** A form's file is kept beside what takes its place: `.before` is read by nobody. */
async function keepFormer(file: string): Promise<void> {
  try {
    await copyFile(file, `${file}.before`);
  } catch (problem) {
    if (!isAbsent(problem)) throw problem;
  }
}

/** Keeps a form in the dataset; it is on the disk when this ends. */
export async function saveForm(folder: StudioFolder, profile: Profile): Promise<void> {
  const file = fileOf(folder, profile.name);
  await mkdir(dirname(file), { recursive: true });
  await keepFormer(file);
  await writeDurably(file, `${JSON.stringify(profile, undefined, 2)}\n`, folder.making);
}

/** Forgets a form; false where it was not known. */
export async function forgetForm(folder: StudioFolder, name: string): Promise<boolean> {
  const known = (await readForms(folder)).some((profile) => profile.name === name);
  if (!known) return false;
  const file = fileOf(folder, name);
  await keepFormer(file);
  await rm(file);
  return true;
}
