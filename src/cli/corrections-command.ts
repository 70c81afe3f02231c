import { Command } from 'commander';
import type { CorrectionProblem, ReadCorrections } from '../corrections/read-corrections.js';
import type { Bilingual, Language } from './language.js';
import { readListFile } from './read-list-file.js';
import { programTexts } from './texts.js';

const texts = {
  summary: { ja: '訂正ファイルを扱います。', en: 'Work with files of corrections.' },
  check: {
    ja: '訂正ファイルを調べ、誤りを行番号とともに示します。',
    en: 'Check a file of corrections; name each mistake with its line.',
  },
  file: { ja: '訂正ファイル（corrections.csv）', en: 'file of corrections (corrections.csv)' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo corrections check corrections.csv
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

/** `mokuhyo corrections`: what a person's corrections (訂正) need besides `convert --corrections`. */
export function correctionsCommand(language: Language): Command {
  const check = new Command('check')
    .summary(texts.check[language])
    .description(texts.check[language])
    .argument('<file>', texts.file[language])
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .action((file: string) => checkFile(file, language));
  return new Command('corrections')
    .summary(texts.summary[language])
    .description(texts.summary[language])
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .addCommand(check);
}
