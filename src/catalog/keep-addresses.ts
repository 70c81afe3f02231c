import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST } from '../batch/former-run.js';
import { outputFolder } from '../batch/output-folder.js';
import { catalogueName } from '../batch/read-addresses.js';
import { writeWhole } from '../batch/write-file.js';
import { checksumsPath, emitChecksums } from '../emit/emit-extras.js';
import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';
import type { Manifest } from '../schema/manifest.js';
import type { RemotePackage } from './answers.js';
import type { CkanClient } from './client.js';
import { type LocalDataset, readOwnFile, resourceName } from './local-dataset.js';
import { addressedPaths, withAddresses } from './with-addresses.js';

/** Where a dataset's files stand, as the catalogue shows them. */
export function addressesOf(client: CkanClient, remote: RemotePackage, { manifest }: LocalDataset): CatalogueAddresses {
  const page = client.address(`dataset/${remote.name}`);
  const files = manifest.files.flatMap(({ path }): [string, CatalogueAddresses['files'][string]][] => {
    const resource = remote.resources.find(({ name }) => name === resourceName(path));
    if (resource === undefined || !/^https?:\/\//.test(resource.url) || !URL.canParse(resource.url)) return [];
    return [[path, { resource_id: resource.id, page: `${page.href}/resource/${resource.id}`, download: resource.url }]];
  });
  return {
    format: 1,
    site: client.site.href,
    dataset: remote.name,
    page: page.href,
    files: Object.fromEntries(files),
  };
}

/**
 * Notes in the dataset's folder where its files stand: catalogue.json, which later runs read, and the metadata files with what vouches for
 * them. Whatever says the same already is left alone.
 */
export async function keepAddresses({ folder, manifest }: LocalDataset, addresses: CatalogueAddresses): Promise<void> {
  const { temp } = outputFolder(folder);
  const write = async (path: string, text: string): Promise<void> => {
    const former = await readFile(join(folder, path), 'utf8').catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return undefined;
      throw problem;
    });
    if (former !== text) await writeWhole(join(folder, path), text, temp);
  };
  await write(catalogueName, `${JSON.stringify(addresses, undefined, 1)}\n`);
  const changed = new Map<string, Buffer>();
  for (const path of addressedPaths) {
    if (manifest.files.some((file) => file.path === path)) {
      changed.set(path, withAddresses(path, await readOwnFile(folder, manifest, path), addresses));
    }
  }
  const known = manifest.files.filter(({ path }) => path !== checksumsPath);
  const described = known.map((file) => digested(file, changed.get(file.path)));
  const checksums = emitChecksums(described);
  const hasChecksums = manifest.files.length > known.length;
  const files = manifest.files.map((file) =>
    file.path === checksumsPath
      ? digested(file, Buffer.from(checksums))
      : (described.find(({ path }) => path === file.path) ?? file),
  );
  for (const [path, bytes] of changed) await write(path, bytes.toString('utf8'));
  if (hasChecksums) await write(checksumsPath, checksums);
  await write(MANIFEST, `${JSON.stringify({ ...manifest, files }, undefined, 1)}\n`);
}

type ListedFile = Manifest['files'][number];

const digested = (file: ListedFile, bytes: Buffer | undefined): ListedFile =>
  bytes === undefined
    ? file
    : { path: file.path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
