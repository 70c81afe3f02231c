import type { Bilingual } from './language.js';

/** Texts of the program itself; those of a command stand in its own file. */
export const programTexts = {
  description: {
    ja: '目標宣言のPDFを、出典までたどれる正規化済みのCSVとJSONにします。',
    en: 'Turns the goal declarations (目標宣言) of Japanese cities from PDF into normalised, traceable CSV and JSON.',
  },
  version: { ja: '版を表示します。', en: 'Print the version.' },
  help: { ja: '使い方を表示します。', en: 'Show help.' },
  helpCommand: { ja: '各コマンドの使い方を表示します。', en: 'Show the help of a command.' },
  language: { ja: '表示言語', en: 'language of messages' },
  ofEnvironment: { ja: '環境の言語', en: 'that of the environment' },
  default: { ja: '既定', en: 'default' },
  choices: { ja: '選べる値', en: 'choices' },
  example: { ja: '例:', en: 'Example:' },
  seeHelp: { ja: '使い方は --help で表示されます。', en: 'See --help for how to use it.' },
  unexpected: {
    ja: 'プログラムの誤りです。次の内容を開発者にお知らせください: ',
    en: 'This is a fault of the program. Please report it: ',
  },
} as const satisfies Record<string, Bilingual>;

/** Headings that commander prints, in Japanese. */
export const headingsJa: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

/** Commander's complaints about a command line, in Japanese; `$1`, `$2` are what it names. */
export const complaintsJa: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.*)'/s, 'エラー: オプション「$1」はありません。'],
  [/^error: unknown command '(.*)'/s, 'エラー: コマンド「$1」はありません。'],
  [/^error: missing required argument '(.*)'/s, 'エラー: 引数「$1」が足りません。'],
  [/^error: option '(.*)' argument missing/s, 'エラー: オプション「$1」に値がありません。'],
  [/^error: too many arguments.*/s, 'エラー: 引数が多すぎます。'],
  [/^error: required option '(.*)' not specified/s, 'エラー: オプション「$1」が必要です。'],
  [
    /^error: (?:option|command-argument) '(.*)' (?:argument )?(?:value )?'(.*)' is invalid\. (.*)/s,
    'エラー: 「$1」に「$2」は使えません。$3',
  ],
  // What a command complains of is in the reader's language already.
  [/^error: /, 'エラー: '],
];

/** Help of `--password-file`, the same for every command that has it. */
export const passwordHelp: Bilingual = {
  ja: 'PDFを開くパスワードのファイル（1行に一つ、順に試します。どこにも保存しません）',
  en: 'file with passwords that open the PDFs, one a line, tried in order; they are stored nowhere',
};
