// Finds the source (address, day) that a list names for a file, by its place or its bytes.

import { basename } from 'node:path';
import type { Issue } from '../issues/issue.js';
import type { KnownDocument } from './convert-all.js';
import type { Place } from './dataset-state.js';
import type { Source, Sources } from './sources.js';

export interface PlacedSources {
  /** Where the document of these bytes was published, as far as this run's list says. */
  of(sha256: string): Source | undefined;
  readonly issues: readonly Issue[];
}

/** `2019/a.pdf`: the name of a file with that of the folder which was given. */
export const fullName = ({ root, sourceFile }: Place): string => `${basename(root)}/${sourceFile}`;

/**
 * The sources of the documents that a run met. A name that lies in several of the folders given (2019/a.pdf, 2020/a.pdf) says nothing
 * until the list names the folder, too: a wrong address is worse than none.
 */
export function findSource(
  documents: readonly Pick<KnownDocument, 'sha256' | 'files'>[],
  sources: Sources,
): PlacedSources {
  const holders = new Map<string, Set<string>>();
  for (const { sha256, files } of documents) {
    for (const { place } of files) {
      holders.set(place.sourceFile, (holders.get(place.sourceFile) ?? new Set()).add(sha256));
    }
  }
  const isClear = ({ sourceFile }: Place): boolean => holders.get(sourceFile)?.size === 1;
  const found = new Map<string, Source>();
  const unclear = new Set<string>();
  for (const { sha256, files } of documents) {
    const places = files.map(({ place }) => place);
    const names = [...places.map(fullName), ...places.filter(isClear).map((place) => place.sourceFile)];
    const source = sources.find({ sha256, names });
    if (source) found.set(sha256, source);
    else {
      const blurred = places.find((place) => sources.find({ sha256, names: [place.sourceFile] }));
      if (blurred) unclear.add(blurred.sourceFile);
    }
  }
  return {
    of: (sha256) => found.get(sha256),
    issues: [...unclear].map((actual) => ({ code: 'batch/ambiguous-source', actual })),
  };
}
