// One figure at a place of a text.

import { type Decimal, negated } from '../print/decimal.js';
import { beginsName } from '../print/name-words.js';
import {
  isDigit,
  isKanjiDigit,
  isScale,
  leansOnLookalike,
  type Numeral,
  readKanjiFraction,
  readNumeral,
} from '../print/numerals.js';
import { gap, type PrintedText, printedForm } from '../print/printed-text.js';
import { isIdeograph } from './figure-words.js';
import { countersOfKanji, findUnit } from './units.js';

/** A number with the unit printed right after it. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  /** Canonical unit, empty where none is printed. */
  readonly unit: string;
  /** As printed, with the scale where the number ends in one: 千円, 万人. */
  readonly unitText: string;
  /** The unit is not in the list. */
  readonly unknownUnit: boolean;
  readonly numeral: Numeral;
  /** Digits that are not understood. */
  readonly malformed: boolean;
}

/** Verbs and nouns of milestones that follow a number directly: 1新設, 3基地局整備. */
const milestoneWords =
  /実施|設置|開催|新設|整備|策定|検討|調査|準備|完了|着手|開始|開設|増設|改修|建設|作成|導入|配置|購入|更新|拡充|継続|達成|維持|確保|認定|参加|利用|配布|発行|締結|指定|選定|供用|廃止|統合|改築|移転|運営|支援|公表|公開|実績|見込|目標|予定|程度|以上|以下|以内|未満|減少|増加|上昇|低下|削減|前後|現在|時点|当たり/;

interface UnitFound {
  readonly end: number;
  readonly unit: string;
  readonly known: boolean;
}

/** The longest unknown unit, in characters: beyond it a word is no unit. */
const longestUnknownUnit = 8;

/** A word right after a number that is in no list: one run of katakana, Latin letters or ideographs, up to the milestone's verb. */
function readUnknownUnit(text: PrintedText, at: number): UnitFound | undefined {
  const ahead = text.chars.slice(at, at + longestUnknownUnit + 1);
  const run =
    /^(?:[\u30A1-\u30FA\u30FC]+(?:[\u4E00-\u9FFF]{1,2}(?![\u4E00-\u9FFF]))?|[A-Za-z]{2,}|[\u4E00-\u9FFF々]+)/.exec(
      ahead,
    )?.[0];
  if (run === undefined || text.gaps[at] === gap.line) return undefined;
  let length = run.length;
  for (let index = 1; index < length; index += 1) if (text.gaps[at + index] !== gap.none) length = index;
  const verb = run.slice(0, length).search(milestoneWords);
  if (verb >= 0) length = verb;
  if (length === 0 || length > longestUnknownUnit || /^[増減強弱超約延年月日目対]/.test(run)) return undefined;
  return { end: at + length, unit: run.slice(0, length), known: false };
}

/** A word before a figure, its own label. */
const labelAhead = /^[^0-9:、,。;・()/|]{1,12}(?=[0-9:])/;

/**
 * 市 of 国:52.1 市:53.4, 女 of 男12 女15 and A館 of 1号館12 A館15: after white space, right before a figure of its own, in a cell of
 * labelled figures.
 */
