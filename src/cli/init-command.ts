import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { type DatasetConfig, datasetConfigSchema, updateFrequencies } from '../schema/dataset-config.js';
import { type ConfigAnswers, configText } from './config-template.js';
import { configFileName, readDatasetConfig } from './dataset-config-file.js';
import { describeFileProblem } from './file-problem.js';
import { jsonProblemLines } from './json-problems.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { membersOf, type Said } from './said-of-dataset.js';
import { say } from './say.js';

const texts = {
  summary: {
    ja: 'データセットの情報を書く設定ファイルを作ります。',
    en: 'Make the file that says what a dataset is about.',
  },
  description: {
    ja: '題名、公表者、利用条件などを書く mokuhyo.config.json を作ります。指定のない項目は、端末では尋ね、それ以外では空欄（コメント）にします。書かない限り、利用条件などは主張しません。',
    en: 'Makes mokuhyo.config.json: title, publisher, licence and the like. What is not given is asked for at a terminal, and else left open: nothing is claimed that nobody said.',
  },
  folder: { ja: '作る場所のフォルダー（convert の出力先）', en: 'folder to write it to (where convert writes)' },
  title: { ja: 'データセットの題名', en: 'title of the dataset' },
  publisher: { ja: '公表者の名称（例市）', en: 'name of the publisher' },
  publisherUrl: { ja: '公表者のアドレス', en: 'address of the publisher' },
  contact: { ja: '問い合わせ先の名称', en: 'name of whom to ask' },
  email: { ja: '問い合わせ先のメール', en: 'mail address of whom to ask' },
  licence: { ja: '利用条件（CC-BY-4.0、PDL-1.0、CC0-1.0 など）', en: 'licence (CC-BY-4.0, PDL-1.0, CC0-1.0, …)' },
  licenceUrl: { ja: 'その他の利用条件のアドレス', en: 'address of any other licence' },
  frequency: { ja: '更新頻度（annual など）', en: 'how often it is updated (annual, …)' },
  homepage: { ja: '公開するページのアドレス', en: 'address of the page that publishes it' },
  written: {
    ja: '{0} を作りました。内容を確かめてから convert を実行してください。',
    en: '{0} was written. Look through it, then run convert.',
  },
  open: { ja: '未定の項目: {0}', en: 'still open: {0}' },
  exists: { ja: '{0} はすでにあります。上書きはしません。', en: '{0} is already there; it was left as it is.' },
  skip: { ja: '（空欄のまま Enter で省略）', en: '(Enter leaves it open)' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo init output --publisher 例市 --licence CC-BY-4.0 --frequency annual
`;

/** Asked for at a terminal, in this order. */
const asked = ['title', 'publisher', 'licence', 'frequency', 'contact', 'homepage'] as const;

const WRONG_COMMAND_LINE = 2;

async function askFor(said: Said, language: Language): Promise<Said> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answers: Said = { ...said };
  try {
    process.stderr.write(`${texts.skip[language]}\n`);
    for (const name of asked) {
      const answer = (await lines.question(`${texts[name][language]}: `)).trim();
      if (answer !== '') answers[name] = answer;
    }
  } finally {
    lines.close();
  }
  return answers;
}

/** The members that were said, as the schema takes them. */
function pick(config: DatasetConfig, members: object): ConfigAnswers {
  return Object.fromEntries(Object.entries(config).filter(([name]) => name in members));
}

async function init(folder: string | undefined, given: Said, language: Language): Promise<number> {
  const path = join(folder ?? 'output', configFileName);
  const tell = (text: string): boolean => process.stderr.write(`${text}\n`);
  if (existsSync(path)) {
    tell(say(texts.exists, language, path));
    return WRONG_COMMAND_LINE;
  }
  const isAsking = Object.keys(given).length === 0 && process.stdin.isTTY === true;
  const members = membersOf(isAsking ? await askFor(given, language) : given);
  const read = readDatasetConfig(JSON.stringify(members));
  if (read.kind === 'refused') {
    for (const problem of jsonProblemLines(read.problems, language)) tell(problem);
    return WRONG_COMMAND_LINE;
  }
  try {
    if (folder === undefined) mkdirSync('output', { recursive: true });
    writeFileSync(path, configText(pick(read.config, members)), { flag: 'wx' });
  } catch (problem) {
    tell(describeFileProblem(problem, path, language));
    return WRONG_COMMAND_LINE;
  }
  tell(say(texts.written, language, path));
  const open = Object.keys(datasetConfigSchema.shape).filter((name) => name !== '$schema' && !(name in members));
  tell(say(texts.open, language, open.join(', ')));
  return 0;
}

/** `mokuhyo init`: what a person says once → mokuhyo.config.json. Never over a file that is there. */
export function initCommand(language: Language): Command {
  return newCommand('init', texts, example, language)
    .argument('[folder]', texts.folder[language])
    .option('--title <text>', texts.title[language])
    .option('--publisher <name>', texts.publisher[language])
    .option('--publisher-url <url>', texts.publisherUrl[language])
    .option('--contact <name>', texts.contact[language])
    .option('--email <address>', texts.email[language])
    .option('--licence <name>', texts.licence[language])
    .option('--licence-url <url>', texts.licenceUrl[language])
    .option('--frequency <word>', `${texts.frequency[language]}: ${updateFrequencies.join(', ')}`)
    .option('--homepage <url>', texts.homepage[language])
    .action(async (folder: string | undefined, { lang: _, ...said }: Said & { readonly lang?: string }) => {
      process.exitCode = await init(folder, said, language);
    });
}
