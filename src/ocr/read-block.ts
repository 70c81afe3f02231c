import { hasDigit } from '../text/fold.js';
import type { Engines, ReadSymbol } from './engines/engine.js';
import { confirmFigures, hasOtherSeparatorsAsSeen, hasSeparatorsAsSeen } from './figures.js';
import type { TextBlock } from './find-lines.js';
import { drawLines, type LineImage, MOST_EMS, TEXT_HEIGHT } from './line-image.js';
import { settleLookalikes } from './lookalikes.js';
import { readMark } from './marks.js';
import type { Grey, PixelBox } from './picture.js';
import { hearWitness, isBorneOut } from './witness.js';

/** What an engine of another kind says of a model's reading. */
export interface Support {
  /** It reads the same figures. */
  readonly figures: boolean;
  /** The picture shows the separators of its figures. */
  readonly separators: boolean;
  /** It reads the same kanji, digits and letters. */
  readonly words: boolean;
}

/** What the engines read in one line image. */
export interface RawReading {
  readonly image: LineImage;
  readonly words: readonly ReadSymbol[];
  readonly otherWords: readonly ReadSymbol[];
  /** What the engine for digits, which knows kanji, too, read; undefined where it was not asked. */
  readonly witness: string | undefined;
  /** The first model's reading with what that engine read instead of it; undefined where it has nothing to say. */
  readonly instead: readonly ReadSymbol[] | undefined;
  /** What has the same digits as the first model's reading has the separators that are seen. */
  readonly isInsteadSeen: boolean;
  readonly support: { readonly words: Support; readonly otherWords: Support };
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
  const read = { image: clean, words, otherWords };
  // A line of prose: long images take much memory, and no value stands on it.
  if (raw.picture.width > (MOST_EMS + 1) * TEXT_HEIGHT) {
    const figures = !hasDigit(textOf(words)) && !hasDigit(textOf(otherWords));
    const none: Support = { figures, words: figures, separators: false };
    const support = { words: none, otherWords: none };
    return { ...read, witness: undefined, instead: undefined, isInsteadSeen: false, support };
  }
  const { text: witness, instead } = await hearWitness(words, otherWords, clean, raw, engines.digits);
  const isFigure = hasDigit(textOf(words)) || hasDigit(textOf(otherWords));
  const supportOf = async (symbols: readonly ReadSymbol[]): Promise<Support> => ({
    figures: !isFigure || (await confirmFigures(symbols, witness, clean, raw, engines.digits)),
    separators: hasSeparatorsAsSeen(symbols, clean),
    words: isBorneOut(textOf(symbols), witness, engines.digits),
  });
  const first = await supportOf(words);
  const second = textOf(otherWords) === textOf(words) ? first : await supportOf(otherWords);
  const isInsteadSeen = instead !== undefined && hasOtherSeparatorsAsSeen(words, textOf(instead), clean);
  return { ...read, witness, instead, isInsteadSeen, support: { words: first, otherWords: second } };
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
