import { withoutInvisible } from './fold.js';
import type { Segment, Token } from './token.js';

/** One line of a cell as printed. Widths in points along the line of writing (heights where the text is vertical). */
export interface CellLine {
  /** Repaired text; spaces inside stay. */
  readonly text: string;
  /** From the first glyph's start to the last glyph's end. */
  readonly width: number;
  /** One full-width character (1 em). */
  readonly charWidth: number;
}

/** The lines of one cell with the room that a line of it has: the cell's width less its padding on both sides, in points. */
export interface CellText {
  readonly lines: readonly CellLine[];
  readonly innerWidth: number;
}

/** 行頭禁則: characters that no line begins with, so that the character before them moves too. */
const neverFirst =
  /^[、。，．,.・：；:;？！?!゛゜ヽヾゝゞ々ー―〜~～…‥）)〕］\]｝}〉》」』】〙〗ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％‰℃]/u;
/** 行末禁則: characters that no line ends with, so that they move with the character after them. */
const neverLast = /[（(〔［[｛{〈《「『【〘〖¥￥＄$№※]$/u;
const latinWord = /[\p{Script=Latin}\d]/u;
const halfWidth = /[\u0020-\u007E\uFF61-\uFF9F]/;

/** Width of a text in characters: 1 for full-width ones, 0.5 for half-width ones. */
function unitsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (halfWidth.test(character) ? 0.5 : 1), 0);
}

/** Width of the first `length` UTF-16 units of a line, as its own glyphs are spaced. */
function widthOfStart(line: CellLine, length: number): number {
  const units = unitsOf(line.text);
  return units === 0 ? 0 : (line.width * unitsOf(line.text.slice(0, length))) / units;
}

const isUnsplit = (before: string, after: string): boolean =>
  neverLast.test(before) ||
  neverFirst.test(after) ||
  (/\d[.,]$/.test(before) && /^\d/.test(after)) ||
  (latinWord.test(before.slice(-1)) && latinWord.test(after.slice(0, 1)) && halfWidth.test(after.slice(0, 1)));

/** The shortest start of a text that a line may end after (禁則処理): 「あ, す。, 1,234, kWh. In UTF-16 units. */
function unsplitLength(text: string): number {
  let length = 0;
  for (const character of text) {
    if (length > 0 && !isUnsplit(text.slice(0, length), text.slice(length))) break;
    length += character.length;
  }
  return length;
}

/** How a line came to its end: the next word found no room, or somebody ended it; or only the next word's length can tell. */
type LineEnd = 'wrapped' | 'ended' | 'depends';

/** Share of a character by which a measured width may be wrong: padding, letter spacing, side bearings. */
const slack = 0.15;

function findLineEnd(line: CellLine, next: CellLine, innerWidth: number): LineEnd {
  const room = innerWidth - line.width + slack * line.charWidth;
  if (room < line.charWidth || room < widthOfStart(next, unsplitLength(next.text))) return 'wrapped';
  // A doubt of one character remains where the padding was not seen: 相談｜課 must not come apart.
  return room >= next.width + line.charWidth ? 'ended' : 'depends';
}

const linePairs = ({ lines }: CellText): (readonly [CellLine, CellLine])[] =>
  lines.slice(1).flatMap((next, index) => {
    const line = lines[index];
    return line ? [[line, next] as const] : [];
  });

const folded = (line: CellLine): string => withoutInvisible(line.text).normalize('NFKC');

/** The texts to be segmented before the lines of a cell can be joined: none where the widths alone decide. In NFKC. */
export function wrapQuestions(cell: CellText): string[] {
  return linePairs(cell)
    .filter(([line, next]) => findLineEnd(line, next, cell.innerWidth) === 'depends')
    .map(([line, next]) => folded(line) + folded(next));
}

/** Words that nobody puts at the head of a line on purpose. */
const dependent = (token: Token): boolean =>
  token.pos === '助詞' || token.pos === '助動詞' || token.detail === '接尾' || token.detail === '非自立';

/** Length of the word that the tokens begin with, together with brackets and marks that cannot be parted from it. */
function wordLength(tokens: readonly Token[]): number {
  let word = '';
  for (const token of tokens) {
    if (word !== '' && !isUnsplit(word, token.surface)) break;
    word += token.surface;
  }
  return word.length;
}

/** The dictionary takes a run of symbols for one word (`%(`); a line may end inside of it all the same. */
const symbols = /^[^\p{L}\p{N}]+$/u;

/** The tokens of the next line; undefined where the boundary cuts a word in two. */
function tokensAfter(boundary: number, tokens: readonly Token[]): readonly Token[] | undefined {
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    if (at === boundary) return tokens.slice(index);
    const end = at + token.surface.length;
    if (end > boundary) {
      if (!symbols.test(token.surface)) return undefined;
      return [{ ...token, surface: token.surface.slice(boundary - at) }, ...tokens.slice(index + 1)];
    }
    at = end;
  }
  return undefined;
}

