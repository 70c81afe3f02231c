// Checks of the files of an output folder: package, catalogue, JSON, hashes.

import { createHash } from 'node:crypto';
import * as z from 'zod';
import { columnsOf, tableNames } from '../schema/tables.js';
import type { Tell } from './finding.js';
import type { LintSource } from './lint-source.js';

export interface Digest {
  readonly sha256: string;
  readonly bytes: number;
}

/** What somebody recorded of a file. */
export interface RecordedFile {
  readonly path: string;
  readonly sha256: string;
  /** undefined where only the hash was recorded. */
  readonly bytes: number | undefined;
  /** The record: datapackage.json or CHECKSUMS.txt. */
  readonly record: string;
}

const packageSchema = z.looseObject({
  resources: z.array(
    z.looseObject({
      name: z.string(),
      path: z.string(),
      bytes: z.int().optional(),
      hash: z.string().optional(),
      schema: z.looseObject({ fields: z.array(z.looseObject({ name: z.string(), type: z.string() })) }).optional(),
    }),
  ),
});

export async function readText(source: LintSource, path: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: told as a fault of the metadata by whoever asked.
    return undefined;
  }
}

/** datapackage.json: whether it can be read, and whether it lists the columns that the tables have. */
export async function checkPackage(source: LintSource, file: string, tell: Tell): Promise<readonly RecordedFile[]> {
  if (!source.paths.includes(file)) {
    tell({ rule: 'file/missing', level: 'fail', file });
    return [];
  }
  const read = packageSchema.safeParse(parseJson(await readText(source, file)));
  if (!read.success) {
    tell({ rule: 'file/metadata', level: 'fail', file, actual: z.prettifyError(read.error).split('\n')[0] ?? '' });
    return [];
  }
  const { resources } = read.data;
  for (const table of tableNames) {
    const fields = resources.find((resource) => resource.name === table)?.schema?.fields ?? [];
    const described = fields.map((field) => `${field.name}:${field.type}`).join();
    if (
      described !==
      columnsOf(table)
        .map((column) => `${column.name}:${column.type}`)
        .join()
    ) {
      tell({ rule: 'file/metadata', level: 'fail', file, column: table, actual: described.slice(0, 80) });
    }
  }
  return resources.flatMap(({ path, bytes, hash }) =>
    hash?.startsWith('sha256:') ? [{ path, bytes, sha256: hash.slice('sha256:'.length), record: file }] : [],
  );
}

const catalogueSchema = z.looseObject({
  licenses: z.array(z.unknown()).optional(),
  contributors: z.array(z.looseObject({ roles: z.array(z.string()).optional() })).optional(),
});

/** What only a person can say of a dataset, and a catalogue asks for: licence, publisher, frequency. */
export async function checkCatalogue(
  source: LintSource,
  packageFile: string,
  dcatFile: string,
  tell: Tell,
): Promise<void> {
  const isThere = (file: string): boolean => source.paths.includes(file);
  const told = (file: string, column: string): void =>
    tell({ rule: 'catalogue/needs', level: 'warning', file, column });
  const read = isThere(packageFile)
    ? catalogueSchema.safeParse(parseJson(await readText(source, packageFile))).data
    : undefined;
  if (read) {
    const { licenses = [], contributors = [] } = read;
    if (licenses.length === 0) told(packageFile, 'licence');
    if (!contributors.some(({ roles }) => roles?.includes('publisher'))) told(packageFile, 'publisher');
  }
  if (isThere(dcatFile) && !(await readText(source, dcatFile)).includes('"dct:accrualPeriodicity"')) {
    told(dcatFile, 'update_frequency');
  }
}

/** Metadata that is only looked at for being JSON. */
export async function checkJson(source: LintSource, file: string, tell: Tell): Promise<void> {
  if (!source.paths.includes(file)) return;
  const parsed = parseJson(await readText(source, file));
  if (typeof parsed !== 'object' || parsed === null || !('@context' in parsed)) {
    tell({ rule: 'file/metadata', level: 'fail', file });
  }
}

/** CHECKSUMS.txt as `sha256sum` writes it. */
export async function readChecksums(source: LintSource, file: string, tell: Tell): Promise<readonly RecordedFile[]> {
  if (!source.paths.includes(file)) return [];
  const lines = (await readText(source, file)).split(/\r?\n/).filter((line) => line !== '');
  return lines.flatMap((text, index) => {
    const [, sha256, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(text) ?? [];
    if (sha256 !== undefined && path !== undefined) return [{ path, sha256, bytes: undefined, record: file }];
    tell({ rule: 'file/metadata', level: 'fail', file, line: index + 1, actual: text.slice(0, 80) });
    return [];
  });
}

/** Passes bytes on while their hash and number are taken. */
export function digesting(bytes: AsyncIterable<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** undefined where the bytes were not read to their end. */
  digest(): Digest | undefined;
} {
  const hash = createHash('sha256');
  let size = 0;
  let whole = false;
  return {
    bytes: (async function* () {
      for await (const chunk of bytes) {
        hash.update(chunk);
        size += chunk.byteLength;
        yield chunk;
      }
      whole = true;
    })(),
    digest: () => (whole ? { sha256: hash.digest('hex'), bytes: size } : undefined),
  };
}

/** Compares what was recorded with what is there; a file that could not be read to its end has its own finding already. */
export function checkRecords(
  records: readonly RecordedFile[],
  found: ReadonlyMap<string, Digest | undefined>,
  tell: Tell,
): void {
  for (const { path, sha256, bytes, record } of records) {
    const file = found.get(path);
    if (!found.has(path)) tell({ rule: 'file/missing', level: 'fail', file: path, actual: record });
    else if (file && (file.sha256 !== sha256 || (bytes !== undefined && bytes !== file.bytes))) {
      tell({ rule: 'file/hash', level: 'fail', file: path, actual: record });
    }
  }
}
