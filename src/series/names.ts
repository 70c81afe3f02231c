// Names as they are compared between years.

import { repairCharacters, withoutInvisible } from '../text/fold.js';
import { foldSpelling } from './spelling.js';

/** Words in a bracket that only say in what a number is counted: 利用者数（人）. */
const unitWords = new Set(
  (
    '人 名 % パーセント ‰ 件 回 日 箇所 か所 カ所 ヶ所 円 千円 百万円 億円 万円 千人 万人 世帯 戸 棟 組 校 園 館 台 本 冊 点 枚 通 団体 施設 店 店舗 社 ' +
    'クラブ 教室 学級 路線 橋 基 件数 回数 人数 m km ㎡ m2 m² km2 ha kg t トン l kwh mwh 時間 分 年 か月 箇月 歳 位 ポイント pt 事業 地区 自治会 区画 講座 種類 便'
  )
    .split(' ')
    .map((word) => word.normalize('NFKC').toLowerCase()),
);

const bracketed = /[([{<〈《【〔「『]([^()[\]{}<>〈〉《》【】〔〕「」『』]*)[)\]}>〉》】〕」』]/gu;
const noteMark = /(※|\*|注)\s*\d*$/u;
const separators = /[\s・、，,。．.:：;；/／~〜～＝=‐‑–—―−\-_'"“”‘’]+/gu;

const fold = (text: string): string => withoutInvisible(repairCharacters(text)).normalize('NFKC').toLowerCase();

/** A dot between digits belongs to a number (小数点), everything else that is no letter or digit only sets words apart. */
const dropSeparators = (text: string): string =>
  text
    .replace(/(?<=\d)[.](?=\d)/gu, '\u0001')
    .replace(separators, '')
    .replaceAll('\u0001', '.');

function isUnit(text: string, unit: string): boolean {
  const word = text.replace(/^単位[:：]?/u, '').trim();
  return unitWords.has(word) || (unit !== '' && word === fold(unit));
}

/**
 * A name of an indicator, project or division with everything gone that does not name: widths, spaces, note marks, a unit in brackets, の,
 * separators, ways of writing a word. A bracket with any other content names (収納率（現年分）) and stays, its brackets aside.
 * Two names that come out equal are the same name (正規化後の一致).
 */
export function normaliseName(name: string, unit = ''): string {
  const withoutMark = fold(name).trim().replace(noteMark, '');
  const withoutUnit = withoutMark.replace(bracketed, (_whole, inner: string) =>
    isUnit(inner, unit) || noteMark.test(inner) ? '' : `|${inner}|`,
  );
  const marked = foldSpelling(dropSeparators(withoutUnit)).replaceAll('の', '');
  // Last: a bracket that held の alone leaves nothing between its bars.
  return marked.replace(/\|+/gu, '|').replace(/^\||\|$/gu, '');
}

/** Words at the end of a project's name that say no more than that it is one (〜推進事業, 〜事業). */
const projectEnd = /(推進事業|促進事業|実施事業|運営事業|関係事業|事業費?|推進|取組)$/u;

/** A project's name without the words that every project has: 放課後子ども教室推進事業 → 放課後子ども教室. */
export function projectCore(normalised: string): string {
  const core = normalised.replace(projectEnd, '');
  return core === '' ? normalised : core;
}

const circled = /[①-⑳]|[(（]\d+[)）]/gu;

/** A project number as one text: widths, dashes and spaces aside, `19-103①` and `19-103(1)` as `19-103-1`, `06-101` as `6-101`. */
export function normaliseCode(code: string): string {
  const branched = withoutInvisible(code).replace(circled, (mark) => `-${mark.normalize('NFKC').replace(/\D/gu, '')}`);
  return branched
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[‐‑‒–—―−ー─]/gu, '-')
    .replace(/[\s・.]+/gu, (gap) => (gap.trim() === '' ? '' : '-'))
    .replace(/-{2,}/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .replace(/(?<![0-9A-Z])0+(?=\d)/gu, '');
}

/** Katakana as hiragana: ひきこもり and ヒキコモリ. For likeness only, never for equality. */
export function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
}
