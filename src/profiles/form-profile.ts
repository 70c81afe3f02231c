// A form that a person taught, as a profile of the dataset.

import { createHash } from 'node:crypto';
import { type Profile, profileSchema } from '../schema/profile.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { readHeader } from '../values/headers.js';
import { type PointedHeader, withPointedWords, wordOf } from './pointed-words.js';

/** The folder of a dataset that holds its own profiles, a JSON file each. */
export const profilesFolder = 'profiles';

/** What a person says of a column of a form (様式の列): what it is for, and of which year its values are. */
export interface FormColumn extends PointedHeader {
  /** As a person writes it (令和3年度); empty where the header prints it, or each row has its own. */
  readonly year: string;
}

/** What a person says of a label that stands in the rows of a form (行の見出し). */
export interface FormRow {
  readonly label: string;
  readonly valueKind: ValueKind | undefined;
  readonly year: string;
  /** Values in such rows are none: derived from others, or of somebody else. */
  readonly passedOver: boolean;
}

export interface TaughtForm {
  readonly title: string;
  /** Name of the person; empty while it is only looked at. */
  readonly by: string;
  /** Headers of its table: all of them stand in every document of the form. */
  readonly words: readonly string[];
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/** Hex digits of a form's name: enough for all forms that a city will ever have. */
const NAME_DIGITS = 10;

/** The name of a form's profile: the same for the same words, so that what is taught again takes the place of what was. */
export function formName(words: readonly string[]): string {
  const folded = [...new Set(words.map(foldForMatching))].sort();
  return `form-${createHash('sha256').update(folded.join('\n')).digest('hex').slice(0, NAME_DIGITS)}`;
}

/** Does a text say a year that can be read (令和3年度, R3, 2021年度)? */
export const saysYear = (text: string): boolean => readHeader(text, { header: true }).period !== undefined;

/** What a person pointed at → a profile that is kept in the dataset and read by `convert` (様式のプロファイル). */
export function buildFormProfile({ title, by, words, columns, rows }: TaughtForm): Profile {
  const bare = profileSchema.parse({ name: formName(words), title, extends: 'general', form: words });
  const ofRows = rows.map(({ label, valueKind }) => ({ header: label, role: undefined, valueKind }));
  const { headers, kinds, ...rest } = withPointedWords(bare, [...columns, ...ofRows]);
  const years = [...columns.map(({ header, year }) => [header, year]), ...rows.map(({ label, year }) => [label, year])];
  const named = years.flatMap(([word = '', year = '']) => (year === '' ? [] : [[wordOf(word), year] as const]));
  const ratings = rows.filter(({ passedOver }) => passedOver).map(({ label }) => wordOf(label));
  return profileSchema.parse({
    ...rest,
    ...(by === '' ? {} : { taught_by: by }),
    kinds,
    headers: ratings.length === 0 ? headers : { ...headers, rating: [...(headers.rating ?? []), ...ratings] },
    periods: Object.fromEntries(named),
  });
}
