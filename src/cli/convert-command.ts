import { Command, InvalidArgumentError } from 'commander';
import type { Bilingual, Language } from './language.js';
import { programTexts } from './texts.js';

const texts = {
  summary: { ja: 'PDFまたはフォルダーを変換します。', en: 'Convert PDFs, or folders of them.' },
  paths: { ja: 'PDFのファイルまたはフォルダー', en: 'PDF files, or folders of them' },
  out: { ja: '出力先のフォルダー', en: 'folder for the output' },
  whole: { ja: '0以上の整数を指定してください。', en: 'Give a whole number, 0 or more.' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo convert declarations/ --out output --municipality 142140
`;

/** Reads a whole number of 0 or more; complains in the reader's language. */
export const wholeNumber =
  (language: Language) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(texts.whole[language]);
    return Number(text);
  };

/** `mokuhyo convert`: PDFs and folders → the files of the contract. */
export function convertCommand(language: Language): Command {
  return new Command('convert')
    .summary(texts.summary[language])
    .description(texts.summary[language])
    .argument('<path...>', texts.paths[language])
    .option('--out <folder>', texts.out[language], 'output')
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .action(async () => {
      process.exitCode = 2;
    });
}
