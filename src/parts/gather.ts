import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import * as z from 'zod';
import type { Converted, KnownDocument, RunFile, UnreadFile } from '../batch/convert-all.js';
import { fromOutput, type Place, placeKey } from '../batch/dataset-state.js';
import type { FoundInputs } from '../batch/find-inputs.js';
import { exists } from '../batch/former-run.js';
import { outputFolder } from '../batch/output-folder.js';
import { readingPlan } from '../batch/reading-plan.js';
import { runBatch } from '../batch/run.js';
import type { Ground, RunOutcome, RunSettings } from '../batch/run-settings.js';
import { findStored, lookAtStored, putStored, type Stored } from '../batch/store.js';
import { writeWhole } from '../batch/write-file.js';
import { putUnder } from '../groups/group-by.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import {
  addShares,
  findMismatches,
  findMissing,
  findWaiting,
  type HadShares,
  hadOf,
  type NamedFile,
  type PartProblem,
} from './check-parts.js';
import { hashOfContent, partFolder } from './part.js';
import type { Part } from './read-part.js';
import { thisProgram } from './run-share.js';

export interface GatherOptions {
  /** Make the dataset of what there is, though shares are missing. */
  readonly partial: boolean;
  /** The configuration was named, so that those of the parts do not matter. */
  readonly configNamed: boolean;
}

export type GatherOutcome =
  | { readonly kind: 'parts-refused'; readonly problems: readonly PartProblem[] }
  | {
      readonly kind: 'ran';
      readonly outcome: RunOutcome;
      /** Shares that are not there: told, since they were allowed to be missing. */
      readonly missing: readonly string[];
    };

const notePath = (out: string): string => join(outputFolder(out).root, '.mokuhyo', 'gathered.json');

const noteSchema = z.array(
  z.object({
    input: z.string(),
    reading: z.string(),
    count: z.int(),
    indexes: z.array(z.int()),
    roots: z.array(z.string()),
  }),
);

/** The shares that former gatherings brought. A note that is gone or damaged is none: all parts are asked for again. */
async function readNote(out: string): Promise<readonly HadShares[]> {
  // The note of a dataset that somebody took away says nothing of a new one.
  if (!(await exists(outputFolder(out).manifest))) return [];
  const text = await readFile(notePath(out), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') return '[]';
    throw problem;
  });
  try {
    return noteSchema.parse(JSON.parse(text));
  } catch {
    // Not as this version writes it.
    return [];
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Joins parts into one dataset: the same files, to the byte, as one run over their inputs makes. */
export async function gather(
  settings: RunSettings,
  parts: readonly Part[],
  { partial, configNamed }: GatherOptions,
): Promise<GatherOutcome> {
  const mismatches = findMismatches(parts, thisProgram(settings), configNamed);
  if (mismatches.length > 0) return { kind: 'parts-refused', problems: mismatches };
  const otherConfig = parts.find(
    ({ config }) => config.path !== '' && config.sha256 !== hashOfContent(settings.dataset),
  );
  if (otherConfig && !configNamed) {
    return { kind: 'parts-refused', problems: [{ kind: 'other-config', path: otherConfig.path }] };
  }
  const had = addShares(await readNote(settings.out), parts);
  const missing = findMissing(had, parts);
  if (missing.length > 0 && !partial) return { kind: 'parts-refused', problems: missing };
  const shares = missing.flatMap((problem) => (problem.kind === 'missing' ? problem.shares : []));
  const issues = shares.map((actual): Issue => ({ code: 'batch/part-missing', actual }));
  const ordered = parts.toSorted((a, b) => (a.share?.index ?? 0) - (b.share?.index ?? 0) || compare(a.path, b.path));
  const placed = ordered.map((part) => placePart(part, had, settings.out));
  const refused: PartProblem[] = [];
  const outcome = await runBatch({
    ...settings,
    paths: [],
    given: {
      found: foundOf(placed),
      issues,
      take: async (ground) => {
        const taken = await takeParts(settings, ground, placed, partial);
        refused.push(...taken.problems);
        return taken.problems.length > 0 ? undefined : taken.converted;
      },
    },
  });
  if (outcome.kind === 'refused') return { kind: 'parts-refused', problems: refused };
  if (outcome.kind === 'done') {
    await writeWhole(notePath(settings.out), JSON.stringify(had), outputFolder(settings.out).temp);
  }
  return { kind: 'ran', outcome, missing: shares };
}

/** A part with its folders as the dataset knows them. */
interface PlacedPart {
  readonly part: Part;
  /** Absolute paths. */
  readonly roots: FoundInputs['roots'];
  readonly documents: ReadonlyMap<string, readonly Place[]>;
  readonly unread: readonly UnreadFile[];
}

/** Machines may know one input by different paths: the first part of it that came decides. */
function placePart(part: Part, had: readonly HadShares[], out: string): PlacedPart {
  const known = hadOf(had, part)?.roots;
  const roots = part.roots.map(({ path, whole }, index) => ({ path: known?.[index] ?? path, whole }));
  const nameOf = new Map(part.roots.map(({ path }, index) => [path, roots[index]?.path ?? path]));
  const folders = roots.map(({ path }) => fromOutput(out, path));
  const documents = part.documents.map(({ sha256, places }): [string, readonly Place[]] => [
    sha256,
    places.map(({ root, source_file }) => ({ root: folders[root] ?? '', sourceFile: source_file })),
  ]);
  const unread = part.unread.map(
    ({ root, source_file, issue: { code, actual, expected } }): UnreadFile => ({
      place: { root: fromOutput(out, nameOf.get(root) ?? root), sourceFile: source_file },
      issue: { code, ...(actual === undefined ? {} : { actual }), ...(expected === undefined ? {} : { expected }) },
    }),
  );
  return { part, roots, documents: new Map(documents), unread };
}

/** Of values with the same key the first. */
const distinct = <T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] =>
  [...new Map(values.toReversed().map((value) => [keyOf(value), value])).values()].toReversed();

