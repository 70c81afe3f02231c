import type { DocumentResult } from '../schema/document-result.js';
import { tableNames } from '../schema/tables.js';
import { rowsOf } from './csv.js';
import { stringifyExact } from './json.js';
import { type MadeFile, type OpenFile, writeFile } from './output-file.js';

/** `<table>.jsonl`: one JSON object per row, with numbers as numbers and null where nothing is known. */
export async function emitJsonLines(
  results: () => AsyncIterable<DocumentResult>,
  open: OpenFile,
): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  for (const table of tableNames) {
    const files = await writeFile(open, `${table}.jsonl`, async (write) => {
      for await (const result of results()) {
        await write(
          rowsOf(result)
            [table].map((row) => `${stringifyExact(row)}\n`)
            .join(''),
        );
      }
    });
    made.push(...files);
  }
  return made;
}
