import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { DocumentResult } from '../schema/document-result.js';
import { type Column, type ColumnType, columnsOf, type TableName, tableNames } from '../schema/tables.js';
import type { SeriesOptions } from '../series/build-series.js';
import type { TableRow } from './csv.js';
import type { CellValue } from './csv-lines.js';
import { type MadeFile, type OpenFile, type OutputFile, writeFile } from './output-file.js';
import { tableRows } from './table-rows.js';

/** Rows of one row group: what is held in memory before it is written. */
const rowGroupRows = 50_000;

const physicalTypes = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  // Decimals of any scale share a column: binary floating point, which every reader knows.
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Record<ColumnType, Partial<SchemaElement>>;

const buildElement = (column: Column): SchemaElement => ({
  name: column.name,
  repetition_type: column.missing === undefined ? 'REQUIRED' : 'OPTIONAL',
  ...physicalTypes[column.type],
});

type ParquetValue = string | number | boolean | Date | null;

/** A cell in the type of its column; an empty cell is null where the column can be empty. */
function typedValue(column: Column, value: CellValue): ParquetValue {
  if (value === null || value === undefined) return null;
  if (value === '') return column.missing === undefined ? '' : null;
  switch (column.type) {
    case 'string':
      return String(value);
    case 'integer':
    case 'number':
      return Number(value);
    case 'boolean':
      return Boolean(value);
    case 'date':
      return new Date(`${String(value)}T00:00:00Z`);
    default:
      return column.type satisfies never;
  }
}

/** One table in the making. Bytes leave memory after every row group. */
class TableWriter {
  private readonly bytes = new ByteWriter();
  private readonly parquet: ParquetWriter;
  private readonly columns: readonly Column[];
  private rows: TableRow[] = [];

  constructor(
    table: TableName,
    createdBy: string,
    private readonly write: OutputFile['write'],
  ) {
    this.columns = columnsOf(table);
    const root: SchemaElement = { name: 'root', num_children: this.columns.length };
    this.parquet = new ParquetWriter({
      writer: this.bytes,
      schema: [root, ...this.columns.map(buildElement)],
      createdBy,
    });
  }

  async add(rows: readonly TableRow[]): Promise<void> {
    this.rows.push(...rows);
    if (this.rows.length >= rowGroupRows) await this.writeGroup();
  }

  private async writeGroup(): Promise<void> {
    const columnData = this.columns.map((column) => ({
      name: column.name,
      data: this.rows.map((row) => typedValue(column, row[column.name])),
    }));
    this.rows = [];
    await this.parquet.write({ columnData, rowGroupSize: rowGroupRows });
    await this.flush();
  }

  private async flush(): Promise<void> {
    const chunk = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    await this.write(chunk);
  }

  async finish(): Promise<void> {
    if (this.rows.length > 0) await this.writeGroup();
    await this.parquet.finish();
    await this.flush();
  }
}

/** `<table>.parquet`: the tables in Apache Parquet, with the types of the data package; an empty cell is null. */
export async function emitParquet(
  results: () => AsyncIterable<DocumentResult>,
  open: OpenFile,
  createdBy: string,
  join?: SeriesOptions,
): Promise<readonly MadeFile[]> {
  const made: MadeFile[] = [];
  for (const table of tableNames) {
    const files = await writeFile(open, `${table}.parquet`, async (write) => {
      const writer = new TableWriter(table, createdBy, write);
      for await (const rows of tableRows(table, results, join)) await writer.add(rows);
      await writer.finish();
    });
    made.push(...files);
  }
  return made;
}
