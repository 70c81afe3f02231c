import { join } from 'node:path';

/** The places of one output folder. What lies below `.mokuhyo` is the program's own: it can be deleted, and then all is converted anew. */
export interface OutputFolder {
  readonly root: string;
  readonly lock: string;
  /** Files in the making; whatever lies here at the start of a run was left by one that was killed. */
  readonly temp: string;
  readonly spool: string;
  readonly manifest: string;
  /** Note of what is ours, while a run puts its files in their places. */
  readonly ours: string;
}

export function outputFolder(root: string): OutputFolder {
  const own = join(root, '.mokuhyo');
  return {
    root,
    lock: join(own, 'lock'),
    temp: join(own, 'tmp'),
    spool: join(own, 'spool'),
    ours: join(own, 'ours.json'),
    manifest: join(root, 'manifest.json'),
  };
}
