// The configuration that `mokuhyo init` writes from a person's answers.

import type { DatasetConfig, Licence } from '../schema/dataset-config.js';

/** What a person says of a dataset once. */
export type ConfigAnswers = Partial<
  Pick<DatasetConfig, 'title' | 'licence' | 'publisher' | 'contact' | 'update_frequency' | 'homepage'>
>;

/** Licences that Japanese catalogues take, by their names. */
export const knownLicences: readonly Licence[] = [
  {
    name: 'CC-BY-4.0',
    title: 'クリエイティブ・コモンズ 表示 4.0 国際',
    path: 'https://creativecommons.org/licenses/by/4.0/deed.ja',
  },
  {
    name: 'PDL-1.0',
    title: '公共データ利用規約（第1.0版）',
    path: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
  },
  {
    name: 'CC0-1.0',
    title: 'クリエイティブ・コモンズ CC0 1.0 全世界',
    path: 'https://creativecommons.org/publicdomain/zero/1.0/deed.ja',
  },
];

/** A member of the file: what it is, and what it looks like where nobody has said it yet. */
interface Member {
  readonly name: string;
  readonly about: string;
  readonly example: unknown;
}

const members: readonly Member[] = [
  { name: 'name', about: 'カタログでの名前。英小文字、数字、「-」「_」「.」。', example: 'mokuhyo-sengen' },
  { name: 'title', about: 'データセットの題名。', example: '部長の目標宣言データセット' },
  {
    name: 'description',
    about: 'データセットの説明。',
    example: '部長の目標宣言（PDF）から、指標・目標値・実績値などを読み取り、出典のページと位置を付けて表にしたもの。',
  },
  { name: 'version', about: 'データの版。内容を改めたら上げます。', example: '1.0.0' },
  { name: 'modified', about: '最終更新日（YYYY-MM-DD）。', example: '2021-04-01' },
  { name: 'homepage', about: '公開するページのアドレス。', example: 'https://example.jp/opendata/mokuhyo' },
  { name: 'publisher', about: '公表者。', example: { name: '例市', url: 'https://example.jp/' } },
  {
    name: 'contact',
    about: '問い合わせ先。',
    example: { name: '例市 企画部 企画課', email: 'kikaku@example.jp', url: 'https://example.jp/kikaku' },
  },
  { name: 'licence', about: '利用条件。公表者が定めたものだけを書きます。', example: knownLicences[0] },
  {
    name: 'update_frequency',
    about:
      '更新頻度: annual（年1回） biannual（年2回） quarterly（年4回） monthly（月1回） irregular（不定期） never（更新しない）',
    example: 'annual',
  },
  { name: 'keywords', about: 'キーワード。', example: ['目標宣言', '行政評価', '数値目標', 'KPI'] },
  { name: 'source_page', about: 'PDFを公表しているページ。', example: 'https://example.jp/mokuhyo' },
  {
    name: 'source_base',
    about: 'PDFのアドレスの前半。後ろにファイル名が付きます。一つずつ書くときは convert の --sources を使います。',
    example: 'https://example.jp/mokuhyo/files/',
  },
];

/** The text of a configuration: what was said stands in it, all else is commented out and claims nothing. */
export function configText(answers: ConfigAnswers): string {
  const said: Readonly<Record<string, unknown>> = answers;
  const lines = members.flatMap(({ name, about, example }) => {
    const value = said[name];
    const member = `${JSON.stringify(name)}: ${JSON.stringify(value ?? example)},`;
    return [`  // ${about}`, value === undefined ? `  // ${member}` : `  ${member}`];
  });
  return [
    '// mokuhyo の設定ファイル。公開するデータセットの情報を書きます。',
    '// この行のように「//」で始まる部分は読み飛ばされます。どの項目も省略できます。',
    '{',
    ...lines,
    '}',
    '',
  ].join('\n');
}
