import type { DocumentResult } from '../schema/document-result.js';
import { tableNames } from '../schema/tables.js';
import type { SeriesOptions } from '../series/build-series.js';
import { stringifyExact } from './json.js';
import { type MadeFile, type OpenFile, writeFile } from './output-file.js';
import { tableRows } from './table-rows.js';

/** `<table>.jsonl`: one JSON object per row, with numbers as numbers and null where nothing is known. */
export async function emitJsonLines(
  results: () => AsyncIterable<DocumentResult>,
  open: OpenFile,
  join?: SeriesOptions,
): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  for (const table of tableNames) {
    const files = await writeFile(open, `${table}.jsonl`, async (write) => {
      for await (const rows of tableRows(table, results, join)) {
        await write(rows.map((row) => `${stringifyExact(row)}\n`).join(''));
      }
    });
    made.push(...files);
  }
  return made;
}
