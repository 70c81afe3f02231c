// A part on the disk: its folders, its account, its records.

import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { OutputFolder } from '../batch/output-folder.js';
import { catalogue, type IssueCode } from '../issues/catalogue.js';
import { readingSchema } from '../schema/manifest.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Number of one of the part's roots, from 0, and the path below it. */
const place = z.object({ root: z.int().min(0), source_file: z.string() });
const isCode = (code: string): code is IssueCode => Object.hasOwn(catalogue, code);
const issue = z.object({
  code: z.custom<IssueCode>((code) => typeof code === 'string' && isCode(code)),
  actual: z.string().optional(),
  expected: z.string().optional(),
});

/** How a part's documents were asked to be read: what the command line said, each left out where it was silent. */
const askedSchema = z.object({
  municipality: z.string().optional(),
  /** File of `--profile`, and a hash of what stands in it; an empty path: `--no-profile`. */
  profile: z.object({ path: z.string(), sha256 }).optional(),
  /** Of pages without text; see the manifest. */
  ocr: readingSchema.shape.ocr,
});

/**
 * part.json: what one machine read of an input (部分). Paths are absolute, of that machine. It is written last: a folder without it is not
 * finished.
 */
const partSchema = z.object({
  format: z.literal(1),
  program: z.object({ name: z.literal('mokuhyo'), version: z.string(), hash: z.string() }),
  /** Null where a queue gave the documents, one by one. */
  share: z.object({ index: z.int().min(1), count: z.int().min(1) }).nullable(),
  /** See `InputIdentity`; empty where a queue gave the documents. */
  input: z.string(),
  asked: askedSchema,
  /** What the dataset is about, as far as it was found; an empty path: nothing. */
  config: z.object({ path: z.string(), sha256 }),
  /** Of the lines of `--corrections`: some of them decide how a document is read. */
  corrections: sha256,
  roots: z.array(z.object({ path: z.string(), whole: z.boolean() })),
  problems: z.array(
    z.object({
      kind: z.enum(['missing', 'unreadable', 'empty-folder', 'not-a-file']),
      path: z.string(),
      source_file: z.string(),
      root: z.string(),
      reason: z.string(),
    }),
  ),
  /** Files of the input whose bytes could not be read: every share meets them. */
  unread: z.array(z.object({ root: z.string(), source_file: z.string(), issue })),
  documents: z.array(z.object({ sha256, places: z.array(place) })),
  /** Files that were given to a queue: what its workers read has to hold them. Absent everywhere else. */
  queued: z.array(z.object({ root: z.string(), source_file: z.string() })).optional(),
});
export type PartRecord = z.infer<typeof partSchema>;

/** One file that a queue gave to a worker: the document that it is, or why it could not be read. */
export const takenSchema = z.object({
  root: z.string(),
  source_file: z.string(),
  sha256: sha256.optional(),
  issue: issue.optional(),
});
export type Taken = z.infer<typeof takenSchema>;

/** Folder in which a worker's part notes what it has read, a small file for each: a worker that is killed leaves all of them whole. */
export const takenFolder = ({ root }: Pick<OutputFolder, 'root'>): string => join(root, 'taken');

export function takenPath(folder: OutputFolder, { root, source_file }: Taken): string {
  const name = createHash('sha256')
    .update(JSON.stringify([root, source_file]))
    .digest('hex');
  return join(takenFolder(folder), name.slice(0, 2), `${name}.json`);
}

/** The name of a part's account of itself. */
export const PART_FILE = 'part.json';

/**
 * Where a part keeps what it read, in no hidden folder: whoever copies `PART/*` copies it, too. No lock is held on it: a scheduler that takes a
 * machine for dead begins the share again elsewhere, and nobody there can know whether the first still runs. Two that write the same share
 * write the same files, each whole or not at all; so each needs a place of its own for what it has not finished.
 */
export function partFolder(root: string): OutputFolder {
  const own = join(root, '.mokuhyo');
  return {
    root,
    lock: join(own, 'lock'),
    temp: join(own, 'tmp', randomUUID()),
    store: join(root, 'results'),
    spool: join(own, 'spool'),
    ours: join(own, 'ours.json'),
    manifest: join(root, 'manifest.json'),
    corrections: join(root, 'corrections.csv'),
  };
}

export const hashOfContent = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Text of part.json: a hash of the account on the first line tells a damaged one from a whole one. */
export const formatPart = (part: PartRecord): string => {
  const body = JSON.stringify(part, undefined, 1);
  return `{"sha256":"${createHash('sha256').update(body).digest('hex')}","part":\n${body}\n}\n`;
};

const outerSchema = z.object({ sha256, part: z.unknown() });

/** The account of a part; undefined where it is damaged. */
export function parsePart(text: string): PartRecord | undefined {
  try {
    const outer = outerSchema.parse(JSON.parse(text));
    const body = JSON.stringify(outer.part, undefined, 1);
    if (createHash('sha256').update(body).digest('hex') !== outer.sha256) return undefined;
    return partSchema.parse(outer.part);
  } catch {
    // Cut off, or changed by hand.
    return undefined;
  }
}
