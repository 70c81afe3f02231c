import { acrossOf, boundingBox, centreX } from '../geometry/box.js';
import { mergeIntervals, overlapLength } from '../geometry/interval.js';
import type { Band } from './bands.js';
import { isMark, isValue } from './line-cues.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** A figure among words that no heading has: a share, a decimal, thousands. */
const quantity = /[\d０-９](?:[%％‰]|[.,．，][\d０-９])/u;
/** 表2, 第３表, 表1-2: the number before a caption. */
const numberOfTable = /^(?:[表図]|第(?=.*表))[\d０-９]{1,2}(?:[-－.．][\d０-９]{1,2})?表?$/u;
const inBrackets = /^[（(［[【〔].*[）)］\]】〕]$/u;

/** Where a table ends and another one begins: its caption's band where it has one, and its header's, as indices of bands. */
export interface Restart {
  readonly caption: number | undefined;
  readonly header: number;
}

/**
 * Tables that stand close below one another: a row of headings alone repeats words of those over the first rows, or a header stands
 * under a caption (表の見出し) that is set apart from rows: larger, off the column's edge, in white.
 */
export function findRestarts(bands: readonly Band[], em: number): Restart[] {
  const rowAt = bands.findIndex((band) => isRow(band) && holdsFigures(band));
  const heads = bands.slice(0, Math.max(0, rowAt)).filter(isHeader);
  const restarts: Restart[] = [];
  for (const [lowest, band] of bands.entries()) {
    const rows = bands.slice(restarts.at(-1)?.header ?? 0, lowest);
    if (lowest < 2 || !(isHeader(band) || isLastOfHeader(bands, lowest)) || !rows.some(holdsFigures)) continue;
    const isAgain = rowAt >= 0 && lowest > rowAt && heads.some((head) => repeats(band, head));
    const restart = isAgain ? beginAgain(bands, lowest, em) : beginBelowCaption(bands, lowest, em);
    if (restart) restarts.push(restart);
  }
  return restarts;
}

/** Are most words of a band those of a header? */
function repeats({ pieces }: Band, head: Band): boolean {
  const words = new Set(head.pieces.map(({ text }) => text));
  return pieces.filter(({ text }) => words.has(text)).length >= tolerances.share.nearlyAll * pieces.length;
}

/** Whatever stands between the last row and the headings that come again is of the table that they begin. */
function beginAgain(bands: readonly Band[], lowest: number, em: number): Restart {
  const header = topOfHeader(bands, lowest, em);
  let at = bands.slice(0, header).findLastIndex(isRow) + 1;
  // The last lines of the row reach below its figures.
  while (at < header && (bands[at]?.top ?? 0) < (bands[at - 1]?.bottom ?? 0)) at += 1;
  return { caption: at < header ? at : undefined, header };
}

function beginBelowCaption(bands: readonly Band[], lowest: number, em: number): Restart | undefined {
  const header = topOfHeader(bands, lowest, em);
  const caption = captionAbove(bands, header, em);
  return caption === undefined ? undefined : { caption, header };
}

/** The first band of a header of several levels, whose words stand between one another's lines or side by side. */
export function topOfHeader(bands: readonly Band[], lowest: number, em: number): number {
  let top = lowest;
  for (;;) {
    const [above, below] = [bands[top - 1], bands[top]];
    if (!above || !below || holdsFigures(above)) return top;
    const isBetween = below.top - above.bottom <= tolerances.length.near * em;
    const isBeside = above.pieces.length > 1 && !isCaptioned(above) && below.top - above.bottom <= em;
    if (!isBetween && !isBeside) return top;
    top -= 1;
  }
}

/** The first of the lines above a header, a caption and what goes with it, that are set apart from the rows over them. */
function captionAbove(bands: readonly Band[], header: number, em: number): number | undefined {
  const above = bands.slice(0, header);
  const at = above.findLastIndex((band) => !isLine(band)) + 1;
  const rows = [
    ...above.slice(0, at).filter((band) => isRow(band) && holdsFigures(band)),
    ...bands.slice(header, header + 1),
  ];
  const caption = above.findIndex((band, index) => index >= at && isSetApart(band, above.slice(0, index), rows, em));
  return caption > 0 && above.slice(caption).every((band) => isCaption(band, rows, em)) ? caption : undefined;
}

