import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { documentStatuses } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { IssueRow } from '../schema/issue.js';
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

/** First line of a spooled file; the result follows on the second, so that `crc` tells a torn file (power cut) from a whole one. */
const headSchema = z.object({ crc: z.int(), summary: summarySchema });

export interface Spool {
  /** Folder of the results of one program under one set of options. */
  readonly folder: string;
  readonly temp: string;
}

/** Folders by the hash's first two digits: a folder of 100,000 files is slow on some disks. */
const pathOf = (spool: Spool, sha256: string): string => join(spool.folder, sha256.slice(0, 2), `${sha256}.json`);

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
export async function writeSpooled(spool: Spool, result: DocumentResult, settled: boolean): Promise<Summary> {
  const summary = summarise(result, settled);
  const body = JSON.stringify(result);
  const head = JSON.stringify({ crc: crc32(body), summary } satisfies z.infer<typeof headSchema>);
  await writeWhole(pathOf(spool, summary.sha256), `${head}\n${body}\n`, spool.temp);
  return summary;
}

interface Spooled {
  readonly summary: Summary;
  readonly body: string;
}

function parseSpooled(text: string): Spooled | undefined {
  const end = text.indexOf('\n');
  if (end < 0 || !text.endsWith('\n')) return undefined;
  const body = text.slice(end + 1, -1);
  try {
    const head = headSchema.parse(JSON.parse(text.slice(0, end)));
    return head.crc === crc32(body) ? { summary: head.summary, body } : undefined;
  } catch {
    // Not a file as this version writes it: as good as none.
    return undefined;
  }
}

const isAbsent = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    if (isAbsent(problem)) return undefined;
    throw problem;
  }
}

/** The hashes of all documents that the spool holds something of. */
export async function listSpooled(spool: Spool): Promise<Set<string>> {
  try {
    const names = await readdir(spool.folder, { recursive: true });
    return new Set(names.flatMap((name) => /([0-9a-f]{64})\.json$/.exec(name)?.[1] ?? []));
  } catch (problem) {
    if (isAbsent(problem)) return new Set();
    throw problem;
  }
}

/** The summary of a finished result of the same bytes, program and options; undefined where there is none, or only a torn one. */
export async function findSpooled(spool: Spool, sha256: string): Promise<Summary | undefined> {
  const text = await readText(pathOf(spool, sha256));
  const found = text === undefined ? undefined : parseSpooled(text);
  return found?.summary.settled && found.summary.sha256 === sha256 ? found.summary : undefined;
}

/** The result that this run wrote or found. It is there: its absence is a fault, or somebody deleted it meanwhile. */
export async function readSpooled(spool: Spool, sha256: string): Promise<DocumentResult> {
  const path = pathOf(spool, sha256);
  const found = parseSpooled((await readText(path)) ?? '');
  if (found === undefined) throw new Error(`the spooled result ${path} is gone or damaged`);
  // This very program wrote it (the folder's key) and it is whole (its sum): no schema can find fault with it, only take time.
  return JSON.parse(found.body) as DocumentResult;
}

/** Removes what other versions or other options left; called only when a run is complete. */
export async function pruneSpool(spools: string, keep: string): Promise<void> {
  const names = await readdir(spools);
  await Promise.all(
    names.filter((name) => name !== keep).map((name) => rm(join(spools, name), { recursive: true, force: true })),
  );
}
