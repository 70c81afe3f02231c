import type { DatasetFacts } from '../dataset/facts.js';
import type { CatalogueAddresses } from '../schema/catalogue-addresses.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { TableName } from '../schema/tables.js';

/** Size and hash of a file that was written, for whoever wants to check it. */
export interface FileDigest {
  readonly bytes: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** Everything that the metadata files of a dataset are made from: one object, so that they cannot disagree. */
export interface DatasetDescription {
  readonly config: DatasetConfig;
  readonly facts: DatasetFacts;
  /** The CSV files of the run. */
  readonly tables: Readonly<Record<TableName, FileDigest>>;
  /** The program that made them. */
  readonly program: { readonly name: string; readonly version: string; readonly url: string };
  /** Where the dataset stands in a catalogue; undefined where it was never pushed. */
  readonly addresses?: CatalogueAddresses | undefined;
}
