import type { Segment, Token } from '../text/token.js';
import { comparable, figuresOf, isSame } from './agreement.js';
import type { ChosenReading } from './chosen-reading.js';
import { withoutDustBars } from './dust-bars.js';
import type { ReadSymbol, WitnessEngine } from './engines/engine.js';
import { formsOf } from './kanji-forms.js';
import type { KnownWords } from './known-words.js';
import type { LineImage } from './line-image.js';
import { likeTexts, voicedTexts } from './lookalikes.js';
import { isUnknown, oddness } from './oddness.js';
import { type RawReading, type Support, textOf } from './read-block.js';
import { repairWords } from './repair-words.js';
import { withSeenMarks } from './seen-marks.js';
import { symbolsByPiece } from './share-out.js';
import { supplyHeaders } from './supply-headers.js';
import { isBorneOut } from './witness.js';

function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = comparable(text);
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Length of the longest common subsequence. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = character === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Kanji and digits of a reading that the witness, which knows no kana, did not see there. */
function unseen(text: string, witness: string | undefined): number {
  if (witness === undefined) return 0;
  const plain = [...text.normalize('NFKC')].filter((each) => /[\p{Script=Han}\d]/u.test(each));
  // Each under the form under which the witness may have read it.
  const seen = witness.normalize('NFKC');
  const own = plain.map((each) => formsOf(each).find((form) => seen.includes(form)) ?? each).join('');
  return own.length - commonLength(own, seen);
}

/** A reading that may be taken, and what speaks against it. */
interface Candidate {
  readonly symbols: readonly ReadSymbol[];
  readonly text: string;
  /** What the witness does not bear out: figures weigh more than all else. */
  readonly unborne: number;
  /** The picture shows the separators of its figures. */
  readonly hasSeparators: boolean;
  /** How little it looks like words. */
  readonly wordOddness: number;
  /** How little it looks like words, and like what the witness saw. */
  readonly oddness: number;
}

/** What figures that are not borne out weigh; other characters weigh 1. */
const UNBORNE_FIGURES = 2;

function candidateOf(
  symbols: readonly ReadSymbol[],
  support: Support,
  tokens: readonly Token[],
  witness: string | undefined,
): Candidate {
  const text = textOf(symbols);
  const unborne = (support.figures ? 0 : UNBORNE_FIGURES) + (support.words ? 0 : 1);
  const wordOddness = oddness(tokens);
  return {
    symbols,
    text,
    unborne,
    hasSeparators: support.separators,
    wordOddness,
    oddness: wordOddness + unseen(text, witness),
  };
}

/** An engine passes over a kanji sooner than that it sees one more: of texts that are as good as words, the longer one. */
function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.text === '' || b.text === '') return b.text === '';
  const [first, second] = [a.unborne >= UNBORNE_FIGURES, b.unborne >= UNBORNE_FIGURES];
  if (first !== second) return second;
  if (a.text.length !== b.text.length)
    return a.wordOddness === b.wordOddness ? a.text.length > b.text.length : a.wordOddness < b.wordOddness;
  return a.unborne === b.unborne ? a.oddness < b.oddness : a.unborne < b.unborne;
}

/**
 * What may stand there instead, where neither model is borne out: if only the separators differ and it has those that are seen, or if it looks
 * more like words; where the models differ, no less.
 */
function chooseInstead(raw: RawReading, best: Candidate, isSame: boolean, tokens: readonly Token[]): Candidate {
  const { instead, isInsteadSeen, witness } = raw;
  if (!instead || instead.length === 0 || best.unborne === 0) return best;
  const other = candidateOf(instead, { figures: true, words: true, separators: true }, tokens, witness);
  if (isInsteadSeen) return other;
  // A kanji is left out for better words alone: that the witness has not seen it is nothing new.
  if (other.text.length < best.text.length) return other.wordOddness < best.wordOddness ? other : best;
  const most = isSame ? best.oddness - 1 : best.oddness;
  return other.oddness <= most ? other : best;
}

const withoutSeparators = (text: string): string => comparable(text).replace(/[.,]/gu, '');

/** Do the models see the same; or differ in nothing but separators, and the chosen one's are read by the witness and seen in the picture? */
function areAgreed({ text, hasSeparators }: Candidate, other: Candidate, witness: string | undefined): boolean {
  if (comparable(text) === comparable(other.text)) return true;
  if (withoutSeparators(text) !== withoutSeparators(other.text)) return false;
  return hasSeparators && isSame(figuresOf(text), figuresOf(witness ?? ''));
}