function isLabelAhead(text: PrintedText, at: number): boolean {
  if (text.gaps[at] === gap.none) return false;
  const word = labelAhead.exec(text.chars.slice(at, at + 13))?.[0];
  if (word === undefined) return false;
  for (let inside = at + 1; inside < at + word.length; inside += 1) if (text.gaps[inside] !== gap.none) return false;
  return text.chars.charAt(at + word.length) === ':' || /^[^0-9(]/.test(text.chars) || beginsName(text, 0);
}

function readUnitAt(text: PrintedText, at: number): UnitFound | undefined {
  if (milestoneWords.test(text.chars.slice(at, at + 2))) {
    const listed = findUnit(text.chars, at);
    if (!listed || listed.length < 2) return undefined;
  }
  const known = findUnit(text.chars, at);
  if (known && isLabelAhead(text, at)) return undefined;
  if (known && !(text.gaps[at] === gap.line && isDigit(text.chars.charAt(at + known.length)))) {
    return { end: at + known.length, unit: known.unit, known: true };
  }
  const unknown = readUnknownUnit(text, at);
  return unknown && isLabelAhead(text, at) ? undefined : unknown;
}

/** Words that begin with a kanji numeral and a counter's character, and count nothing. */
const kanjiWords =
  /^(?:一人ひとり|一人一人|一度に|一部|一体|一時|一定|一般|一層|一環|一括|一見|一方|一新|一斉|一貫|一元|一次|一律|一覧|一致|一切|一連|一丸|一助|一日も|三角|四季|四川|五輪|七夕|八百[屋長万]|十分|千代|百貨|万全|万一|一番|二次|三次|一件落着|一点物|千葉|万博|百科|千歳市|四日市|八日市|五日市|十日町|一日市|廿日市|三次市|[一二三五六七八九]戸[市町村]|六本木|[一二三五]本[松木]|九十九|五十嵐|三日月|一日中|千代田|八千代|二日酔|三日坊主|十円玉|万人|十人十色|五十歩|百人一首|七五三|一人前|一人称|二人三脚|一日千秋|一本化|四六時中)/;

/** What may follow a counter of one character, so that 三校統合 counts and 万年筆 does not. */
const countsBefore = new RegExp(`^(?:[増減超目前後間当弱強余以未程中]|${milestoneWords.source})`);

/** Is a numeral in kanji one, and not the beginning of a word? Decided by its counter. */
function countsInKanji(text: PrintedText, at: number, numeral: Numeral, unit: UnitFound | undefined): boolean {
  const before = text.chars.charAt(at - 1);
  const torn = text.gaps[at] !== gap.none;
  if (!torn && (isKanjiDigit(before) || isScale(before))) return false;
  // 八百万円 and 九十九人 count; 八百万の神, 九十九里浜 do not.
  const counted = numeral.end - at > 2 && unit?.known === true && unit.unit !== '里';
  if (!counted && kanjiWords.test(text.chars.slice(at, at + 5))) return false;
  if (/[数第何幾]/.test(before) && !torn) return false;
  if (/^[数]/.test(text.chars.slice(numeral.end, numeral.end + 1))) return false;
  const length = numeral.end - at;
  const next = text.chars.charAt(numeral.end);
  if (unit?.known) {
    const afterUnit = text.chars.charAt(unit.end);
    if (length > 1) return true;
    if (!countersOfKanji.has(unit.unit) || (unit.unit === '円' && isIdeograph(before))) return false;
    if (unit.unit.length > 1 || !isIdeograph(afterUnit) || text.gaps[unit.end] !== gap.none) return true;
    if (unit.unit === '割' && /[一二三四五六七八九半]/.test(afterUnit)) return true;
    const free = !isIdeograph(before) || torn || /[約延計全各]/.test(before);
    return countsBefore.test(text.chars.slice(unit.end, unit.end + 3)) && free;
  }
  if (length === 1) return at === 0 && next === '' && text.chars.charAt(at) !== '一';
  return (!isIdeograph(next) || text.gaps[numeral.end] !== gap.none) && (!isIdeograph(before) || torn);
}

interface Sign {
  readonly end: number;
  readonly negative: boolean;
}

/** △ ▲ − - マイナス before digits; plus signs change nothing. */
function readSign(text: PrintedText, at: number): Sign | undefined {
  const { chars } = text;
  if (/^[△▲]/.test(chars.slice(at, at + 1))) return { end: at + 1, negative: true };
  if (chars.startsWith('マイナス', at)) return { end: at + 4, negative: true };
  if (chars.startsWith('プラス', at)) return { end: at + 3, negative: false };
  if (/^[+±]/.test(chars.slice(at, at + 1))) return { end: at + 1, negative: false };
  const before = chars.charAt(at - 1);
  const begins = at === 0 || text.gaps[at] !== gap.none || !/[0-9A-Za-z\u3041-\u30FF\u4E00-\u9FFF%)]/.test(before);
  if (/[-ー]/.test(chars.charAt(at)) && begins && text.gaps[at + 1] === gap.none)
    return { end: at + 1, negative: true };
  return undefined;
}

/** Units that a middle dot between kanji digits is a decimal point for: 二・五倍; elsewhere 二・三回 are two or three. */
export const decimalUnits: ReadonlySet<string> = new Set(['%', '‰', '倍', 'ポイント', '割']);

