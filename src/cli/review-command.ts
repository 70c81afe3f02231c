import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { readState, toPath } from '../batch/dataset-state.js';
import { outputFolder } from '../batch/output-folder.js';
import type { Correction } from '../corrections/correction-schema.js';
import { builtFile } from '../text/built-file.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { readPasswordFile } from './passwords.js';
import { readListFile } from './read-list-file.js';
import { passwordHelp } from './texts.js';

const texts = {
  summary: { ja: '結果を目で確かめて訂正するページを作ります。', en: 'Build pages to check the results by looking.' },
  output: { ja: 'convert の出力フォルダー', en: 'folder that convert wrote' },
  pdfs: {
    ja: 'PDFのフォルダー（既定: convert に渡したもの）',
    en: 'folders of the PDFs (default: those that convert was given)',
  },
  corrections: {
    ja: '引き継ぐ訂正ファイル（既定: 出力フォルダーの corrections.csv）',
    en: 'file of corrections to go on from (default: corrections.csv in the output folder)',
  },
  redraw: { ja: 'ページの画像を描き直します。', en: 'Draw the pictures of pages again.' },
  workers: { ja: '同時に画像を描く数', en: 'documents drawn at once' },
  badNumber: { ja: '0以上の整数を書いてください。', en: 'Write a whole number of 0 or more.' },
  quiet: { ja: '経過を表示しません。', en: 'Say nothing about progress.' },
  noOutput: { ja: 'convert の出力フォルダーではありません: ', en: 'This is no folder that convert wrote: ' },
  noPdf: { ja: 'PDFが見つからず、画像のない文書: ', en: 'Documents without pictures, their PDF was not found: ' },
  noResult: { ja: 'この版では読めないファイル: ', en: 'Files that this version cannot read: ' },
  open: { ja: 'ブラウザーで開いてください: ', en: 'Open in a browser: ' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo review output --pdfs declarations/
`;

interface Options {
  readonly pdfs: readonly string[];
  readonly corrections?: string;
  readonly passwordFile?: string;
  readonly redraw?: true;
  readonly workers: number;
  readonly quiet?: true;
}

const say = (text: string): boolean => process.stderr.write(`${text}\n`);

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Lines of the corrections file to go on from; undefined, after saying why, where it cannot be used. */
async function readStanding(
  output: string,
  file: string | undefined,
  language: Language,
): Promise<readonly Correction[] | undefined> {
  const { readCorrections } = await import('../corrections/read-corrections.js');
  const path = file ?? join(output, 'corrections.csv');
  if (file === undefined && !existsSync(path)) return [];
  const list = readListFile(path, language);
  if (list.kind === 'refused') {
    for (const message of list.messages) say(message);
    return undefined;
  }
  const { corrections, problems } = readCorrections(list.text);
  for (const { line, message, message_ja } of problems)
    say(`${path}:${line}: ${language === 'ja' ? message_ja : message}`);
  return problems.length > 0 ? undefined : corrections;
}

/** Folders that the dataset's PDFs were given from, as far as they are there. */
async function knownFolders(output: string): Promise<readonly string[]> {
  const read = await readState(outputFolder(output).manifest);
  return read.kind === 'state'
    ? [...read.state.roots.keys()].map((root) => toPath(output, root)).filter(existsSync)
    : [];
}

async function review(output: string, options: Options, language: Language): Promise<void> {
  if (!(await isFolder(join(output, 'documents')))) {
    say(`${texts.noOutput[language]}${output}`);
    process.exitCode = 2;
    return;
  }
  const corrections = await readStanding(output, options.corrections, language);
  if (!corrections) {
    process.exitCode = 2;
    return;
  }
  const passwords = readPasswordFile(options.passwordFile, language);
  if (passwords.kind === 'refused') {
    for (const message of passwords.messages) say(message);
    process.exitCode = 2;
    return;
  }
  const { writeReview } = await import('../review/write-review.js');
  const written = await writeReview({
    output,
    pdfFolders: options.pdfs.length > 0 ? options.pdfs : await knownFolders(output),
    corrections,
    passwords: passwords.passwords,
    redraw: options.redraw === true,
    assets: builtFile('review/assets/'),
    ...(options.workers > 0
      ? { threads: { most: options.workers, entry: builtFile('review/picture-worker.js') } }
      : {}),
    onProgress: (done, all) => {
      if (!options.quiet && (done % 10 === 0 || done === all)) say(`${done}/${all}`);
    },
  });
  if (written.missing.length > 0) say(`${texts.noPdf[language]}${written.missing.join(', ')}`);
  if (written.unreadable.length > 0) say(`${texts.noResult[language]}${written.unreadable.join(', ')}`);
  if (!options.quiet) say(`${texts.open[language]}${written.index}`);
  process.exitCode = written.unreadable.length > 0 ? 1 : 0;
}

const wholeNumber =
  (language: Language) =>
  (text: string): number => {
    if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError(texts.badNumber[language]);
    return Number(text);
  };

/** `mokuhyo review`: an output folder → pages to look at every value on its page, and to correct it once. */
export function reviewCommand(language: Language): Command {
  return newCommand('review', texts, example, language)
    .argument('<output>', texts.output[language])
    .option('--pdfs <folder...>', texts.pdfs[language], [])
    .option('--corrections <file>', texts.corrections[language])
    .option('--password-file <file>', passwordHelp[language])
    .option('--redraw', texts.redraw[language])
    .option('--workers <number>', texts.workers[language], wholeNumber(language), availableParallelism())
    .option('--quiet', texts.quiet[language])
    .action((output: string, options: Options) => review(output, options, language));
}