/** What the parts found, each thing once: every share of an input walked all of it. */
function foundOf(placed: readonly PlacedPart[]): FoundInputs {
  const roots = placed.flatMap((part) => part.roots).sort((a, b) => Number(b.whole) - Number(a.whole));
  const problems = placed.flatMap(({ part }) =>
    part.problems.map(({ source_file, ...problem }) => ({ ...problem, sourceFile: source_file })),
  );
  return {
    files: [],
    roots: distinct(roots, ({ path }) => path).toSorted((a, b) => compare(a.path, b.path)),
    problems: distinct(problems, (problem) => JSON.stringify(problem)),
  };
}

interface Taken {
  readonly converted: Converted;
  readonly problems: readonly PartProblem[];
}

/** Documents under way at once: copying waits for the disk. */
const WIDTH = 8;

/** The results of all parts → the store of the dataset, each document once, with all its places. */
async function takeParts(
  settings: RunSettings,
  ground: Ground,
  placed: readonly PlacedPart[],
  partial: boolean,
): Promise<Taken> {
  const waiting = findWaitingFiles(settings, ground, placed);
  if (waiting.size > 0 && !partial) {
    const problems = [...waiting].map(([path, files]): PartProblem => {
      return { kind: 'waiting', path, files: files.map(({ sourceFile }) => sourceFile) };
    });
    return { converted: { documents: [], unread: [], left: [], disk: undefined }, problems };
  }
  const left = [...waiting.values()].flat().map((place): RunFile => ({ path: '', place }));
  const holders = new Map<string, PlacedPart[]>();
  for (const part of placed) {
    for (const sha256 of part.documents.keys()) putUnder(holders, sha256, part);
  }
  settings.report({ kind: 'started', files: holders.size, workers: 0 });
  const documents: KnownDocument[] = [];
  const problems: PartProblem[] = [];
  const take = documentTaker(settings, ground);
  const limit = pLimit(WIDTH);
  await limit.map(
    [...holders].sort(([a], [b]) => compare(a, b)),
    async ([sha256, parts]) => {
      const taken = await take(sha256, parts);
      if (taken && 'kind' in taken) problems.push(taken);
      else if (taken) documents.push(taken);
    },
  );
  const unread = distinct(
    placed.flatMap((part) => part.unread),
    ({ place }) => placeKey(place),
  );
  return { converted: { documents, unread, left, disk: undefined }, problems };
}

/** Files that a queue was given and that are nowhere yet, by the part that says so. */
function findWaitingFiles(
  { out }: RunSettings,
  { state }: Ground,
  placed: readonly PlacedPart[],
): ReadonlyMap<string, readonly Place[]> {
  const placeOf = ({ root, source_file }: NamedFile): Place => ({
    root: fromOutput(out, root),
    sourceFile: source_file,
  });
  const places = [
    ...[...state.members.values()].flatMap((member) => member.places),
    ...state.unread.filter(({ status }) => status === 'failed').map(({ place }) => place),
  ];
  const known = new Set(places.map(placeKey));
  const waiting = findWaiting(
    placed.map(({ part }) => part),
    (file) => known.has(placeKey(placeOf(file))),
  );
  return new Map([...waiting].map(([path, files]) => [path, files.map(placeOf)]));
}

/** Takes one document over from the parts that have it; undefined where it was withdrawn from the dataset. */
function documentTaker(settings: RunSettings, ground: Ground) {
  const { store, state } = ground;
  const plan = readingPlan(settings, ground);
  return async (sha256: string, parts: readonly PlacedPart[]): Promise<KnownDocument | PartProblem | undefined> => {
    const places = distinct(
      parts.flatMap(({ documents }) => documents.get(sha256) ?? []),
      placeKey,
    ).toSorted((a, b) => compare(placeKey(a), placeKey(b)));
    const files = places.map((place): RunFile => ({ path: '', place }));
    const [file] = files;
    if (!file) return undefined;
    const { sourceFile } = file.place;
    if (state.withdrawn.has(sha256)) {
      settings.report({ kind: 'notice', issue: renderIssue({ code: 'batch/withdrawn', actual: sourceFile }, '') });
      return undefined;
    }
    const key = plan.wanted(sha256, file)?.reader.key;
    const there = await findStored(store, sha256);
    const isThere = there !== undefined && there.reader.key === key;
    const found = isThere ? there : await copyBest(ground, sha256, parts, key);
    if ('kind' in found) return found;
    const { status, pages, errors } = found.summary;
    settings.report({ kind: 'document', sourceFile, status, pages, reused: true, errors });
    const stored = { reader: found.reader, summary: found.summary };
    return { sha256, files, stored, isRead: !isThere };
  };
}

/** Copies what a part read of a document into the store; of several parts that of one where no limit ended it. */
async function copyBest(
  { store }: Ground,
  sha256: string,
  parts: readonly PlacedPart[],
  key: string | undefined,
): Promise<Stored | PartProblem> {
  let best: (Stored & { readonly text: string }) | undefined;
  for (const { part } of parts) {
    const { store: folder, temp } = partFolder(part.path);
    const found = await lookAtStored({ folder, temp }, sha256);
    const document = sha256.slice(0, 12);
    if (!found) return { kind: 'document', path: part.path, document };
    if (found.reader.key !== key) return { kind: 'read-otherwise', path: part.path, document };
    if (!best || (found.summary.settled && !best.summary.settled)) best = found;
  }
  if (!best) throw new Error(`no part has ${sha256}`);
  await putStored(store, sha256, best.text);
  return best;
}
