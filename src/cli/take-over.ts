// What a run takes over from the dataset that is there, where the command line does not say: configuration, further forms, profiles, sources.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type DatasetState, toPath } from '../batch/dataset-state.js';
import { safeName } from '../batch/safe-name.js';
import { type FlavourName, flavourNames } from '../emit/flavours.js';
import { builtInProfiles } from '../profiles/built-in-profiles.js';
import { profilesFolder } from '../profiles/form-profile.js';
import type { Profile } from '../schema/profile.js';
import { convertMessages } from './convert-texts.js';
import { configFileName } from './dataset-config-file.js';
import type { Language } from './language.js';
import { type RunFile, readOneProfile } from './read-run-files.js';
import { say } from './say.js';

/** A file that a run takes, or why it cannot: `path` is undefined where there is none. */
export type TakenFile =
  | { readonly kind: 'taken'; readonly path: string | undefined }
  | { readonly kind: 'refused'; readonly message: string };

/** The folders that paths lie in, and those above: where a configuration may lie beside them. */
function foldersBeside(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => [resolve(path), dirname(resolve(path))]);
}

/**
 * The configuration of a run: the file named; else that of the output folder; else that of the last run; else one beside the input. `false`: none.
 * A file that the last run took and that is gone stops the run: the licence would go in silence.
 */
export function findConfig(
  named: string | false | undefined,
  out: string,
  { remembered, roots }: DatasetState,
  paths: readonly string[],
  language: Language,
): TakenFile {
  if (named === false) return { kind: 'taken', path: undefined };
  if (named !== undefined) return { kind: 'taken', path: named };
  const own = join(out, configFileName);
  if (existsSync(own)) return { kind: 'taken', path: own };
  if (remembered.config !== '') {
    const path = toPath(out, remembered.config);
    if (existsSync(path)) return { kind: 'taken', path };
    return { kind: 'refused', message: say(convertMessages.configGone, language, safeName(path)) };
  }
  const given = [...paths].sort();
  const known = [...roots.keys()].sort().map((root) => toPath(out, root));
  const beside = [...foldersBeside(given), ...foldersBeside(known)].map((folder) => join(folder, configFileName));
  return { kind: 'taken', path: beside.find((path) => existsSync(path)) };
}

/** The flavours of a run: those that the dataset has, those asked for, less those dropped; in their order. */
export const flavoursOf = (
  had: readonly FlavourName[],
  also: readonly FlavourName[],
  drop: readonly FlavourName[],
): readonly FlavourName[] =>
  flavourNames.filter((name) => (had.includes(name) || also.includes(name)) && !drop.includes(name));

/** Files of the dataset's own profiles, in order of their names. */
function ownProfileFiles(out: string): readonly string[] {
  const folder = join(out, profilesFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

/** The dataset's own profiles, or what is wrong with any of them, ready to print: nothing is read without one in silence. */
export function readOwnProfiles(out: string, language: Language): RunFile<readonly Profile[]> {
  const read = ownProfileFiles(out).map((file) => readOneProfile(file, language));
  const messages = read.flatMap((one) => (one.kind === 'refused' ? one.messages : []));
  if (messages.length > 0) return { kind: 'refused', messages };
  return { kind: 'read', content: read.flatMap((one) => (one.kind === 'read' ? [one.content] : [])), sha256: '' };
}

/**
 * The profiles of a file as the manifest names it; of an empty name the built-in ones; undefined where the file is gone or wrong. Before them
 * stand those of the dataset's own folder.
 */
export function profilesBelow(out: string): (file: string) => readonly Profile[] | undefined {
  const loaded = new Map<string, readonly Profile[] | undefined>();
  const load = (file: string): readonly Profile[] | undefined => {
    const own = readOwnProfiles(out, 'en');
    if (own.kind === 'refused') return undefined;
    if (file === '') return [...own.content, ...builtInProfiles];
    const read = readOneProfile(toPath(out, file), 'en');
    return read.kind === 'read' ? [...own.content, read.content] : undefined;
  };
  return (file) => {
    if (!loaded.has(file)) loaded.set(file, load(file));
    return loaded.get(file);
  };
}

/** The folders and files that the dataset was made of: those that are there, and those that are gone. */
export function rememberedPaths(
  out: string,
  { roots, members }: DatasetState,
): { readonly there: readonly string[]; readonly gone: readonly string[] } {
  const whole = [...roots.values()].filter((root) => root.whole).map(({ path }) => toPath(out, path));
  const single = [...members.values()]
    .flatMap(({ places }) => places)
    .filter(({ root }) => roots.get(root)?.whole === false)
    .map(({ root, sourceFile }) => join(toPath(out, root), sourceFile));
  const paths = [...whole, ...single];
  return { there: paths.filter((path) => existsSync(path)), gone: paths.filter((path) => !existsSync(path)) };
}
