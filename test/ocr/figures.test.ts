import { describe, expect, test } from 'vitest';
import { areAlike } from '../../src/ocr/agreement.js';
import { chooseReadings } from '../../src/ocr/choose-reading.js';
import type { Engine, ReadSymbol } from '../../src/ocr/engines/engine.js';
import { confirmFigures } from '../../src/ocr/figures.js';
import { type LineImage, TEXT_HEIGHT } from '../../src/ocr/line-image.js';
import type { PixelBox } from '../../src/ocr/picture.js';
import { shareOut } from '../../src/ocr/share-out.js';
import { turnPicture } from '../../src/ocr/turn-picture.js';
import { segment } from '../../src/text/kuromoji-words.js';

const EM = 20;
const symbolsOf = (text: string): ReadSymbol[] =>
  [...text].map((each, index) => ({ text: each, left: 12 + index * 20 }));

/** A line image of one piece that is so many ems wide, with this ink. */
function imageOf(ems: number, components: readonly PixelBox[] = []): LineImage {
  const [width, height] = [Math.round(ems * TEXT_HEIGHT) + 24, 64];
  const box = { left: 0, top: 0, right: ems * EM, bottom: EM };
  return {
    picture: { width, height, data: new Uint8Array(width * height).fill(255) },
    pieces: [{ box, line: 0, em: EM, components, from: 12, to: 12 + ems * TEXT_HEIGHT }],
  };
}

/** An engine that reads these texts one after the other. */
function engineOf(...texts: readonly string[]): Engine {
  const left = [...texts];
  return { read: async () => symbolsOf(left.shift() ?? ''), close: async () => undefined };
}
const silent = engineOf();

/** Three digits, with a small stroke between the first two. */
const digits = (mark: PixelBox): PixelBox[] => [
  { left: 0, top: 3, right: 9, bottom: 18 },
  mark,
  { left: 16, top: 3, right: 25, bottom: 18 },
  { left: 27, top: 3, right: 36, bottom: 18 },
];
const point: PixelBox = { left: 11, top: 15, right: 14, bottom: 18 };
const comma: PixelBox = { left: 11, top: 15, right: 14, bottom: 21 };

describe('figures', () => {
  test('are sure where the other engine reads the same', async () => {
    const image = imageOf(3);
    expect(await confirmFigures(symbolsOf('162人'), '162人', image, image, silent)).toBe(true);
    expect(await confirmFigures(symbolsOf('162人'), '163人', image, image, engineOf('163'))).toBe(false);
  });

  test('whose separator the engines read differently are sure only as it looks', async () => {
    const [withPoint, withComma] = [imageOf(2, digits(point)), imageOf(2, digits(comma))];
    expect(await confirmFigures(symbolsOf('1.62'), '1,62', withPoint, withPoint, silent)).toBe(true);
    expect(await confirmFigures(symbolsOf('1,62'), '1.62', withComma, withComma, silent)).toBe(true);
    expect(await confirmFigures(symbolsOf('1,62'), '1.62', withPoint, withPoint, engineOf('1.62'))).toBe(false);
    expect(await confirmFigures(symbolsOf('162'), '1.62', withPoint, withPoint, engineOf('1.62'))).toBe(false);
  });

  test('that go on in the next line without a hyphen are not sure: it may be too pale to be seen', async () => {
    const image = imageOf(1);
    const [piece] = image.pieces;
    if (!piece) throw new Error('no piece');
    const below = { ...piece, line: 1, from: piece.to + 14, to: piece.to + 14 + 1.5 * TEXT_HEIGHT };
    const two: LineImage = { ...image, pieces: [piece, below] };
    const read = (text: string) =>
      [...text].map((each, index) => ({
        text: each,
        left: index < text.length - 3 ? piece.from + 20 * index : below.from,
      }));
    expect(await confirmFigures(read('24103'), '24103', two, two, silent)).toBe(false);
    expect(await confirmFigures(read('24-103'), '24-103', two, two, silent)).toBe(true);
  });

  test('beside kana, which that engine does not know, are read again by themselves', async () => {
    const image = imageOf(3.5);
    expect(await confirmFigures(symbolsOf('2クラブ'), '277', image, image, engineOf('2'))).toBe(true);
    expect(await confirmFigures(symbolsOf('2クラブ'), '277', image, image, engineOf('3'))).toBe(false);
  });

  test('are not sure where a gap is wide enough for a point that nobody sees', async () => {
    const piece = (from: number, line: number) => ({
      box: { left: from, top: 0, right: from + 20, bottom: EM },
      line,
      em: EM,
      components: [],
      from,
      to: from + TEXT_HEIGHT / 2,
    });
    const symbols = [
      { text: '8', left: 12 },
      { text: '3', left: 132 },
    ];
    const image: LineImage = { ...imageOf(4), pieces: [piece(12, 0), piece(132, 0)] };
    expect(await confirmFigures(symbols, '83', image, image, silent)).toBe(false);
  });

  test('are not sure where the characters read do not fill their line: a digit was passed over', async () => {
    const image = imageOf(4.6);
    expect(await confirmFigures(symbolsOf('2クラブ'), '22クラ7', image, image, engineOf('2'))).toBe(false);
  });
});

