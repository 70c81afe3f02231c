import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The note of `gather`, by which it knows which parts it has: a run without parts has none. */
export const gatherNote = '.mokuhyo/gathered.json';

/** Every file below `folder` with its bytes, the program's own store included. */
export function everythingIn(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => name !== gatherNote)
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}