/** ゼロ, ゼロ件: zero in words, as a whole cell says it; not ゼロカーボン, ゼロ歳児. */
function readZeroWord(text: PrintedText, at: number): Numeral | undefined {
  if (at > 0 || !text.chars.startsWith('ゼロ')) return undefined;
  const unit = findUnit(text.chars, 2);
  if (text.chars.length !== 2 + (unit?.length ?? 0) || unit?.unit === '歳') return undefined;
  return {
    end: 2,
    value: { units: 0n, places: 0 },
    style: 'arabic',
    scaleStart: undefined,
    scalePower: 0,
    leadingZero: false,
    malformed: false,
  };
}

function readDecimal(text: PrintedText, at: number): Numeral | undefined {
  const word = readZeroWord(text, at);
  if (word) return word;
  const whole = readNumeral(text, at);
  const decimal = whole && readKanjiFraction(text, whole);
  if (!whole || !decimal) return whole;
  const unit = readUnitAt(text, decimal.end);
  return whole.value.units === 0n || (unit && decimalUnits.has(unit.unit)) ? decimal : whole;
}

/** 〇 without another digit is the mark ○; before a counter it may be a zero or a place left open. */
const isCircle = (text: PrintedText, start: number, end: number): boolean => /^〇+$/.test(text.chars.slice(start, end));

/** Digits before or after the numeral that it does not take along: 100数十人, .5, 二・五人. */
function isFragment(text: PrintedText, start: number, end: number): boolean {
  const before = text.chars.charAt(start - 1);
  if (
    before === '.' ||
    (before === '・' && isKanjiDigit(text.chars.charAt(start - 2)) && isKanjiDigit(text.chars.charAt(start)))
  )
    return true;
  if (text.chars.charAt(end) === '数' && findUnit(text.chars, end + 1)) return true;
  return /^[数余何][十百千万]/.test(text.chars.slice(end, end + 2));
}

/** 1 234: digits with white space between them may be one number or two. A name that begins with a number is none of it. */
const isTornNumber = (text: PrintedText, end: number): boolean =>
  isDigit(text.chars.charAt(end)) && text.gaps[end] === gap.space && !beginsName(text, end);

/** Behind the marks of notes that are set high between a number and its unit: 64³⁾人. */
function afterRaised(text: PrintedText, at: number): number {
  let end = at;
  while (text.chars.charAt(end) === '†') end += 1;
  return end;
}

/** Reads a number with its unit at `at`: △1.5%, 3億2,500万円, 18人, 二億五千万円. */
export function readFigure(text: PrintedText, at: number): Figure | undefined {
  const currency = /^(?:[¥$€]|pH(?=[0-9]))/.exec(text.chars.slice(at, at + 3))?.[0];
  const sign = currency === undefined ? readSign(text, at) : undefined;
  const from = currency === undefined ? (sign?.end ?? at) : at + currency.length;
  const numeral = readDecimal(text, from);
  if (!numeral) return undefined;
  if (sign && numeral.style === 'kanji' && /[-ー]/.test(text.chars.charAt(at))) return undefined;
  const marksEnd = afterRaised(text, numeral.end);
  const unit = readUnitAt(text, marksEnd);
  if (numeral.style === 'kanji' && !countsInKanji(text, from, numeral, unit)) return undefined;
  const circle = isCircle(text, from, numeral.end);
  if (circle && (!unit?.known || numeral.end > from + 1)) return undefined;
  const wordUnit = unit && (unit.known || numeral.style === 'arabic') ? unit : undefined;
  const unitStart = numeral.style === 'arabic' ? (numeral.scaleStart ?? marksEnd) : marksEnd;
  const end = wordUnit?.end ?? numeral.end;
  const codeLike = numeral.leadingZero;
  const lookalike = !wordUnit?.known && numeral.style === 'arabic' && leansOnLookalike(text, from, numeral.end);
  return {
    start: at,
    end,
    value: sign?.negative ? negated(numeral.value) : numeral.value,
    unit: wordUnit?.unit ?? (currency === undefined ? '' : (findUnit(currency.replace('¥', '円'), 0)?.unit ?? '')),
    unitText: wordUnit ? printedForm(text, unitStart, end).replace(/\s/g, '') : (currency ?? ''),
    unknownUnit: wordUnit !== undefined && !wordUnit.known,
    numeral,
    malformed:
      numeral.malformed ||
      circle ||
      lookalike ||
      codeLike ||
      isFragment(text, from, numeral.end) ||
      (wordUnit === undefined && isTornNumber(text, numeral.end)) ||
      (sign !== undefined && text.chars.charAt(at) === '±' && numeral.value.units !== 0n),
  };
}
