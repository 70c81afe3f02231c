import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in one folder: more slow some disks down. */
const PER_FOLDER = 1_000;

/** So many PDFs in folders below `folder`: copies of `files` in turn, each made unique by a comment behind its end. */
export function writeCopies(folder: string, files: readonly string[], count: number): void {
  const contents = files.map((file) => readFileSync(file));
  for (let index = 0; index < count; index++) {
    const below = join(folder, String(Math.floor(index / PER_FOLDER)));
    if (index % PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    const bytes = contents[index % contents.length] ?? Buffer.alloc(0);
    writeFileSync(join(below, `${index}.pdf`), Buffer.concat([bytes, Buffer.from(`\n%${index}\n`)]));
  }
}
