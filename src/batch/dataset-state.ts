// The dataset as its manifest describes it: documents with their places, inputs, and what could not be read.

import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { compareText } from '../dataset/order.js';
import { type FlavourName, flavourNames } from '../emit/flavours.js';
import { putUnder } from '../groups/group-by.js';
import { type Manifest, manifestSchema, type Reading } from '../schema/manifest.js';
import type { Source } from './sources.js';

/** Where a file of a document lies: a folder that was given, relative to the output folder, and the path below it. */
export interface Place {
  /** Empty where a former version did not note it. */
  readonly root: string;
  readonly sourceFile: string;
}

/** A folder that PDFs were given from. */
export interface Root {
  readonly path: string;
  /** The folder itself was given, not single files in it. */
  readonly whole: boolean;
  readonly reading: Reading;
}

/** A document that belongs to the dataset (データセットに属する文書). */
export interface Member {
  readonly sha256: string;
  /** Version of the program that read it. */
  readonly readBy: string;
  readonly reading: Reading;
  readonly places: readonly Place[];
  readonly source: Source;
}

/** A file that is known and that nothing was read of: it could not be opened, or its turn has not come. */
export interface Unread {
  readonly place: Place;
  readonly documentId: string;
  readonly status: 'failed' | 'not-reached';
}

/** What a run remembers for the next one. */
export interface Remembered {
  readonly profile: string;
  readonly config: string;
  readonly also: readonly FlavourName[];
  readonly includePartial: boolean;
  readonly includeOther: boolean;
}

/** A dataset as its manifest has it, before a run. */
export interface DatasetState {
  /** Is there one at all? */
  readonly exists: boolean;
  readonly roots: ReadonlyMap<string, Root>;
  /** By SHA-256. */
  readonly members: ReadonlyMap<string, Member>;
  readonly unread: readonly Unread[];
  readonly withdrawn: ReadonlySet<string>;
  readonly remembered: Remembered;
  /** Version 0.1 did not name the files that it was given: which of them it had. */
  readonly unnamed: { readonly profile: boolean; readonly sources: boolean; readonly corrections: boolean };
}

/** The state, or that the manifest is not to be understood: damaged, or of a later version. */
export type ReadState =
  | { readonly kind: 'state'; readonly state: DatasetState }
  | { readonly kind: 'not-understood'; readonly version: string };

const nothingRemembered: Remembered = {
  profile: '',
  config: '',
  also: [],
  includePartial: false,
  includeOther: false,
};

const noDataset: DatasetState = {
  exists: false,
  roots: new Map(),
  members: new Map(),
  unread: [],
  withdrawn: new Set(),
  remembered: nothingRemembered,
  unnamed: { profile: false, sources: false, corrections: false },
};

/** The manifest of version 0.1, as far as it tells of the dataset. */
const oldManifestSchema = z.object({
  program: z.object({ name: z.literal('mokuhyo'), version: z.string().default('') }),
  options: z
    .object({
      municipality: z.string().default(''),
      profile_sha256: z.string().default(''),
      sources_sha256: z.string().default(''),
      corrections_sha256: z.string().default(''),
      include_partial: z.boolean().default(false),
      include_other: z.boolean().default(false),
      also: z.array(z.string()).default([]),
    })
    .prefault({}),
  inputs: z.array(z.object({ source_file: z.string().default(''), sha256: z.string().default('') })),
});
type OldManifest = z.infer<typeof oldManifestSchema>;

const isFlavour = (name: string): name is FlavourName => flavourNames.some((known) => known === name);
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
export const placeKey = ({ root, sourceFile }: Place): string => `${root}\n${sourceFile}`;
export const comparePlaces = (a: Place, b: Place): number =>
  compareText(a.sourceFile, b.sourceFile) || compareText(a.root, b.root);

/** A path as the manifest has it: relative to the output folder, with `/`; absolute where there is no way between (another drive). */
export function fromOutput(out: string, path: string): string {
  const found = relative(resolve(out), resolve(path)).replaceAll('\\', '/');
  return found === '' ? '.' : found;
}

