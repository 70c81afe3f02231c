// Shares of an input: which documents are whose, by their bytes.

import { createHash } from 'node:crypto';
import type { Place } from '../batch/dataset-state.js';

/** One of several shares of an input (分担): `3/16` is the third of sixteen. */
export interface Share {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** More machines than this nobody has; and each reads all of the input to know what is its own. */
export const MOST_SHARES = 100_000;

/** `3/16` → the third of sixteen; undefined for anything else. */
export function readShare(text: string): Share | undefined {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  return index === undefined || count === undefined ? undefined : shareOf(index, count);
}

/** The share of this number, from 1; undefined where there is no such share. */
export const shareOf = (index: number, count: number): Share | undefined =>
  Number.isInteger(index) && Number.isInteger(count) && index >= 1 && index <= count && count <= MOST_SHARES
    ? { index, count }
    : undefined;

export const describeShare = ({ index, count }: Share): string => `${index}/${count}`;

/** Hex digits of a hash that decide: 48 bits, which a number holds exactly. */
const DECIDING_DIGITS = 12;

/** Does the document of these bytes belong to the share? The bytes alone decide: names, folders and their order do not. */
export const isInShare = ({ index, count }: Share, sha256: string): boolean =>
  Number.parseInt(sha256.slice(0, DECIDING_DIGITS), 16) % count === index - 1;

/** Sums of hashes are kept within as many bits as a hash has. */
const SUM_BITS = 256;

/**
 * What tells one input from another (入力の同一性): the names below the folders given and the bytes of all files, in whatever order they are met
 * and wherever the folders lie. Shares of one input have it in common.
 */
export class InputIdentity {
  private sum = 0n;
  private files = 0;
  private readonly folders: ReadonlyMap<string, number>;

  /** `roots` as `Place` has them. */
  constructor(roots: readonly string[]) {
    this.folders = new Map(roots.map((root, index) => [root, index]));
  }

  /** A file with the hash of its bytes; of one that could not be read the word for that. */
  add({ root, sourceFile }: Place, content: string): void {
    const line = JSON.stringify([this.folders.get(root) ?? null, sourceFile, content]);
    this.sum = BigInt.asUintN(SUM_BITS, this.sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`));
    this.files += 1;
  }

  /** Hex, 64 digits. */
  digest(): string {
    return createHash('sha256').update(`${this.files} ${this.sum}`).digest('hex');
  }
}
