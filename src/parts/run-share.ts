import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Converted } from '../batch/convert-all.js';
import { type DatasetState, fromOutput, type Place, toPath } from '../batch/dataset-state.js';
import { findInputs } from '../batch/find-inputs.js';
import type { OutputFolder } from '../batch/output-folder.js';
import { hashProgram, type Program } from '../batch/result-key.js';
import { convertFiles, openFolder } from '../batch/run.js';
import type { Ground, RunOutcome, RunSettings } from '../batch/run-settings.js';
import { settleCorrections } from '../batch/settle-corrections.js';
import { pruneStore } from '../batch/store.js';
import { writeWhole } from '../batch/write-file.js';
import { documentStatuses } from '../schema/document.js';
import { formatPart, hashOfContent, PART_FILE, type PartRecord, partFolder } from './part.js';
import { InputIdentity, isInShare, type Share } from './share.js';

/** How the converting of a share ended. */
export type ShareOutcome =
  | {
      readonly kind: 'part';
      /** Of the share alone. */
      readonly documents: RunCounts;
      /** Files of the input that could not be read. */
      readonly unread: number;
      /** Files whose turn did not come before the run was stopped: the part is not finished then. */
      readonly left: number;
    }
  | Extract<RunOutcome, { kind: 'no-input' | 'unwritable' | 'occupied' | 'contradiction' | 'disk' }>;
type RunCounts = Extract<RunOutcome, { kind: 'done' }>['run']['documents'];

/** A part begins with nothing; what it read before lies in its store. */
export const emptyState: DatasetState = {
  exists: false,
  roots: new Map(),
  members: new Map(),
  unread: [],
  withdrawn: new Set(),
  remembered: { profile: '', config: '', also: [], includePartial: false, includeOther: false },
  unnamed: { profile: false, sources: false, corrections: false },
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Converts a share of files and folders into a part: results and an account of them. What a former run of the same program and options has
 * read there is taken over.
 */
export async function runShare(settings: RunSettings, share: Share): Promise<ShareOutcome> {
  const folder = partFolder(settings.out);
  // A dataset lies there: its files and a part's would be taken for each other.
  if (await exists(folder.manifest)) return { kind: 'occupied', path: folder.manifest };
  try {
    const reason = await openFolder(folder);
    if (reason !== undefined) return { kind: 'unwritable', reason };
    return await convertShare(settings, share, folder);
  } catch (problem) {
    if (problem instanceof Error && 'syscall' in problem) return { kind: 'unwritable', reason: problem.message };
    throw problem;
  } finally {
    await rm(folder.temp, { recursive: true, force: true });
  }
}

export const thisProgram = (settings: Pick<RunSettings, 'version' | 'program'>): Program => ({
  version: settings.version,
  hash: settings.program ?? hashProgram(fileURLToPath(new URL('..', import.meta.url))),
});

async function convertShare(settings: RunSettings, share: Share, folder: OutputFolder): Promise<ShareOutcome> {
  const found = await findInputs(settings.paths);
  if (found.files.length === 0) {
    const issues = found.problems.map(({ path }) => ({ code: 'batch/missing-path', actual: path }) as const);
    return { kind: 'no-input', issues };
  }
  const own = { kind: 'read', bytes: undefined, lines: [] } as const;
  const corrections = await settleCorrections(settings.corrections, own, emptyState, folder);
  if (corrections.kind === 'undecidable') {
    return { kind: 'contradiction', path: folder.corrections, conflicts: corrections.conflicts };
  }
  // Until it is finished anew, it is none: what it read may be another by then.
  await rm(join(folder.root, PART_FILE), { force: true });
  const store = { folder: folder.store, temp: folder.temp };
  const program = thisProgram(settings);
  const ground: Ground = { folder, store, state: emptyState, corrections, program, found };
  const identity = new InputIdentity(found.roots.map(({ path }) => fromOutput(settings.out, path)));
  const isElsewhere = (place: Place, sha256: string): boolean => {
    identity.add(place, sha256);
    return !isInShare(share, sha256);
  };
  const converted = await convertFiles({ ...settings, isElsewhere }, ground);
  if (converted.disk) return { kind: 'disk', reason: converted.disk.reason };
  for (const { place } of converted.unread) identity.add(place, 'unread');
  const { unread, left } = converted;
  const counts = {
    kind: 'part',
    documents: countDocuments(converted),
    unread: unread.length,
    left: left.length,
  } as const;
  if (left.length > 0) return counts;
  const part = recordOf(settings, { ground, share, input: identity.digest(), converted });
  await writeWhole(join(folder.root, PART_FILE), formatPart(part), folder.temp);
  await pruneStore(store, new Map(part.documents.map(({ sha256 }) => [sha256, true])));
  return counts;
}

function countDocuments({ documents }: Converted): RunCounts {
  const counts = Object.fromEntries(documentStatuses.map((status) => [status, 0])) as Record<keyof RunCounts, number>;
  for (const { stored } of documents) if (stored) counts[stored.summary.status] += 1;
  return counts;
}

/** What a part says of how it was made, whatever its documents. */
export function originOf(
  settings: RunSettings,
  program: Program,
): Pick<PartRecord, 'format' | 'program' | 'asked' | 'config' | 'corrections'> {
  const { asked, out, manifest, dataset } = settings;
  const { municipality, profile, ocr } = asked;
  const path = profile === undefined || profile === '' ? profile : toPath(out, profile);
  return {
    format: 1,
    program: { name: 'mokuhyo', ...program },
    asked: {
      ...(municipality === undefined ? {} : { municipality }),
      ...(path === undefined ? {} : { profile: { path, sha256: hashOfContent(settings.profilesOf(profile ?? '')) } }),
      ...(ocr === undefined ? {} : { ocr }),
    },
    config: {
      path: manifest.config === '' ? '' : toPath(out, manifest.config),
      sha256: hashOfContent(dataset),
    },
    corrections: hashOfContent(settings.corrections),
  };
}

interface Read {
  readonly ground: Ground;
  readonly share: Share;
  readonly input: string;
  readonly converted: Converted;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function recordOf(settings: RunSettings, { ground, share, input, converted }: Read): PartRecord {
  const { found, program } = ground;
  const roots = found.roots.map(({ path }) => fromOutput(settings.out, path));
  const placeOf = ({ root, sourceFile }: Place) => ({ root: roots.indexOf(root), source_file: sourceFile });
  const keyOf = (place: ReturnType<typeof placeOf>): string => `${place.source_file}\n${place.root}`;
  const byPlace = (a: ReturnType<typeof placeOf>, b: ReturnType<typeof placeOf>): number => compare(keyOf(a), keyOf(b));
  return {
    ...originOf(settings, program),
    share: { ...share },
    input,
    roots: found.roots.map(({ path, whole }) => ({ path, whole })),
    problems: found.problems.map(({ sourceFile, ...problem }) => ({ ...problem, source_file: sourceFile })),
    unread: converted.unread
      .map(({ place, issue: { code, actual, expected } }) => ({
        root: toPath(settings.out, place.root),
        source_file: place.sourceFile,
        issue: { code, ...(actual === undefined ? {} : { actual }), ...(expected === undefined ? {} : { expected }) },
      }))
      .sort((a, b) => compare(a.source_file, b.source_file) || compare(a.root, b.root)),
    documents: converted.documents
      .map(({ sha256, files }) => ({ sha256, places: files.map(({ place }) => placeOf(place)).sort(byPlace) }))
      .sort((a, b) => compare(a.sha256, b.sha256)),
  };
}
