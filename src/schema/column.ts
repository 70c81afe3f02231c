import type { z } from 'zod';

/** What people are told about a column of a CSV file: in datapackage.json, in the `_ja` files and in docs/output.md. */
export interface ColumnMeta {
  /** Japanese name (項目名): at most 21 characters, so that it fits the 63 bytes of a database column. */
  readonly title: string;
  /** Meaning in Japanese. */
  readonly description: string;
  /** Meaning in English. */
  readonly meaning: string;
  /** What an empty cell says, in Japanese; absent where no cell is ever empty. */
  readonly missing?: string;
  /** Unit of the numbers of the column, in Japanese; absent where there is none, or where another column holds it. */
  readonly unit?: string;
  /** Japanese name of each code. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A column of a CSV file: the schema of its values with what people are told about it. */
export function column<T extends z.ZodType>(schema: T, meta: ColumnMeta): T {
  return schema.meta({ ...meta });
}
