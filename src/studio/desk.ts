import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hashOf, readOwnCorrections } from '../batch/corrections-file.js';
import { type DatasetState, readState } from '../batch/dataset-state.js';
import { readPublished } from '../batch/restore.js';
import { readIfThere, tryStored } from '../batch/store.js';
import { applyCorrections } from '../corrections/apply-corrections.js';
import type { Correction } from '../corrections/correction-schema.js';
import { readPlace } from '../corrections/place.js';
import type { CorrectionProblem } from '../corrections/read-corrections.js';
import { linesByDocument } from '../corrections/standing-lines.js';
import { compareDocuments } from '../dataset/order.js';
import { documentIdOf } from '../failed-result.js';
import { buildDocument } from '../review/build-document.js';
import { readChecked } from '../review/checked-file.js';
import { listDocument, listDocuments } from '../review/listed-document.js';
import { openRunIssues } from '../review/open-run-issues.js';
import { readRunIssues } from '../review/read-output.js';
import type { Checked, DocumentList, ListedDocument, ReviewDocument } from '../review/review-data.js';
import type { DocumentResult } from '../schema/document-result.js';
import { columnsUnder, headerAt, valuesIn } from './find-similar.js';
import type { StudioFolder } from './own-folder.js';
import type { Similar, SimilarValue } from './wire.js';
import { writeChecked } from './write-checked.js';

interface Known {
  readonly listed: ListedDocument;
  readonly key: DocumentResult['document'];
}

interface Early {
  readonly sha256: string;
  readonly sourceFile: string;
}

/** What a run keeps of a document before it makes its files. */
async function readEarly({ store, temp }: StudioFolder, early: Early | undefined): Promise<DocumentResult | undefined> {
  if (!early) return undefined;
  const result = await tryStored({ folder: store, temp }, early.sha256, { version: '', key: '' });
  return result && { ...result, document: { ...result.document, source_file: early.sourceFile } };
}

/** How many documents are read before others get a turn. */
const READ_AT_ONCE = 20;

/** A dataset as a studio has it before it: its documents with the corrections that are on the disk now. */
export class Desk {
  readonly #folder: StudioFolder;
  readonly #known = new Map<string, Known>();
  readonly #unreadable = new Set<string>();
  /** Documents that a run has read and whose files it has not made yet. */
  readonly #early = new Map<string, Early>();
  #byDocument: ReadonlyMap<string, readonly Correction[]> = new Map();
  #checked: ReadonlyMap<string, Checked> = new Map();
  #turn = 0;
  /** Changes whenever documents, corrections or checks do. */
  revision = 1;
  loading = { done: 0, all: 0 };
  /** Are the dataset's tables older than its corrections? */
  isStale = false;
  state: DatasetState | undefined;
  /** Lines of corrections.csv as they were read last. */
  lines: readonly Correction[] = [];
  /** What is wrong with corrections.csv, where somebody edited it: the lines read before stand. */
  problems: readonly CorrectionProblem[] = [];

  constructor(folder: StudioFolder) {
    this.#folder = folder;
  }

