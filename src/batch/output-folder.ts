import { join } from 'node:path';

/**
 * The places of one output folder. What lies below `.mokuhyo` is the program's own: it can be deleted, and is made again from the documents'
 * JSON files, or from their PDFs.
 */
export interface OutputFolder {
  readonly root: string;
  readonly lock: string;
  /** Files in the making; whatever lies here at the start of a run was left by one that was killed. */
  readonly temp: string;
  /** What was read of each document of the dataset. */
  readonly store: string;
  /** Where version 0.1 kept what it had read. */
  readonly spool: string;
  readonly manifest: string;
  /** What people corrected: theirs, never removed, and copied aside before a line is merged in. */
  readonly corrections: string;
  /** Note of what is ours, while a run puts its files in their places. */
  readonly ours: string;
}

export function outputFolder(root: string): OutputFolder {
  const own = join(root, '.mokuhyo');
  return {
    root,
    lock: join(own, 'lock'),
    temp: join(own, 'tmp'),
    store: join(own, 'store'),
    spool: join(own, 'spool'),
    ours: join(own, 'ours.json'),
    manifest: join(root, 'manifest.json'),
    corrections: join(root, 'corrections.csv'),
  };
}
