// What a second engine says of a reading: borne out, contradicted, or nothing.

import { hasDigit } from '../text/fold.js';
import { comparable, figuresOf, isSame } from './agreement.js';
import type { ReadSymbol, WitnessEngine } from './engines/engine.js';
import { formsOf, meaningsOf } from './kanji-forms.js';
import type { LineImage } from './line-image.js';
import { cutRuns } from './line-runs.js';
import type { Grey } from './picture.js';
import { pressImage } from './press-image.js';
import { shareOut } from './share-out.js';

const isKanji = (character: string): boolean => /^\p{Script=Han}$/u.test(character);
const hasKana = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.normalize('NFKC'));
const isPlain = (character: string): boolean => /^[\dA-Za-z]$/u.test(character);

/** What the witness can read: kanji, digits, Latin letters, and what stands among digits. */
const readable = /[\p{Script=Han}\dA-Za-z.,%]+/gu;

/** Shares of its width to which an image is pressed together for a first look. */
const WORDS_PRESSED = 0.5;
const FIGURES_PRESSED = 0.7;

/** A kana is seen as no more than so many characters by an engine that knows none. */
const MOST_FOR_KANA = 2;

/** A kanji that is written alike in Japan and China: of the others the witness, though it lists them, has seen few. */
const isCommon = (character: string, { knows }: WitnessEngine): boolean =>
  isKanji(character) && knows(character) && formsOf(character).length === 1;

/**
 * What the witness must read in the place of a kanji: itself, if it is common. Of another one, which the witness reads as whatever looks like it,
 * one of its forms if it stands alone, and anything or nothing within a word that the dictionary knows.
 */
function placeOf(kanji: string, engine: WitnessEngine, isInWord: boolean): string {
  if (isCommon(kanji, engine)) return kanji;
  const forms = formsOf(kanji).filter(engine.knows);
  return forms.length === 0 || isInWord ? '.?' : `[${forms.join('')}]`;
}

/** What the witness must read for a text, word by word, to be borne out; in the place of kana and signs it may read anything. */
function patternOf(words: readonly string[], engine: WitnessEngine): RegExp {
  let pattern = '';
  let open = 0;
  for (const word of words.map(comparable)) {
    const isInWord = [...word].length > 1;
    for (const character of word) {
      const isAnything = !isPlain(character) && !isKanji(character);
      if (!isAnything && open > 0) {
        pattern += `.{0,${open * MOST_FOR_KANA}}`;
        open = 0;
      }
      if (isAnything) open += 1;
      else pattern += isPlain(character) ? character : placeOf(character, engine, isInWord);
    }
  }
  return new RegExp(`^${pattern}${open > 0 ? `.{0,${open * MOST_FOR_KANA}}` : ''}$`, 'u');
}

/** The witness sees 令和, a word of Japan alone, as 今和 or 合和, which are none: there is no other era (元号) that it could be. */
export const withEra = (read: string): string => read.replaceAll(/[今合]和/gu, '令和');

/**
 * Does what the witness read bear out a text's kanji, digits and letters: the same ones, in the same order, none between them? A text that is given
 * as one word is judged less strictly than one that is given word by word.
 */
export const isBorneOut = (text: string | readonly string[], read: string, engine: WitnessEngine): boolean =>
  patternOf(typeof text === 'string' ? [text] : text, engine).test(withEra(comparable(read)));

/** What a witness read in a line. */
export interface Testimony {
  /** All of it; of a line with kana, what stands between them. */
  readonly text: string;
  /** What may stand there instead of the reading that it was asked about; undefined where it says nothing else. */
  readonly instead: readonly ReadSymbol[] | undefined;
}

const textOf = (symbols: readonly ReadSymbol[]): string => symbols.map(({ text }) => text).join('');

/** Where two models differ, what the witness read, in Japanese characters; undefined where the three do not have one character for each other. */
function settleDifferences(
  symbols: readonly ReadSymbol[],
  other: readonly ReadSymbol[],
  read: readonly ReadSymbol[],
): ReadSymbol[] | undefined {
  if (symbols.length !== other.length || symbols.length !== read.length) return undefined;
  return symbols.map((symbol, index) => {
    const [second = '', third = ''] = [other[index]?.text, read[index]?.text];
    if (comparable(symbol.text) === comparable(second)) return symbol;
    // A colon stands in no figure: the witness has seen that there is a mark, not which one.
    if (isSeparator(symbol.text) && isSeparator(second) && !isSeparator(third)) return symbol;
    const meanings = meaningsOf(third.normalize('NFKC'));
    return {
      ...symbol,
      text: meanings.find((each) => each === symbol.text || each === second) ?? meanings[0] ?? third,
    };
  });
}

const isSeparator = (text: string): boolean => /^[.,]$/u.test(comparable(text));

