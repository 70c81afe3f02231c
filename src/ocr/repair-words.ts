import { hasDigit } from '../text/fold.js';
import type { Segment, Token } from '../text/token.js';
import { comparable, figuresOf, hasTornThousands, isSame } from './agreement.js';
import type { ChosenReading } from './chosen-reading.js';
import { differencesOf } from './differences.js';
import type { ReadSymbol, WitnessEngine } from './engines/engine.js';
import { formsOf, meaningsOf } from './kanji-forms.js';
import { TEXT_HEIGHT } from './line-image.js';
import { isHalfWide } from './line-runs.js';
import { likeTexts, looselyLikeTexts, withCapitals } from './lookalikes.js';
import { oddness } from './oddness.js';
import { type RawReading, textOf } from './read-block.js';
import { isBorneOut, withEra } from './witness.js';

/** A stretch is put in the place of another one of no more characters than these. */
const MOST_CHANGED = 2;
/** So many characters must be the same before a stretch that is taken from another text of the page, and behind it; fewer behind it where more are before. */
const LEAST_BEFORE = 2;
const LEAST_BEHIND = 2;
const MANY_BEFORE = 4;
/** Corrections of one text. */
const MOST_ROUNDS = 3;
/**
 * What is against a text: its figures are not those of the witness, are none (5,12), it is not borne out, and each character that a model read otherwise.
 */
const OTHER_FIGURES = 3;
const NO_FIGURE = 5;
const NOT_BORNE = 1;
const NOT_READ = 0.5;
/** A text is put in the place of another one where at least so much less is against it. */
const LEAST_GAIN = 0.5;
/** A text that is so many ems narrower or wider than its ink has a character too few or too many; what that counts. */
const OTHER_WIDTH = 0.7;
const NOT_AS_WIDE = 1.5;

/** A text with one stretch of another text in it, for each place where they differ. */
function mixed(text: string, other: string): string[] {
  const [own, theirs] = [[...text], [...other]];
  return differencesOf(own, theirs).flatMap(({ from, to, otherFrom, otherTo }) =>
    to - from > MOST_CHANGED || otherTo - otherFrom > MOST_CHANGED
      ? []
      : [[...own.slice(0, from), ...theirs.slice(otherFrom, otherTo), ...own.slice(to)].join('')],
  );
}

const isPlain = (character: string): boolean => /^[\p{Script=Han}\dA-Za-z]$/u.test(character);

/** A text with what the witness, which knows no kana, read at one place of it. */
function asWitnessed(text: string, witness: string): string[] {
  const characters = [...text];
  const places = characters.flatMap((character, index) => (isPlain(character) ? [index] : []));
  const own = places.map((place) => characters[place] ?? '');
  const read = [...withEra(comparable(witness))].filter(isPlain);
  return differencesOf(own, read).flatMap(({ from, to, otherFrom, otherTo }) => {
    const meant = read.slice(otherFrom, otherTo);
    if (to - from > MOST_CHANGED || meant.length > MOST_CHANGED || meant.length === 0) return [];
    const start = from < places.length ? (places[from] ?? 0) : characters.length;
    const end = to > from ? (places[to - 1] ?? 0) + 1 : start;
    if (end - start !== to - from) return [];
    // Kana between two characters may be what the witness saw as one more.
    if (to === from && from > 0 && (places[from - 1] ?? 0) !== start - 1) return [];
    const meanings = meant.length === 1 ? meaningsOf(meant[0] ?? '') : [meant.join('')];
    return meanings.map((each) => [...characters.slice(0, start), each, ...characters.slice(end)].join(''));
  });
}

const hasKana = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.normalize('NFKC'));

/** All that the witness read of a text without kana, in Japanese characters. */
function asWitnessedWhole(texts: readonly string[], witness: string): string[] {
  if (texts.some(hasKana)) return [];
  const read = [...withEra(comparable(witness))].map((character) => {
    const meanings = meaningsOf(character);
    return meanings.find((each) => texts.some((text) => text.includes(each))) ?? meanings[0] ?? character;
  });
  const text = read.join('');
  // A colon stands in no figure: the witness has seen that there is a mark, not which one.
  return /\d:\d/u.test(text) ? [] : [text];
}