/** A caption's number and its unit, which stand apart from its words: ２　収支の見通し　（単位：千円）. */
const isCaptioned = ({ pieces }: Band): boolean => pieces.length > 1 && wordsOfCaption(pieces).length <= 1;

const wordsOfCaption = (pieces: readonly TextLine[]): readonly TextLine[] => {
  const [first, ...others] = pieces;
  const isNumber = first !== undefined && (isMark(first.text) || numberOfTable.test(first.text));
  const numbered = isNumber && others.length > 0 ? others : pieces;
  const last = numbered.at(-1);
  return numbered.length > 1 && last && inBrackets.test(last.text) ? numbered.slice(0, -1) : numbered;
};

const isLine = ({ pieces }: Band): boolean => wordsOfCaption(pieces).length <= 1;

/** Words and figures side by side; the number of a caption (２　来訪者の拡大) is none of them. */
const isRow = ({ pieces }: Band): boolean =>
  wordsOfCaption(pieces).length >= tolerances.count.few || pieces.slice(1).some(({ text }) => isValue(text));

const holdsFigures = (band: Band): boolean =>
  band.pieces.some(({ text }, index) => (isValue(text) && !(index === 0 && isCaptioned(band))) || quantity.test(text));
const isHeader = (band: Band): boolean =>
  band.pieces.length >= tolerances.count.few && !isLine(band) && !holdsFigures(band);

/** Two words of a header whose others stand half a line higher, between its lines: 年度 | 区分 beside 利用者数／（人） | 満足度／（％）. */
function isLastOfHeader(bands: readonly Band[], at: number): boolean {
  const isLevel = (band: Band): boolean => band.pieces.length > 1 && !isLine(band) && !holdsFigures(band);
  let first = at;
  while (first > 0 && (bands[first - 1]?.bottom ?? 0) > (bands[first]?.top ?? 0)) first -= 1;
  const levels = bands.slice(first, at + 1);
  const words = levels.flatMap(({ pieces }) => pieces);
  const columns = mergeIntervals(words.map(({ box }) => acrossOf(box)));
  return levels.length > 1 && levels.every(isLevel) && columns.length >= tolerances.count.few;
}

/** One text over the first column or the middle of the table, or a text with the table's unit in brackets at the right. */
function isCaption({ pieces }: Band, rows: readonly Band[], em: number): boolean {
  const [text, ...others] = wordsOfCaption(pieces);
  const box = boundingBox(rows.flatMap((row) => row.pieces.map((piece) => piece.box)));
  if (!text || !box || others.length > 0 || isValue(text.text)) return false;
  const second = Math.min(...rows.flatMap((row) => row.pieces[1]?.box.left ?? []));
  return text.box.left < second || Math.abs(centreX(text.box) - centreX(box)) < em;
}

function isSetApart(caption: Band, above: readonly Band[], rows: readonly Band[], em: number): boolean {
  const text = caption.pieces[0];
  if (!text) return false;
  const usual = Math.max(0, ...above.slice(1).map((band, at) => band.top - (above[at]?.bottom ?? band.top)));
  const white = caption.top - (above.at(-1)?.bottom ?? caption.top);
  return (
    sizeOf(text) > tolerances.ratio.larger * em ||
    white > tolerances.ratio.much * usual ||
    (isOffEdge(text, rows, em) && !goesOn(text, caption, above, em))
  );
}

/** Does the text go on one that stands a line over it, as the last line of a value does (（平成30年／度）)? */
const goesOn = (text: TextLine, { baseline }: Band, above: readonly Band[], em: number): boolean =>
  above.some(
    (band) =>
      baseline - band.baseline <= tolerances.length.step * em &&
      band.pieces.some(({ box }) => overlapLength(acrossOf(box), acrossOf(text.box)) > 0),
  );

const sizeOf = ({ glyphs }: TextLine): number => Math.max(...glyphs.map(({ fontSize }) => fontSize));

/** Does no first text of a row begin where this one does? */
const isOffEdge = (text: TextLine, rows: readonly Band[], em: number): boolean =>
  rows.every(({ pieces }) => {
    const first = pieces[0];
    return pieces.length < 2 || !first || Math.abs(first.box.left - text.box.left) > tolerances.length.near * em;
  });
