import { join } from 'node:path';
import { linesByDocument } from '../corrections/standing-lines.js';
import { compareText } from '../dataset/order.js';
import { documentIdOf, failedResult } from '../failed-result.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { documentStatuses } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Manifest } from '../schema/manifest.js';
import type { Converted, RunFile } from './convert-all.js';
import { fromOutput, type Member, placeKey, type Root, toPath, type Unread } from './dataset-state.js';
import { exists } from './former-run.js';
import { type Growth, grow } from './grow.js';
import { entriesOf, type Merged } from './merge-documents.js';
import { unreadId } from './place-result.js';
import { readingPlan } from './reading-plan.js';
import { findOrRestore, readPublished } from './restore.js';
import type { Fate, RunCounts } from './run-counts.js';
import type { Ground, RunSettings } from './run-settings.js';
import { type Stored, tryStored } from './store.js';
import { writeOutputs } from './write-outputs.js';

export interface MadeFiles {
  readonly totals: Manifest['counts'];
  readonly run: RunCounts;
  readonly members: ReadonlyMap<string, Member>;
}

/** What was read → the dataset's new state → its files. */
export async function makeFiles(
  settings: RunSettings,
  ground: Ground,
  converted: Converted,
  runIssues: readonly Issue[],
): Promise<MadeFiles> {
  const { folder, store, program, corrections } = ground;
  const mirror = isMirrorSafe(settings, ground, converted);
  const growth = await growDataset(settings, ground, converted, mirror);
  for (const issue of [...withdrawnNow(settings, ground), ...growth.notices, ...corrections.notices])
    tell(settings, issue);
  const stored = await storedOf(growth, converted, ground);
  const former = await formerUnread(settings, ground, converted, mirror);
  const failed = [...former.results, ...stored.lost];
  const entries = entriesOf(stored.found, converted.unread, failed, store, {
    linesOf: linesByDocument(corrections.lines),
    version: program.version,
  });
  settings.report({ kind: 'writing', documents: entries.length });
  const written = await writeOutputs(entries, {
    folder,
    corrections: corrections.lines,
    issues: [...runIssues, ...growth.issues, ...unusedSources(settings, growth)],
    ...(settings.segment ? { segment: settings.segment } : {}),
    ...(settings.collectGarbage ? { collectGarbage: settings.collectGarbage } : {}),
    dataset: settings.dataset,
    also: settings.also,
    includePartial: settings.includePartial,
    includeOther: settings.includeOther,
    newCorrections: corrections.file,
    manifest: (merged) => manifestOf(settings, ground, { growth, converted, former: former.unread, merged }),
  });
  for (const issue of written.corrections) settings.report({ kind: 'notice', issue });
  return { totals: written.totals, run: countRun(growth, converted), members: growth.members };
}

const tell = (settings: RunSettings, issue: Issue): void =>
  settings.report({ kind: 'notice', issue: renderIssue(issue, '') });

/** Documents of the dataset that this run withdraws. */
const withdrawnNow = ({ withdraw = [] }: RunSettings, { state }: Ground): readonly Issue[] =>
  withdraw.flatMap((sha256): Issue[] => {
    const name = state.members.get(sha256)?.places[0]?.sourceFile;
    return name === undefined ? [] : [{ code: 'batch/withdrawn', actual: name }];
  });

/** Where something could not be looked at, nobody knows what is gone: nothing is taken out then. */
function isMirrorSafe(settings: RunSettings, { found }: Ground, { unread, left }: Converted): boolean {
  if (!settings.mirror) return false;
  const isSafe = found.problems.length === 0 && unread.length === 0 && left.length === 0;
  if (!isSafe) tell(settings, { code: 'batch/not-mirrored' });
  return isSafe;
}

async function growDataset(
  settings: RunSettings,
  ground: Ground,
  converted: Converted,
  mirror: boolean,
): Promise<Growth> {
  const { state, found, program } = ground;
  const plan = readingPlan(settings, ground);
  const unreadable = found.problems.some(({ kind }) => kind === 'unreadable');
  // Of what others read only a part may be here.
  const walked = unreadable || settings.given ? [] : rootsOf(settings, ground).filter(({ whole }) => whole);
  const members = new Map([...state.members].filter(([sha256]) => !state.withdrawn.has(sha256)));
  return grow({ ...state, members }, converted, {
    out: settings.out,
    version: program.version,
    walked: new Set(walked.map(({ path }) => path)),
    readingOf: plan.readingOf,
    sources: settings.sources,
    mirror,
  });
}

interface StoredMembers {
  readonly found: readonly { readonly member: Member; readonly stored: Stored }[];
  /** Rows of documents whose results are gone, from the store and from the folder. */
  readonly lost: readonly DocumentResult[];
}

/** The results of all documents: those of this run, else what the store has, else what the documents' JSON files tell. */
async function storedOf(
  growth: Growth,
  converted: Converted,
  { folder, store, program }: Ground,
): Promise<StoredMembers> {
  const now = new Map(converted.documents.map(({ sha256, stored }) => [sha256, stored]));
  const found: { readonly member: Member; readonly stored: Stored }[] = [];
  const lost: DocumentResult[] = [];
  for (const member of growth.members.values()) {
    const { sha256, readBy, places } = member;
    const stored = now.get(sha256) ?? (await findOrRestore(folder, store, sha256, readBy));
    const isFormer = stored?.reader.version !== program.version;
    if (stored && (!isFormer || (await tryStored(store, sha256, stored.reader)))) found.push({ member, stored });
    else {
      const name = places[0]?.sourceFile ?? '';
      const result = failedResult(documentIdOf(sha256), sha256, { code: 'batch/result-lost', actual: name });
      lost.push({ ...result, document: { ...result.document, source_file: name } });
    }
  }
  return { found, lost };
}

