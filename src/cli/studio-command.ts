import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { convertHelp } from './convert-texts.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import type { StudioFlags } from './run-studio.js';

const texts = {
  summary: {
    ja: 'ブラウザーで、PDFを置く・確かめる・直す・渡すまでを行います。',
    en: 'Drop PDFs in, check, correct and hand over, in the browser.',
  },
  folder: { ja: 'データセットのフォルダー（なければ作ります）', en: 'folder of the dataset (made where it is absent)' },
  port: { ja: '待ち受けるポート（0: 空いているもの）', en: 'port to listen on (0: any that is free)' },
  noOpen: { ja: 'ブラウザーを開きません。', en: 'Do not open a browser.' },
  workers: { ja: '同時に読む文書の数', en: 'documents at once' },
  timeout: { ja: '一つの文書にかける秒数', en: 'seconds that a document may take' },
  badNumber: { ja: '0以上の整数を書いてください。', en: 'Write a whole number of 0 or more.' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo studio output
`;

const wholeNumber =
  (most: number, language: Language) =>
  (text: string): number => {
    if (!/^\d{1,6}$/.test(text) || Number(text) > most) throw new InvalidArgumentError(texts.badNumber[language]);
    return Number(text);
  };

/** `mokuhyo studio`: a dataset in the browser, for people who correct it (作業画面). */
export function studioCommand(language: Language): Command {
  return newCommand('studio', texts, example, language)
    .argument('[folder]', texts.folder[language], 'output')
    .option('--port <number>', texts.port[language], wholeNumber(65_535, language), 0)
    .option('--no-open', texts.noOpen[language])
    .option('--workers <number>', texts.workers[language], wholeNumber(9_999, language), availableParallelism())
    .option('--timeout <seconds>', texts.timeout[language], wholeNumber(999_999, language), 60)
    .addOption(new Option('--ocr-packages <folder>', convertHelp.ocrPackages[language]).env('MOKUHYO_OCR_PACKAGES'))
    .addOption(new Option('--ocr-models <folder>', convertHelp.ocrModels[language]).env('MOKUHYO_OCR_MODELS'))
    .action(async (folder: string, flags: StudioFlags) => {
      const { runStudio } = await import('./run-studio.js');
      process.exitCode = await runStudio(folder, flags, language);
    });
}
