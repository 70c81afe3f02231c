// Eras (元号) and the Gregorian years of their years.

import type { Era } from '../reading-context.js';

/** A way of counting years; 西暦 is the Gregorian one. */
export type YearCount = Era | '西暦';

interface EraEntry {
  readonly era: Era;
  /** Gregorian year of 元年. */
  readonly first: number;
  /** Last year of the era that had a day; plans made before count on (平成35年度 = 2023). */
  readonly last: number;
  readonly letter: string;
  readonly kanji: string;
}

/** The modern eras (元号), newest first. */
const eras: readonly EraEntry[] = [
  { era: '令和', first: 2019, last: 99, letter: 'R', kanji: '令' },
  { era: '平成', first: 1989, last: 31, letter: 'H', kanji: '平' },
  { era: '昭和', first: 1926, last: 64, letter: 'S', kanji: '昭' },
  { era: '大正', first: 1912, last: 15, letter: 'T', kanji: '大' },
  { era: '明治', first: 1868, last: 45, letter: 'M', kanji: '明' },
];

const byName = new Map<string, EraEntry>(eras.map((entry) => [entry.era, entry]));
const byLetter = new Map<string, EraEntry>(
  eras.flatMap((entry) => [
    [entry.letter, entry],
    [entry.letter.toLowerCase(), entry],
  ]),
);
const byKanji = new Map<string, EraEntry>(eras.map((entry) => [entry.kanji, entry]));

/** Years that an era's own count may be read for: municipal plans count on past its end, never past two digits. */
const highestEraYear = 99;
/** Gregorian years that four digits before 年 may be; below, they are spans of time (1200年の歴史). */
export const gregorianYears = { first: 1600, last: 2200 } as const;
/** The first fiscal year (年度) that a period is given: 明治元年. */
export const firstFiscalYear = 1868;

export interface EraMark {
  readonly era: Era;
  readonly length: number;
  readonly form: 'name' | 'kanji' | 'letter';
}

/** The era written at `at`: 平成, H or h, or 平 where the caller allows it. */
export function readEraMark(chars: string, at: number): EraMark | undefined {
  const kanji = byKanji.get(chars.charAt(at));
  if (kanji) {
    const named = chars.charAt(at + 1) === kanji.era.charAt(1);
    return { era: kanji.era, length: named ? 2 : 1, form: named ? 'name' : 'kanji' };
  }
  const letter = byLetter.get(chars.charAt(at));
  return letter && { era: letter.era, length: 1, form: 'letter' };
}

/** Gregorian year of an era's year; undefined where there is none (平成0年, 大正200年). */
export function gregorianOf(count: YearCount, year: number): number | undefined {
  if (count === '西暦') return year >= gregorianYears.first && year <= gregorianYears.last ? year : undefined;
  const entry = byName.get(count);
  return entry && year >= 1 && year <= highestEraYear ? entry.first + year - 1 : undefined;
}

/** So many years from the end or the beginning of an era a row of years may step over it. */
const reach = 3;

/**
 * The era that a bare year counts in beside one of another year, the nearest in time: over the end of an era (平成30 | 元) and, where years run
 * backwards, over its beginning (令和2 | 元 | 30 | 29).
 */
export function eraBeside(count: YearCount, year: number, counted: number): Era | undefined {
  const index = eras.findIndex((entry) => entry.era === count);
  const [next, entry, before] = [eras[index - 1], eras[index], eras[index + 1]];
  if (!entry) return undefined;
  const possible = [
    entry,
    ...(next && year >= entry.last - reach && counted <= year ? [next] : []),
    ...(before && year <= reach && counted <= before.last && counted >= before.last - 2 * reach ? [before] : []),
  ];
  const distance = ({ first }: (typeof possible)[number]): number => Math.abs(first + counted - (entry.first + year));
  return possible.toSorted((a, b) => distance(a) - distance(b))[0]?.era;
}
