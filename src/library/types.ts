import type {
  ConvertedDocument,
  DatasetConfig,
  Exact,
  Period,
  Profile,
  SeriesChange,
  SeriesLink,
  SeriesRow,
  Value,
} from './result-types.js';

/** What is known of a PDF before it is opened. All optional. */
export interface ConvertOptions {
  /** Name of the file, for `source_file`. Nothing is read from it. */
  readonly fileName?: string | undefined;
  /** 全国地方公共団体コード, six digits with the check digit. Goes before what is printed. */
  readonly municipality?: string | undefined;
  /** Profiles of your own. One is taken as it is; of several, and the built-in ones, the document's own words choose. */
  readonly profiles?: readonly Profile[] | undefined;
  /** Address at which the PDF was published, and the day: for `source_url` and `published`. */
  readonly sourceUrl?: string | undefined;
  readonly published?: string | undefined;
  /** Password that opens the PDF, or several that are tried. It is kept nowhere. */
  readonly password?: string | readonly string[] | undefined;
  /** So long may the document take, once the program is loaded; 60 without it. */
  readonly timeoutSeconds?: number | undefined;
}

/** What the place of a text says about it. All optional: nothing is guessed where nothing is known. */
export interface ReadingContext {
  /** The text is a column header: a bare H29 is a fiscal year there. */
  readonly header?: boolean | undefined;
  /** Fiscal year of the document: resolves 前年度, 本年度. */
  readonly documentFiscalYear?: number | undefined;
  /** Era that a bare 20年度 belongs to, where the same table or document gives evidence. */
  readonly era?: '明治' | '大正' | '昭和' | '平成' | '令和' | undefined;
  /** Text of the header to the left: its era is carried on (平成30年度 | 元年度 | 2年度). */
  readonly previousHeader?: string | undefined;
  /** Unit that stands outside of the cell, as printed: 千円. */
  readonly outerUnit?: string | undefined;
}

/** A doubt about what was read: a code of docs/issues.md. */
export interface Doubt {
  readonly code: string;
  readonly actual: string;
  readonly expected?: string | undefined;
}

/** A value of a cell, with the period that it carries itself (H30:194人), where it does. */
export interface CellValue extends Value {
  readonly period?: Period | undefined;
}

/** What a cell says: one value or several, in the order printed. A blank cell is one `missing` value. */
export interface CellReading {
  readonly values: readonly CellValue[];
  readonly doubts: readonly Doubt[];
}

/** A column's header, its period apart from its words. */
export interface HeaderReading {
  /** The period of the column; undefined where the header names none. */
  readonly period: Period | undefined;
  readonly periods: readonly Period[];
  /** The words without the periods: 実績値. */
  readonly rest: string;
  readonly doubts: readonly Doubt[];
}

/** A unit that stands by itself: a unit column's cell, (千円) in a header. */
export interface UnitReading {
  /** Canonical: 円. */
  readonly unit: string;
  /** As printed: 千円. */
  readonly unitText: string;
  /** Power of ten that figures below it are multiplied by: 3 for 千円. */
  readonly power: number;
  /** In the list of units; otherwise it is one only if its place says so. */
  readonly known: boolean;
}

/** What is wrong with a profile, in both languages. */
export interface ProfileProblem {
  /** Where: `headers.division.1`. */
  readonly place: string;
  readonly message: string;
  readonly message_ja: string;
}

/** An output folder, read whole. */
export interface Dataset {
  /** In the order of documents.csv. */
  readonly documents: readonly ConvertedDocument[];
  /** The years joined. */
  readonly series: readonly SeriesRow[];
  readonly seriesLinks: readonly SeriesLink[];
  readonly changes: readonly SeriesChange[];
}

/** What `writeDataset` writes beside the documents' rows, and what it says of the dataset. */
export interface WriteOptions {
  /** Further forms of the data, beside those that the folder has already. */
  readonly also?: readonly ('ja' | 'wide' | 'xlsx' | 'parquet' | 'jsonl' | 'sjis')[] | undefined;
  /** Take documents that could not be read whole into the further forms, too. */
  readonly includePartial?: boolean | undefined;
  /** Take documents that are no declarations into them, too. */
  readonly includeOther?: boolean | undefined;
  /** What the documents do not say of the dataset: the members of mokuhyo.config.json. Without it no licence is claimed. */
  readonly config?: DatasetConfig | undefined;
}

/** What `writeDataset` has written. */
export interface WrittenDataset {
  /** Paths below the folder, without documents/<document_id>.json. */
  readonly files: readonly string[];
  /** Documents of the dataset now, those that were there before included. */
  readonly documents: number;
}

/** Decimals of numbers, for whoever must not round. */
export type { Exact };
