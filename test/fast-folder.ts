import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** Linux keeps what lies here in memory. */
const memory = '/dev/shm';
const ROOM_BYTES = 4e9;

/** Before all tests: their temporary folders lie in memory where it has room, since what they write is synced to the disk again and again. */
export default function setup(): (() => void) | undefined {
  if (process.env['TMPDIR'] !== undefined || !existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize < ROOM_BYTES) return undefined;
  const folder = mkdtempSync(join(memory, 'mokuhyo-tests-'));
  // The database of the queue's tests runs as a user of its own, and has to get to its folder.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
