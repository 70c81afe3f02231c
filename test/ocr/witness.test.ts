import { describe, expect, test } from 'vitest';
import type { ReadSymbol, WitnessEngine } from '../../src/ocr/engines/engine.js';
import { formsOf, meaningsOf } from '../../src/ocr/kanji-forms.js';
import { type LineImage, TEXT_HEIGHT } from '../../src/ocr/line-image.js';
import { hearWitness, isBorneOut } from '../../src/ocr/witness.js';

const symbolsOf = (text: string): ReadSymbol[] =>
  [...text].map((each, index) => ({ text: each, left: 12 + index * TEXT_HEIGHT }));
const textOf = (symbols: readonly ReadSymbol[] | undefined): string | undefined =>
  symbols?.map(({ text }) => text).join('');

/** A witness that reads these texts one after the other; of kanji it knows no Japanese forms. */
function witnessOf(...texts: readonly string[]): WitnessEngine {
  const left = [...texts];
  return {
    read: async () => symbolsOf(left.shift() ?? ''),
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
    hearWitness(symbolsOf(text), symbolsOf(other), imageOf(text), imageOf(text), witnessOf(...reads));

  test('says in Japanese characters what stands where two models differ', async () => {
    const { instead } = await hear('6.3国', '6.3財', '6.3册');
    expect(textOf(instead)).toBe('6.3冊');
    // One that a model read is taken before any other that the form may mean.
    expect(textOf((await hear('4立个', '3立個', '3立个')).instead)).toBe('3立個');
    expect((await hear('6.3国', '6.3財', '63册')).instead).toBeUndefined();
  });

  test('gives the separators that it read', async () => {
    expect(textOf((await hear('4692%', '4692%', '46.92%')).instead)).toBe('46.92%');
    expect((await hear('4692%', '4692%', '46.93%')).instead).toBeUndefined();
  });

  test('finds the one kanji that is read and does not stand there', async () => {
    const { instead } = await hear('公園の人箇所', '公園の人箇所', '公園', '箇所', '公園箇所');
    expect(textOf(instead)).toBe('公園の箇所');
  });

  test('is asked run by run where there are kana', async () => {
    const { text, instead } = await hear('公園の箇所', '公園の個所', '公園', '箇所');
    expect(text).toBe('公園 箇所');
    expect(instead).toBeUndefined();
  });

  test('is asked for the whole line once more where both models agree and the runs do not', async () => {
    const { text, instead } = await hear('公立の箇所', '公立の箇所', '公', '箇所', '公立箇所');
    expect(text).toBe('公立箇所');
    expect(instead).toBeUndefined();
  });

  test('has nothing to say where it reads nothing', async () => {
    expect(await hear('公立', '公文', '')).toEqual({ text: '', instead: undefined });
  });
});
