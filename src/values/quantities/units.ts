// Units and counters: their spellings, scales and canonical forms.

import { putUnder } from '../../groups/group-by.js';
import { unitsBySubject } from './unit-list.js';

/** One unit each: the canonical form and its further spellings. */
const unitForms: readonly (readonly string[])[] = Object.values(unitsBySubject).flatMap((units) =>
  units.split('|').map((unit) => unit.trim().split(' ')),
);

/** A unit as found in a text. */
export interface KnownUnit {
  readonly unit: string;
  /** Length of the matched spelling in normalised characters. */
  readonly length: number;
}

interface Spelling {
  readonly spelling: string;
  readonly unit: string;
}

const byFirst = new Map<string, Spelling[]>();
for (const [unit = '', ...others] of unitForms) {
  for (const spelling of new Set([unit, ...others].map((word) => word.normalize('NFKC').replace(/\s/g, '')))) {
    putUnder(byFirst, spelling.charAt(0), { spelling, unit });
  }
}
for (const list of byFirst.values()) list.sort((a, b) => b.spelling.length - a.spelling.length);

/** Does a word in Latin letters or katakana go on past `end`: コ of コミュニティ, m of max? */
const goesOn = (chars: string, end: number): boolean =>
  /[A-Za-z][A-Za-z]|[\u30A1-\u30F4][\u30A1-\u30F4ー]/.test(chars.slice(end - 1, end + 1));

/** The longest unit of the list that stands at `at`, as a whole word where it is Latin or katakana. */
function findListed(chars: string, at: number): KnownUnit | undefined {
  for (const { spelling, unit } of byFirst.get(chars.charAt(at)) ?? []) {
    if (!chars.startsWith(spelling, at)) continue;
    const end = at + spelling.length;
    if (goesOn(chars, end)) continue;
    // 市内18 市外4: 市 begins the next label.
    if (/^[市県町村区国]$/.test(spelling) && /^[内外]/.test(chars.slice(end))) continue;
    return { unit, length: spelling.length };
  }
  return undefined;
}

/** Counters that a kanji numeral of one character is read with (三人, 二回); elsewhere 一部, 三春町, 七夕 are words. */
export const countersOfKanji: ReadonlySet<string> = new Set(
  '人 世帯 戸 箇所 件 回 個 本 枚 台 校 園 冊 円 食 歳 か月 週間 時間 年 日 倍 割 軒 棟 社 団体 施設 匹 頭 羽 通 着 足 杯 つ 点 位 か国 種 分 秒 km m kg g t % 階 組 度 億 基 隻 両 号 世紀 巻 ダース'.split(
    ' ',
  ),
);

/** How many of its second unit a rate is counted by: 人/千人, 人/10万人, 箇所/100km2. */
const countedBy = /^(?:10{0,2}|1,000)?(?:[千百]?十?[百千万])?(?=\D)/;

const isLatin = (unit: string): boolean => /^[a-zA-Z㎡㎢㎥]/.test(unit);

/** A day or a year of a person: g/人・日, L/人/日. */
const personTime = /^人[・/]?([日年])/;

/** What a rate counts by: besides a year, a month and a person, which are modifiers: 人/校, 円/食, 歩/日, 件/千件, 箇所/km2. */
function findCountedBy(chars: string, at: number): KnownUnit | undefined {
  const scale = countedBy.exec(chars.slice(at, at + 12))?.[0] ?? '';
  const [person = '', time = ''] = personTime.exec(chars.slice(at + scale.length)) ?? [];
  if (person !== '') return { unit: `${scale}人・${time}`, length: scale.length + person.length };
  const by = findListed(chars, at + scale.length);
  if (!by || !(countersOfKanji.has(by.unit) || isLatin(by.unit))) return undefined;
  // 5人/100人 is a share of its people, and no rate.
  if (/\d$/.test(scale) && !isLatin(by.unit)) return undefined;
  if (scale === '' && /^[年月人]|^か月/.test(by.unit)) return undefined;
  return { unit: `${scale}${by.unit}`, length: scale.length + by.length };
}

/** The unit that stands at `at`, a rate of two units included: 円/食, 人/世帯, 人/10万人. */
export function findUnit(chars: string, at: number): KnownUnit | undefined {
  const listed = findListed(chars, at);
  if (!listed || chars.charAt(at + listed.length) !== '/') return listed;
  const by = findCountedBy(chars, at + listed.length + 1);
  if (!by) return listed;
  const end = at + listed.length + 1 + by.length;
  if (
    /[0-9\u3041-\u3096\u4E00-\u9FFF]/.test(chars.charAt(end)) &&
    !/^(?:以[上下内]|未満|程度|超)/.test(chars.slice(end))
  )
    return listed;
  return { unit: `${listed.unit}/${by.unit}`, length: end - at };
}
