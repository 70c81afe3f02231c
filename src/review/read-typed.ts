import type { Observation } from '../schema/observation.js';
import { readText } from '../values/readings.js';

/** What a typed text sets of a value: fields of corrections.csv. */
export type TypedFields = Readonly<
  Record<
    'status' | 'value_number' | 'value_min' | 'value_max' | 'unit' | 'text_value' | 'modifiers' | 'missing_reason',
    string
  >
>;

export type Typed =
  | { readonly kind: 'value'; readonly fields: TypedFields }
  /** Several values, or none: nobody can tell which is meant. */
  | { readonly kind: 'unclear'; readonly count: number };

/**
 * A value as a person types it (1,234 / １２３４人 / 80%以上 / ―) → what it sets, read as a cell is read. Where no unit is typed the value keeps the one
 * that it has: whoever corrects a digit means the same unit.
 */
export function readTyped(text: string, now: Pick<Observation, 'unit'>): Typed {
  const { values } = readText(text.trim(), {});
  const [value] = values;
  if (!value || values.length !== 1) return { kind: 'unclear', count: values.length };
  // Figures that make no number (1,23) are a slip of the keys, and no words.
  if (value.status === 'text' && /^[\d.,\s-]*$/u.test(text.normalize('NFKC'))) return { kind: 'unclear', count: 1 };
  const isNumeric = value.status === 'number' || value.status === 'range';
  return {
    kind: 'value',
    fields: {
      status: value.status,
      value_number: value.value_number ?? '',
      value_min: value.value_min ?? '',
      value_max: value.value_max ?? '',
      unit: isNumeric && value.unit === '' ? now.unit : value.unit,
      text_value: value.text_value,
      modifiers: value.modifiers.join(' '),
      missing_reason: value.missing_reason ?? '',
    },
  };
}
