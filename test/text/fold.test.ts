import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForMatching, repairCharacters } from '../../src/text/fold.js';
import { radicalSupplement } from '../../src/text/radicals.js';
import { anyCharacter } from './any-character.js';

describe('repairCharacters', () => {
  test.each([
    ['⼦⽬⼈', '子目人', 'Kangxi radicals'],
    ['\u2ED8\u2EA0\u2ED1\u2EC4\u2ED7', '青民長西雨', 'CJK Radicals Supplement'],
    ['子育て\u2027教育', '子育て・教育', 'hyphenation point for 中黒'],
    ['\u0336', '—', 'a lone overlay is a dash'],
    ['(\u0336)', '(—)', 'also between brackets'],
    ['\uF98E度 \uF9A8和', '年度 令和', 'copies of ideographs'],
    ['\uFA0C\uFA0D', '兀嗀', 'copies from Big5'],
    ['か\u3099ハ\u309A', 'がパ', 'kana with a mark of its own'],
    ['人︵延べ︶︱', '人（延べ）—', 'forms of vertical writing'],
  ])('%s → %s (%s)', (raw, repaired) => {
    expect(repairCharacters(raw)).toBe(repaired);
  });

  test.each([
    '髙橋',
    '宮﨑',
    '\uFA19社',
    '\uFA10',
    '類\uF9D0', // listed beside 類 in JIS X 0213
    '\uF928下',
    '𠮷野家',
    'ｶﾞｲﾄﾞ',
    '１，２００千円',
    '—―ー‐−–-',
    '～〜',
    '㌫㎡①',
    '·•',
    'か\u3099'.normalize('NFC'),
  ])('leaves %s as printed', (text) => {
    expect(repairCharacters(text)).toBe(text);
  });

  test('knows every radical of the block that Unicode gives an ideograph', () => {
    expect(radicalSupplement.size).toBe(114);
    expect([...radicalSupplement.keys()].every((key) => key >= '\u2E80' && key <= '\u2EF3')).toBe(true);
    expect([...radicalSupplement.values()].every((value) => /^\p{Unified_Ideograph}$/u.test(value))).toBe(true);
  });

  test('is done after one pass', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        const once = repairCharacters(text);
        expect(repairCharacters(once)).toBe(once);
      }),
    );
  });
});

describe('foldForMatching', () => {
  test.each([
    ['平成３０ 年度\n実績値', '平成30年度実績値'],
    ['⽬標値（Ｒ２）', '目標値(R2)'],
    ['—', '-'],
    ['―', '-'],
    ['ー', '-'],
    ['−', '-'],
    ['\u0336', '-'],
    ['H30〜R2', 'H30~R2'],
    ['Ｈ30～R2', 'H30~R2'],
    ['保育\u2027教育･福祉', '保育・教育・福祉'],
    ['　', ''],
    ['緑\u{E0100}の\u200Bまち\uFE0F', '緑のまち'],
    ['\u00AD', '-'],
  ])('%s → %s', (text, folded) => {
    expect(foldForMatching(text)).toBe(folded);
  });
});
