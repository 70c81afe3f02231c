import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { RemotePackage, RemoteResource } from './answers.js';
import type { CkanClient } from './client.js';
import { compareMetadata } from './compare-metadata.js';
import { compareRows, compareStore, countWithdrawn, noKeys } from './compare-store.js';
import { CatalogueError } from './fault.js';
import { hashOf, type LocalDataset, type LocalFile, resourceName } from './local-dataset.js';
import { PlanNotes } from './plan-notes.js';
import type { Plan, RefusalCode, ResourcePlan, StorePlan } from './plan-schema.js';
import { fileAddress, readLicences, readOrganizations, readPackage, readSite, type Site } from './remote-dataset.js';
import { fileRows, OtherColumnsError, rowsOfFile } from './rows.js';
import { withoutAddresses } from './with-addresses.js';

export interface PlanSettings {
  readonly dataset: string;
  /** Name or id of the organization in which the dataset is made. */
  readonly organization: string | undefined;
  readonly allowed: ReadonlySet<RefusalCode>;
  readonly version: string;
}

/** More of the rows than this may not go without a word. */
const MANY_REMOVALS = 0.05;

/** Reads the catalogue and says what has to happen so that it holds the dataset. Changes nothing. */
export async function makePlan(client: CkanClient, local: LocalDataset, settings: PlanSettings): Promise<Plan> {
  const site = await readSite(client);
  const said = new PlanNotes();
  const remote = await readPackage(client, settings.dataset);
  const organization = await chooseOrganization(client, remote, settings.organization, said);
  const changes = compareMetadata(local.metadata, remote, await readLicences(client), said);
  refuseOfDataset(local, said);
  noteSite(site, local, said);
  const resources = await planResources({ client, local, remote, site, said });
  const isSame = changes.length === 0;
  return {
    format: 1,
    program: settings.version,
    site: client.site.href,
    dataset: settings.dataset,
    organization: remote ? null : organization,
    loader: (site.hasDataStore && site.loader) || null,
    action: remote ? (isSame ? 'keep' : 'patch') : 'create',
    changes,
    resources,
    refusals: said.refusals.map(({ code, words }) => ({ code, words, allowed: settings.allowed.has(code) })),
    notes: said.notes,
  };
}

/** Where a new dataset goes: as asked, else the one organization that there is. With a token its rights are tried in any case. */
async function chooseOrganization(
  client: CkanClient,
  remote: RemotePackage | undefined,
  asked: string | undefined,
  said: PlanNotes,
): Promise<string> {
  if (!client.hasToken) {
    said.note('no-token');
    return asked ?? '';
  }
  const known = await readOrganizations(client);
  if (remote) return '';
  const fitting = asked === undefined ? known : known.filter(({ id, name }) => id === asked || name === asked);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only.id;
  throw new CatalogueError('choose-organization', known.map(({ name }) => name).join(' '));
}

function refuseOfDataset({ metadata, doubts, others, badHeaders }: LocalDataset, said: PlanNotes): void {
  if (metadata.publisher === '') said.refuse('no-publisher');
  if (doubts.values + doubts.documents > 0) {
    said.refuse('open-doubts', String(doubts.values), String(doubts.documents));
  }
  if (others > 0) said.refuse('other-documents', String(others));
  for (const path of badHeaders) said.refuse('bad-headers', path);
  if (metadata.changedTags.length > 0) said.note('changed-tags', metadata.changedTags.join('、'));
}

function noteSite({ hasDataStore, loader }: Site, { files }: LocalDataset, said: PlanNotes): void {
  if (!hasDataStore) said.note('no-datastore');
  if (hasDataStore && loader !== undefined) said.note('loader', loader);
  if (!files.some(({ path }) => path.endsWith('.xlsx'))) said.note('no-workbook');
}

interface Compared {
  readonly client: CkanClient;
  readonly local: LocalDataset;
  readonly remote: RemotePackage | undefined;
  readonly site: Site;
  readonly said: PlanNotes;
}

async function planResources(compared: Compared): Promise<ResourcePlan[]> {
  const { local, remote, said } = compared;
  const there = remote?.resources ?? [];
  refuseOfResources(local, there, said);
  const plans: ResourcePlan[] = [];
  for (const file of local.files) {
    const resource = there.find(({ name }) => name === file.name);
    plans.push(await planResource(compared, file, resource));
  }
  const gone = there.filter(({ name }) => isOfWithdrawn(name, local.withdrawn));
  for (const { id, name } of gone) {
    plans.push({ name, file: '', action: 'delete', id, sha256: '', bytes: 0, upload: false, changes: [], store: null });
  }
  return plans;
}

/** Is a resource the JSON of a document that was withdrawn? */
const isOfWithdrawn = (name: string, withdrawn: ReadonlySet<string>): boolean =>
  withdrawn.has(/（([0-9a-f]{12})\.json）$/.exec(name)?.[1] ?? '');