/** A mark at an end of a line, or beside a bracket, may be dust: .21-101, 日数., 63.9ha・(2018年度). */
function mayHaveDust(symbols: readonly ReadSymbol[], { pieces }: LineImage): boolean {
  const whole = comparable(textOf(symbols));
  if (!/[.,'`:;・]/u.test(whole)) return false;
  const lines = new Map<number, string>();
  for (const { piece, characters } of symbolsByPiece(symbols, pieces))
    lines.set(piece.line, `${lines.get(piece.line) ?? ''}${comparable(textOf(characters))}`);
  const besideBracket = /[.,'`:;・]\(|\)[.,'`:;・]/u.test(whole);
  return besideBracket || [...lines.values()].some((line) => /^[.,'`:;・]|[.,'`:;・]$/u.test(line));
}

/** Is a reading sure: two models agree, the witness bears out figures and words, and the dictionary knows them? */
function isSure(
  best: Candidate,
  worse: Candidate,
  tokens: readonly Token[],
  { image, witness }: RawReading,
  engine: WitnessEngine,
): boolean {
  if (best.text === '' || best.unborne > 0 || !areAgreed(best, worse, witness)) return false;
  if (tokens.some(isUnknown)) return false;
  if (mayHaveDust(best.symbols, image)) return false;
  const words = tokens.map(({ surface }) => surface);
  return witness !== undefined && isBorneOut(words, witness, engine);
}

/** Marks that stand at no end of a text, or at that of no figure: dust. */
const dustBefore = /^[.,'"`:;]+(?=.)/u;
const dustBehind = /(?<=.)(?:[・'"`:;]+|(?<=[\d%])[.,]+)$/u;

/** A reading without the dust at its ends. What had some is not sure: a candidate keeps it. */
function withoutDust(symbols: readonly ReadSymbol[]): readonly ReadSymbol[] {
  const text = symbols.map((each) => (comparable(each.text).length === 1 ? comparable(each.text) : '?')).join('');
  const [before = ''] = dustBefore.exec(text) ?? [];
  const [behind = ''] = dustBehind.exec(text.slice(before.length)) ?? [];
  return symbols.slice(before.length, symbols.length - behind.length);
}

function choose(
  raw: RawReading,
  [ofWords = [], ofOther = [], ofInstead = []]: readonly (readonly Token[])[],
  engine: WitnessEngine,
): ChosenReading {
  const { support, witness } = raw;
  const first = candidateOf(raw.words, support.words, ofWords, witness);
  const second = candidateOf(raw.otherWords, support.otherWords, ofOther, witness);
  const areSame = comparable(first.text) === comparable(second.text);
  const isSecond = !areSame && isBetter(second, first);
  const [best, worse] = isSecond ? [second, first] : [first, second];
  // Marks that the picture shows stand, whoever has not read them.
  const seen = withSeenMarks(best.symbols, raw.image);
  const chosen = seen ? { ...best, symbols: seen, text: textOf(seen) } : chooseInstead(raw, best, areSame, ofInstead);
  const symbols = withoutDust(withoutDustBars(chosen.symbols, raw.image, witness));
  const text = textOf(symbols);
  return {
    symbols,
    text,
    candidates: distinct([text, chosen.text, best.text, worse.text, witness ?? '']),
    agreed:
      chosen === best &&
      symbols.length === best.symbols.length &&
      isSure(best, worse, isSecond ? ofOther : ofWords, raw, engine),
  };
}

/** Readings of a line that are looked at. */
const CANDIDATES = 3;

/** Chooses between the readings of the engines by the dictionary: words that are none are misread. One call for all. */
export async function chooseReadings(
  readings: readonly RawReading[],
  known: KnownWords,
  engine: WitnessEngine,
): Promise<ChosenReading[]> {
  const { segment } = known;
  const texts = readings.flatMap(({ words, otherWords, instead }) => [words, otherWords, instead ?? []].map(textOf));
  const tokens = await segment(texts.map((text) => text.normalize('NFKC')));
  const chosen = readings.map((reading, index) =>
    choose(reading, tokens.slice(CANDIDATES * index, CANDIDATES * (index + 1)), engine),
  );
  const cleared = readings.map(clearOfDustBars);
  const repaired = await repairWords(cleared, await doubtLookalikes(chosen, segment), segment, engine);
  return supplyHeaders(cleared, repaired, known, engine);
}

/** What the models read, without bars that are dust: no repair puts these back. */
const clearOfDustBars = (raw: RawReading): RawReading => ({
  ...raw,
  words: withoutDustBars(raw.words, raw.image, raw.witness),
  otherWords: withoutDustBars(raw.otherWords, raw.image, raw.witness),
});

/**
 * 上地区画 may be 土地区画 of which a stroke is worn, to every engine: sure is only what looks more like words than what looks like it. Of
 * kana that differ by a mark of voicing, which only two models of one maker read, those are in doubt that make worse words.
 */
async function doubtLookalikes(chosen: readonly ChosenReading[], segment: Segment): Promise<ChosenReading[]> {
  const others = chosen.map(({ text, agreed }) => ({
    like: agreed ? likeTexts(text) : [],
    voiced: agreed ? voicedTexts(text) : [],
  }));
  const texts = chosen.flatMap(({ text }, index) => [
    text,
    ...(others[index]?.like ?? []),
    ...(others[index]?.voiced ?? []),
  ]);
  const all = (await segment(texts.map((text) => text.normalize('NFKC')))).map(oddness);
  let passed = 0;
  return chosen.map((reading, index) => {
    const { like, voiced } = others[index] ?? { like: [], voiced: [] };
    const [own = 0, ...rest] = all.slice(passed, passed + 1 + like.length + voiced.length);
    passed += 1 + like.length + voiced.length;
    const isDoubted =
      rest.slice(0, like.length).some((other) => other <= own) || rest.slice(like.length).some((other) => other < own);
    return isDoubted ? { ...reading, agreed: false } : reading;
  });
}
