// Do parts fit together: version, code, options, shares that lack?

import type { Program } from '../batch/result-key.js';
import { hashOfContent } from './part.js';
import type { Part, UnreadPart } from './read-part.js';
import { describeShare } from './share.js';

/** Why parts are not gathered. Paths are as they were given. */
export type PartProblem =
  | UnreadPart
  /** Another version of the program read it than gathers it. */
  | { readonly kind: 'version'; readonly path: string; readonly actual: string; readonly expected: string }
  /** A version of the same number and other code. */
  | { readonly kind: 'code'; readonly path: string; readonly actual: string; readonly expected: string }
  /** Two parts that were not asked the same. */
  | { readonly kind: Option; readonly path: string; readonly other: string }
  /** What the dataset is about was another thing there than here. */
  | { readonly kind: 'other-config'; readonly path: string }
  /** Shares (`2/16`) of an input of which `paths` are the others; `inputs`: of so many different inputs there are parts. */
  | {
      readonly kind: 'missing';
      readonly shares: readonly string[];
      readonly paths: readonly string[];
      readonly inputs: number;
    }
  /** Files that were given to a queue and that no part holds: they wait, are under way, or their workers' parts were not given. */
  | { readonly kind: 'waiting'; readonly path: string; readonly files: readonly string[] }
  /** What was read of a document is gone or damaged. */
  | { readonly kind: 'document'; readonly path: string; readonly document: string }
  /** Read by other options than the dataset asks for. */
  | { readonly kind: 'read-otherwise'; readonly path: string; readonly document: string };

type Option = 'municipality' | 'profile' | 'ocr' | 'corrections' | 'config';

const optionsOf = ({ asked, corrections, config }: Part): Readonly<Record<Option, string>> => ({
  municipality: asked.municipality ?? '-',
  profile: asked.profile ? `${asked.profile.path === ''} ${asked.profile.sha256}` : '-',
  ocr: asked.ocr ?? '-',
  corrections,
  config: config.sha256,
});

const optionNames = ['municipality', 'profile', 'ocr', 'corrections', 'config'] as const satisfies readonly Option[];

/**
 * Parts that this program did not read, and parts that were not asked what the first was. `anyConfig`: gathering names it. What was given to a
 * queue was read by nobody yet.
 */
export function findMismatches(parts: readonly Part[], program: Program, anyConfig: boolean): readonly PartProblem[] {
  const first = parts.find(({ queued }) => !queued) ?? parts[0];
  if (!first) return [];
  // A part that found no configuration says nothing of it.
  const configured = parts.find(({ config }) => config.path !== '') ?? first;
  const expected = { ...optionsOf(first), config: configured.config.sha256 };
  return parts.flatMap((part): PartProblem[] => {
    const { path } = part;
    const { version, hash } = part.program;
    if (version !== program.version) return [{ kind: 'version', path, actual: version, expected: program.version }];
    if (hash !== program.hash) return [{ kind: 'code', path, actual: hash, expected: program.hash }];
    const actual = optionsOf(part);
    return optionNames
      .filter((name) => actual[name] !== expected[name])
      .filter((name) => (name === 'config' ? !(anyConfig || part.config.path === '') : !part.queued))
      .map((kind) => ({ kind, path, other: kind === 'config' ? configured.path : first.path }));
  });
}

/** The shares of an input, by their number, that a dataset has. */
export interface HadShares {
  readonly input: string;
  /** What read them, and what it was asked: shares that were read otherwise do not make up a whole. */
  readonly reading: string;
  readonly count: number;
  readonly indexes: readonly number[];
  /** Absolute paths of the folders of the input. */
  readonly roots: readonly string[];
}

const setKeyOf = ({ input, reading, count }: Omit<HadShares, 'indexes' | 'roots'>): string =>
  `${input} ${reading} ${count}`;

