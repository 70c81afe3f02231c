import { existsSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { configFileName } from './dataset-config-file.js';
import { describeFileProblem } from './file-problem.js';
import type { Bilingual, Language } from './language.js';
import { say } from './say.js';
import { programTexts } from './texts.js';

const texts = {
  summary: {
    ja: 'データセットの情報を書く設定ファイルのひな形を作ります。',
    en: 'Write an example of the file that says what a dataset is about.',
  },
  folder: { ja: '作る場所のフォルダー', en: 'folder to write it to' },
  written: {
    ja: '{0} を作りました。内容を直してから convert を実行してください。',
    en: '{0} was written. Change it, then run convert.',
  },
  exists: { ja: '{0} はすでにあります。上書きはしません。', en: '{0} is already there; it was left as it is.' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo init
`;

/** An example that is valid as it stands; what is optional is commented out. */
export const exampleConfig = `// mokuhyo の設定ファイル。公開するデータセットの情報を書きます。
// この行のように「//」で始まる部分は読み飛ばされます。どの項目も省略できます。
{
  // カタログでの名前。英小文字、数字、「-」「_」「.」。
  "name": "mokuhyo-sengen",
  // データセットの題名と説明。
  "title": "部長の目標宣言データセット",
  "description": "部長の目標宣言（PDF）から、指標・目標値・実績値などを読み取り、出典のページと位置を付けて表にしたもの。",
  // データの版。内容を改めたら上げます。
  "version": "1.0.0",
  // 最終更新日（YYYY-MM-DD）。
  // "modified": "2021-04-01",
  // 公開するページのアドレス。
  // "homepage": "https://example.jp/opendata/mokuhyo",
  // 公表者。
  // "publisher": { "name": "例市", "url": "https://example.jp/" },
  // 問い合わせ先。
  // "contact": { "name": "例市 企画部 企画課", "email": "kikaku@example.jp", "url": "https://example.jp/kikaku" },
  // 利用条件。
  "licence": {
    "name": "CC-BY-4.0",
    "title": "クリエイティブ・コモンズ 表示 4.0 国際",
    "path": "https://creativecommons.org/licenses/by/4.0/deed.ja"
  },
  // 更新頻度: annual（年1回） biannual（年2回） quarterly（年4回） monthly（月1回） irregular（不定期） never（更新しない）
  "update_frequency": "annual",
  // キーワード。
  "keywords": ["目標宣言", "行政評価", "数値目標", "KPI"]
  // PDFを公表しているページ。
  // , "source_page": "https://example.jp/mokuhyo"
  // PDFのアドレスの前半。後ろにファイル名が付きます。一つずつ書くときは convert の --sources を使います。
  // , "source_base": "https://example.jp/mokuhyo/files/"
}
`;

function writeExample(folder: string, language: Language): void {
  const path = folder === '.' ? configFileName : `${folder.replace(/\/+$/, '')}/${configFileName}`;
  const tell = (text: Bilingual, ...words: string[]): void => {
    process.stderr.write(`${say(text, language, path, ...words)}\n`);
  };
  try {
    if (existsSync(path)) {
      tell(texts.exists);
      process.exitCode = 2;
      return;
    }
    writeFileSync(path, exampleConfig, { flag: 'wx' });
    tell(texts.written);
  } catch (problem) {
    process.stderr.write(`${describeFileProblem(problem, path, language)}\n`);
    process.exitCode = 2;
  }
}

/** `mokuhyo init`: writes a commented mokuhyo.config.json and asks nothing. Never over a file that is there. */
export function initCommand(language: Language): Command {
  return new Command('init')
    .summary(texts.summary[language])
    .description(texts.summary[language])
    .argument('[folder]', texts.folder[language], '.')
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .action((folder: string) => writeExample(folder, language));
}
