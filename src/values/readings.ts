import type { Period, Reading, Value } from '../schema/reading.js';
import { readCell } from './cells.js';
import { readPeriods } from './periods/periods.js';
import type { ReadingContext, ReadValue } from './reading-context.js';

const plainPeriod = ({ text, kind, fiscal_year, period_start, period_end, offset }: Period): Period => ({
  text,
  kind,
  fiscal_year,
  period_start,
  period_end,
  ...(offset === undefined ? {} : { offset }),
});

const plainValue = (value: ReadValue): Value => ({
  status: value.status,
  value_number: value.value_number,
  value_min: value.value_min,
  value_max: value.value_max,
  unit: value.unit,
  unit_text: value.unit_text,
  text_value: value.text_value,
  modifiers: value.modifiers,
  missing_reason: value.missing_reason,
  part_label: value.part_label,
});

/** Reads one text on its own: the periods that it names and the values that it states as a cell would. */
export function readText(text: string, context: ReadingContext = {}): Reading {
  return {
    text,
    periods: readPeriods(text, context).map(plainPeriod),
    values: readCell(text, context).values.map(plainValue),
  };
}
