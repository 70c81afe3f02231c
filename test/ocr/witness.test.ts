import { describe, expect, test } from 'vitest';
import type { ReadSymbol, WitnessEngine } from '../../src/ocr/engines/engine.js';
import { formsOf, meaningsOf } from '../../src/ocr/kanji-forms.js';
import { type LineImage, TEXT_HEIGHT } from '../../src/ocr/line-image.js';
import { pressImage } from '../../src/ocr/press-image.js';
import { hearWitness, isBorneOut } from '../../src/ocr/witness.js';

const symbolsOf = (text: string): ReadSymbol[] =>
  [...text].map((each, index) => ({ text: each, left: 12 + index * TEXT_HEIGHT }));
const textOf = (symbols: readonly ReadSymbol[] | undefined): string | undefined =>
  symbols?.map(({ text }) => text).join('');

/** A witness that reads these texts one after the other; of kanji it knows no Japanese forms. `looks` hears how wide each picture is. */
function witnessOf(texts: readonly string[] = [], looks: number[] = []): WitnessEngine {
  const left = [...texts];
  return {
    read: async ({ width }) => {
      looks.push(width);
      return symbolsOf(left.shift() ?? '');
    },
    knows: (character) => !/[冊込績実値備説]/u.test(character),
    close: async () => undefined,
  };
}

/** A line image of one white piece, as wide as these characters. */
function imageOf(text: string): LineImage {
  const [width, height] = [text.length * TEXT_HEIGHT + 24, 64];
  const box = { left: 0, top: 0, right: text.length * 20, bottom: 20 };
  return {
    picture: { width, height, data: new Uint8Array(width * height).fill(255) },
    pieces: [{ box, line: 0, em: 20, components: [], from: 12, to: 12 + text.length * TEXT_HEIGHT }],
  };
}

test('a character stands for those that it is written as elsewhere', () => {
  expect(formsOf('冊')).toEqual(expect.arrayContaining(['冊', '册']));
  expect(meaningsOf('册')).toEqual(['冊']);
  expect(meaningsOf('个')).toEqual(['箇', '個']);
  // A Japanese character of its own comes first.
  expect(meaningsOf('谷')[0]).toBe('谷');
  expect(meaningsOf('件')).toEqual(['件']);
});

describe('a text is borne out', () => {
  test.each([
    ['6.3冊', '6.3册'],
    ['補助金の交付件数', '補助金交付件数'],
    ['令和元年度実績見込値', '令和元年度绩见达值'],
    ['（平成29年度）', '(平成29年度)'],
    ['令和2年度目標値', '今和2年度目標值'],
  ])('by the same kanji and digits, whatever was seen for kana and unknown kanji: %s, %s', (text, read) => {
    expect(isBorneOut(text, read, witnessOf())).toBe(true);
  });

  test.each([
    ['整備した人箇所', '整備た箇所'],
    ['地区計画', '地区人計画'],
    ['8箇所', '3箇所'],
    ['受検索', '受検率'],
    ['741g', '41g'],
    ['今和2年度目標値', '今和2年度目標值'],
  ])('by no other ones, fewer or more: %s, %s', (text, read) => {
    expect(isBorneOut(text, read, witnessOf())).toBe(false);
  });
});

test('a kanji of a Japanese form may be read as what looks like it within a word, and only as one of its forms alone', () => {
  expect(isBorneOut(['実績', '値'], '实續值', witnessOf())).toBe(true);
  expect(isBorneOut(['新設', '検', '計'], '新設检讨', witnessOf())).toBe(false);
  expect(isBorneOut(['3', '.', '3', '財'], '3.3册', witnessOf())).toBe(false);
});

