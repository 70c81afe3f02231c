import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';
import { anySchema, packageSchema, type RemotePackage, type RemoteResource, resourceSchema } from './answers.js';
import { awaitLoader } from './await-loader.js';
import type { CkanClient, Upload } from './client.js';
import { CatalogueError } from './fault.js';
import { addressesOf } from './keep-addresses.js';
import { hashOf, type LocalDataset, type LocalFile, readOwnFile } from './local-dataset.js';
import type { Change, Plan, ResourcePlan, StorePlan } from './plan-schema.js';
import { pushStore } from './push-store.js';
import { readPackage } from './remote-dataset.js';
import { addressedPaths, withAddresses } from './with-addresses.js';

/** What a push tells while it goes on. */
export type PushEvent =
  | { readonly kind: 'dataset'; readonly action: Plan['action'] }
  | { readonly kind: 'resource'; readonly name: string; readonly action: ResourcePlan['action'] }
  | { readonly kind: 'rows'; readonly name: string; readonly rows: number };

export type Report = (event: PushEvent) => void;

/**
 * Does what the plan says, in its order, one request at a time. It may be interrupted anywhere: a plan that is made anew then says what is
 * left. Answers with the addresses that the files have there.
 */
export async function executePlan(
  client: CkanClient,
  local: LocalDataset,
  plan: Plan,
  report: Report,
): Promise<CatalogueAddresses> {
  report({ kind: 'dataset', action: plan.action });
  await pushMetadata(client, plan);
  // Files that carry the addresses of the others come when these are known.
  const isLate = ({ file }: ResourcePlan): boolean => addressedPaths.includes(file);
  for (const one of plan.resources.filter((resource) => !isLate(resource))) {
    await pushResource(client, local, plan, one, undefined, report);
  }
  const showAddresses = async (): Promise<CatalogueAddresses> =>
    addressesOf(client, await mustShow(client, plan.dataset), local);
  const addresses = await showAddresses();
  const late = plan.resources.filter(isLate);
  for (const one of late) await pushResource(client, local, plan, one, addresses, report);
  return late.length > 0 ? await showAddresses() : addresses;
}

async function mustShow(client: CkanClient, dataset: string): Promise<RemotePackage> {
  const found = await readPackage(client, dataset);
  if (found) return found;
  throw new CatalogueError('not-done', 'package_create', dataset);
}

/** Changes as the API takes them. */
function toFields(changes: readonly Change[]): Record<string, unknown> {
  return Object.fromEntries(
    changes.map(({ field, after }) => {
      if (field === 'tags' && Array.isArray(after)) return [field, after.map((name) => ({ name }))];
      if (field === 'extras' && typeof after === 'object' && after !== null) {
        return [field, Object.entries(after).map(([key, value]) => ({ key, value }))];
      }
      return [field, after];
    }),
  );
}

/**
 * A new dataset is made without resources; one that stands is patched. `package_update` is never used, and `resources` never sent: both take
 * away what they do not name.
 */
async function pushMetadata(client: CkanClient, { action, dataset, organization, changes }: Plan): Promise<void> {
  if (action === 'keep') return;
  const fields = toFields(changes);
  if ('resources' in fields) throw new Error('a plan names resources among the metadata');
  const answer =
    action === 'create'
      ? await client.create(
          () => client.once('package_create', { ...fields, name: dataset, owner_org: organization }, packageSchema),
          () => readPackage(client, dataset),
        )
      : await client.act('package_patch', { ...fields, id: dataset }, packageSchema);
  const licence = changes.find(({ field }) => field === 'license_id');
  if (licence && answer.license_id !== licence.after) {
    throw new CatalogueError('not-done', `package_${action}`, `license_id: ${answer.license_id}`);
  }
}

