// Does a table go on from one before it: by what captions say, and by where columns stand?

import { widthOf } from '../geometry/box.js';
import type { TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { joinedText, textOf } from './line-text.js';

/** What a caption says of the table that its grid belongs to. */
export interface CaptionBond {
  /** 表1, 図表2-1: as folded; empty where it numbers none. */
  readonly number: string;
  /** Does it say that its table began before: （つづき）, 前ページからの続き? */
  readonly goesOn: boolean;
  /** Its words without the number and what says that it goes on; empty where it has none. */
  readonly words: string;
}

const tableNumber =
  /^[([【〔<■●◆○◇□・*※]*(?:図表|別表|附表|表)第?([\d一二三四五六七八九十]+(?:[-.の][\d一二三四五六七八九十]+)*)(?:号)?/u;
const goingOn =
  /[([〔<【]?(?:前(?:の)?(?:ペ-ジ|頁|葉)?(?:から|より)?の?|承前の?|の)?(?:続き|つづき|つゞき|続)[)\]〕>】]?/u;
const saysGoesOn = /(?<!手|引き)(?:続き|つづき|つゞき|承前)(?:[)\]〕>】]|$)|[([〔<【]続[)\]〕>】]/u;
/** At the foot of a part: its table goes on after the page's end. */
const goesOnBelow =
  /^[([〔<【*※→⇒]*(?:以下)?次(?:の)?(?:ペ-ジ|頁|葉)?(?:に|へ)?(?:続く|つづく|続|つづき|続き)[)\]〕>】。→⇒]*$/u;

export const announcesMore = (line: TextLine): boolean => goesOnBelow.test(foldForMatching(textOf(line)));

export function readBond(caption: readonly TextLine[]): CaptionBond {
  const text = foldForMatching(joinedText(caption));
  const found = tableNumber.exec(text);
  const after = found ? text.slice(found[0].length) : text;
  const goesOn = saysGoesOn.test(text);
  return { number: found?.[1] ?? '', goesOn, words: goesOn ? after.replace(goingOn, '') : after };
}

/** Does a caption that goes on mean the table of this caption: by its number, else by its words? A bare （つづき） may mean any. */
export function isBoundTo(own: CaptionBond, first: CaptionBond): boolean {
  if (own.number !== '') return own.number === first.number;
  return own.words === '' || own.words === first.words || (own.words.length > 3 && first.words.startsWith(own.words));
}

/** Does a caption say of itself which table it is of: by a number, or by words? */
export const namesTable = ({ number, words }: CaptionBond): boolean => number !== '' || words !== '';

/** Left edges of a grid's columns; where all cells are merged over a column, that of the next. */
function columnEdges(grid: TableGrid): number[] {
  return Array.from({ length: grid.columns }, (_, index) => {
    const cells = grid.cells.filter(({ column }) => column === index + 1);
    return cells.length > 0 ? Math.min(...cells.map(({ box }) => box.left)) : grid.box.right;
  });
}

/** Same number of columns, the whole tables as wide as each other, and every edge nearer to its twin than to the next column's middle. */
export function columnsAlign(a: TableGrid, b: TableGrid): boolean {
  if (a.columns !== b.columns || Math.abs(widthOf(a.box) - widthOf(b.box)) > widthOf(a.box) / 20) return false;
  const shift = b.box.left - a.box.left;
  const [p, q] = [columnEdges(a), columnEdges(b)];
  return p.every((edge, index) => {
    const besides = [
      edge - (p[index - 1] ?? Number.NEGATIVE_INFINITY),
      (p[index + 1] ?? Number.POSITIVE_INFINITY) - edge,
    ];
    return Math.abs((q[index] ?? Number.POSITIVE_INFINITY) - shift - edge) < Math.min(...besides) / 2;
  });
}

/** Is the grid the first on its page and the table's last part the last on the page before, or do they stand side by side? */
export function followsOn(last: TableGrid, grid: TableGrid, grids: readonly TableGrid[]): boolean {
  if (grid.page === last.page) return grid.box.left >= last.box.right;
  if (grid.page !== last.page + 1) return false;
  const between = grids.filter(
    (other) =>
      (other.page === last.page && other.box.top > last.box.bottom) ||
      (other.page === grid.page && other.box.bottom < grid.box.top),
  );
  return between.length === 0;
}
