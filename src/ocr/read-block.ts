import { agree, comparable, hasDigit } from './agreement.js';
import type { Engines, ReadSymbol } from './engines/engine.js';
import type { TextBlock } from './find-lines.js';
import { drawLines, type LineImage, type Placed, TEXT_HEIGHT } from './line-image.js';
import { settleLookalikes } from './lookalikes.js';
import { readMark } from './marks.js';
import type { Grey, PixelBox } from './picture.js';

/** Characters of one piece of a line, left to right. */
export interface ReadPiece {
  readonly box: PixelBox;
  readonly em: number;
  readonly characters: readonly string[];
}

/** What was read in one line image. */
export interface ReadStretch {
  readonly pieces: readonly ReadPiece[];
  readonly text: string;
  readonly candidates: readonly string[];
  readonly agreed: boolean;
}

const textOf = (symbols: readonly ReadSymbol[]): string => symbols.map(({ text }) => text).join('');

/** Each character to the piece that it begins in. */
function sharePieces(symbols: readonly ReadSymbol[], placed: readonly Placed[]): ReadPiece[] {
  const shares = placed.map((): string[] => []);
  let piece = 0;
  for (const { text, left } of symbols) {
    const middle = left + TEXT_HEIGHT / 4;
    while (piece + 1 < placed.length && middle >= (placed[piece + 1]?.from ?? 0)) piece += 1;
    shares[piece]?.push(text);
  }
  return placed.map(({ box, em }, index) => ({ box, em, characters: shares[index] ?? [] }));
}

const settled = (symbols: readonly ReadSymbol[]): ReadSymbol[] => {
  const characters = settleLookalikes(symbols.map(({ text }) => text));
  return symbols.map((symbol, index) => ({ ...symbol, text: characters[index] ?? symbol.text }));
};

function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const key = comparable(text);
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

async function readImage(clean: LineImage, raw: LineImage, engines: Engines): Promise<ReadStretch> {
  const [first, second] = await Promise.all([
    engines.words.read(clean.picture).then(settled),
    engines.otherWords.read(clean.picture).then(settled),
  ]);
  const [words, otherWords] = [textOf(first), textOf(second)];
  const isFigure = hasDigit(words) || hasDigit(otherWords);
  const digits = isFigure ? textOf(await engines.digits.read(raw.picture)) : undefined;
  return {
    pieces: sharePieces(first, clean.pieces),
    text: words,
    candidates: distinct([words, otherWords, ...(digits === undefined ? [] : [digits])]),
    agreed: words !== '' && agree({ words, otherWords, digits }),
  };
}

/** Reads the lines of a block. `em` is the size of most of the page's writing, in pixels. */
export async function readBlock(page: Grey, block: TextBlock, em: number, engines: Engines): Promise<ReadStretch[]> {
  const mark = readMark(block, em);
  const piece = block.lines[0]?.pieces[0];
  if (mark !== undefined && piece) {
    return [{ pieces: [{ box: block, em, characters: [mark] }], text: mark, candidates: [mark], agreed: true }];
  }
  const stretches: ReadStretch[] = [];
  for (const { clean, raw } of drawLines(page, block)) stretches.push(await readImage(clean, raw, engines));
  return stretches;
}