/** The path that the manifest's form of it means. */
export const toPath = (out: string, noted: string): string => (isAbsolute(noted) ? noted : join(resolve(out), noted));

/** Places of the inputs, by the hash of what lies there. */
function placesByHash(
  inputs: readonly { readonly root?: string; readonly source_file: string; readonly sha256: string }[],
): ReadonlyMap<string, readonly Place[]> {
  const places = new Map<string, Place[]>();
  for (const { root = '', source_file, sha256 } of inputs) {
    if (isHash(sha256)) putUnder(places, sha256, { root, sourceFile: source_file });
  }
  return places;
}

function stateOf(manifest: Manifest): DatasetState {
  const { options } = manifest;
  const places = placesByHash(manifest.inputs);
  const members = manifest.documents.map(
    ({ sha256, read_by, municipality, profile, ocr, source_url, published }): Member => ({
      sha256,
      readBy: read_by,
      reading: { municipality, profile, ...(ocr === undefined ? {} : { ocr }) },
      places: places.get(sha256) ?? [],
      source: { url: source_url, published },
    }),
  );
  const unread = manifest.inputs.flatMap(({ root, source_file, document_id, sha256, status }): Unread[] =>
    sha256 === '' && (status === 'failed' || status === 'not-reached')
      ? [{ place: { root, sourceFile: source_file }, documentId: document_id, status }]
      : [],
  );
  return {
    exists: true,
    roots: new Map(
      manifest.roots.map(({ path, whole, ...reading }): [string, Root] => [path, { path, whole, reading }]),
    ),
    members: new Map(members.map((member) => [member.sha256, member])),
    unread,
    withdrawn: new Set(manifest.withdrawn),
    remembered: {
      profile: options.profile,
      config: options.config,
      also: options.also.filter(isFlavour),
      includePartial: options.include_partial,
      includeOther: options.include_other,
    },
    unnamed: noDataset.unnamed,
  };
}

/** A dataset of version 0.1: its documents, under folders that nobody knows, with the flavours that it had. */
function stateOfOld({ program, options, inputs }: OldManifest): DatasetState {
  const reading: Reading = { municipality: options.municipality, profile: '' };
  const members = [...placesByHash(inputs)].map(
    ([sha256, places]): Member => ({
      sha256,
      readBy: program.version,
      reading,
      places,
      source: { url: '', published: '' },
    }),
  );
  return {
    ...noDataset,
    exists: true,
    members: new Map(members.map((member) => [member.sha256, member])),
    remembered: {
      ...nothingRemembered,
      also: options.also.filter(isFlavour),
      includePartial: options.include_partial,
      includeOther: options.include_other,
    },
    unnamed: {
      profile: options.profile_sha256 !== '',
      sources: options.sources_sha256 !== '',
      corrections: options.corrections_sha256 !== '',
    },
  };
}

const formatSchema = z.object({ format: z.unknown(), program: z.object({ version: z.string() }).optional() });

/** What the manifest of an output folder says of its dataset, of whatever version; of a folder without one, an empty dataset. */
export async function readState(manifest: string): Promise<ReadState> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(manifest, 'utf8'));
  } catch (problem) {
    // None, or not ours: a run is refused then before anything is written (`findForeign`).
    const isAbsent =
      problem instanceof Error && 'code' in problem && ['ENOENT', 'ENOTDIR'].includes(String(problem.code));
    if (isAbsent || problem instanceof SyntaxError) return { kind: 'state', state: noDataset };
    throw problem;
  }
  const current = manifestSchema.safeParse(content);
  if (current.success) return { kind: 'state', state: stateOf(current.data) };
  const form = formatSchema.safeParse(content).data;
  const old = form?.format === undefined ? oldManifestSchema.safeParse(content) : undefined;
  if (old?.success) return { kind: 'state', state: stateOfOld(old.data) };
  return { kind: 'not-understood', version: form?.program?.version ?? '' };
}