/** A text with a stretch of another one that begins the same and goes on the same: the same word stands elsewhere on the page. */
function asElsewhere(text: string, other: string): string[] {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  if (same < LEAST_BEFORE || same === text.length) return [];
  const found: string[] = [];
  for (let own = 0; own <= MOST_CHANGED; own += 1) {
    for (let theirs = 0; theirs <= MOST_CHANGED; theirs += 1) {
      const least = same >= MANY_BEFORE ? 1 : LEAST_BEHIND;
      const behind = text.slice(same + own, same + own + least);
      const goesOn = behind.length === least && other.startsWith(behind, same + theirs);
      if (own + theirs > 0 && goesOn)
        found.push(text.slice(0, same) + other.slice(same, same + theirs) + text.slice(same + own));
    }
  }
  return found;
}

/** A text without the signs before and behind it, which may be dust; ・ before a text may be the mark of a list. */
const withoutSigns = (text: string): string =>
  text.replace(/^[-*'"~^_|:;.,]+(?=[^-*'"~^_|:;.,])|(?<=[^.,・'"*])[.,・'"*]+$/gu, '');

/** Widths in ems: of a character of half width, and of the white at both ends of a piece together. */
const HALF_WIDE = 0.5;
const WHITE_AT_ENDS = 0.15;

const emsOfText = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isHalfWide(character) ? HALF_WIDE : 1), 0);

/** How far the width of a text is from that of its ink, in ems. */
function widthGap(text: string, { image }: RawReading): number {
  const ink = image.pieces.reduce((sum, { from, to }) => sum + (to - from) / TEXT_HEIGHT + WHITE_AT_ENDS, 0);
  return Math.abs(emsOfText(text) - ink);
}

const digitsOf = (text: string): string => comparable(text).replace(/\D/gu, '');

/** Other figures are put in the place of a text's only where the models see different ones and the witness these, or where they are none (5,12); a digit more or less, where the ink is as wide as that. */
function keepsFigures(text: string, other: string, raw: RawReading): boolean {
  const figures = figuresOf(other);
  if (isSame(figuresOf(withCapitals(text)), figures)) return true;
  if (hasTornThousands(other) && !hasTornThousands(text)) return false;
  const [first, second, third] = [textOf(raw.words), textOf(raw.otherWords), raw.witness ?? ''].map(figuresOf);
  const isDisputed = !isSame(first ?? [], second ?? []);
  if (isDisputed && isSame(figures, third ?? [])) return true;
  const isRead = [first, second, third].some((read = []) => isSame(figures, read));
  if (isRead && hasTornThousands(text) && !hasTornThousands(other)) return true;
  return digitsOf(text).length !== digitsOf(other).length && widthGap(other, raw) < widthGap(text, raw);
}

/** Texts that may stand there instead. */
function alternativesOf(text: string, raw: RawReading, elsewhere: readonly string[]): string[] {
  const { words, otherWords, instead, witness } = raw;
  const all = [
    ...[words, otherWords, instead ?? []].flatMap((symbols) => [textOf(symbols), ...mixed(text, textOf(symbols))]),
    ...(witness === undefined ? [] : asWitnessed(text, witness)),
    ...(witness === undefined ? [] : asWitnessedWhole([textOf(words), textOf(otherWords)], witness)),
    ...likeTexts(text),
    ...[text, textOf(words), textOf(otherWords)].flatMap(looselyLikeTexts),
    ...elsewhere.flatMap((other) => asElsewhere(text, other)),
    withoutSigns(text),
  ];
  // What was taken for dust at the ends is not put back.
  const isOther = (other: string): boolean => other !== '' && other !== text && withoutSigns(other) === other;
  return [...new Set(all)].filter((other) => isOther(other) && keepsFigures(text, other, raw));
}

/** How many of a text's characters a reading has not, at their places. */
const notRead = (text: string, symbols: readonly ReadSymbol[]): number =>
  differencesOf([...text], [...textOf(symbols)]).reduce(
    (sum, { from, to, otherFrom, otherTo }) => sum + Math.max(to - from, otherTo - otherFrom),
    0,
  );

/** What is against a text: how little it looks like words, that no model read it so, that it is not as wide as its ink, and all of it. */
interface Against {
  readonly words: number;
  readonly unlike: number;
  readonly width: number;
  readonly all: number;
}

function against(text: string, tokens: readonly Token[], raw: RawReading, engine: WitnessEngine): Against {
  const { words, otherWords, witness } = raw;
  const isOther = witness !== undefined && hasDigit(text) && !isSame(figuresOf(text), figuresOf(witness));
  const surfaces = tokens.map(({ surface }) => surface);
  const isBorne = witness === undefined || isBorneOut(surfaces, witness, engine);
  const unlike = NOT_READ * Math.min(notRead(text, words), notRead(text, otherWords));
  const own = oddness(tokens);
  const width = widthGap(text, raw) > OTHER_WIDTH ? NOT_AS_WIDE : 0;
  return {
    words: own,
    unlike,
    width,
    all:
      own +
      unlike +
      width +
      (isOther ? OTHER_FIGURES : 0) +
      (hasTornThousands(text) ? NO_FIGURE : 0) +
      (isBorne ? 0 : NOT_BORNE),
  };
}

