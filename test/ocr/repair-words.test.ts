import { describe, expect, test } from 'vitest';
import { differencesOf } from '../../src/ocr/differences.js';
import type { ReadSymbol, WitnessEngine } from '../../src/ocr/engines/engine.js';
import { TEXT_HEIGHT } from '../../src/ocr/line-image.js';
import type { RawReading } from '../../src/ocr/read-block.js';
import { repairWords, respell } from '../../src/ocr/repair-words.js';
import { segment } from '../../src/text/kuromoji-words.js';

const symbolsOf = (text: string): ReadSymbol[] =>
  [...text].map((each, index) => ({ text: each, left: 12 + index * TEXT_HEIGHT }));

const witnessEngine: WitnessEngine = {
  read: async () => [],
  knows: (character) => character !== '働',
  close: async () => undefined,
};

/** What two models and the witness read in a line whose ink is so many ems wide. */
function rawOf(words: string, other: string, witness: string, ems = words.length): RawReading {
  const none = { figures: false, words: false, separators: false };
  const box = { left: 0, top: 0, right: 20 * ems, bottom: 20 };
  const piece = { box, line: 0, em: 20, components: [], from: 12, to: 12 + ems * TEXT_HEIGHT };
  return {
    image: { picture: { width: 1, height: 1, data: new Uint8Array(1) }, pieces: [piece] },
    words: symbolsOf(words),
    otherWords: symbolsOf(other),
    witness,
    instead: undefined,
    isInsteadSeen: false,
    support: { words: none, otherWords: none },
  };
}

/** The first reading's text, repaired; the first model's text was chosen for each. */
async function repaired(...raw: readonly RawReading[]): Promise<string | undefined> {
  const chosen = raw.map(({ words }) => {
    const text = words.map((symbol) => symbol.text).join('');
    return { symbols: words, text, candidates: [text], agreed: false };
  });
  const [first] = await repairWords(raw, chosen, segment, witnessEngine);
  if (first) expect(first.symbols.map(({ text }) => text).join('')).toBe(first.text);
  expect(first?.agreed).toBe(false);
  return first?.text;
}

describe('a reading that is not sure is repaired', () => {
  test('by the witness, where that makes better words', async () => {
    expect(await repaired(rawOf('上地区画整理事業', '上地区画整理事業', '土地区画整理事業'))).toBe('土地区画整理事業');
    expect(await repaired(rawOf('学校の面雷化率', '学校の面岩化率', '学校 耐震化率'))).toBe('学校の耐震化率');
  });

  test('by no witness that passes over a kanji it has never seen', async () => {
    expect(await repaired(rawOf('市民協働課', '市民協働課', '市民協課'))).toBe('市民協働課');
    // A model that has not seen it either is another matter.
    expect(await repaired(rawOf('市民働税課', '市民税課', '市民税課', 4))).toBe('市民税課');
  });

  test('by the same word elsewhere on the page', async () => {
    const elsewhere = rawOf('生活困窮者自立支援事業', '生活困窮者自立支援事業', '生活困者自立支援事業');
    expect(
      await repaired(rawOf('生活困欠者自立支援の取組', '生活困匂者自立支援の取組', '生活困者自立支援 取組'), elsewhere),
    ).toBe('生活困窮者自立支援の取組');
  });

  test('by a kanji for which there is room', async () => {
    const elsewhere = rawOf('職員養成の回数', '職員養成の回数', '職員養成 回数');
    expect(await repaired(rawOf('職員成の回数', '職員成の回数', '職員成 回数', 6.9), elsewhere)).toBe('職員養成の回数');
  });

  test('by what engines take for each other', async () => {
    expect(await repaired(rawOf('苫情の件数', '苫情の件数', '情 件数'))).toBe('苦情の件数');
  });

  test('by a digit that the witness read, where the ink is as wide as that', async () => {
    expect(await repaired(rawOf('1回', '1回', '11回', 1.85))).toBe('11回');
    expect(await repaired(rawOf('1回', '1回', '11回', 1.4))).toBe('1回');
  });

  test('by all that the witness read of a figure which the models read differently', async () => {
    expect(await repaired(rawOf('46.29o', '46.20o', '46.2%', 2.3))).toBe('46.2%');
  });
});

describe('a comma of thousands', () => {
  test('has three digits behind it: of two readings the one whose comma has is a figure', async () => {
    expect(await repaired(rawOf('5,122人', '5.122人', '5,12人', 3.3))).toBe('5,122人');
    expect(await repaired(rawOf('5,12人', '5,122人', '5,12人', 3.3))).toBe('5,122人');
    expect(await repaired(rawOf('1,2045件', '1,204件', '1,2045件', 3.3))).toBe('1,204件');
  });

  test('is none where all read it otherwise: years of a school are listed with one', async () => {
    expect(await repaired(rawOf('1,2年生の割合', '1,2年生の割台', '1,2年生 割合', 6.1))).toBe('1,2年生の割合');
  });
});

describe('a reading stays', () => {
  test('where only its separators or digits would change, and the models agree on them', async () => {
    expect(await repaired(rawOf('442件', '442件', '4.42件', 2.4))).toBe('442件');
    expect(await repaired(rawOf('8箇所', '8箇所', '3箇所', 2.4))).toBe('8箇所');
  });

  test('where the witness alone has read another kanji that makes words no better', async () => {
    expect(await repaired(rawOf('105千円', '105千円', '105千月', 3.4))).toBe('105千円');
    expect(await repaired(rawOf('105千円', '165千円', '105千月', 3.4))).toBe('105千円');
  });

  test('where a kanji would be left out that only the witness has not seen', async () => {
    expect(await repaired(rawOf('障害者雇用率', '障害者展用率', '障害者用率'))).toBe('障害者雇用率');
    expect(await repaired(rawOf('電力の量', '電力の草', '電力'))).toBe('電力の量');
  });
});

test('texts differ in stretches', () => {
  expect(differencesOf([...'生活困欠者'], [...'生活困窮者'])).toEqual([{ from: 3, to: 4, otherFrom: 3, otherTo: 4 }]);
  expect(differencesOf([...'abc'], [...'abc'])).toEqual([]);
  expect(differencesOf([...'ab'], [...'xabyz'])).toEqual([
    { from: 0, to: 0, otherFrom: 0, otherTo: 1 },
    { from: 2, to: 2, otherFrom: 3, otherTo: 5 },
  ]);
});

test('a character that is put in stands where the next one stood', () => {
  expect(respell(symbolsOf('1回'), '11回').map(({ text, left }) => [text, left])).toEqual([
    ['1', 12],
    ['1', 52],
    ['回', 52],
  ]);
});
