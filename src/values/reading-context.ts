import type { IssueCode } from '../issues/catalogue.js';
import type { Period, Value } from '../schema/reading.js';

export type Era = '明治' | '大正' | '昭和' | '平成' | '令和';

/** What the place of a text says about it. All optional: nothing is guessed where nothing is known. */
export interface ReadingContext {
  /** The text is a column header: a bare H29 is a fiscal year there. */
  readonly header?: boolean;
  /** Fiscal year of the document: resolves 前年度, 本年度. */
  readonly documentFiscalYear?: number;
  /** Era that a bare 20年度 belongs to, where the same table or document gives evidence. */
  readonly era?: Era;
  /** Text of the header to the left: its era is carried on (平成30年度 | 元年度 | 2年度). */
  readonly previousHeader?: string;
  /**
   * What shows that the years beside a header count in 年度: the caption or a header of the same series, as printed (令和5年度). A whole
   * 令和6年 or 2024年 in the header is a fiscal year then; by itself it is a calendar year.
   */
  readonly fiscalSeries?: string;
  /** Unit that stands outside of the cell (unit column, header, caption, indicator name), as printed: 千円. */
  readonly outerUnit?: string;
}

/** A doubt about what was read, to become an issue at the place of the cell. */
export interface Doubt {
  readonly code: IssueCode;
  readonly actual: string;
  readonly expected?: string;
  /** The value of the cell that the doubt is about, from 1; absent where it is about the cell's first or only one. */
  readonly part?: number;
}

export interface ReadValue extends Value {
  /** The period that this very value carries (H30:194人; 80% (平成28年度)); undefined where its column decides. */
  readonly period?: Period;
  /** The value stands in a bracket after another one: 280人 of 310人（R3：280人）. */
  readonly inBracket?: boolean;
}

/** What a cell says: one value or several, in the order printed. Never empty: a blank cell is one `missing` value. */
export interface CellReading {
  readonly values: readonly ReadValue[];
  readonly doubts: readonly Doubt[];
  /**
   * What of the cell was kept among its words without being understood, as printed: digits that belong to no figure, marks of no meaning.
   * Empty where the whole text was read as number, unit, modifier, label, note or known words; else the doubts say so of every value.
   */
  readonly leftover: string;
}
