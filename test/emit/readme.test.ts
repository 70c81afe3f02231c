import { describe, expect, test } from 'vitest';
import { emitChecksums } from '../../src/emit/emit-extras.js';
import { emitReadme } from '../../src/emit/readme.js';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';
import { describeResults, licence } from './example-dataset.js';
import { exampleResult } from './example-result.js';

const file = { path: 'observations.csv', bytes: 10, sha256: '0'.repeat(64) };

test('a README says what a catalogue still needs, and claims nothing that nobody said', () => {
  const text = emitReadme(describeResults([], { config: datasetConfigSchema.parse({}) }), [file]);
  expect(text).toContain('利用条件は、まだ定められていません');
  expect(text).toContain('利用条件（licence）、公表者（publisher）、更新頻度（update_frequency）');
  expect(text).not.toContain('更新頻度:');
});

test('a README counts the kinds of documents and names those that are no declarations', () => {
  const price = exampleResult('c', { document_kind: 'other', declarations: 0, title: '使用料一覧表' });
  const scan = exampleResult('d', { document_kind: '', declarations: 0, title: '' });
  const text = emitReadme(describeResults([exampleResult('a'), price, scan]), [file]);
  expect(text).toContain('| 目標宣言 | 1 |\n| 目標宣言ではない | 1 |\n| 読み取れず、分からない | 1 |');
  expect(text).toContain('次の1件は、目標宣言ではないと見た文書です。');
  expect(text).toContain('- 使用料一覧表');
});

describe('README.md', () => {
  const config = datasetConfigSchema.parse({
    title: '例市 目標宣言',
    publisher: { name: '例市', url: 'https://example.jp/' },
    contact: { name: '企画課', email: 'kikaku@example.jp' },
    modified: '2021-04-01',
    licence,
    update_frequency: 'irregular',
    source_page: 'https://example.jp/sengen',
  });
  const results = [
    exampleResult('a', { source_url: 'https://example.jp/a.pdf', published: '2020-07-01' }),
    exampleResult('b', { status: 'partial', title: '<script>|*目標*' }),
  ];
  const text = emitReadme(describeResults(results, { config }), [
    file,
    ...[
      'roles_ja.csv',
      'wide.csv',
      'wide_ja.csv',
      'mokuhyo.xlsx',
      'a.parquet',
      'a.jsonl',
      'a_sjis.csv',
      'sjis_unwritable.csv',
      'x',
    ].map((path) => ({ ...file, path })),
  ]);

  test.each([
    '# 例市 目標宣言',
    '142140 伊勢原市',
    '2017-04-01 から 2021-03-31 まで',
    '最終更新日: 2021-04-01',
    'クリエイティブ・コモンズ',
    '問い合わせ先: 企画課 kikaku@example.jp',
    '公表者: 例市 <https://example.jp/>',
    '<https://example.jp/a.pdf>',
    '`not_assessed`: 評価せず',
    '一部を読めない文書の数 | 1 |',
    '次の文書は、全部または一部を読み取れていません。',
    '公表されているページ: <https://example.jp/sengen>',
    'Excelブック',
  ])('says %s', (words) => {
    expect(text).toContain(words);
  });

  test('explains every column', () => {
    for (const table of tableNames) for (const { title } of columnsOf(table)) expect(text).toContain(`| ${title} |`);
  });

  test('takes no markup over from a document', () => {
    expect(text).toContain('\\<script\\>\\|\\*目標\\*');
    expect(text).not.toMatch(/(?<!\\)<script/);
  });

  test('says that nothing is in doubt where nothing is', () => {
    const calm = emitReadme(describeResults([exampleResult('a')]), [file]);
    expect(calm).toContain('残っている疑問はありません。');
    expect(calm).not.toContain('問い合わせ先:');
  });

  test('lists what is in doubt, with its place', () => {
    const base = exampleResult('a');
    const doubt = (level: 'warning' | 'info', message_ja: string) =>
      base.issues.map((issue) => ({ ...issue, level, message_ja }));
    const issues = [...doubt('warning', `*怪しい*${'あ'.repeat(200)}`), ...doubt('info', '参考まで')];
    const doubtful = emitReadme(describeResults([{ ...base, issues }]), [file]);
    expect(doubtful).toContain(
      `- 令和2年度 子ども部長の目標宣言（\`${base.document.document_id}\` 1ページ）: \\*怪しい\\*${'あ'.repeat(155)}…\n`,
    );
    expect(doubtful).not.toContain('参考まで');
    const many = { ...base, issues: Array.from({ length: 250 }, () => doubt('warning', '怪しい')).flat() };
    expect(emitReadme(describeResults([many]), [file])).toContain('ほか50件は `issues.csv` にあります。');
  });

  test('does not list more sources than anybody reads', () => {
    const many = Array.from({ length: 1002 }, (_, index) => exampleResult(`d${index}`));
    expect(emitReadme(describeResults(many), [file])).toContain('ほか2件は `documents.csv` にあります。');
  });
});

test('CHECKSUMS.txt has a line per file, in order', () => {
  expect(
    emitChecksums([
      { ...file, path: 'b' },
      { ...file, path: 'a' },
    ]),
  ).toBe(`${file.sha256}  a\n${file.sha256}  b\n`);
});
