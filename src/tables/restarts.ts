import { boundingBox, centreX } from '../geometry/box.js';
import type { Band } from './bands.js';
import { isFigure } from './line-cues.js';
import type { TextLine } from './table-grid.js';
import { tolerances } from './tolerances.js';

/** A figure among words that no heading has: a share, a decimal, thousands. */
const quantity = /[\d０-９](?:[%％‰]|[.,．，][\d０-９])/u;
const inBrackets = /^[（(［[【〔].*[）)］\]】〕]$/u;

/** Where a table ends and another one begins: its caption's band where it has one, and its header's, as indices of bands. */
export interface Restart {
  readonly caption: number | undefined;
  readonly header: number;
}

/**
 * Tables that stand close below one another: a header of headings alone repeats the words of the first one, or stands under a
 * caption (表の見出し) that is set apart from rows: larger, off the column's edge, in white.
 */
export function findRestarts(bands: readonly Band[], em: number): Restart[] {
  const head = bands.find(({ pieces }) => pieces.length >= tolerances.count.few);
  return bands.flatMap((band, header): Restart[] => {
    if (header < 2 || !isHeader(band) || !bands.slice(0, header).some(holdsFigures)) return [];
    const isAgain = head !== undefined && head !== band && wordsOf(head) === wordsOf(band);
    if (isAgain) {
      // Whatever stands between the last row and the headings that come again is of the table that they begin.
      const at = bands.slice(0, header).findLastIndex(isRow) + 1;
      return [{ caption: at < header ? at : undefined, header }];
    }
    const above = bands.slice(0, header - 1);
    const rows = [...above, band];
    const [caption] = bands.slice(header - 1, header);
    return caption && isCaption(caption, rows, em) && isSetApart(caption, above, rows, em)
      ? [{ caption: header - 1, header }]
      : [];
  });
}

/** Words and figures side by side; the number of a caption (２　来訪者の拡大) is none of them. */
const isRow = ({ pieces }: Band): boolean =>
  pieces.length >= tolerances.count.few || pieces.slice(1).some(({ text }) => isFigure(text));

const wordsOf = ({ pieces }: Band): string => pieces.map(({ text }) => text).join('\n');
const holdsFigures = ({ pieces }: Band): boolean => pieces.some(({ text }) => isFigure(text) || quantity.test(text));
const isHeader = (band: Band): boolean => band.pieces.length >= tolerances.count.few && !holdsFigures(band);

/** One text over the first column or the middle of the table, or a text with the table's unit in brackets at the right. */
function isCaption({ pieces }: Band, rows: readonly Band[], em: number): boolean {
  const [text, unit] = pieces;
  const box = boundingBox(rows.flatMap((row) => row.pieces.map((piece) => piece.box)));
  if (!text || !box || pieces.length > 2 || (unit && !inBrackets.test(unit.text))) return false;
  const second = Math.min(...rows.flatMap((row) => row.pieces[1]?.box.left ?? []));
  return text.box.left < second || Math.abs(centreX(text.box) - centreX(box)) < em;
}

function isSetApart(caption: Band, above: readonly Band[], rows: readonly Band[], em: number): boolean {
  const text = caption.pieces[0];
  if (!text) return false;
  const usual = Math.max(0, ...above.slice(1).map((band, at) => band.top - (above[at]?.bottom ?? band.top)));
  const white = caption.top - (above.at(-1)?.bottom ?? caption.top);
  return (
    sizeOf(text) > tolerances.ratio.larger * em || white > tolerances.ratio.much * usual || isOffEdge(text, rows, em)
  );
}

const sizeOf = ({ glyphs }: TextLine): number => Math.max(...glyphs.map(({ fontSize }) => fontSize));

/** Does no first text of a row begin where this one does? */
const isOffEdge = (text: TextLine, rows: readonly Band[], em: number): boolean =>
  rows.every(({ pieces }) => {
    const first = pieces[0];
    return pieces.length < 2 || !first || Math.abs(first.box.left - text.box.left) > tolerances.length.near * em;
  });