async function pushResource(
  client: CkanClient,
  local: LocalDataset,
  { dataset, loader }: Plan,
  plan: ResourcePlan,
  addresses: CatalogueAddresses | undefined,
  report: Report,
): Promise<void> {
  if (plan.action === 'keep') return;
  report({ kind: 'resource', name: plan.name, action: plan.action });
  if (plan.action === 'delete') {
    await withdrawResource(client, plan);
    return;
  }
  const file = local.files.find(({ path }) => path === plan.file);
  if (file === undefined || file.sha256 !== plan.sha256) throw new CatalogueError('file-changed', plan.file);
  const upload = await readUpload(local, file, addresses);
  const id = plan.id ?? (await createResource(client, dataset, file, upload)).id;
  if (plan.id !== null) await patchResource(client, file, plan, id, upload);
  if (plan.store && file.store) {
    const isLoaded = loader !== null && plan.upload;
    if (isLoaded) await awaitLoader(client, loader, id);
    // What the loader made of the file stands where ours is to be.
    const store: StorePlan = isLoaded ? { ...plan.store, action: 'recreate' } : plan.store;
    await pushStore(client, local.folder, file, file.store, id, store, (rows) =>
      report({ kind: 'rows', name: plan.name, rows }),
    );
  }
}

async function readUpload(
  { folder, manifest }: LocalDataset,
  { path, fileName, mediaType }: LocalFile,
  addresses: CatalogueAddresses | undefined,
): Promise<Upload> {
  const bytes = await readOwnFile(folder, manifest, path);
  return { fileName, mediaType, bytes: withAddresses(path, bytes, addresses) };
}

/** The hash goes with the file, in the same request: CKAN would keep the former one. */
const resourceFields = (file: LocalFile): Record<string, string> => ({
  name: file.name,
  hash: hashOf(file),
  format: file.format,
  ...(file.description === '' ? {} : { description: file.description }),
});

async function createResource(
  client: CkanClient,
  dataset: string,
  file: LocalFile,
  upload: Upload,
): Promise<RemoteResource> {
  const fields = { ...resourceFields(file), package_id: dataset };
  const named = async (): Promise<readonly RemoteResource[]> =>
    (await mustShow(client, dataset)).resources.filter(({ name }) => name === file.name);
  const made = await client.create(
    () => client.once('resource_create', fields, resourceSchema, upload),
    async () => (await named())[0],
  );
  // CKAN takes a second resource of the same name.
  if ((await named()).length > 1) throw new CatalogueError('made-twice', file.name);
  return checked('resource_create', file, made);
}

async function patchResource(
  client: CkanClient,
  file: LocalFile,
  { upload: sendsFile, changes }: ResourcePlan,
  id: string,
  upload: Upload,
): Promise<void> {
  if (sendsFile) {
    const answer = await client.upload('resource_patch', { ...resourceFields(file), id }, upload, resourceSchema);
    checked('resource_patch', file, answer, id);
  } else if (changes.length > 0) {
    checked(
      'resource_patch',
      file,
      await client.act('resource_patch', { ...toFields(changes), id }, resourceSchema),
      id,
    );
  }
}

/** Does the answer show what was asked for? */
function checked(action: string, file: LocalFile, answer: RemoteResource, id?: string): RemoteResource {
  const { name, hash, url } = answer;
  if (id !== undefined && answer.id !== id) throw new CatalogueError('not-done', action, `id: ${answer.id}`);
  if (name !== file.name) throw new CatalogueError('not-done', action, `name: ${name}`);
  if (hash !== hashOf(file)) throw new CatalogueError('not-done', action, `hash: ${hash}`);
  const stored = decodeURIComponent(url.split('/').at(-1) ?? '');
  if (stored.toLowerCase() !== file.fileName.toLowerCase()) throw new CatalogueError('not-done', action, `url: ${url}`);
  return answer;
}

/** A withdrawn document's file is overwritten before its resource goes: CKAN keeps the bytes of what it deletes. */
async function withdrawResource(client: CkanClient, { id, name }: ResourcePlan): Promise<void> {
  if (id === null) return;
  const nothing: Upload = { fileName: 'withdrawn.json', mediaType: 'application/json', bytes: Buffer.from('{}\n') };
  await client.upload('resource_patch', { id, name, hash: '' }, nothing, resourceSchema);
  await client.act('resource_delete', { id }, anySchema).catch((problem: unknown) => {
    // A repeated request finds it gone.
    if (!(problem instanceof CatalogueError && problem.code === 'not-found')) throw problem;
  });
}