describe('of two readings', () => {
  const choose = async (
    words: string,
    otherWords: string,
    figures = { words: true, otherWords: true },
    arbiter?: string,
    separators = true,
    instead?: string,
    supported = true,
  ) => {
    const raw = {
      image: imageOf(4),
      words: symbolsOf(words),
      otherWords: symbolsOf(otherWords),
      witness: arbiter,
      instead: instead === undefined ? undefined : symbolsOf(instead),
      isInsteadSeen: false,
      support: {
        words: { figures: figures.words, words: supported, separators },
        otherWords: { figures: figures.otherWords, words: supported, separators },
      },
    };
    const [chosen] = await chooseReadings([raw], { segment, headers: [] }, { ...silent, knows: () => true });
    return chosen;
  };

  test('the one that is made of words is taken, and is not sure', async () => {
    expect(await choose('新設検対', '新設検討')).toMatchObject({ text: '新設検討', agreed: false });
    expect(await choose('新設検討', '新設検対')).toMatchObject({ text: '新設検討', agreed: false });
    expect(await choose('和倉困対策', '貧困対策')).toMatchObject({
      text: '貧困対策',
      candidates: ['貧困対策', '和倉困対策'],
    });
  });

  test('on which both models agree is not sure where a kana without its mark of voicing makes better words', async () => {
    expect(await choose('目標に対ずる割合', '目標に対ずる割合', undefined, '目標に対ずる割合')).toMatchObject({
      agreed: false,
    });
    expect(await choose('目標に対する割合', '目標に対する割合', undefined, '目標に対する割合')).toMatchObject({
      agreed: true,
    });
  });

  test('the one whose figures another engine reads is taken', async () => {
    expect(await choose('3箇所', '8箇所', { words: false, otherWords: true })).toMatchObject({
      text: '8箇所',
      agreed: false,
    });
  });

  test('a third engine that knows kanji decides where both are words', async () => {
    const both = { words: true, otherWords: true };
    expect(await choose('受検索', '受検率', both, '受検率')).toMatchObject({ text: '受検率', agreed: false });
    expect(await choose('受検率', '受検索', both, '受検率')).toMatchObject({ text: '受検率', agreed: false });
  });

  test('equal ones are sure where every word is known and the figures are borne out', async () => {
    const both = { words: true, otherWords: true };
    expect(await choose('新設検討', '新設検討', both, '新設检讨')).toMatchObject({ agreed: true });
    expect(await choose('新設検討', '新設検討', both, '親設检讨')).toMatchObject({ agreed: false });
    // 土 of which a stroke is worn: all see 上, and 上 and 地区 are words.
    expect(await choose('上地区画整理', '上地区画整理', both, '上地区画整理')).toMatchObject({ agreed: false });
    expect(await choose('162人', '162人', both, '162人')).toMatchObject({ agreed: true });
    // Dust beside writing looks like a point to all.
    expect(await choose('.21-101', '.21-101', both, '.21-101')).toMatchObject({ agreed: false });
    expect(await choose('34-107.', '34-107.', both, '34-107.')).toMatchObject({ agreed: false });
    expect(await choose('10回・', '10回・', both, '10回')).toMatchObject({ agreed: false });
    expect(await choose('34-107', '34-107', both, '34-107')).toMatchObject({ agreed: true });
    // Nobody else was asked.
    expect(await choose('新設検討', '新設検討')).toMatchObject({ agreed: false });
    const first = { words: true, otherWords: false };
    expect(await choose('2,346人', '2346人', first, '2,346人')).toMatchObject({ agreed: true });
    expect(await choose('2,346人', '2346人', first, '2346人')).toMatchObject({ agreed: false });
    expect(await choose('2,346人', '2346人', first, '2,346人', false)).toMatchObject({ agreed: false });
    expect(await choose('162人', '162人', { words: false, otherWords: false })).toMatchObject({ agreed: false });
    expect(await choose('ゥヰ', 'ゥヰ')).toMatchObject({ agreed: false });
  });

  test.each([
    ['10回・', '10回'],
    ['"2回', '2回'],
    ['71%.', '71%'],
    [':3件', '3件'],
    ['・窓口の数', '・窓口の数'],
    ['窓口，相談．', '窓口，相談．'],
    ['.', '.'],
  ])('dust at the ends is dropped, and the rest is not sure: %s', async (read, wanted) => {
    const both = { words: true, otherWords: true };
    const chosen = await choose(read, read, both, read);
    expect(chosen?.text).toBe(wanted);
    if (read !== wanted) expect(chosen).toMatchObject({ agreed: false, candidates: [wanted, read] });
  });

  test('the one with a kanji more is taken if it makes words as good', async () => {
    expect(await choose('障害者用率', '障害者雇用率')).toMatchObject({ text: '障害者雇用率', agreed: false });
    expect(await choose('補助人金の交付件数', '補助金の交付件数')).toMatchObject({ text: '補助金の交付件数' });
  });

  test('one without a kanji that the witness has not seen is taken only if it makes better words', async () => {
    const both = { words: true, otherWords: true };
    expect(
      await choose('整備した人箇所', '整備した人箇所', both, '整備箇所', true, '整備した箇所', false),
    ).toMatchObject({
      text: '整備した箇所',
      agreed: false,
    });
    expect(await choose('障害者雇用率', '障害者展用率', both, '障害者用率', true, '障害者用率', false)).toMatchObject({
      text: '障害者雇用率',
      agreed: false,
    });
  });

  test('what two engines see in noise is not alike', () => {
    expect(areAlike('2人箇所で実施', '2箇所で実施')).toBe(true);
    expect(areAlike('令和元年度', '令和元年度')).toBe(true);
    expect(areAlike('ーーュ串', 'iレ土心')).toBe(false);
    expect(areAlike('', '')).toBe(false);
  });
});

test.each([
  [90, [5, 3, 1, 6, 4, 2], 3],
  [180, [6, 5, 4, 3, 2, 1], 2],
  [270, [2, 4, 6, 1, 3, 5], 3],
] as const)('a picture is turned clockwise by %d°', (by, levels, width) => {
  const picture = { width: 2, height: 3, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
  expect(turnPicture(picture, by)).toEqual({ width, height: 6 / width, data: Uint8Array.from(levels) });
});

test('characters are shared out to the pieces of a line that they fill, though the engine saw them too early', () => {
  const piece = (from: number, ems: number) => ({
    box: { left: 0, top: 0, right: 10, bottom: 10 },
    line: 0,
    em: EM,
    components: [],
    from,
    to: from + ems * TEXT_HEIGHT,
  });
  const symbols = [...'企画及び調整・財政計画'].map((text, index) => ({ text, left: 12 + index * 35 }));
  expect(shareOut(symbols, [piece(12, 6), piece(266, 4.6)]).map((share) => share.join(''))).toEqual([
    '企画及び調整',
    '・財政計画',
  ]);
  expect(shareOut([], [piece(12, 2)])).toEqual([[]]);
});