interface FormerUnread {
  readonly unread: readonly Unread[];
  readonly results: readonly DocumentResult[];
}

/** Files of former runs that could not be read or whose turn did not come: still said, as long as they are there and nobody met them. */
async function formerUnread(
  settings: RunSettings,
  { state, folder }: Ground,
  converted: Converted,
  mirror: boolean,
): Promise<FormerUnread> {
  const met = new Set(
    [
      ...converted.documents.flatMap(({ files }) => files.map(({ place }) => place)),
      ...converted.unread.map(({ place }) => place),
      ...converted.left.map(({ place }) => place),
    ].map(placeKey),
  );
  const unread: Unread[] = [];
  const results: DocumentResult[] = [];
  for (const one of mirror ? [] : state.unread) {
    const { root, sourceFile } = one.place;
    if (root === '' || met.has(placeKey(one.place))) continue;
    if (!(await exists(join(toPath(settings.out, root), sourceFile)))) continue;
    const result = one.status === 'failed' ? await readPublished(folder, one.documentId) : undefined;
    if (one.status === 'failed' && !result) continue;
    unread.push(one);
    if (result) results.push(result);
  }
  return { unread, results };
}

/** Names of the list of sources that no document of the dataset has. */
function unusedSources(settings: RunSettings, growth: Growth): readonly Issue[] {
  return settings.sources.unused(growth.named).map((actual): Issue => ({ code: 'batch/unused-source', actual }));
}

function countRun({ fates, removed }: Growth, { documents, unread }: Converted): RunCounts {
  const counted: Record<Fate | 'removed', number> = {
    added: 0,
    renewed: 0,
    unchanged: 0,
    kept: 0,
    removed: removed.length,
  };
  for (const fate of fates.values()) counted[fate] += 1;
  const own = Object.fromEntries(documentStatuses.map((status) => [status, 0])) as Record<
    (typeof documentStatuses)[number],
    number
  >;
  for (const { stored, files } of documents) {
    if (stored && files.some(({ expected }) => expected === undefined)) own[stored.summary.status] += 1;
  }
  own.failed += unread.length;
  return { fates: counted, documents: own };
}

/** The folders of this run's inputs, each with how it is to be read from now on. */
function rootsOf({ out, asked }: RunSettings, { found, state }: Ground): readonly Root[] {
  return found.roots.map(({ path, whole }): Root => {
    const name = fromOutput(out, path);
    const known = state.roots.get(name);
    const before = known?.reading ?? { municipality: '', profile: state.remembered.profile };
    return { path: name, whole: whole || known?.whole === true, reading: { ...before, ...asked } };
  });
}

interface After {
  readonly growth: Growth;
  readonly converted: Converted;
  readonly former: readonly Unread[];
  readonly merged: Merged;
}

const notReached = ({ place }: Pick<RunFile, 'place'>): Manifest['inputs'][number] => ({
  root: place.root,
  source_file: place.sourceFile,
  document_id: '',
  sha256: '',
  status: 'not-reached',
});

function inputsOf({ growth, converted, former, merged }: After): readonly Manifest['inputs'][number][] {
  const read = [...growth.members.values()].flatMap(({ sha256, places }) => {
    const document_id = documentIdOf(sha256);
    const status = merged.statuses.get(document_id) ?? 'failed';
    return places.map(({ root, sourceFile }) => ({ root, source_file: sourceFile, document_id, sha256, status }));
  });
  const unread = [
    ...converted.unread.map(({ place }) => ({ place, documentId: unreadId(place) })),
    ...former.filter(({ status }) => status === 'failed'),
  ].map(({ place, documentId }): Manifest['inputs'][number] => ({
    root: place.root,
    source_file: place.sourceFile,
    document_id: documentId,
    sha256: '',
    status: 'failed',
  }));
  const waiting = [...converted.left, ...former.filter(({ status }) => status === 'not-reached')].map(notReached);
  return [...read, ...unread, ...waiting].sort(
    (a, b) =>
      compareText(a.source_file, b.source_file) ||
      compareText(a.root, b.root) ||
      compareText(a.document_id, b.document_id),
  );
}

function documentsOf({ members }: Growth): Manifest['documents'] {
  return [...members.values()]
    .sort((a, b) => compareText(a.sha256, b.sha256))
    .map(({ sha256, readBy, reading, source }) => ({
      document_id: documentIdOf(sha256),
      sha256,
      read_by: readBy,
      ...reading,
      source_url: source.url,
      published: source.published,
    }));
}

function manifestOf(settings: RunSettings, ground: Ground, after: After): Omit<Manifest, 'files'> {
  const { stamp, profile, config } = settings.manifest;
  const { documents, rows, issues } = after.merged.facts;
  const inputs = inputsOf(after);
  const used = new Set(inputs.map(({ root }) => root));
  const roots = new Map([
    ...ground.state.roots,
    ...rootsOf(settings, ground).map((root) => [root.path, root] as const),
  ]);
  return {
    format: 2,
    program: { name: 'mokuhyo', version: settings.version },
    ...(stamp === undefined ? {} : { stamp }),
    options: {
      profile,
      config,
      corrections_sha256: ground.corrections.sha256,
      include_partial: settings.includePartial,
      include_other: settings.includeOther,
      also: [...settings.also],
    },
    counts: { files: inputs.length, documents, indicators: rows.indicators, observations: rows.observations, issues },
    roots: [...roots.values()]
      .filter(({ path }) => used.has(path))
      .sort((a, b) => compareText(a.path, b.path))
      .map(({ path, whole, reading }) => ({ path, whole, ...reading })),
    inputs: [...inputs],
    documents: documentsOf(after.growth),
    withdrawn: [...ground.state.withdrawn].sort(),
  };
}
