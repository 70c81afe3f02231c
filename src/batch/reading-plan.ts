// How the documents of a run are read, and which of the dataset's others have to be read again.

import { join } from 'node:path';
import { pointedColumns } from '../corrections/pointed-columns.js';
import { linesByDocument } from '../corrections/standing-lines.js';
import { documentIdOf } from '../failed-result.js';
import type { EnginePlaces } from '../ocr/engines/engine.js';
import { withPointedWords } from '../profiles/pointed-words.js';
import type { Reading } from '../schema/manifest.js';
import type { Profile } from '../schema/profile.js';
import type { RunFile, Wanted } from './convert-all.js';
import { type Member, placeKey, toPath } from './dataset-state.js';
import { exists } from './former-run.js';
import { findOrRestore } from './restore.js';
import { type ResultOptions, resultKey } from './result-key.js';
import type { Ground, RunSettings } from './run-settings.js';

/** How the documents of a run are to be read, and which of the dataset's others have to be read again. */
export interface ReadingPlan {
  readonly readingOf: (sha256: string, file: RunFile) => Reading;
  readonly wanted: (sha256: string, file: RunFile) => Wanted | undefined;
  /** Documents of the dataset that nobody gave, whose results are out of date and whose PDF still lies where it was. */
  readonly findOutdated: (given: readonly RunFile[]) => Promise<readonly RunFile[]>;
}

/** How a document is read that the dataset wants read so, by these profiles. */
export const optionsOf = (
  { municipality, ocr = 'off' }: Reading,
  profiles: readonly Profile[],
  engines: EnginePlaces = {},
): ResultOptions => ({
  profiles,
  ...(municipality === '' ? {} : { municipality }),
  ...(ocr === 'off' ? {} : { ocr: { trusted: ocr === 'trusted', ...engines } }),
});

export function readingPlan(settings: RunSettings, ground: Ground): ReadingPlan {
  const { folder, store, state, program, corrections } = ground;
  const linesOf = linesByDocument(corrections.lines);
  const fresh: Reading = { municipality: '', profile: state.remembered.profile };
  const askedAgain = (sha256: string, reading: Reading): Reading =>
    settings.again?.documents.has(sha256) ? { ...reading, ...settings.again.reading } : reading;
  /** What the command line asks for; else as the document was read last; else as its folder; else as the last run. */
  const readingOf: ReadingPlan['readingOf'] = (sha256, { place, expected }) => {
    const before = state.members.get(sha256)?.reading ?? state.roots.get(place.root)?.reading ?? fresh;
    return askedAgain(sha256, expected === undefined ? { ...before, ...settings.asked } : before);
  };
  const wantedFor = (sha256: string, reading: Reading): Wanted | undefined => {
    const asked = settings.profilesOf(reading.profile);
    if (!asked) return undefined;
    const pointed = pointedColumns(linesOf.get(documentIdOf(sha256)) ?? []);
    const profiles = pointed.length === 0 ? asked : asked.map((profile) => withPointedWords(profile, pointed));
    const options = optionsOf(reading, profiles, settings.engines);
    return { reader: { version: program.version, key: resultKey(program, options) }, options };
  };
  const findThere = async ({ sha256, places }: Member): Promise<RunFile | undefined> => {
    for (const place of places) {
      const path = join(toPath(settings.out, place.root), place.sourceFile);
      if (place.root !== '' && (await exists(path))) return { path, place, expected: sha256 };
    }
    return undefined;
  };
  return {
    readingOf,
    wanted: (sha256, file) => wantedFor(sha256, readingOf(sha256, file)),
    async findOutdated(given) {
      const met = new Set(given.map(({ place }) => placeKey(place)));
      const outdated: RunFile[] = [];
      for (const member of state.members.values()) {
        const { sha256, reading, places, readBy } = member;
        if (state.withdrawn.has(sha256) || places.some((place) => met.has(placeKey(place)))) continue;
        const stored = await findOrRestore(folder, store, sha256, readBy);
        const wanted = wantedFor(sha256, askedAgain(sha256, reading));
        const isUpToDate = stored?.reader.key === wanted?.reader.key && !settings.again?.documents.has(sha256);
        if (!wanted || isUpToDate) continue;
        const file = await findThere(member);
        if (file) outdated.push(file);
      }
      return outdated;
    },
  };
}
