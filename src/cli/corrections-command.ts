import type { Command } from 'commander';
import type { CorrectionProblem, ReadCorrections } from '../corrections/read-corrections.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { readListFile } from './read-list-file.js';
import { say } from './say.js';

const texts = {
  summary: { ja: '訂正ファイルを扱います。', en: 'Work with files of corrections.' },
  check: {
    ja: '訂正ファイルを調べ、誤りを行番号とともに示します。',
    en: 'Check a file of corrections; name each mistake with its line.',
  },
  profile: {
    ja: '列の意味を示した訂正から、プロファイル（JSON）を標準出力に作ります。',
    en: 'Make a profile (JSON, to stdout) of the columns that corrections give a meaning to.',
  },
  name: { ja: 'プロファイルの名前（英小文字、数字、-）', en: 'name of the profile (small letters, digits, -)' },
  badName: {
    ja: '「{0}」は名前に使えません。英小文字、数字、- で書いてください。',
    en: '{0} is no name: write small letters, digits, -.',
  },
  noColumns: { ja: '列の意味を示した訂正がありません。', en: 'No line gives a meaning to a column.' },
  file: { ja: '訂正ファイル（corrections.csv）', en: 'file of corrections (corrections.csv)' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo corrections check corrections.csv
  mokuhyo corrections profile output/corrections.csv --name hanagawa > hanagawa.json
`;

/** `corrections.csv:3: value: …`: the form that editors can jump to. */
function describeProblem(file: string, problem: CorrectionProblem, language: Language): string {
  const words = language === 'ja' ? problem.message_ja : problem.message;
  return `${file}:${problem.line}: ${words}`;
}

function describeCount({ corrections, problems }: ReadCorrections, language: Language): string {
  return language === 'ja'
    ? `訂正${corrections.length}件、誤り${problems.length}件`
    : `${corrections.length} corrections, ${problems.length} mistakes`;
}

/** Prints what is wrong with the file; exit status 0 nothing, 1 something, 2 there is no such list. */
async function checkFile(file: string, language: Language): Promise<void> {
  const { readCorrections } = await import('../corrections/read-corrections.js');
  const list = readListFile(file, language);
  if (list.kind === 'refused') {
    for (const message of list.messages) process.stderr.write(`${message}\n`);
    process.exitCode = 2;
    return;
  }
  const read = readCorrections(list.text);
  for (const problem of read.problems) process.stderr.write(`${describeProblem(file, problem, language)}\n`);
  process.stderr.write(`${describeCount(read, language)}\n`);
  process.exitCode = read.problems.length > 0 ? 1 : 0;
}

/** Prints a profile whose words are the headers that a person pointed at, for the other documents of that city. */
async function makeProfile(file: string, name: string, language: Language): Promise<number> {
  const [{ readCorrections }, { pointedColumns }, { withPointedWords }, { profileSchema }] = await Promise.all([
    import('../corrections/read-corrections.js'),
    import('../corrections/pointed-columns.js'),
    import('../profiles/pointed-words.js'),
    import('../schema/profile.js'),
  ]);
  const base = profileSchema.safeParse({ name, title: name, extends: 'general' });
  const list = readListFile(file, language);
  const tell = (message: string): boolean => process.stderr.write(`${message}\n`);
  if (list.kind === 'refused' || !base.success) {
    for (const message of list.kind === 'refused' ? list.messages : [say(texts.badName, language, name)]) tell(message);
    return 2;
  }
  const { corrections, problems } = readCorrections(list.text);
  for (const problem of problems) tell(describeProblem(file, problem, language));
  if (problems.length > 0) return 1;
  const pointed = pointedColumns(corrections);
  if (pointed.length === 0) {
    tell(texts.noColumns[language]);
    return 1;
  }
  const { title, headers, kinds } = withPointedWords(base.data, pointed);
  const said = Object.fromEntries(Object.entries(headers).filter(([, words]) => (words ?? []).length > 0));
  process.stdout.write(`${JSON.stringify({ name, title, extends: 'general', headers: said, kinds }, undefined, 2)}\n`);
  return 0;
}

/** `mokuhyo corrections`: what a person's corrections (訂正) need besides `convert --corrections`. */
export function correctionsCommand(language: Language): Command {
  const check = newCommand('check', { summary: texts.check }, example, language)
    .argument('<file>', texts.file[language])
    .action((file: string) => checkFile(file, language));
  const profile = newCommand('profile', { summary: texts.profile }, example, language)
    .argument('<file>', texts.file[language])
    .requiredOption('--name <name>', texts.name[language])
    .action(async (file: string, options: { readonly name: string }) => {
      process.exitCode = await makeProfile(file, options.name, language);
    });
  return newCommand('corrections', texts, example, language).addCommand(check).addCommand(profile);
}
