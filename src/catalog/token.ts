// The token by which a catalogue knows who writes: from a file that nobody else may read, else from the environment.

import { readFile, stat } from 'node:fs/promises';

export const tokenVariable = 'MOKUHYO_CATALOG_TOKEN';

/** What was found where a token may stand. */
export type ReadToken =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly why: 'mode' | 'no-token' | 'no-file'; readonly place: string };

/** A header's value: visible ASCII. Whatever else stands there is no token, and would be quoted in the error of whoever sends it. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]{8,4096}$/.test(text);

/** Rights of others and of the group on a file. */
const RIGHTS_OF_OTHERS = 0o077;

/**
 * The token of the catalogue: from a file that nobody else may read (mode 600), else from the environment. Never from the command line,
 * which every user of the machine can see. Windows knows no modes: the file is taken as it is there.
 */
export async function readToken(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ReadToken> {
  if (file === undefined) {
    const token = environment[tokenVariable]?.trim() ?? '';
    if (token === '') return { kind: 'none' };
    return isToken(token) ? { kind: 'token', token } : { kind: 'refused', why: 'no-token', place: tokenVariable };
  }
  const found = await stat(file).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'ENOTDIR') return undefined;
    throw problem;
  });
  if (!found?.isFile()) return { kind: 'refused', why: 'no-file', place: file };
  if (process.platform !== 'win32' && (found.mode & RIGHTS_OF_OTHERS) !== 0)
    return { kind: 'refused', why: 'mode', place: file };
  const token = (await readFile(file, 'utf8')).trim();
  return isToken(token) ? { kind: 'token', token } : { kind: 'refused', why: 'no-token', place: file };
}
