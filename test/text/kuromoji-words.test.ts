import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutInvisible } from '../../src/text/fold.js';
import { keywords } from '../../src/text/keywords.js';
import { kuromojiSegment, segment } from '../../src/text/kuromoji-words.js';

const surfaces = async (text: string) => ((await segment([text]))[0] ?? []).map((token) => token.surface);

describe('segment', () => {
  test('answers in order, one list per text', async () => {
    const answers = await segment(['新設準備', '', '検討']);
    expect(answers.map((tokens) => tokens.map((token) => token.surface).join(' '))).toEqual(['新設 準備', '', '検討']);
  });

  test.each(['令和2年度の目標', '１，２００千円', '𠮷野町で実施。令和に', 'ﾌｫﾛｰ教室', 'A B\tC\n新設', '㍻30年'])(
    'surfaces of %s joined are the text in NFKC',
    async (text) => {
      expect((await surfaces(text)).join('')).toBe(text.normalize('NFKC'));
    },
  );

  test('knows 令和, which the dictionary does not', async () => {
    const [[era] = []] = await segment(['令和２年度']);
    expect(era).toEqual({ surface: '令和', pos: '名詞', detail: '固有名詞', base: '令和', reading: 'レイワ' });
  });

  test('tells a particle after a number', async () => {
    const [tokens = []] = await segment(['2箇所で実施']);
    expect(tokens.map(({ surface, pos }) => `${surface}/${pos}`)).toEqual([
      '2/名詞',
      '箇所/名詞',
      'で/助詞',
      '実施/名詞',
    ]);
  });

  test('a dictionary that cannot be read is told, at every call', async () => {
    const broken = kuromojiSegment('/nowhere');
    await expect(broken(['目標'])).rejects.toThrow('/nowhere');
    await expect(broken(['目標'])).rejects.toThrow('dictionary');
  });
});

interface Feature {
  readonly surface_form: string;
  readonly pos: string;
  readonly pos_detail_1: string;
  readonly basic_form: string;
  readonly reading?: string;
}
interface Kuromoji {
  builder(options: { readonly dicPath: string }): {
    build(done: (error: Error | null, tokenizer: { tokenize(text: string): Feature[] }) => void): void;
  };
}

/** Every line of the fixtures' prose, each once. 令和, which the dictionary does not know, stands as 平成. */
function proseOfFixtures(): string[] {
  const folder = join(import.meta.dirname, '../../fixtures/documents');
  const lines = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name, 'golden.txt'), 'utf8')
      .replaceAll('令和', '平成')
      .split('\n'),
  );
  return [...new Set(lines)];
}

describe('words are those that kuromoji itself finds', async () => {
  const require = createRequire(import.meta.url);
  const kuromoji = require('kuromoji') as Kuromoji;
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict');
  const { tokenize } = await new Promise<{ tokenize: (text: string) => Feature[] }>((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) reject(error);
      else resolve({ tokenize: (text) => tokenizer.tokenize(text) });
    });
  });

  test.each([
    [
      'sentences',
      [
        '子育て世代包括支援センターの設置箇所数は、平成29年度に0箇所であった。',
        'すもももももももものうち',
        'ヴァーチャル・リアリティを用いたxyzゼミ2,345回(CO2)',
        '𠮷野ヶ里町ㇷ゚ラザ々〆ー〜★',
        '保育所等整備率80.5%を下回る状況が続いており、待機児童の解消を図る必要がある。',
        'っっっーーー、、。。',
      ],
    ],
    ['all prose of the fixtures', proseOfFixtures()],
  ])('in %s', async (_, texts) => {
    expect(texts.join('').length).toBeGreaterThan(100);
    const found = (await segment(texts)).map((tokens) =>
      tokens.map(({ surface, pos, detail, base, reading }) => [surface, pos, detail, base, reading].join()),
    );
    const expected = texts.map((text) =>
      tokenize(withoutInvisible(text).normalize('NFKC')).map((word) => {
        const base = word.basic_form === '*' ? word.surface_form : word.basic_form;
        return [word.surface_form, word.pos, word.pos_detail_1, base, word.reading].join();
      }),
    );
    expect(texts.filter((_, index) => found[index]?.join(' ') !== expected[index]?.join(' '))).toEqual([]);
  });
});

describe('keywords', () => {
  test.each([
    ['子育て世代包括支援センター設置箇所数', '子育て 世代 包括 支援 センター 設置 箇所'],
    ['虐待防止事業（児童）', '虐待 防止 事業 児童'],
    ['保育所等における待機児童の解消を目指します', '保育 待機 児童 解消 目指す'],
    ['令和2年度の目標', '目標'],
    ['平成元年度末', '年度'],
    ['施設の施設数', '施設'],
    ['研修を実施する', '研修 実施'],
    ['利用しやすい公園', '利用 公園'],
    ['新しい学校', '新しい 学校'],
    ['100% ○△ (A) 3', ''],
    ['CO2排出量（kWh）', 'CO 排出 kWh'],
    ['', ''],
  ])('%s → %s', async (text, words) => {
    const [tokens = []] = await segment([text]);
    expect(keywords(tokens).join(' ')).toBe(words);
  });
});
