// What is left before the dataset is handed over, and the dataset as one zip.

import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { MANIFEST } from '../batch/former-run.js';
import { readIfThere } from '../batch/store.js';
import { usualFiles } from '../catalog/local-dataset.js';
import { lintFolder } from '../lint/lint-folder.js';
import { openLintFolder } from '../lint/read-folder.js';
import { countRunIssues } from '../review/open-run-issues.js';
import type { ListedDocument, Told } from '../review/review-data.js';
import { type DatasetConfig, defaultDatasetConfig, openNeeds } from '../schema/dataset-config.js';
import { type Manifest, manifestSchema } from '../schema/manifest.js';
import type { Desk } from './desk.js';
import type { StudioFolder } from './own-folder.js';
import type { HandOver, HandOverCheck, HandOverFile } from './wire.js';

/** What a person says of the dataset as a whole: the members of its configuration that a catalogue asks for. */
export interface ConfigDoor {
  /** undefined where the folder's file cannot be understood. */
  readonly read: () => Promise<DatasetConfig | undefined>;
  /** Why it was refused; nothing where it is written. */
  readonly write: (said: Readonly<Record<string, string>>) => Promise<readonly Told[]>;
}

async function readManifest({ manifest }: StudioFolder): Promise<Manifest | undefined> {
  const text = await readIfThere(manifest);
  return text === undefined ? undefined : manifestSchema.safeParse(JSON.parse(text)).data;
}

const count = (documents: readonly ListedDocument[], fits: (document: ListedDocument) => boolean): number =>
  documents.filter(fits).length;

/** The check-list (引き渡し前の確認): what is settled and what is left, each with the place where it is done. */
async function checksOf(folder: StudioFolder, desk: Desk, config: DatasetConfig | undefined): Promise<HandOverCheck[]> {
  const list = await desk.list();
  const { documents } = list;
  const open = documents.reduce((sum, { doubts }) => sum + doubts.length, 0);
  const others = count(documents, ({ kind }) => kind === 'other' || kind === '');
  const needs = config ? openNeeds(config) : (['licence', 'publisher', 'update_frequency'] as const);
  const source = await openLintFolder(folder.root);
  const report = source && documents.length > 0 ? await lintFolder(source) : undefined;
  const failed = report?.rules.reduce((sum, rule) => sum + rule.counts.fail, 0) ?? 0;
  const check = (key: HandOverCheck['key'], left: number, address: string): HandOverCheck => ({ key, left, address });
  return [
    check('documents', documents.length > 0 ? 0 : 1, '/'),
    check('doubts', open, '/?show=open'),
    check('run', countRunIssues(list), '/#run-issues'),
    check(
      'unread',
      count(documents, ({ status }) => status === 'failed'),
      '/?show=failed',
    ),
    check(
      'unchecked',
      count(documents, ({ checked }) => checked === null),
      '/?show=unchecked',
    ),
    check('others', others, '/?show=others'),
    check('stale', desk.isStale ? 1 : 0, ''),
    check('title', (config?.title ?? defaultDatasetConfig.title) === defaultDatasetConfig.title ? 1 : 0, '#config'),
    ...needs.map((need) => check(need, 1, '#config')),
    check('contact', config?.contact === undefined ? 1 : 0, '#config'),
    check('lint', failed, ''),
  ];
}

/** The files that a catalogue wants, and all others of the dataset. */
function filesOf(manifest: Manifest | undefined): Pick<HandOver, 'first' | 'rest'> {
  const files = manifest?.files.map(({ path, bytes }): HandOverFile => ({ path, bytes })) ?? [];
  const isFirst = ({ path }: HandOverFile): boolean => usualFiles.includes(path);
  const byRank = (a: HandOverFile, b: HandOverFile): number => usualFiles.indexOf(a.path) - usualFiles.indexOf(b.path);
  return { first: files.filter(isFirst).sort(byRank), rest: files.filter((file) => !isFirst(file)) };
}

const asText = (value: string | undefined): string => value ?? '';

export async function readHandOver(folder: StudioFolder, desk: Desk, door: ConfigDoor): Promise<HandOver> {
  const config = await door.read();
  return {
    checks: await checksOf(folder, desk, config),
    ...filesOf(await readManifest(folder)),
    config: {
      title: asText(config?.title),
      publisher: asText(config?.publisher?.name),
      publisherUrl: asText(config?.publisher?.url),
      licence: asText(config?.licence?.name),
      licenceUrl: asText(config?.licence?.path),
      contact: asText(config?.contact?.name),
      email: asText(config?.contact?.email),
      frequency: asText(config?.update_frequency),
      homepage: asText(config?.homepage),
    },
  };
}

/** Paths that a zip holds: what the manifest names, itself, and the documents' JSON files. People's own files (corrections, checks) stay. */
async function pathsToZip(folder: StudioFolder): Promise<readonly string[]> {
  const manifest = await readManifest(folder);
  const documents = await readdir(join(folder.root, 'documents')).catch(() => []);
  const own = documents.filter((name) => /^[0-9a-f]{12}\.json$/.test(name)).sort();
  const paths = manifest?.files.map(({ path }) => path) ?? [];
  return [...paths, ...(manifest ? [MANIFEST] : []), ...own.map((name) => `documents/${name}`)];
}

/** No clock reaches a file: every member has the first day that a zip can tell. */
const ZIP_DAY = new Date(1980, 0, 1);
/** Compressed already. */
const isPacked = (path: string): boolean => /\.(parquet|xlsx)$/.test(path);

/** The dataset as one zip, made as fast as it is taken: of no size that memory would have to hold. One that a run changes meanwhile breaks off. */
export function zipDataset(folder: StudioFolder): ReadableStream<Uint8Array> {
  let isWanted = true;
  let wake = (): void => undefined;
  const pump = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    const before = await readIfThere(folder.manifest);
    const zip = new Zip((problem, chunk, final) => {
      if (problem) return controller.error(problem);
      controller.enqueue(chunk);
      if (final) controller.close();
    });
    for (const path of await pathsToZip(folder)) {
      const member = isPacked(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
      member.mtime = ZIP_DAY;
      zip.add(member);
      for await (const chunk of createReadStream(join(folder.root, path))) {
        member.push(new Uint8Array(chunk as Buffer));
        if (isWanted && (controller.desiredSize ?? 0) <= 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (!isWanted) return;
      }
      member.push(new Uint8Array(0), true);
    }
    if ((await readIfThere(folder.manifest)) !== before) throw new Error('the dataset changed while it was zipped');
    zip.end();
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => void pump(controller).catch((problem) => controller.error(problem)),
    pull: () => wake(),
    cancel() {
      isWanted = false;
      wake();
    },
  });
}