describe('a witness', () => {
  const hear = (text: string, other: string, ...reads: readonly string[]) =>
    hearWitness(symbolsOf(text), symbolsOf(other), imageOf(text), imageOf(text), witnessOf(reads));

  test('says in Japanese characters what stands where two models differ', async () => {
    const { instead } = await hear('6.3国', '6.3財', '', '6.3册');
    expect(textOf(instead)).toBe('6.3冊');
    // One that a model read is taken before any other that the form may mean.
    expect(textOf((await hear('4立个', '3立個', '', '3立个')).instead)).toBe('3立個');
    expect((await hear('6.3国', '6.3財', '', '63册')).instead).toBeUndefined();
  });

  test('gives the separators that it read', async () => {
    expect(textOf((await hear('4692%', '4692%', '4692', '46.92%')).instead)).toBe('46.92%');
    expect((await hear('4692%', '4692%', '4692', '46.93%')).instead).toBeUndefined();
  });

  test('finds the one kanji that is read and does not stand there', async () => {
    const { instead } = await hear('公園の人箇所', '公園の人箇所', '公園', '箇所', '公園', '箇所', '公園箇所');
    expect(textOf(instead)).toBe('公園の箇所');
  });

  test('is asked run by run where there are kana', async () => {
    const { text, instead } = await hear('公園の箇所', '公園の個所', '公園', '箇所');
    expect(text).toBe('公園 箇所');
    expect(instead).toBeUndefined();
  });

  test('is asked for the whole line once more where both models agree and the runs do not', async () => {
    const { text, instead } = await hear('公立の箇所', '公立の箇所', '公', '箇所', '公', '箇所', '公立箇所');
    expect(text).toBe('公立箇所');
    expect(instead).toBeUndefined();
  });

  describe('takes a first look at an image that is pressed together', () => {
    const look = async (text: string, other: string, ...reads: readonly string[]) => {
      const looks: number[] = [];
      const image = imageOf(text);
      const { text: heard, instead } = await hearWitness(
        symbolsOf(text),
        symbolsOf(other),
        image,
        image,
        witnessOf(reads, looks),
      );
      return { heard, instead, shares: looks.map((width) => width / image.picture.width) };
    };

    test.each([
      ['都市計画課', '都市計画課', 0.5],
      ['1,204人', '1,204人', 0.7],
    ])('and needs no other one where that bears out both models: %s', async (text, read, share) => {
      const { heard, instead, shares } = await look(text, text, read);
      expect(heard).toBe(read);
      expect(instead).toBeUndefined();
      expect(shares).toHaveLength(1);
      expect(shares[0]).toBeCloseTo(share, 1);
    });

    test.each([
      ['another kanji', '都市計画課', '都布計画課'],
      ['another separator', '1,204人', '1.204人'],
      ['another unit', '99千円', '99千田'],
      ['a sign less', '46%', '46'],
      ['nothing', '都市計画課', ''],
    ])('and a second one at the whole where it saw %s', async (_, text, read) => {
      const { heard, shares } = await look(text, text, read, text);
      expect(heard).toBe(text);
      expect(shares).toHaveLength(2);
      expect(shares[1]).toBe(1);
    });

    test('at a figure that the models read differently, too: it may bear out either', async () => {
      for (const read of ['1,204人', '1,264人']) {
        const { heard, shares } = await look('1,204人', '1,264人', read);
        expect(heard).toBe(read);
        expect(shares).toHaveLength(1);
      }
      expect((await look('1,204人', '1,264人', '1,284人', '1,204人')).shares).toHaveLength(2);
    });

    test('but at no words that they read differently', async () => {
      expect((await look('都市計画課', '都布計画課', '都市計画課')).shares).toEqual([1]);
    });
  });

  test('has nothing to say where it reads nothing', async () => {
    expect(await hear('公立', '公文', '')).toEqual({ text: '', instead: undefined });
  });
});

test('a line image is pressed together without its white ends, each level the mean of those that it stands for', () => {
  const [width, height] = [40, 2];
  const data = new Uint8Array(width * height).fill(255);
  // Two strokes of a pixel's width with two of white between them.
  for (const column of [20, 23]) data.fill(0, column, column + 1);
  const { width: columns, height: rows, data: levels } = pressImage({ width, height, data }, 0.5);
  expect([columns, rows]).toEqual([8, 2]);
  // From 14, six pixels before the first stroke: 20 and 21 are the fourth column.
  expect([...levels.subarray(0, columns)]).toEqual([255, 255, 255, 128, 128, 255, 255, 255]);
  expect([...levels.subarray(columns)]).toEqual(new Array(columns).fill(255));
});

test('an image without ink is pressed as a whole', () => {
  const blank = { width: 30, height: 3, data: new Uint8Array(90).fill(250) };
  expect(pressImage(blank, 0.5)).toEqual({ width: 15, height: 3, data: new Uint8Array(45).fill(250) });
});
