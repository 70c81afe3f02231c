import { describe, expect, test } from 'vitest';
import type { ReadSymbol, WitnessEngine } from '../../src/ocr/engines/engine.js';
import type { RawReading } from '../../src/ocr/read-block.js';
import { supplyHeaders } from '../../src/ocr/supply-headers.js';
import { segment } from '../../src/text/kuromoji-words.js';

const engine: WitnessEngine = { read: async () => [], knows: () => true, close: async () => undefined };
const headers = ['目標値', '指標名', '指標', '目標', '単位', '主管課', '傾向'];

const symbolsOf = (text: string): ReadSymbol[] => [...text].map((each, index) => ({ text: each, left: index * 40 }));

/** What becomes of `text`, chosen where two models and the witness read these. */
async function supplied(text: string, words: string, otherWords: string, witness: string, agreed = false) {
  const none = { figures: true, words: false, separators: true };
  const raw: RawReading = {
    image: { picture: { width: 1, height: 1, data: new Uint8Array(1) }, pieces: [] },
    words: symbolsOf(words),
    otherWords: symbolsOf(otherWords),
    witness,
    instead: undefined,
    isInsteadSeen: false,
    support: { words: none, otherWords: none },
  };
  const chosen = { symbols: symbolsOf(text), text, candidates: [text], agreed };
  const [reading] = await supplyHeaders([raw], [chosen], { segment, headers }, engine);
  return reading;
}

describe('a header in which the models read one character differently', () => {
  test('is the only header word that it can be, with its year and what stands in brackets; it stays unsure', async () => {
    const target = await supplied('2019年度口標値', '2019年度昌標値', '2019年度日標値', '2019年度口標值');
    expect(target).toMatchObject({
      text: '2019年度目標値',
      candidates: ['2019年度目標値', '2019年度口標値'],
      agreed: false,
      isSupplied: true,
    });
    expect(target?.symbols.map(({ text }) => text).join('')).toBe('2019年度目標値');
    expect((await supplied('目漂値(案)', '目漂値(案)', '日漂値(案)', '标值'))?.text).toBe('目標値(案)');
    expect((await supplied('単佐', '単佐', '単化', '单'))?.text).toBe('単位');
  });

  test('is not said to be supplied where a model read it', async () => {
    expect(await supplied('単侘', '単佐', '単位', '单')).toMatchObject({ text: '単位', isSupplied: false });
  });
});

describe('a text is left', () => {
  test('where all agree, or the models read the same', async () => {
    expect((await supplied('単佐', '単佐', '単化', '单', true))?.text).toBe('単佐');
    expect((await supplied('単佐', '単佐', '単佐', '单'))?.text).toBe('単佐');
  });

  test('where a model and the witness read the same', async () => {
    expect((await supplied('主税課', '主税課', '主税誤', '主税課'))?.text).toBe('主税課');
  });

  test('where it is as good as words, or may be one of two headers', async () => {
    expect((await supplied('目的値', '自的値', '日的値', '的值'))?.text).toBe('目的値');
    expect((await supplied('昌標', '昌標', '喜標', '标'))?.text).toBe('昌標');
  });

  test('where it is a figure: 3回 is no 傾向', async () => {
    expect((await supplied('3日', '3向', '3回', '3'))?.text).toBe('3日');
  });

  test('where more than one character differs, or one more stands there', async () => {
    expect((await supplied('日漂値', '日漂値', '目漂植', '标值'))?.text).toBe('日漂値');
    expect((await supplied('目標数値', '目標数直', '目標数植', '标值'))?.text).toBe('目標数値');
  });
});
