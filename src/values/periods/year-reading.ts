import type { YearCount } from './eras.js';
import type { YearSuffix } from './year-suffix.js';

/** A year as it was read, of any notation. */
export interface YearReading {
  readonly kind: 'year';
  readonly end: number;
  readonly count: YearCount;
  /** Year as counted: 30 of 平成30. */
  readonly counted: number;
  /** Gregorian year. */
  readonly year: number;
  readonly suffix: YearSuffix;
  readonly form: 'name' | 'kanji' | 'letter' | 'gregorian' | 'bare';
  /** Two notations beside each other that name different years: 平成30(2019)年. */
  readonly contradicted: boolean;
}

/** A year without era and without evidence for one (20年度). */
export interface AmbiguousYear {
  readonly kind: 'ambiguous';
  readonly end: number;
}
