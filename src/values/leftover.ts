// What of a cell with figures nobody understood.

import type { CellItem, CellItems, Place } from './cell-items.js';
import type { Part } from './cell-parts.js';
import { gap, type PrintedText, printedWords } from './print/printed-text.js';
import type { Quantity } from './quantities/quantities.js';
import { countersOfKanji, findUnit } from './quantities/units.js';

/** What words are made of: kana, ideographs, Latin words, and the punctuation and marks of running text. */
const plainWords =
  /^[\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FFF々〆ヶA-Za-z()[\]〔〕「」『』【】〈〉《》<>、。,.・:;/=~\-—…‥→⇒➡←↑↓↗↘○◎◯〇●△▲▽▼■◆◇★☆※*&!×✕÷+'"”%℃〃]+$/;
/** Characters that a font or a code table lost. */
const lostCharacters = /[\uFFFD\uE000-\uF8FF]/;
/** Marks that make a sum, a product or a torn range of the figure they lean on: 12人+5人, 2×6, 5～人. */
const reckons = /^[~\-—+×✕÷=]|[+×✕÷]/;
/** Single characters that may follow a unit: 3校分, 2件済, 5人中. Any other makes another word of it: 13分団, 12人件. */
const mayFollowUnit = /^[分中済制用別計内外込増減化付型版差毎他間時初末半]$/;
/** A label or heading of at most so many characters; beyond it the cell holds running text, whose figures may mean anything. */
const longestWords = 36;
/** What units that are in no list end in: 5作業部会, 3相談窓口, 7プレミアム券. */
const unitLike =
  /(?:[\u30A1-\u30FC]{2,}|[数券所店館会員隊器機車書票品校社室局線園団枠種群系帯床棟橋場台基艇局駅港校戸冊誌紙話組班部課係])$/;

const isLoneCounter = (chars: string): boolean => {
  const unit = findUnit(chars, 0);
  return unit?.length === chars.length && countersOfKanji.has(unit.unit) && !/[A-Za-z]/.test(chars);
};

/** All items of a cell that are understood, those inside of brackets too. */
function understood(items: readonly CellItem[]): Place[] {
  return items.flatMap((item): Place[] => {
    if (item.kind === 'words' || item.kind === 'unreadable') return [];
    if (item.kind !== 'bracket') return [item];
    return [
      { start: item.start, end: item.start + 1 },
      ...understood(item.items),
      { start: item.end - 1, end: item.end },
    ];
  });
}

/** The stretches of a text that none of the places covers. */
function between(text: PrintedText, places: readonly Place[]): Place[] {
  const covered = new Uint8Array(text.chars.length);
  for (const { start, end } of places) covered.fill(1, start, end);
  const open: Place[] = [];
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at] === 1) continue;
    const start = at;
    while (at < covered.length && covered[at] !== 1) at += 1;
    open.push({ start, end: at });
  }
  return open;
}

/** How words right after a figure begin: as words, as a sentence goes on, or with a mark of a trend or a grade. */
const beginsWords = /^(?:[\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FFF、。「『【→⇒➡←↑↓↗↘○◎●△▲☆★※(>]|[A-Za-z]{2})/;
/** A bound that no longer touches its figure: 100人O未満, 80%以の上, 90%|超. */
const tornBound = /^以|以[上下内]|未満|^超/;
const isUnit = (chars: string): boolean => findUnit(chars, 0)?.length === chars.length;

/** Words right after a figure that make something else of it. */
function changesBefore(text: PrintedText, { start, end }: Place, figure: Quantity, after: boolean): boolean {
  const chars = text.chars.slice(start, end);
  if (mayFollowUnit.test(chars)) return false;
  if (isLoneCounter(chars) || reckons.test(chars)) return true;
  if (text.gaps[start] !== gap.none) return figure.unit === '' && /^[.,%]/.test(chars);
  if (!beginsWords.test(chars) || (figure.value !== undefined && tornBound.test(chars))) return true;
  if (figure.unit === '')
    return isUnit(chars.slice(1)) || (after && !/[\u3041-\u30FF\u4E00-\u9FFFA-Za-z→⇒➡]/.test(chars));
  return chars.length === 1 && /[\u4E00-\u9FFF]/.test(chars);
}

/** Words that lean on a figure before or after them, and make something else of it. */
function changesFigure(text: PrintedText, place: Place, figures: readonly Quantity[]): boolean {
  const chars = text.chars.slice(place.start, place.end);
  const before = figures.find((figure) => figure.end === place.start);
  const after = figures.some((figure) => figure.start === place.end);
  if (before) return changesBefore(text, place, before, after);
  if (!after) return false;
  return /[×✕÷]|^[-—ー]+$/.test(chars) || (place.start === 0 && isLoneCounter(chars) && !/[年月週日]/.test(chars));
}

/** Brackets without their other half; 参考) and ア) at the beginning of a cell head a list. */
const isTornBracket = (text: PrintedText, { start, end }: Place): boolean => {
  const chars = text.chars.slice(start, end);
  return /[()]/.test(start === 0 ? chars.replace(/^[^()]{1,3}\)/, '') : chars);
};

