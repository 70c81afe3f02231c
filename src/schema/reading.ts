// Periods and values as they are read from a text (`mokuhyo read`).

import * as z from 'zod';
import { missingReasons, modifiers, statuses } from './observation.js';
import { day, decimal, fiscalYear } from './scalars.js';

export const periodKinds = ['fiscal_year', 'year', 'month', 'date', 'quarter', 'half', 'range', 'relative'] as const;

/**
 * What a whole year was taken for, and why. `printed`: it stands with 年度 or FY, or with 年; `bare`: with neither (R6), which is a fiscal year
 * in a table of indicators; `series`: it stands with 年, among years that count in 年度, or a line beside the
 * table says that its years are calendar years (暦年).
 */
export const yearCountingSchema = z.object({
  taken: z.enum(['fiscal_year', 'year']),
  because: z.enum(['printed', 'bare', 'series']),
  /** The text that says so. */
  evidence: z.string(),
});
export type YearCounting = z.infer<typeof yearCountingSchema>;

/** A period (期間) read from a text. Both days inclusive; an open end is null. */
export const periodSchema = z.object({
  /** As printed. */
  text: z.string(),
  kind: z.enum(periodKinds),
  /** Set where the period lies in one fiscal year. */
  fiscal_year: fiscalYear.nullable(),
  period_start: day.nullable(),
  period_end: day.nullable(),
  /** Only for `relative`: years from the document's year (前年度 −1, 翌年度 +1). */
  offset: z.int().optional(),
  /** Only of whole years, where labels of a table were read. */
  counting: yearCountingSchema.optional(),
});
export type Period = z.infer<typeof periodSchema>;

/** A value (値) read from a cell; a cell that says several things has several. */
export const valueSchema = z.object({
  status: z.enum(statuses),
  value_number: decimal.nullable(),
  value_min: decimal.nullable(),
  value_max: decimal.nullable(),
  unit: z.string(),
  unit_text: z.string(),
  text_value: z.string(),
  modifiers: z.array(z.enum(modifiers)),
  missing_reason: z.enum(missingReasons).nullable(),
  part_label: z.string(),
});
export type Value = z.infer<typeof valueSchema>;

/** What `mokuhyo read` answers for one text. */
export const readingSchema = z.object({
  text: z.string(),
  periods: z.array(periodSchema),
  values: z.array(valueSchema),
});
export type Reading = z.infer<typeof readingSchema>;