/** Names that stand twice, and resources that were not made by us: a person has to decide. */
function refuseOfResources(
  { files, manifest, withdrawn }: LocalDataset,
  there: readonly RemoteResource[],
  said: PlanNotes,
): void {
  const names = there.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  if (twice.length > 0) said.refuse('duplicate-names', twice.join('、'));
  const ours = new Set([
    ...files.map(({ name }) => name),
    ...manifest.files.map(({ path }) => resourceName(path)),
    ...manifest.documents.map(({ document_id }) => resourceName(`documents/${document_id}.json`)),
    ...[...withdrawn].map((id) => resourceName(`documents/${id}.json`)),
  ]);
  const named = new Set(files.map(({ name }) => name));
  const left = names.filter((name) => ours.has(name) && !named.has(name) && !isOfWithdrawn(name, withdrawn));
  if (left.length > 0) said.note('left-out', left.join('、'));
  const others = there.filter(({ name, url_type }) => !ours.has(name) || url_type !== 'upload');
  if (others.length > 0) said.refuse('other-resources', others.map(({ name, id }) => name || id).join('、'));
}

async function planResource(
  compared: Compared,
  file: LocalFile,
  resource: RemoteResource | undefined,
): Promise<ResourcePlan> {
  const { client, local, site, said } = compared;
  const changes = resource
    ? [
        ...(resource.description === file.description || file.description === ''
          ? []
          : [{ field: 'description', before: resource.description, after: file.description }]),
        ...(resource.hash === hashOf(file) ? [] : [{ field: 'hash', before: resource.hash, after: hashOf(file) }]),
      ]
    : [];
  const held = resource && (await readHeld(compared, file, resource));
  const upload = held?.sha256 !== file.sha256;
  const base = {
    name: file.name,
    file: file.path,
    id: resource?.id ?? null,
    sha256: file.sha256,
    bytes: file.bytes,
    upload,
  };
  if (!site.hasDataStore || file.store === undefined) {
    await refuseRemovedLines(compared, file, held?.bytes);
    const action = resource ? (upload || changes.length > 0 ? 'patch' : 'keep') : 'create';
    return { ...base, action, changes, store: null };
  }
  const {
    plan: found,
    differing,
    isLoaded,
  } = await compareStore(client, local.folder, file, file.store, resource, local.withdrawn);
  if (differing.length > 0 && !(site.loader && isLoaded)) {
    said.refuse('type-change', file.name, differing.slice(0, 5).join(', '));
  }
  // What the loader makes of an upload takes the table's place: it is filled anew then.
  const isReplaced = site.loader !== undefined && upload && found.action !== 'create';
  const store: StorePlan = isReplaced ? { ...found, action: 'recreate', keys: noKeys() } : found;
  refuseRemovals(said, file, store.removed - store.withdrawn, store.rows_before);
  const isSame = !upload && changes.length === 0 && store.action === 'keep';
  return { ...base, action: resource ? (isSame ? 'keep' : 'patch') : 'create', changes, store };
}

function refuseRemovals(said: PlanNotes, { name }: LocalFile, removed: number, before: number): void {
  if (removed > before * MANY_REMOVALS) said.refuse('many-removals', name, String(removed), String(before));
}

/** Room for what a file there may hold beyond ours, where its rows are to be compared. */
const ROOM_BYTES = 64 * 1024 * 1024;

/**
 * The file that the catalogue gives out. Its `hash` is what somebody wrote there: after an upload through the web pages it is that of the
 * former file, so the bytes themselves are looked at.
 */
async function readHeld(
  { client, remote, site }: Compared,
  file: LocalFile,
  resource: RemoteResource,
): Promise<{ readonly sha256: string; readonly bytes: Buffer } | undefined> {
  if (remote === undefined || resource.url_type !== 'upload') return undefined;
  const room = site.hasDataStore ? 64 * 1024 : ROOM_BYTES;
  const held = await client.download(fileAddress(client, remote, resource), file.bytes + room);
  if (held === undefined) return undefined;
  const sha256 = createHash('sha256').update(withoutAddresses(file.path, held.bytes)).digest('hex');
  return { sha256: held.isWhole ? sha256 : '', bytes: held.bytes };
}

/** Without a DataStore, the rows that would go are those of the file that stands there. */
async function refuseRemovedLines({ local, said }: Compared, file: LocalFile, held: Buffer | undefined): Promise<void> {
  const { store } = file;
  if (store === undefined || held === undefined) return;
  try {
    const stored = new Map<string, string>();
    for await (const { key } of fileRows(Readable.from([held]), store)) stored.set(JSON.stringify(key), '');
    const { removed } = await compareRows(rowsOfFile(join(local.folder, file.path), store), stored);
    refuseRemovals(said, file, removed.length - countWithdrawn(removed, local.withdrawn), stored.size);
  } catch (problem) {
    if (!(problem instanceof OtherColumnsError)) throw problem;
    said.refuse('type-change', file.name, 'CSV');
  }
}