/** 15 of 12人15, +5人 of 12人+5人, 5 of 12人 5: figures that lean on the one before them, or say nothing of what they count. */
function leaningFigures(text: PrintedText, parts: readonly Part[], named: readonly Place[]): Place[] {
  // Of several figures each has its name right before it: 1号館12 2号館15.
  const isLabel = ({ end }: Place): boolean => parts.length > 1 && /[\u4E00-\u9FFF]/.test(text.chars.charAt(end - 1));
  const names = named.filter((name) => !isLabel(name));
  const ends = new Set([...parts.map(({ quantity }) => quantity), ...names].map(({ end }) => end));
  return parts
    .filter(({ quantity: { start, unit }, label, inBracket }, index) => {
      const touches = ends.has(start) && text.gaps[start] === gap.none;
      if (touches && (unit === '' || /[+±]/.test(text.chars.charAt(start)))) return true;
      const before = parts[index - 1]?.quantity;
      return before !== undefined && before.unit !== '' && unit === '' && label.length === 0 && !inBracket;
    })
    .map(({ quantity }) => quantity);
}

/**
 * Marks that cut a figure: 123, and ,123 where a number was torn; 1・00か所, 1,2.34人 and 3*0人 where one of the two has no unit; 12人/クラス
 * where what it is counted by is not understood.
 */
function cuttingMarks(text: PrintedText, items: readonly CellItem[], figures: readonly Quantity[]): Place[] {
  return items.filter((item, index) => {
    if (item.kind !== 'separator' && item.kind !== 'note') return false;
    const before = figures.find((figure) => figure.end === item.start && text.gaps[item.start] === gap.none);
    const after = figures.find((figure) => figure.start === item.end && text.gaps[item.end] === gap.none);
    const mark = text.chars.slice(item.start, item.end);
    const next = items[index + 1];
    const words = next?.kind === 'words' && next.start === item.end && text.gaps[item.end] === gap.none;
    if (before?.unit === '' && after && after.unit !== '' && !/[→⇒➡、]/.test(mark)) return true;
    const previous = items[index - 1]?.kind;
    if (mark === ',') return after ? !before && previous !== 'words' && previous !== 'quantity' : before?.unit === '';
    if (!before || !words) return false;
    const chars = text.chars.slice(next.start, next.end);
    const label = figures.some(({ start }) => start === next.end);
    if (tornBound.test(chars) || (before.unit === '' && !label && isUnit(chars))) return true;
    if (item.kind === 'note' || figures.some(({ start }) => start >= next.end)) return false;
    return mark === '/' ? !isLoneCounter(chars) : mark === ':' && before.unit === '';
  });
}

/** Words that make a name of the number before them, and count nothing: 8020運動, 3密対策. */
const namesNumber = /(?:運動|問題|対策|作戦|宣言|計画|時代|原則|体操|条件)$/;

/** A word that may well be a unit, by what it ends in or because it is as short as a counter: 5作業部会, 7営農組織, 48検体. */
const isUnitLike = (word: string): boolean =>
  /^[\u4E00-\u9FFF]{1,2}$/.test(word) ||
  (word.length > 1 && unitLike.test(word)) ||
  [...word].some((_, at) => at > 0 && word.length - at > 1 && findUnit(word, at)?.length === word.length - at);

const oddUnits = (figures: readonly Quantity[]): string[] =>
  figures
    .filter(
      ({ unknownUnit, unitText }) =>
        unknownUnit &&
        (!isUnitLike(unitText) || namesNumber.test(unitText) || /[〇一二三四五六七八九十]/.test(unitText)),
    )
    .map(({ unitText }) => unitText);

/**
 * What of a cell with figures was kept among its words without being understood, as printed; empty where its whole text was read as
 * numbers, units, modifiers, labels, notes and words.
 */
export function findLeftover(text: PrintedText, { items, named }: CellItems, parts: readonly Part[]): string {
  const figures = parts.map(({ quantity }) => quantity);
  if (items.length === 1 && figures.length === 1 && figures[0]?.unknownUnit === false) return '';
  const words = between(text, [...understood(items), ...named]);
  const outside = between(text, [...items.filter(({ kind }) => kind !== 'words' && kind !== 'unreadable'), ...named]);
  const left = [
    ...words.filter(({ start, end }) => !plainWords.test(text.chars.slice(start, end))),
    ...outside.filter((place) => changesFigure(text, place, figures) || isTornBracket(text, place)),
    ...leaningFigures(text, parts, named),
    ...cuttingMarks(text, items, figures),
  ].sort((a, b) => a.start - b.start);
  const length = outside.reduce((sum, { start, end }) => sum + end - start, 0);
  if (length > longestWords) return printedWords(text, 0, text.chars.length);
  return [...new Set([...left.map(({ start, end }) => printedWords(text, start, end)), ...oddUnits(figures)])].join(
    ' ',
  );
}

/** Words beside a figure, and what is left between them. */
const aroundFigure = /^(?:約|およそ|おおよそ|おおむね|概ね|延べ|累計|年間)?(.*?)(?:以上|以下|以内|未満|程度|超)?$/;

/** What a cell says that holds the words beside a figure, and no figure (人, ％, 約, 人以上), or characters that were lost; else empty. */
export function findLostFigure(text: PrintedText, words: readonly Place[]): string {
  const chars = words
    .map(({ start, end }) => text.chars.slice(start, end))
    .join('')
    .replace(/^\((.*)\)$/, '$1');
  const between = aroundFigure.exec(chars)?.[1];
  const counter = words.some(({ start, end }) => start > 0 && isLoneCounter(text.chars.slice(start, end)));
  const circled = /^[○◯●×]/.test(chars) && isLoneCounter(chars.slice(1));
  const lost =
    counter || circled || (between !== undefined && chars !== '' && (between === '' || isLoneCounter(between)));
  // 一 alone is the number one, or a dash of the same look.
  return lost || chars === '一' || lostCharacters.test(chars) ? printedWords(text, 0, text.chars.length) : '';
}
