import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../dataset/order.js';
import type { LintSource } from './lint-source.js';

/** Opens a folder for the linter; undefined where there is no such folder. */
export async function openLintFolder(folder: string): Promise<LintSource | undefined> {
  const found = await stat(folder).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') return undefined;
    throw problem;
  });
  if (!found?.isDirectory()) return undefined;
  const top = await readdir(folder, { withFileTypes: true });
  const names = top.filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory()).map((entry) => entry.name);
  const documents = top.some((entry) => entry.name === 'documents' && entry.isDirectory())
    ? (await readdir(join(folder, 'documents'))).map((name) => `documents/${name}`)
    : [];
  return {
    paths: [...names, ...documents].sort(compareText),
    read: (path) => createReadStream(join(folder, path)),
  };
}
