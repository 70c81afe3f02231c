import { join } from 'node:path';
import { writeDurably } from '../batch/write-file.js';
import { formatCsv } from '../emit/csv-lines.js';
import { checkedColumns, checkedName } from '../review/checked-file.js';
import type { Checked } from '../review/review-data.js';

/** Writes `checked.csv` anew, in the order of the ids; it is on the disk when this ends. */
export async function writeChecked(folder: string, checked: ReadonlyMap<string, Checked>, temp: string): Promise<void> {
  const rows = [...checked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { by, at }]) => [id, by, at]);
  await writeDurably(join(folder, checkedName), `\uFEFF${formatCsv([[...checkedColumns], ...rows])}`, temp);
}