  /** Documents with scanned pages that were not read. */
  get scans(): number {
    return [...this.#known.values()].filter(({ listed }) => listed.needs.includes('ocr')).length;
  }

  /** A document with its corrections; undefined where there is none of this id. */
  async load(id: string): Promise<DocumentResult | undefined> {
    if (!/^[0-9a-f]{12}$/.test(id)) return undefined;
    const published = (await readPublished(this.#folder, id)) ?? (await readEarly(this.#folder, this.#early.get(id)));
    return published && applyCorrections(published, this.#byDocument.get(id) ?? []);
  }

  async list(): Promise<DocumentList> {
    const documents = this.#sorted().map(({ listed }) => listed);
    const issues = openRunIssues(await readRunIssues(this.#folder.root), this.lines);
    return listDocuments(documents, issues, [...this.#unreadable]);
  }

  /** What a document's page shows. */
  async show(id: string): Promise<ReviewDocument | undefined> {
    const result = await this.load(id);
    if (!result) return undefined;
    const all = this.#sorted().map(({ listed }) => listed);
    const at = all.findIndex(({ document_id }) => document_id === id);
    const after = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))];
    const pictures = new Map(result.page_sizes.map(({ page }) => [page, `/pages/${id}/${page}`]));
    return buildDocument(result, {
      pictures,
      notices: [],
      previous: all[at - 1]?.document_id ?? '',
      next: all[at + 1]?.document_id ?? '',
      next_open: after.find(({ doubts }) => doubts.length > 0)?.document_id ?? '',
      lines: this.#byDocument.get(id) ?? [],
      checked: this.#checked.get(id),
    });
  }

  /** Values that stand under the same header as a place does: in its column, or in all documents. */
  async similar(id: string, place: string, everywhere: boolean): Promise<Similar | undefined> {
    const own = await this.load(id);
    const at = readPlace(place);
    const header = own && headerAt(own, place);
    if (!own || header === undefined || (at?.kind !== 'value' && at?.kind !== 'column')) return undefined;
    const others = everywhere && header !== '' ? this.#sorted().map(({ key }) => key.document_id) : [id];
    const columns: { document: string; place: string; title: string }[] = [];
    const values: SimilarValue[] = [];
    for (const document of others) {
      const result = document === id ? own : await this.load(document);
      if (!result) continue;
      const found = everywhere && header !== '' ? columnsUnder(result, header) : [`${at.table}/${at.column}`];
      const { title, source_file } = result.document;
      for (const one of found) columns.push({ document, place: `column/${one}`, title: title || source_file });
      if (found.length > 0) values.push(...valuesIn(result, new Set(found)));
    }
    return { header, columns, values };
  }

  /** A run has read a document whose files it has not made yet: shown from what the run keeps. */
  async appear(sha256: string, sourceFile: string): Promise<void> {
    const id = documentIdOf(sha256);
    this.#early.set(id, { sha256, sourceFile });
    await this.#learn(id);
    this.revision += 1;
  }

  /** The corrections file is another now: only the documents that `changed` names are looked at again. */
  async correctionsChanged(changed: readonly string[]): Promise<void> {
    await this.#readLines();
    for (const id of changed) if (this.#known.has(id)) await this.#learn(id);
    this.revision += 1;
  }

  /** Reads all documents anew: at the start, and when a run has made the dataset's files. A later call ends an earlier one. */
  async reload(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    await this.#readLines();
    this.#checked = await readChecked(this.#folder.root);
    this.#early.clear();
    const ids = await idsIn(this.#folder);
    for (const id of this.#known.keys()) if (!ids.includes(id)) this.#known.delete(id);
    this.#unreadable.clear();
    this.loading = { done: 0, all: ids.length };
    for (let at = 0; at < ids.length && turn === this.#turn; at += READ_AT_ONCE) {
      for (const id of ids.slice(at, at + READ_AT_ONCE)) await this.#learn(id);
      this.loading = { done: Math.min(ids.length, at + READ_AT_ONCE), all: ids.length };
      this.revision += 1;
    }
    this.revision += 1;
  }

  /** A person looked at a document as a whole, or takes that back. */
  async check(id: string, mark: Checked | undefined): Promise<void> {
    const next = new Map(this.#checked);
    if (mark) next.set(id, mark);
    else next.delete(id);
    await writeChecked(this.#folder.root, next, this.#folder.making);
    this.#checked = next;
    await this.#learn(id);
    this.revision += 1;
  }

  async #learn(id: string): Promise<void> {
    const result = await this.load(id);
    if (!result) this.#unreadable.add(`${id}.json`);
    else this.#known.set(id, { listed: listDocument(result, this.#checked.get(id)), key: result.document });
  }

  async #readLines(): Promise<void> {
    const own = await readOwnCorrections(this.#folder.corrections);
    this.problems = own.kind === 'refused' ? own.problems : [];
    if (own.kind === 'refused') return;
    this.lines = own.lines;
    this.#byDocument = linesByDocument(own.lines);
    const read = await readState(this.#folder.manifest);
    this.state = read.kind === 'state' ? read.state : undefined;
    const now = own.bytes === undefined ? '' : hashOf(own.bytes);
    this.isStale = this.state?.exists === true && (await madeWith(this.#folder)) !== now;
  }

  /** In the order of the dataset's files. */
  #sorted(): readonly Known[] {
    return [...this.#known.values()].sort((a, b) => compareDocuments(a.key, b.key));
  }
}

const manifestSchema = z.object({ options: z.object({ corrections_sha256: z.string() }) });

/** Hash of the corrections that the dataset's tables were made with; empty where there were none. */
async function madeWith({ manifest }: StudioFolder): Promise<string> {
  const text = (await readIfThere(manifest)) ?? '{}';
  return manifestSchema.safeParse(JSON.parse(text)).data?.options.corrections_sha256 ?? '';
}

/** Ids of the documents that the folder has files of. */
async function idsIn({ root }: StudioFolder): Promise<readonly string[]> {
  const names = await readdir(join(root, 'documents')).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return [];
    throw problem;
  });
  return names.flatMap((name) => /^([0-9a-f]{12})\.json$/.exec(name)?.[1] ?? []);
}
