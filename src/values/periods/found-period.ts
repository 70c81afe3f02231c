import type { Period } from '../../schema/reading.js';
import { type PrintedText, printedForm } from '../print/printed-text.js';
import type { Doubt } from '../reading-context.js';
import { fiscalYearOf, formatDay, type Span } from './calendar.js';
import type { PeriodKind } from './days-of-month.js';
import { firstFiscalYear } from './eras.js';
import type { CarriedYear } from './years.js';

/** A period with its place in the text. */
export interface FoundPeriod {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
}

/** What was found at one place: periods (none where the year stays open), doubts, and the year that later ones count on from. */
export interface PeriodsFound {
  readonly end: number;
  readonly found: readonly FoundPeriod[];
  readonly doubts: readonly Doubt[];
  readonly carried: CarriedYear | undefined;
}

/** The fiscal year that both ends lie in; null where they lie in several, or an end is open. */
function commonFiscalYear(span: Span): number | null {
  if (!span.first || !span.last) return null;
  const year = fiscalYearOf(span.first);
  return year === fiscalYearOf(span.last) && year >= firstFiscalYear ? year : null;
}

/** A period of the contract, printed from `start` to `end`. */
export function foundPeriod(
  text: PrintedText,
  start: number,
  end: number,
  kind: PeriodKind,
  span: Span,
  offset?: number,
): FoundPeriod {
  const period: Period = {
    text: printedForm(text, start, end),
    kind,
    fiscal_year: commonFiscalYear(span),
    period_start: span.first ? formatDay(span.first) : null,
    period_end: span.last ? formatDay(span.last) : null,
    ...(offset === undefined ? {} : { offset }),
  };
  return { start, end, period };
}