/** The reading with the points and commas that the witness read; undefined where they differ in more. */
function withSeparators(symbols: readonly ReadSymbol[], read: readonly ReadSymbol[]): ReadSymbol[] | undefined {
  const own = symbols.filter(({ text }) => !isSeparator(text));
  const others = read.filter(({ text }) => !isSeparator(text));
  const isSame = own.length === others.length && own.length !== read.length;
  if (!isSame || own.some(({ text }, index) => !isBorneOutBy(text, others[index]?.text ?? ''))) return undefined;
  let next = 0;
  return read.flatMap((each) => {
    if (isSeparator(each.text)) return [each];
    next += 1;
    return own.slice(next - 1, next);
  });
}

const isBorneOutBy = (text: string, read: string): boolean =>
  comparable(text) === comparable(read) || formsOf(text).includes(read);

/** The reading without the one kanji that keeps the witness from bearing it out: models see 箇 as 人箇. */
function withoutIntruder(
  symbols: readonly ReadSymbol[],
  read: string,
  engine: WitnessEngine,
): ReadSymbol[] | undefined {
  if (read === '') return undefined;
  const repaired = symbols.flatMap(({ text }, index) => {
    if (!isCommon(text, engine)) return [];
    const rest = symbols.filter((_, at) => at !== index);
    return isBorneOut(textOf(rest), read, engine) ? [rest] : [];
  });
  return new Set(repaired.map(textOf)).size === 1 ? repaired[0] : undefined;
}

/** What the witness reads in the parts of a line that it can read; undefined where these cannot be told apart. */
async function readRuns(
  symbols: readonly ReadSymbol[],
  clean: LineImage,
  raw: LineImage,
  read: (picture: Grey) => Promise<string>,
): Promise<string | undefined> {
  const texts: string[] = [];
  for (const [index, characters] of shareOut(symbols, clean.pieces).entries()) {
    const piece = clean.pieces[index];
    const runs = piece && cutRuns(piece, characters, clean, raw.picture, readable);
    if (!runs) return undefined;
    for (const { picture } of runs) texts.push(await read(picture));
  }
  return texts.join(' ');
}

/** A line with digits, as what it says is looked at: units (円, 箇所) by their characters, longer words as words. */
const strictWords = (text: string): string[] => comparable(text).match(/\p{Script=Han}{3,}|./gu) ?? [];

/**
 * What the witness reads at a first look, at an image that is pressed together, where that bears out all that a model reads; undefined where it does not. Of
 * words that the models read differently it is not asked: most often it bears out neither. The time that it takes goes with the width of the image.
 */
async function glance(
  symbols: readonly ReadSymbol[],
  other: readonly ReadSymbol[],
  clean: LineImage,
  raw: LineImage,
  engine: WitnessEngine,
): Promise<string | undefined> {
  const text = textOf(symbols);
  const isFigure = hasDigit(text);
  if (text === '' || (!isFigure && comparable(text) !== comparable(textOf(other)))) return undefined;
  const share = isFigure ? FIGURES_PRESSED : WORDS_PRESSED;
  const look = async (picture: Grey): Promise<string> => textOf(await engine.read(pressImage(picture, share)));
  const read = hasKana(text) ? await readRuns(symbols, clean, raw, look) : await look(raw.picture);
  if (read === undefined) return undefined;
  const bears = (said: string): boolean =>
    isSame(figuresOf(said), figuresOf(read)) && isBorneOut(isFigure ? strictWords(said) : said, read, engine);
  return bears(text) || bears(textOf(other)) ? read : undefined;
}

/**
 * Asks the witness for the kanji, digits and letters of a line: run by run, each cut out by itself, where kana would disturb it. `symbols` is
 * what a model read, `other` what another one did. Often a quick look may do.
 */
export async function hearWitness(
  symbols: readonly ReadSymbol[],
  other: readonly ReadSymbol[],
  clean: LineImage,
  raw: LineImage,
  engine: WitnessEngine,
): Promise<Testimony> {
  const text = textOf(symbols);
  const seen = await glance(symbols, other, clean, raw, engine);
  if (seen !== undefined) return { text: seen, instead: undefined };
  const look = async (picture: Grey): Promise<string> => textOf(await engine.read(picture));
  const runs = hasKana(text) ? await readRuns(symbols, clean, raw, look) : undefined;
  if (runs !== undefined && (isBorneOut(text, runs, engine) || text !== textOf(other)))
    return { text: runs, instead: isBorneOut(text, runs, engine) ? undefined : withoutIntruder(symbols, runs, engine) };
  // The runs may have been cut badly.
  const whole = await engine.read(raw.picture);
  if (text === textOf(other) && isBorneOut(text, textOf(whole), engine))
    return { text: textOf(whole), instead: undefined };
  const read = runs ?? textOf(whole);
  const settled = hasKana(text)
    ? undefined
    : (withSeparators(symbols, whole) ?? settleDifferences(symbols, other, whole));
  return { text: read, instead: settled ?? withoutIntruder(symbols, read, engine) };
}
