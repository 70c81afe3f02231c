// A group of joined rows as the search for likely links sees it.

import type { Segment, Token } from '../text/token.js';
import type { Entry } from './entry.js';
import { buildNameForm, type NameForm } from './likeness.js';
import { hiragana } from './names.js';
import type { ProjectedValue } from './projection.js';
import { valuesByPeriod } from './same-values.js';

/** A group of joined rows as the search for likely links sees it. */
export interface GroupProfile {
  readonly place: number;
  readonly rows: readonly Entry[];
  readonly first: Entry;
  readonly last: Entry;
  readonly indicators: readonly NameForm[];
  readonly projects: readonly NameForm[];
  readonly words: ReadonlySet<string>;
  /** `plan period|code` of every row that has both. */
  readonly codes: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  readonly divisions: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly ProjectedValue[]>;
}

const readingOf = (tokens: readonly Token[]): string =>
  hiragana(tokens.map((token) => token.reading || token.surface.toLowerCase()).join(''));

/** How each word is read (読み), in hiragana: 子ども and こども are one word. Without a dictionary, as written. */
export async function findReadings(
  words: readonly string[],
  segment: Segment | undefined,
): Promise<Map<string, string>> {
  if (!segment || words.length === 0) return new Map(words.map((word) => [word, hiragana(word.toLowerCase())]));
  const tokens = await segment(words);
  return new Map(words.map((word, index) => [word, readingOf(tokens[index] ?? [])]));
}

/** Content words of the rows' names, each once. */
export function wordsOf(entries: readonly Entry[]): string[] {
  const texts = new Set(entries.map(({ row }) => row.keywords));
  return [...new Set([...texts].flatMap((text) => text.split(' ')))].filter((word) => word !== '');
}

const distinctBy = (rows: readonly Entry[], keyOf: (entry: Entry) => string): Entry[] => [
  ...new Map(rows.map((entry) => [keyOf(entry), entry])).values(),
];

/** A series changes its names a few times; the newest and the oldest ones are what its neighbours resemble. */
const comparedNames = 4;

function namesOf(
  rows: readonly Entry[],
  nameOf: (entry: Entry) => readonly [printed: string, normalised: string],
  words: Words,
): NameForm[] {
  const distinct = distinctBy(rows, (entry) => nameOf(entry)[1]);
  const kept = distinct.length > comparedNames ? [...distinct.slice(0, 2), ...distinct.slice(-2)] : distinct;
  return kept.map((entry) => {
    const [printed, normalised] = nameOf(entry);
    return words.formOf(printed, normalised, entry.row.keywords);
  });
}

/** The forms of names: the same name comes under many groups and is taken apart once. */
export interface Words {
  readonly formOf: (printed: string, normalised: string, keywords: string) => NameForm;
}

export function buildWords(readings: ReadonlyMap<string, string>): Words {
  const known = new Map<string, NameForm>();
  return {
    formOf(printed, normalised, keywords) {
      const folded = printed.normalize('NFKC');
      const words = keywords.split(' ').filter((word) => word !== '' && folded.includes(word));
      const key = `${normalised}\n${words.join(' ')}`;
      const found = known.get(key);
      if (found) return found;
      const read = words.map((word) => readings.get(word) ?? word);
      const form = buildNameForm(normalised, read);
      known.set(key, form);
      return form;
    },
  };
}

const said = (texts: readonly string[]): Set<string> => new Set(texts.filter((text) => text !== ''));

/** What is known of one group, gathered once. */
export function buildProfile(rows: readonly Entry[], place: number, words: Words): GroupProfile {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) throw new Error('a group without rows');
  const indicators = namesOf(rows, ({ row, indicator }) => [row.indicator, indicator], words);
  const projects = namesOf(rows, ({ row, core }) => [row.project, core], words);
  return {
    place,
    rows,
    first,
    last,
    indicators,
    projects,
    words: new Set([...indicators, ...projects].flatMap((form) => [...form.words])),
    codes: new Set(
      rows.filter(({ planPeriod, code }) => planPeriod && code).map(({ planPeriod, code }) => `${planPeriod}|${code}`),
    ),
    units: said(rows.map(({ unit }) => unit)),
    divisions: said(rows.map(({ division }) => division)),
    departments: said(rows.map(({ department }) => department)),
    values: valuesByPeriod(rows),
  };
}
