import { hasDigit } from './agreement.js';
import type { Engines, ReadSymbol } from './engines/engine.js';
import { confirmFigures } from './figures.js';
import type { TextBlock } from './find-lines.js';
import { drawLines, type LineImage, MOST_EMS, TEXT_HEIGHT } from './line-image.js';
import { settleLookalikes } from './lookalikes.js';
import { readMark } from './marks.js';
import type { Grey, PixelBox } from './picture.js';

/** What the engines read in one line image. */
export interface RawReading {
  readonly image: LineImage;
  readonly words: readonly ReadSymbol[];
  readonly otherWords: readonly ReadSymbol[];
  /** What the engine for digits read; undefined where nobody saw a digit. */
  readonly digits: string | undefined;
  /** What it read where the two models differ: it knows kanji, too. Undefined where they agree. */
  readonly arbiter: string | undefined;
  /** Does it bear out the figures of either model? */
  readonly figuresAgree: { readonly words: boolean; readonly otherWords: boolean };
}

/** A block that was read: a mark told by its shape, or what the engines say of each of its line images. */
export type ReadBlock =
  | {
      readonly kind: 'mark';
      readonly isCell: boolean;
      readonly box: PixelBox;
      readonly em: number;
      readonly mark: string;
    }
  | {
      readonly kind: 'lines';
      readonly isCell: boolean;
      readonly box: PixelBox;
      readonly readings: readonly RawReading[];
    };

export const textOf = (symbols: readonly ReadSymbol[]): string => symbols.map(({ text }) => text).join('');

const settled = (symbols: readonly ReadSymbol[]): ReadSymbol[] => {
  const characters = settleLookalikes(symbols.map(({ text }) => text));
  return symbols.map((symbol, index) => ({ ...symbol, text: characters[index] ?? symbol.text }));
};

async function readImage(clean: LineImage, raw: LineImage, engines: Engines): Promise<RawReading> {
  const [words, otherWords] = await Promise.all([
    engines.words.read(clean.picture).then(settled),
    engines.otherWords.read(clean.picture).then(settled),
  ]);
  const image = clean;
  const isFigure = hasDigit(textOf(words)) || hasDigit(textOf(otherWords));
  // A line of prose: long images take much memory, and no value stands on it.
  const isLong = raw.picture.width > (MOST_EMS + 1) * TEXT_HEIGHT;
  if (isFigure && isLong) {
    const figuresAgree = { words: false, otherWords: false };
    return { image, words, otherWords, digits: undefined, arbiter: undefined, figuresAgree };
  }
  const isSame = textOf(otherWords) === textOf(words);
  if (!isFigure) {
    const arbiter = isSame || isLong ? undefined : textOf(await engines.digits.read(raw.picture));
    return { image, words, otherWords, digits: undefined, arbiter, figuresAgree: { words: true, otherWords: true } };
  }
  const digits = textOf(await engines.digits.read(raw.picture));
  const confirm = (symbols: readonly ReadSymbol[]): Promise<boolean> =>
    confirmFigures(symbols, digits, clean, raw, engines.digits);
  const ofWords = await confirm(words);
  return {
    image,
    words,
    otherWords,
    digits,
    arbiter: isSame ? undefined : digits,
    figuresAgree: { words: ofWords, otherWords: isSame ? ofWords : await confirm(otherWords) },
  };
}

/** Reads the lines of a block. `em` is the size of most of the page's writing, in pixels. */
export async function readBlock(page: Grey, block: TextBlock, em: number, engines: Engines): Promise<ReadBlock> {
  const mark = readMark(block, em);
  if (mark !== undefined) return { kind: 'mark', isCell: block.isCell, box: block, em, mark };
  const images = drawLines(page, block);
  return {
    kind: 'lines',
    isCell: block.isCell,
    box: block,
    readings: await Promise.all(images.map(({ clean, raw }) => readImage(clean, raw, engines))),
  };
}
