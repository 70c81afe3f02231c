import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OcrSettings } from '../read-pictures.js';
import type { Profile } from '../schema/profile.js';

/** What decides a document's result besides its bytes and the program. */
export interface ResultOptions {
  readonly municipality?: string;
  readonly profiles: readonly Profile[];
  readonly ocr?: OcrSettings;
}

/** Hex digits of a key: 64 bits tell apart whatever settings one folder will ever see. */
const KEY_DIGITS = 16;

/** The program that reads: what it is called for people, and a hash over its very code. */
export interface Program {
  readonly version: string;
  readonly hash: string;
}

/** A hash over the program's own code and data, file by file. */
export function hashCode(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(js|ts|json|dat)$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  for (const name of names)
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(folder, name)))
      .update('\0');
  return hash.digest('hex');
}

/** The file in which a build notes the hash of what it built: to hash it anew takes 0.04 s, a fifth of pdf.js's own time for a document. */
export const CODE_HASH_FILE = 'code.sha256';

/** The hash of the program's own code: a result is reused only by the very program that made it, unreleased changes included. */
export function hashProgram(folder: string): string {
  const noted = join(folder, CODE_HASH_FILE);
  return existsSync(noted) ? readFileSync(noted, 'utf8') : hashCode(folder);
}

/** What tells results of one program under one set of options from all others. */
export function resultKey(program: Program, options: ResultOptions): string {
  const { municipality = '', profiles, ocr } = options;
  // Where the engines lie is nothing to what they read: their models are known by their hashes.
  const scans = ocr ? { ocr: ocr.trusted ? 'trusted' : 'marked' } : {};
  const settings = JSON.stringify({ ...program, municipality, profiles, ...scans });
  return createHash('sha256').update(settings).digest('hex').slice(0, KEY_DIGITS);
}