/** The symbols of a text that was put in the place of others: where a character stood before, or right behind the one before it. */
export function respell(symbols: readonly ReadSymbol[], text: string): ReadSymbol[] {
  const characters = [...text];
  const differences = differencesOf(
    symbols.map((symbol) => symbol.text),
    characters,
  );
  const spelt: ReadSymbol[] = [];
  let at = 0;
  for (const { from, to, otherFrom, otherTo } of differences) {
    const left = symbols[Math.min(from, symbols.length - 1)]?.left ?? 0;
    spelt.push(
      ...symbols.slice(at, from),
      ...characters.slice(otherFrom, otherTo).map((each) => ({ text: each, left })),
    );
    at = to;
  }
  return [...spelt, ...symbols.slice(at)];
}

interface Repair {
  readonly raw: RawReading;
  readonly reading: ChosenReading;
}

/**
 * Readings that are not sure, corrected by what stands there most likely: by the other model, the witness, what looks like it, and the same word elsewhere
 * on the page, as the dictionary tells. What was corrected stays unsure.
 */
export async function repairWords(
  raw: readonly RawReading[],
  chosen: readonly ChosenReading[],
  segment: Segment,
  engine: WitnessEngine,
): Promise<ChosenReading[]> {
  const texts = [
    ...new Set([
      ...chosen.map(({ text }) => text),
      ...raw.flatMap(({ words, otherWords }) => [textOf(words), textOf(otherWords)]),
    ]),
  ];
  let repairs = chosen.flatMap((reading, index): Repair[] => {
    const own = raw[index];
    return own ? [{ raw: own, reading }] : [];
  });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = await Promise.all(repairs.map((each) => repairOne(each, texts, segment, engine)));
    const isSettled = next.every(({ reading }, index) => reading === repairs[index]?.reading);
    repairs = next;
    if (isSettled) break;
  }
  return repairs.map(({ reading }) => reading);
}

/** How many of a text's kanji the witness has in no form (働, 込: 国字): it is silent on them. */
const unknownCount = (text: string, { knows }: WitnessEngine): number =>
  [...text].filter((each) => /^\p{Script=Han}$/u.test(each) && !formsOf(each).some(knows)).length;

const kanjiCount = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

async function repairOne(
  repair: Repair,
  elsewhere: readonly string[],
  segment: Segment,
  engine: WitnessEngine,
): Promise<Repair> {
  const { raw, reading } = repair;
  if (reading.agreed || reading.text === '') return repair;
  const texts = [reading.text, ...alternativesOf(reading.text, raw, elsewhere)];
  const tokens = await segment(texts.map((text) => text.normalize('NFKC')));
  const [own, ...others] = texts.map((text, index) => ({ text, ...against(text, tokens[index] ?? [], raw, engine) }));
  if (!own) return repair;
  // A kanji is left out for much better words, or where one model has not read it: that the witness has not seen it is nothing new.
  const mayBeLeftOut = ({ text, words }: (typeof others)[number]): boolean =>
    words < own.words - 1 || [raw.words, raw.otherWords].some((symbols) => textOf(symbols) === text);
  // That the witness is silent on a kanji says nothing against it.
  const isPassedOver = ({ text }: (typeof others)[number]): boolean =>
    unknownCount(text, engine) < unknownCount(own.text, engine) &&
    ![raw.words, raw.otherWords].some((symbols) => textOf(symbols) === text);
  // The models outweigh the witness alone: against both, better words, other figures and the width of the ink count, and kanji of which a stroke may be worn.
  const outweighs = ({ text, words, unlike, width }: (typeof others)[number]): boolean =>
    unlike <= own.unlike ||
    words < own.words ||
    width < own.width ||
    !isSame(figuresOf(text), figuresOf(own.text)) ||
    likeTexts(own.text).includes(text);
  const better = others.filter(
    (other) =>
      own.all - other.all >= LEAST_GAIN &&
      outweighs(other) &&
      !isPassedOver(other) &&
      (kanjiCount(other.text) >= kanjiCount(own.text) || mayBeLeftOut(other)),
  );
  const [best] = better.sort((a, b) => a.all - b.all);
  if (!best) return repair;
  const { text } = best;
  const candidates = [...new Set([text, ...reading.candidates])];
  return { raw, reading: { symbols: respell(reading.symbols, text), text, candidates, agreed: false } };
}
