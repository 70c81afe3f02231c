import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MadeFile, OutputFile } from '../emit/output-file.js';
import { beginFile } from './write-file.js';

/**
 * Where the files of a run are made before any of them shows: everything is written here first, so that a full disk leaves the former
 * run's files as they were; then all are renamed into their places.
 */
export interface Stage {
  begin(path: string): Promise<OutputFile>;
  write(path: string, content: string | Uint8Array): Promise<MadeFile>;
  /** For the many: neither hashed nor forced to the disk. After a power cut the next run makes them again from the store. */
  put(path: string, text: string): Promise<void>;
  /** Puts files into their places, in this order. */
  publish(paths: Iterable<string>): Promise<void>;
  discard(): Promise<void>;
}

export function openStage(root: string, tempFolder: string): Stage {
  const folder = join(tempFolder, 'stage');
  const begin: Stage['begin'] = (path) => beginFile(join(folder, path));
  const madeFolders = new Set<string>();
  const makeFolder = async (path: string): Promise<void> => {
    if (!madeFolders.has(path)) await mkdir(path, { recursive: true });
    madeFolders.add(path);
  };
  return {
    begin,
    async write(path, content) {
      const file = await begin(path);
      try {
        await file.write(content);
        return { path, ...(await file.finish()) };
      } catch (problem) {
        await file.discard();
        throw problem;
      }
    },
    async put(path, text) {
      const place = join(folder, path);
      await makeFolder(dirname(place));
      await writeFile(place, text);
    },
    async publish(paths) {
      for (const path of paths) {
        const place = join(root, path);
        await makeFolder(dirname(place));
        await rename(join(folder, path), place);
      }
    },
    discard: () => rm(folder, { recursive: true, force: true }),
  };
}
