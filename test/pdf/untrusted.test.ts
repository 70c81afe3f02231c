import { describe, expect, test } from 'vitest';
import { cidFont, toUnicode, toUnicodeMap } from './make-pdf.js';
import { codesOf, readMadePage } from './read-made-pdf.js';

/** A page of the two-byte font /C, whose codes 1, 2, … are said to stand for `texts`, shown one after the other. */
async function issuesOf(texts: readonly string[], font = 'C', name = 'Ryumin-Light') {
  const codes = texts.map((_, index) => (index + 1).toString(16).padStart(4, '0')).join('');
  const cid = cidFont('Identity-H', 'Identity', '/ToUnicode 39 0 R').replaceAll('Ryumin-Light', name);
  const { issues } = await readMadePage(
    { content: `BT /${font} 2 Tf 5 50 Td <${codes}> Tj ET` },
    { objects: { 33: cid, 39: toUnicode(...texts) } },
  );
  return issues;
}

const prose = [...'部長の目標宣言は、市民に向けて目標を示すものです。'];
const kanji = [
  ...'令和年度部長目標宣言市民課主役割取組方針事業番号指標当初水準実績値見込所管計画期間子育支援包括推進円滑運営妊娠切目相談体制整職員一人全力',
];

describe('characters that cannot be trusted', () => {
  test.each([
    ['private use', ['\ue123', ...prose], 'U+E123'],
    ['private use of a higher plane', ['\u{f0001}', ...prose], 'U+F0001'],
    ['a symbol code in a font of letters', ['\uf0b7', ...prose], 'U+F0B7'],
    ['replacement character', ['\ufffd', ...prose], 'U+FFFD'],
    ['a control character', ['\u0003', ...prose], 'U+0003'],
    ['a control character of the upper half', ['\u0085\u0093', ...prose], 'U+0085U+0093'],
    ['a noncharacter', ['\uffff', ...prose], 'U+FFFF'],
    ['narrow letters drawn full-width', ['令', '{', '»', 'ø', '²', 'þ'], '{ » ø ² þ'],
    ['one accented letter in the place of a bracket', [...'健康寿命', 'ÿ', ...'男性', 'Ā'], 'ÿ Ā'],
    ['one accented letter between kana', [...prose, 'ŏ', '町'], 'ŏ'],
    ['one character for many codes', ['~', '~', '~', '~', ...prose], '~'],
    ['rare kanji in place of kana', [...kanji, ...'幮幙幗幟庒幮幙幗庒'], '幮 幙 庒'],
    ['prose without kana', [...kanji, '、', '、', '。'], [...new Set(kanji)].slice(0, 20).join(' ')],
  ])('%s', async (_, texts, quoted) => {
    const issues = await issuesOf(texts);
    expect(codesOf(issues)).toEqual(['text/untrusted']);
    expect(issues[0]?.actual?.replace(' …', '')).toBe(quoted);
    expect(issues[0]).toMatchObject({ page: 1, box: { top: expect.any(Number) } });
  });

  test('a CID font without ToUnicode', async () => {
    const issues = await issuesOf(prose, 'N');
    expect(codesOf(issues)).toEqual(['text/untrusted']);
  });

  test('a ToUnicode that contradicts codes which are Unicode themselves', async () => {
    const font = cidFont('UniJIS-UCS2-H', 'Japan1', '/ToUnicode 39 0 R');
    for (const [digit, expected] of [
      ['3', []],
      ['R', ['text/untrusted']],
    ] as const) {
      const map = toUnicodeMap([
        [0x4ee4, '令'],
        [0x548c, '和'],
        [0x33, digit],
      ]);
      const content = 'BT /C 10 Tf 5 50 Td <4ee4548c0033> Tj ET';
      const { issues } = await readMadePage({ content }, { objects: { 33: font, 39: map } });
      expect(codesOf(issues)).toEqual(expected);
    }
  });
});

describe('characters that can', () => {
  test.each([
    ['prose', prose],
    ['a bullet of a symbol font', ['\uf0b7', ...prose], 'Wingdings'],
    ['a full-width sign or two', ['²', '³', '×', '÷', '±', '°', '§', '¶', ...prose]],
    ['radicals and compatibility forms', ['⼦', '⻑', '⺠', '髙', '﨑', '㈱', '①', '㌫', ...prose]],
    ['accented letters of a word', ['C', 'a', 'f', 'é', ...prose]],
    ['variants of one character', ['年', '年', '年', ...prose]],
    ['a table of kanji only', kanji],
    ['prose with a rare name', [...prose, '𠮷', '野', '槗']],
  ])('%s', async (_, texts, name?: string) => {
    expect(codesOf(await issuesOf(texts, 'C', name))).toEqual([]);
  });
});
