// Where a dataset keeps what was read of its documents, before names, sources and corrections are put in.

import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { orderResult } from '../dataset/order.js';
import { documentStatuses } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
import { upgradeResult } from '../schema/upgrade-result.js';
import { writeWhole } from './write-file.js';

/** What a run remembers of each document while it goes on: sort keys and counts, some hundred bytes. */
export const summarySchema = z.object({
  sha256: z.string(),
  document_id: z.string(),
  status: z.enum(documentStatuses),
  municipality_code: z.string(),
  municipality: z.string(),
  document_fiscal_year: z.int().nullable(),
  department: z.string(),
  pages: z.int(),
  indicators: z.int(),
  observations: z.int(),
  issues: z.object({ info: z.int(), warning: z.int(), error: z.int() }),
  /** Its first errors, each code once, for the messages of the run. */
  errors: z.array(z.object({ code: z.string(), message: z.string(), message_ja: z.string() })),
  /** False where a time limit or a crash ended it: the next run tries again. */
  settled: z.boolean(),
});
export type Summary = z.infer<typeof summarySchema>;

/** Who read a result: the program's version for people, and a key of its very code and the options, which decides whether it is up to date. */
export const readerSchema = z.object({ version: z.string(), key: z.string() });
export type Reader = z.infer<typeof readerSchema>;

/** First line of a stored file; the result follows on the second, so that `crc` tells a torn file (power cut) from a whole one. */
const headSchema = z.object({ crc: z.int(), reader: readerSchema, summary: summarySchema });

/** Where a dataset keeps what was read of its documents, before names, sources and corrections are put in. */
export interface Store {
  readonly folder: string;
  readonly temp: string;
}

/** A result that the store has, its content still on the disk. */
export interface Stored {
  readonly reader: Reader;
  readonly summary: Summary;
}

/** Folders by the hash's first two digits: a folder of 100,000 files is slow on some disks. */
const pathOf = (store: Store, sha256: string): string => join(store.folder, sha256.slice(0, 2), `${sha256}.json`);

/** So many kinds of error are told of a document while a run goes on; all of them stand in its files. */
const TOLD_ERRORS = 3;

/** The first errors of a document, each code once. */
export function firstErrors(issues: readonly IssueRow[]): Summary['errors'] {
  const errors = new Map<string, Summary['errors'][number]>();
  for (const { level, code, message, message_ja } of issues) {
    if (level === 'error' && !errors.has(code)) errors.set(code, { code, message, message_ja });
  }
  return [...errors.values()].slice(0, TOLD_ERRORS);
}

export function summarise(result: DocumentResult, settled: boolean): Summary {
  const { document } = result;
  const count = (level: string): number => result.issues.filter((issue) => issue.level === level).length;
  return {
    sha256: document.sha256,
    document_id: document.document_id,
    status: document.status,
    municipality_code: document.municipality_code,
    municipality: document.municipality,
    document_fiscal_year: document.document_fiscal_year,
    department: document.department,
    pages: document.pages,
    indicators: document.indicators,
    observations: document.observations,
    issues: { info: count('info'), warning: count('warning'), error: count('error') },
    errors: firstErrors(result.issues),
    settled,
  };
}

/** Keeps one document's result; whole or not at all. */
export async function writeStored(
  store: Store,
  reader: Reader,
  result: DocumentResult,
  settled: boolean,
): Promise<Summary> {
  const summary = summarise(result, settled);
  // In the order of its files: so a result that is made again from them is the same to the byte.
  const body = JSON.stringify(orderResult(result));
  const head = JSON.stringify({ crc: crc32(body), reader, summary } satisfies z.infer<typeof headSchema>);
  await writeWhole(pathOf(store, summary.sha256), `${head}\n${body}\n`, store.temp);
  return summary;
}

/** The body of a stored file, as far as its sum says that it is whole, and its head. */
export function parseStored<T extends { readonly crc: number }>(
  text: string,
  schema: z.ZodType<T>,
): { readonly head: T; readonly body: string } | undefined {
  const end = text.indexOf('\n');
  if (end < 0 || !text.endsWith('\n')) return undefined;
  const body = text.slice(end + 1, -1);
  try {
    const head = schema.parse(JSON.parse(text.slice(0, end)));
    return head.crc === crc32(body) ? { head, body } : undefined;
  } catch {
    // Not a file as this version writes it: as good as none.
    return undefined;
  }
}

const isAbsent = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    if (isAbsent(problem)) return undefined;
    throw problem;
  }
}

/** The hashes of all documents that the store holds something of. */
export async function listStored(store: Store): Promise<Set<string>> {
  try {
    const names = await readdir(store.folder, { recursive: true });
    return new Set(names.flatMap((name) => /([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []));
  } catch (problem) {
    if (isAbsent(problem)) return new Set();
    throw problem;
  }
}

/** The finished result of these bytes, of whatever program and options; undefined where there is none, or only a torn one. */
export async function findStored(store: Store, sha256: string): Promise<Stored | undefined> {
  const text = await readIfThere(pathOf(store, sha256));
  const head = text === undefined ? undefined : parseStored(text, headSchema)?.head;
  return head?.summary.settled && head.summary.sha256 === sha256 ? head : undefined;
}

/** What a stored file of another folder says of itself; undefined where there is none, or it is damaged. */
export async function lookAtStored(store: Store, sha256: string): Promise<(Stored & { text: string }) | undefined> {
  const text = (await readIfThere(pathOf(store, sha256))) ?? '';
  const head = parseStored(text, headSchema)?.head;
  return head?.summary.sha256 === sha256 ? { ...head, text } : undefined;
}

/** Takes a stored file over as it is. */
export const putStored = (store: Store, sha256: string, text: string): Promise<void> =>
  writeWhole(pathOf(store, sha256), text, store.temp);

/** The result that this run wrote or found. It is there: its absence is a fault, or somebody deleted it meanwhile. */
export async function readStored(store: Store, sha256: string, reader: Reader): Promise<DocumentResult> {
  const result = await tryStored(store, sha256, reader);
  if (!result) throw new Error(`the stored result of ${sha256} is gone or damaged`);
  return result;
}

/** The same, undefined where a former version wrote what this one cannot understand. */
export async function tryStored(store: Store, sha256: string, reader: Reader): Promise<DocumentResult | undefined> {
  const found = parseStored((await readIfThere(pathOf(store, sha256))) ?? '', headSchema);
  if (found === undefined) return undefined;
  // This very program wrote it (the key) and it is whole (its sum): no schema can find fault with it, only take time.
  if (found.head.reader.key === reader.key && reader.key !== '') return JSON.parse(found.body) as DocumentResult;
  return upgradeResult(JSON.parse(found.body));
}

export const removeStored = (store: Store, sha256: string): Promise<void> => rm(pathOf(store, sha256), { force: true });

/** Removes what belongs to no document of the dataset: called only when a run is complete. */
export async function pruneStore(store: Store, keep: ReadonlyMap<string, unknown>): Promise<void> {
  for (const sha256 of await listStored(store)) if (!keep.has(sha256)) await removeStored(store, sha256);
}
