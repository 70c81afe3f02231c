import { csvwPath } from '../emit/csvw.js';
import { dcatPath } from '../emit/dcat.js';
import { checksumsPath, dataPackagePath } from '../emit/emit-extras.js';
import { columnsOf, type TableName, tableNames } from '../schema/tables.js';
import {
  checkCatalogue,
  checkJson,
  checkPackage,
  checkRecords,
  type Digest,
  digesting,
  type RecordedFile,
  readChecksums,
} from './check-files.js';
import { gatherKeys, tablesByReference } from './check-keys.js';
import { gatherRows } from './check-rows.js';
import { checkTable, type SeeRow, type TableExpectation } from './check-table.js';
import { checkWorkbook } from './check-workbook.js';
import { gatherFindings, type LintReport, type Tell } from './finding.js';
import type { LintSource } from './lint-source.js';

const japaneseEnding = '_ja.csv';

/** How a file should be, by its name; undefined for those that are no CSV files for catalogues. */
function expectationOf(file: string): TableExpectation | undefined {
  if (!file.endsWith('.csv') || file.endsWith('_sjis.csv')) return undefined;
  const isJapanese = file.endsWith(japaneseEnding);
  const stem = file.slice(0, isJapanese ? -japaneseEnding.length : -'.csv'.length);
  const table = tableNames.find((name) => name === stem);
  const columns = table && columnsOf(table);
  return isJapanese
    ? { file, style: 'japanese', bom: true, columns, table: undefined }
    : { file, style: 'ascii', bom: false, columns, table };
}

interface Walk {
  readonly source: LintSource;
  readonly tell: Tell;
  readonly seeRow: SeeRow;
  readonly digests: Map<string, Digest | undefined>;
  rows: number;
}

/** Reads one file once: its content is looked at while its hash is taken. */
async function checkFile(walk: Walk, file: string): Promise<void> {
  const { source, tell, seeRow } = walk;
  const { bytes, digest } = digesting(source.read(file));
  const expected = expectationOf(file);
  if (expected) walk.rows += await checkTable(bytes, expected, tell, seeRow);
  else if (file.endsWith('.xlsx')) await checkWorkbook(bytes, file, tell);
  // Whatever a check did not read to its end still counts for the hash.
  else for await (const _ of bytes);
  walk.digests.set(file, digest());
}

/**
 * Lints a folder that `convert` wrote, or that somebody edited since. Files that neither this program nor a record in the folder
 * knows are left alone.
 */
export async function lintFolder(source: LintSource): Promise<LintReport> {
  const { tell, report } = gatherFindings();
  const paths = new Set(source.paths);
  const checkKeys = gatherKeys(tell);
  const rows = gatherRows(tell, paths);
  const seeRow: SeeRow = (table: TableName, file, line, row) => {
    checkKeys(table, file, line, row);
    rows.add(table, file, line, row);
  };
  const records: readonly RecordedFile[] = [
    ...(await checkPackage(source, dataPackagePath, tell)),
    ...(await readChecksums(source, checksumsPath, tell)),
  ];
  for (const file of [csvwPath, dcatPath]) await checkJson(source, file, tell);
  await checkCatalogue(source, dataPackagePath, dcatPath, tell);
  const canonical = tablesByReference.map((name) => `${name}.csv`);
  for (const file of canonical) if (!paths.has(file)) tell({ rule: 'mic/1-1', level: 'fail', file });
  const walk: Walk = { source, tell, seeRow, digests: new Map(), rows: 0 };
  const known = new Set([...canonical, ...records.map((record) => record.path)]);
  const files = [
    ...canonical.filter((path) => paths.has(path)),
    ...source.paths.filter((path) => known.has(path) && !canonical.includes(path)),
  ];
  for (const file of files) await checkFile(walk, file);
  rows.finish();
  checkRecords(records, walk.digests, tell);
  return report(files.length, walk.rows);
}
