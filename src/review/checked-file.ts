// Which documents a person has checked (checked.csv).

import * as z from 'zod';
import { readRows } from './read-output.js';
import type { Checked } from './review-data.js';

/** Beside the dataset's tables, and of no hash of theirs: a check changes nothing of the data. */
export const checkedName = 'checked.csv';

const rowSchema = z.object({
  document_id: z.string().regex(/^[0-9a-f]{12}$/),
  by: z.string(),
  at: z.string(),
});
export const checkedColumns = Object.keys(rowSchema.shape) as readonly (keyof z.infer<typeof rowSchema>)[];

/** Which documents people looked at as a whole, by document_id; nothing where there is no such file. Lines that are none of ours are passed over. */
export async function readChecked(folder: string): Promise<Map<string, Checked>> {
  const checked = new Map<string, Checked>();
  for (const row of await readRows(folder, checkedName)) {
    const read = rowSchema.safeParse(row).data;
    if (read) checked.set(read.document_id, { by: read.by, at: read.at });
  }
  return checked;
}
