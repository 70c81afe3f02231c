// A text → its periods.

import type { Period } from '../../schema/reading.js';
import { normalisePrinted } from '../print/printed-text.js';
import type { ReadingContext } from '../reading-context.js';
import { type PeriodScan, scanPeriods } from './period-scan.js';
import type { CarriedYear, YearSetting } from './years.js';

/** The year that the header to the left ends with, read in the same context. */
function carriedYear(context: ReadingContext): CarriedYear | undefined {
  if (context.previousHeader === undefined) return undefined;
  const { previousHeader, ...rest } = context;
  return scanPeriods(normalisePrinted(previousHeader), yearSetting({ ...rest, header: true })).carried;
}

/** What a reading context says about years. */
export function yearSetting(context: ReadingContext): YearSetting {
  return {
    fiscal: context.header ?? false,
    header: context.header ?? false,
    documentFiscalYear: context.documentFiscalYear,
    era: context.era,
    carried: carriedYear(context),
  };
}

export function scanText(text: string, context: ReadingContext): PeriodScan {
  return scanPeriods(normalisePrinted(text), yearSetting(context));
}

/**
 * Reads every period (期間) that a text names, in order of place, each quoted as printed: 平成30年度～令和2年度, 平成29(2017)年3月,
 * 令和2年3月31日現在. A bare year (20年度) is read only by the evidence that the context gives.
 */
export function readPeriods(text: string, context: ReadingContext = {}): Period[] {
  return scanText(text, context).found.map(({ period }) => period);
}
