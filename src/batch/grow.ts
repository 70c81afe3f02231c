import { join } from 'node:path';
import type { Issue } from '../issues/issue.js';
import type { Reading } from '../schema/manifest.js';
import type { Converted, KnownDocument, RunFile } from './convert-all.js';
import { comparePlaces, type DatasetState, type Member, type Place, placeKey, toPath } from './dataset-state.js';
import { exists } from './former-run.js';
import { findSource, fullName } from './placed-sources.js';
import type { Fate } from './run-counts.js';
import type { NamedBytes, Sources } from './sources.js';

export interface Growth {
  readonly members: ReadonlyMap<string, Member>;
  readonly fates: ReadonlyMap<string, Fate>;
  /** Documents that a mirror of the input takes out, with what they were called. */
  readonly removed: readonly Member[];
  /** What people should know of the run, not of the dataset. */
  readonly notices: readonly Issue[];
  /** All names by which a list of sources may know the documents. */
  readonly named: readonly NamedBytes[];
  /** What stands in issues.csv. */
  readonly issues: readonly Issue[];
}

export interface GrowSettings {
  readonly out: string;
  readonly version: string;
  /** Folders that were walked as a whole and without a fault: what is not found there is gone. */
  readonly walked: ReadonlySet<string>;
  readonly readingOf: (sha256: string, file: RunFile) => Reading;
  readonly sources: Sources;
  /** Make the dataset a mirror of this run's inputs. */
  readonly mirror: boolean;
}

const isGiven = ({ expected }: RunFile): boolean => expected === undefined;

/** One place per file: of two folders of which one lies in the other, the outer one names it. */
function distinctPlaces(out: string, places: readonly Place[]): readonly Place[] {
  const byPath = new Map<string, Place>();
  for (const place of places) {
    const path = place.root === '' ? placeKey(place) : join(toPath(out, place.root), place.sourceFile);
    const known = byPath.get(path);
    if (!known || toPath(out, place.root).length < toPath(out, known.root).length) byPath.set(path, place);
  }
  return [...byPath.values()].sort(comparePlaces);
}

/** Former places of a document that was met: those where it still lies. One that a former version noted without its folder is this one. */
async function findStanding(
  out: string,
  was: Member | undefined,
  foundAt: ReadonlyMap<string, string>,
): Promise<readonly Place[]> {
  const standing: Place[] = [];
  for (const place of was?.places ?? []) {
    if (place.root === '') continue;
    const there = foundAt.get(placeKey(place));
    if (there !== undefined ? there === was?.sha256 : await exists(join(toPath(out, place.root), place.sourceFile))) {
      standing.push(place);
    }
  }
  return standing;
}

/** A document that nobody met: its places stay, save that where other bytes lie now the folder is forgotten. */
function keep(was: Member, foundAt: ReadonlyMap<string, string>): Member {
  const places = was.places.map((place) => {
    const there = foundAt.get(placeKey(place));
    return there === undefined || there === was.sha256 ? place : { ...place, root: '' };
  });
  return { ...was, places };
}

function fateOf(document: KnownDocument, state: DatasetState): Fate {
  if (!state.members.has(document.sha256)) return 'added';
  if (document.isRead) return 'renewed';
  return document.files.some(isGiven) ? 'unchanged' : 'kept';
}

/** The hash of what lies at each place that this run looked at. */
function hashesByPlace(documents: readonly KnownDocument[]): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ files, sha256 }) => files.map(({ place }) => [placeKey(place), sha256] as const)),
  );
}

/** What happened to the documents of the dataset that this run did not meet. */
function noticesOf(missed: readonly Member[], foundAt: ReadonlyMap<string, string>, settings: GrowSettings): Issue[] {
  const nameOf = (member: Member): string => member.places[0]?.sourceFile ?? member.sha256;
  return missed.flatMap((member): Issue[] => {
    if (settings.mirror) return [{ code: 'batch/removed', actual: nameOf(member) }];
    const there = member.places.map((place) => foundAt.get(placeKey(place)));
    const replaced = member.places.find((_, index) => there[index] !== undefined && there[index] !== member.sha256);
    if (replaced)
      return [{ code: 'batch/replaced', actual: replaced.sourceFile, expected: member.sha256.slice(0, 12) }];
    const isGone = member.places.length > 0 && member.places.every(({ root }) => settings.walked.has(root));
    if (there.includes(member.sha256)) return [];
    return isGone ? [{ code: 'batch/gone', actual: nameOf(member) }] : [];
  });
}

/** The dataset's documents after a run: those that it had, and those that the run met. */
export async function grow(state: DatasetState, converted: Converted, settings: GrowSettings): Promise<Growth> {
  const members = new Map<string, Member>();
  const fates = new Map<string, Fate>();
  const foundAt = hashesByPlace(converted.documents);
  const given = converted.documents.map((document) => ({ ...document, files: document.files.filter(isGiven) }));
  const sourceOf = findSource(given, settings.sources);
  for (const document of converted.documents) {
    const { sha256, files, stored } = document;
    const [first] = files;
    if (!stored || !first) continue;
    const was = state.members.get(sha256);
    const met = files.filter(isGiven).map(({ place }) => place);
    const former = settings.mirror ? [] : await findStanding(settings.out, was, foundAt);
    const places = met.length === 0 ? (was?.places ?? []) : [...met, ...former];
    members.set(sha256, {
      sha256,
      readBy: stored.reader.version,
      reading: document.isRead
        ? settings.readingOf(sha256, first)
        : (was?.reading ?? settings.readingOf(sha256, first)),
      places: distinctPlaces(settings.out, places),
      source: sourceOf.of(sha256) ?? was?.source ?? { url: '', published: '' },
    });
    fates.set(sha256, fateOf(document, state));
  }
  const gone = [...state.members.values()].filter(({ sha256 }) => !members.has(sha256));
  const notices = noticesOf(gone, foundAt, settings);
  for (const was of gone) {
    if (settings.mirror) continue;
    members.set(was.sha256, keep(was, foundAt));
    fates.set(was.sha256, 'kept');
  }
  const named = [...members.values()].map(({ sha256, places }) => ({
    sha256,
    names: places.flatMap((place) => [fullName(place), place.sourceFile]),
  }));
  return { members, fates, removed: settings.mirror ? gone : [], notices, named, issues: sourceOf.issues };
}
