import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRow } from '../schema/document.js';

/** The bytes of a document's PDF; undefined where no folder holds it. */
export type FindPdf = (document: Pick<DocumentRow, 'source_file' | 'sha256'>) => Promise<Uint8Array | undefined>;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of a file; undefined where there is none, or it cannot be read: then there is no picture, and the page says so. */
async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

/** Hash → path of every PDF below the folders: for files that were moved or renamed since they were read. */
async function hashFolders(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.filter((found) => /\.pdf$/i.test(found)).sort()) {
      const bytes = await readIfThere(join(folder, name));
      if (bytes) paths.set(hashOf(bytes), join(folder, name));
    }
  }
  return paths;
}

/**
 * Looks for PDFs in the folders: by name first, then, in folders that were named by the user, by content. A file of the right name with
 * other content is not the document. Where no folder was named, the working folder is tried, by name only: it may hold anything.
 */
export function pdfFinder(named: readonly string[]): FindPdf {
  const folders = named.length > 0 ? named : ['.'];
  let hashed: Promise<ReadonlyMap<string, string>> | undefined;
  return async ({ source_file, sha256 }) => {
    for (const folder of folders) {
      const bytes = await readIfThere(join(folder, source_file));
      if (bytes && hashOf(bytes) === sha256) return bytes;
    }
    hashed ??= hashFolders(named);
    const path = (await hashed).get(sha256);
    return path === undefined ? undefined : readIfThere(path);
  };
}
