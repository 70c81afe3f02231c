// Results of a dataset's documents: from the store, or from their published JSON where the store has lost them.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { withoutCorrections } from '../corrections/without-corrections.js';
import { documentIdOf } from '../failed-result.js';
import type { DocumentResult } from '../schema/document-result.js';
import { readDocumentJson, upgradeResult } from '../schema/upgrade-result.js';
import type { DatasetState, Member } from './dataset-state.js';
import { documentPath } from './merge-documents.js';
import type { OutputFolder } from './output-folder.js';
import { isOfPlace } from './place-result.js';
import { findStored, parseStored, readIfThere, type Store, type Stored, writeStored } from './store.js';

/** A result that was not read by the program as it is now: whatever the options, it is out of date. */
const FORMER_KEY = '';

/** documents/<document_id>.json of the output folder; undefined where it is gone, or no longer what this program wrote. */
export async function readPublished(folder: OutputFolder, documentId: string): Promise<DocumentResult | undefined> {
  const text = await readIfThere(join(folder.root, documentPath(documentId)));
  return text === undefined ? undefined : readDocumentJson(text);
}

/** What was read from the bytes alone: without what a run puts in when it makes its files. */
function asRead(published: DocumentResult): DocumentResult {
  const read = withoutCorrections(published);
  const issues = read.issues.filter((issue) => !isOfPlace(issue));
  const document = { ...read.document, source_file: '', source_url: '', published: '', issues: issues.length };
  return { ...read, document, issues };
}

/** Addresses that version 0.1 put in from a list that it did not keep: read back from the documents' JSON files. */
export async function withSources(folder: OutputFolder, state: DatasetState): Promise<DatasetState> {
  if (!state.unnamed.sources) return state;
  const members = new Map<string, Member>();
  for (const member of state.members.values()) {
    const published = await readPublished(folder, documentIdOf(member.sha256));
    const source = { url: published?.document.source_url ?? '', published: published?.document.published ?? '' };
    members.set(member.sha256, { ...member, source });
  }
  return { ...state, members };
}

const oldHeadSchema = z.object({ crc: z.int() });

/** The folders in which version 0.1 kept what it had read, by program and options. */
async function oldSpools(folder: OutputFolder): Promise<readonly string[]> {
  const names = await readdir(folder.spool).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return [];
    throw problem;
  });
  return names.filter((name) => /^[0-9a-f]{16}$/.test(name)).sort();
}

async function findInOldSpool(folder: OutputFolder, sha256: string): Promise<DocumentResult | undefined> {
  for (const name of await oldSpools(folder)) {
    const text = await readIfThere(join(folder.spool, name, sha256.slice(0, 2), `${sha256}.json`));
    const body = text === undefined ? undefined : parseStored(text, oldHeadSchema)?.body;
    const result = body === undefined ? undefined : upgradeResult(JSON.parse(body));
    if (result?.document.sha256 === sha256) return result;
  }
  return undefined;
}

/**
 * The stored result of a document of the dataset. Where the store has lost it (somebody deleted `.mokuhyo`, or version 0.1 wrote the
 * folder) it is made again from the document's JSON file; undefined where that is gone, too.
 */
export async function findOrRestore(
  folder: OutputFolder,
  store: Store,
  sha256: string,
  version: string,
): Promise<Stored | undefined> {
  const stored = await findStored(store, sha256);
  if (stored) return stored;
  const old = await findInOldSpool(folder, sha256);
  const published = old ? undefined : await readPublished(folder, documentIdOf(sha256));
  const read = old ?? (published?.document.sha256 === sha256 ? asRead(published) : undefined);
  if (!read) return undefined;
  const reader = { version, key: FORMER_KEY };
  return { reader, summary: await writeStored(store, reader, read, true) };
}
