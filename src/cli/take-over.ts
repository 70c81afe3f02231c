import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type DatasetState, toPath } from '../batch/dataset-state.js';
import { safeName } from '../batch/safe-name.js';
import { type FlavourName, flavourNames } from '../emit/flavours.js';
import { builtInProfiles } from '../profiles/built-in-profiles.js';
import { readProfile } from '../profiles/load-profiles.js';
import type { Profile } from '../schema/profile.js';
import { convertMessages } from './convert-texts.js';
import { configFileName } from './dataset-config-file.js';
import type { Language } from './language.js';
import { readListFile } from './read-list-file.js';
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

/** The profiles of a file as the manifest names it; of an empty name the built-in ones; undefined where the file is gone or wrong. */
export function profilesBelow(out: string): (file: string) => readonly Profile[] | undefined {
  const loaded = new Map<string, readonly Profile[] | undefined>();
  return (file) => {
    if (file === '') return builtInProfiles;
    if (!loaded.has(file)) {
      const read = readListFile(toPath(out, file), 'en');
      const profile = read.kind === 'text' ? readProfile(read.text) : undefined;
      loaded.set(file, profile?.kind === 'loaded' ? [profile.profile] : undefined);
    }
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