/** The set of shares that a part belongs to; undefined where a queue gave its documents. */
function setOf(part: Part): Omit<HadShares, 'indexes' | 'roots'> | undefined {
  const { share, input, program } = part;
  const { config: _, ...options } = optionsOf(part);
  return share ? { input, reading: hashOfContent([program, options]), count: share.count } : undefined;
}

/** What the dataset has of the input of a part. */
export function hadOf(had: readonly HadShares[], part: Part): HadShares | undefined {
  const set = setOf(part);
  return set && had.find((other) => setKeyOf(other) === setKeyOf(set));
}

/** What the dataset has with these parts, set by set. */
export function addShares(had: readonly HadShares[], parts: readonly Part[]): readonly HadShares[] {
  const sets = new Map(had.map((set) => [setKeyOf(set), set]));
  const ordered = parts.toSorted((a, b) => (a.share?.index ?? 0) - (b.share?.index ?? 0));
  for (const part of ordered) {
    const set = setOf(part);
    if (!set || !part.share) continue;
    const known = sets.get(setKeyOf(set));
    const indexes = [...new Set([...(known?.indexes ?? []), part.share.index])].sort((a, b) => a - b);
    sets.set(setKeyOf(set), { ...set, indexes, roots: known?.roots ?? part.roots.map(({ path }) => path) });
  }
  return withoutOutdated([...sets.values()], parts).toSorted((a, b) => (setKeyOf(a) < setKeyOf(b) ? -1 : 1));
}

const isWhole = ({ count, indexes }: HadShares): boolean => indexes.length === count;

/**
 * Without sets that were left incomplete by former gatherings, of folders that these parts hold a whole later view of: what their missing shares
 * would have brought lies there no more, or is among these parts.
 */
function withoutOutdated(sets: readonly HadShares[], parts: readonly Part[]): readonly HadShares[] {
  const isGiven = (set: HadShares): boolean => parts.some((part) => hadOf([set], part) !== undefined);
  const folders = ({ roots }: HadShares): string => JSON.stringify(roots);
  const whole = new Set(sets.filter((set) => isGiven(set) && isWhole(set)).map(folders));
  return sets.filter((set) => isGiven(set) || isWhole(set) || !whole.has(folders(set)));
}

/** Shares that an input still lacks. An input that is whole in one division, or by one version, lacks nothing in another. */
export function findMissing(sets: readonly HadShares[], parts: readonly Part[]): readonly PartProblem[] {
  const inputs = new Set(sets.map(({ input }) => input));
  return sets.flatMap((set): PartProblem[] => {
    const { input, count, indexes } = set;
    if (sets.some((other) => other.input === input && isWhole(other))) return [];
    const all = Array.from({ length: count }, (_, index) => index + 1);
    const shares = all.filter((index) => !indexes.includes(index)).map((index) => describeShare({ index, count }));
    const own = parts.filter((part) => hadOf([set], part));
    return [{ kind: 'missing', shares, paths: own.map(({ path }) => path), inputs: inputs.size }];
  });
}

/** A file of an input, by the folder given and the name below it. */
export type NamedFile = NonNullable<Part['queued']>[number];

/** Files that were given to a queue and that neither these parts nor the dataset hold (`isThere`). */
export function findWaiting(
  parts: readonly Part[],
  isThere: (file: NamedFile) => boolean,
): ReadonlyMap<string, readonly NamedFile[]> {
  const keyOf = ({ root, source_file }: NamedFile): string => JSON.stringify([root, source_file]);
  const held = new Set<string>();
  for (const { roots, documents, unread } of parts) {
    for (const { places } of documents) {
      for (const { root, source_file } of places) held.add(keyOf({ root: roots[root]?.path ?? '', source_file }));
    }
    for (const file of unread) held.add(keyOf(file));
  }
  const waiting = parts.map(({ path, queued = [] }): [string, readonly NamedFile[]] => [
    path,
    queued.filter((file) => !held.has(keyOf(file)) && !isThere(file)),
  ]);
  return new Map(waiting.filter(([, files]) => files.length > 0));
}