/** Would the word that starts the next line have fitted into the room that the line leaves? */
function wordFitted(line: CellLine, next: CellLine, innerWidth: number, tokens: readonly Token[]): boolean {
  const after = tokensAfter(folded(line).length, tokens);
  const [word] = after ?? [];
  // A line that ends inside a word, or before a word that leans on it, was not ended there on purpose.
  if (after === undefined || word === undefined || dependent(word)) return false;
  return innerWidth - line.width + slack * line.charWidth >= widthOfStart(next, wordLength(after));
}

/** A stretch that is not broken inside but for want of room: a Latin word, a number, an address. */
const oneWord = /^[\p{Script=Latin}\d.,/_-]+$/u;
const latinEnd = /[\p{Script=Latin}\d,;:!?)]$/u;

/** 休日8｜5: the digits of a figure that leans on its label go on in the next line, which holds nothing else. */
const isCutFigure = (line: CellLine, next: CellLine): boolean =>
  /[\u3041-\u30FF\u4E00-\u9FFF]\d+$/u.test(line.text) && /^\d+$/u.test(next.text);

/** Between two wrapped lines: one space between Latin words, none where a word or a number was cut because it fills the line. */
function wrapGlue(line: CellLine, next: CellLine, innerWidth: number): string {
  const before = line.text.slice(-1);
  const after = next.text.slice(0, 1);
  if (!halfWidth.test(before) || !halfWidth.test(after) || !latinEnd.test(before) || !latinWord.test(after)) return '';
  const full = innerWidth - line.width < (line.charWidth * (1 + slack)) / 2;
  return full && (oneWord.test(line.text) || isCutFigure(line, next)) ? '' : ' ';
}

/** Padding and the digit that found no room: a number cut at a line's end leaves no more than this, in characters. */
const roomBesideCutNumber = 1.6;
const numberAtEnd = /[0-9][0-9,]*(?:\.[0-9]*)?$/;
const numberAtStart = /^[0-9][0-9,]*(?:\.[0-9]+)?/;
const wholeNumber = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,3})(?:\.\d+)?$/;

/**
 * Is one number cut in two by a narrow cell (12,45｜0トン, 年間10,｜020人)? Only where the line is full, or ends in the comma of thousands
 * (1,234,｜567人), and both halves make a number as it is written, thousands parted by commas: 12｜34 may be two.
 */
function isCutNumber(line: CellLine, next: CellLine, innerWidth: number): boolean {
  const before = numberAtEnd.exec(folded(line))?.[0];
  const isFull = innerWidth - line.width < roomBesideCutNumber * line.charWidth;
  if (!isFull && !before?.endsWith(',')) return false;
  const after = numberAtStart.exec(folded(next))?.[0];
  if (before === undefined || after === undefined || !/[,.]/.test(before + after)) return false;
  return (
    wholeNumber.test(before + after) && !(wholeNumber.test(before) && wholeNumber.test(after) && /[,.]/.test(after))
  );
}

/** Do two numbers meet that cannot be one (1,020｜1,133)? */
function areTwoNumbers(line: CellLine, next: CellLine): boolean {
  const before = numberAtEnd.exec(folded(line))?.[0];
  const after = numberAtStart.exec(folded(next))?.[0];
  return (
    before !== undefined && after !== undefined && /[,.]/.test(before + after) && !wholeNumber.test(before + after)
  );
}

/** A code or a range that goes on after its hyphen: 11-｜101, 10-｜12箇所. */
const isCutAtHyphen = (line: CellLine, next: CellLine): boolean =>
  /[0-9A-Za-z][-‐‑–−]$/u.test(folded(line)) && /^[0-9A-Za-z]/u.test(folded(next));

/** `answers`: the tokens of each of `wrapQuestions(cell)`, in order. */
export function joinLines(cell: CellText, answers: readonly (readonly Token[])[]): string {
  const rest = [...answers];
  let joined = cell.lines[0]?.text ?? '';
  for (const [line, next] of linePairs(cell)) {
    const end = findLineEnd(line, next, cell.innerWidth);
    const ended = end === 'ended' || (end === 'depends' && wordFitted(line, next, cell.innerWidth, rest.shift() ?? []));
    const glue = ended || areTwoNumbers(line, next) ? ' ' : wrapGlue(line, next, cell.innerWidth);
    const isCut = isCutAtHyphen(line, next) || isCutNumber(line, next, cell.innerWidth);
    joined += (isCut ? '' : glue) + next.text;
  }
  return joined.replace(/\s+/gu, ' ').trim();
}

/** Joins the lines of many cells with one call of the dictionary, and none where no cell needs it. Answers in order. */
export async function joinCells(cells: readonly CellText[], segment: Segment): Promise<string[]> {
  const questions = cells.map(wrapQuestions);
  const asked = questions.flat();
  const answers = asked.length > 0 ? [...(await segment(asked))] : [];
  return cells.map((cell, index) => joinLines(cell, answers.splice(0, questions[index]?.length ?? 0)));
}
