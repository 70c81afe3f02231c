import { hasDigit } from '../text/fold.js';
import { comparable } from './agreement.js';
import type { ChosenReading } from './chosen-reading.js';
import type { WitnessEngine } from './engines/engine.js';
import type { KnownWords } from './known-words.js';
import { oddness } from './oddness.js';
import { type RawReading, textOf } from './read-block.js';
import { respell } from './repair-words.js';
import { isBorneOut } from './witness.js';

/** A header taken apart: the year that it may begin with, its word, and what stands in brackets behind that. */
const headerParts = /^((?:[^（(]*年度?)?)([^（(]*)((?:[（(].*)?)$/u;

/** Do two words differ in one character, at the same place? */
function differInOne(a: string, b: string): boolean {
  const [own, other] = [[...a], [...b]];
  return own.length === other.length && own.filter((each, index) => each !== other[index]).length === 1;
}

/** A text with the only header word that differs from its own in one character (2019年度口標値: 目標値); undefined where there is none, or more than one. */
function likeHeader(text: string, headers: readonly string[]): string | undefined {
  const [, year = '', word = '', behind = ''] = headerParts.exec(text) ?? [];
  if (word.length < 2 || hasDigit(word) || headers.includes(word)) return undefined;
  const near = [...new Set(headers)].filter((each) => differInOne(comparable(each), comparable(word)));
  return near.length === 1 ? `${year}${near[0]}${behind}` : undefined;
}

/** What a header may be of which the models read one character differently; where one model and the witness read the same, that stands. */
function headerFor(
  { words, otherWords, witness }: RawReading,
  { text, agreed }: ChosenReading,
  headers: readonly string[],
  engine: WitnessEngine,
): string | undefined {
  const read = [textOf(words), textOf(otherWords)];
  if (agreed || comparable(read[0] ?? '') === comparable(read[1] ?? '')) return undefined;
  if (read.includes(text) && witness !== undefined && isBorneOut(text, witness, engine)) return undefined;
  const found = [text, ...read].flatMap((each) => likeHeader(each, headers) ?? []);
  return found.find((each) => each !== text);
}

/**
 * Header words (見出しの語) in the place of texts that are not sure, differ from one of them in a single character, and are worse words: one misread
 * character costs a table its column. They stay unsure, and it is said that no engine read them.
 */
export async function supplyHeaders(
  raw: readonly RawReading[],
  chosen: readonly ChosenReading[],
  { segment, headers }: KnownWords,
  engine: WitnessEngine,
): Promise<ChosenReading[]> {
  const supplied = chosen.map((reading, index) => {
    const own = raw[index];
    return own && headerFor(own, reading, headers, engine);
  });
  const texts = chosen.flatMap(({ text }, index) => {
    const other = supplied[index];
    return other === undefined ? [] : [text, other];
  });
  const words = await segment(texts.map((text) => text.normalize('NFKC')));
  const oddnessOf = new Map(texts.map((text, index) => [text, oddness(words[index] ?? [])]));
  return chosen.map((reading, index) => {
    const text = supplied[index];
    if (text === undefined || (oddnessOf.get(text) ?? 0) >= (oddnessOf.get(reading.text) ?? 0)) return reading;
    const candidates = [...new Set([text, ...reading.candidates])];
    const isSupplied = ![raw[index]?.words, raw[index]?.otherWords].some((read) => read && textOf(read) === text);
    return { symbols: respell(reading.symbols, text), text, candidates, agreed: false, isSupplied };
  });
}
