import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueAddresses, catalogueAddressesSchema } from '../schema/catalogue-addresses.js';

export const catalogueName = 'catalogue.json';

/** Where the dataset of a folder stands in a catalogue, as its last push noted; undefined where it was never pushed, or the note is damaged. */
export async function readAddresses(folder: string): Promise<CatalogueAddresses | undefined> {
  const text = await readFile(join(folder, catalogueName), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT' || problem.code === 'EISDIR') return undefined;
    throw problem;
  });
  if (text === undefined) return undefined;
  try {
    const read = catalogueAddressesSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return undefined;
  }
}
