// Doubts about the reading of a cell.

import type { Part } from './cell-parts.js';
import { type PrintedText, printedWords } from './print/printed-text.js';
import type { Doubt } from './reading-context.js';

/** So much of a cell is quoted in an issue, in characters. */
const longestQuotation = 120;

/** A cell as an issue quotes it. */
export const quote = (text: PrintedText): string =>
  printedWords(text, 0, Math.min(text.chars.length, longestQuotation));

/** Where something of a cell was not understood, all of its values are in doubt. */
export function doubtsOfLeftover(text: PrintedText, leftover: string, values: number): Doubt[] {
  if (leftover === '') return [];
  const actual = quote(text);
  return Array.from({ length: values }, (_, index) => ({
    code: 'value/not-wholly-read',
    actual,
    expected: leftover.slice(0, longestQuotation),
    part: index + 1,
  }));
}

/** Whose figure it may be besides the city's: 県平均, 全国値, 国, 中核市の平均値. */
const others =
  /^[(]?(?:[RHS]?[0-9]*年?度?)(?:国|県|都|府|道|全国|(?:全国|国|都道府県|県内?|都|府|道|中核市|類似団体|類似市|他市|近隣市|県内市|政令市)(?:町村)?の?(?:平均値?|値|水準))[):]?$/;

/** Is a figure, by its label or the words beside it, that of others? 全国5位 is the city's own. */
const isOfOthers = (text: PrintedText, { quantity, label, words }: Part): boolean =>
  !quantity.modifiers.has('rank') &&
  [...label, ...words].some(({ start, end }) => others.test(text.chars.slice(start, end)));

/** Indices of figures of one measure that nothing tells apart: 120人→150人, 12、15. Those of a numbered list (①12人 ②15人) are apart. */
function unlabelled(text: PrintedText, parts: readonly Part[]): number[] {
  if (parts.length < 2 || /[\u2460-\u2473]|^(?:\(1\)|1[).])/.test(text.chars)) return [];
  const shared = parts.find(({ quantity }) => quantity.unit !== '')?.quantity.unit ?? '';
  const measures = parts.map(({ quantity, label, words, period, modifiers, inBracket }) =>
    inBracket || label.length > 0 || words.length > 0 || period
      ? undefined
      : `${quantity.unit || shared} ${[...modifiers].sort().join(' ')}`,
  );
  return parts.flatMap((_, index) => {
    const measure = measures[index];
    return measure !== undefined && measures.indexOf(measure) !== measures.lastIndexOf(measure) ? [index] : [];
  });
}

/** What is doubtful about the figures of a cell, each by itself and all beside one another. */
export function doubtsOfParts(text: PrintedText, parts: readonly Part[], leftover: string): Doubt[] {
  const actual = quote(text);
  const own = parts.flatMap((part, index): Doubt[] => {
    const { quantity, unexplained } = part;
    const place = { actual, part: index + 1 };
    return [
      ...(quantity.unknownUnit ? [{ ...place, code: 'value/unknown-unit', actual: quantity.unitText } as const] : []),
      ...(quantity.maybePair ? [{ ...place, code: 'value/quotient-or-pair' } as const] : []),
      ...(unexplained ? [{ ...place, code: 'value/figure-in-bracket' } as const] : []),
      ...(isOfOthers(text, part) ? [{ ...place, code: 'value/of-others' } as const] : []),
    ];
  });
  const alike = leftover === '' ? unlabelled(text, parts) : [];
  return [
    ...own,
    ...alike.map((index): Doubt => ({ code: 'value/parts-unlabelled', actual, part: index + 1 })),
    ...doubtsOfLeftover(text, leftover, parts.length),
  ];
}
