import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { defaultWorkers, readMachine } from '../batch/machine.js';
import { outputFolder } from '../batch/output-folder.js';
import { type FlavourName, flavourNames, readFlavours } from '../emit/flavours.js';
import { convertHelp } from './convert-texts.js';
import type { Language } from './language.js';
import { newCommand } from './new-command.js';
import type { ConvertFlags } from './prepare-run.js';
import { say } from './say.js';
import { shareTexts } from './share-texts.js';
import { passwordHelp } from './texts.js';

const example = `
  mokuhyo convert declarations/ --out output --municipality 142140 --sources sources.csv
`;

/** So long may a document take where the command line does not say otherwise. */
export const DEFAULT_TIMEOUT_SECONDS = 60;

/** Reads a whole number of 0 or more; complains in the reader's language. */
export const wholeNumber =
  (language: Language) =>
  (text: string): number => {
    if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError(convertHelp.whole[language]);
    return Number(text);
  };

/** Reads a number above 0, seconds perhaps with decimals. */
export const positiveNumber =
  (language: Language) =>
  (text: string): number => {
    if (!/^\d{1,6}(\.\d+)?$/.test(text) || Number(text) <= 0) {
      throw new InvalidArgumentError(convertHelp.positive[language]);
    }
    return Number(text);
  };

/** Reads `ja,xlsx`; complains of an unknown word. */
const flavours =
  (language: Language) =>
  (text: string): readonly FlavourName[] => {
    const read = readFlavours(text);
    if (read.kind === 'flavours') return read.names;
    throw new InvalidArgumentError(`${convertHelp.flavours[language]} ${flavourNames.join(', ')}`);
  };

export function workersOption(language: Language): Option {
  const workers = defaultWorkers(readMachine());
  return new Option('--workers <number>', convertHelp.workers[language])
    .argParser(wholeNumber(language))
    .default(workers, say(convertHelp.machine, language, workers));
}

/** What a dataset's files hold, and in which forms. */
export function contentOptions(language: Language): Option[] {
  const help = (key: keyof typeof convertHelp): string => convertHelp[key][language];
  return [
    new Option('--also <list>', help('also')).argParser(flavours(language)).default([]),
    new Option('--drop <list>', help('drop')).argParser(flavours(language)).default([]),
    new Option('--include-partial', help('includePartial')),
    new Option('--no-include-partial', help('no')),
    new Option('--include-other', help('includeOther')),
    new Option('--no-include-other', help('no')),
  ];
}

/** How pages without text are read. */
export function scanOptions(language: Language): Option[] {
  const help = (key: keyof typeof convertHelp): string => convertHelp[key][language];
  return [
    new Option('--ocr', help('ocr')),
    new Option('--no-ocr', help('no')),
    new Option('--trust-ocr', help('trustOcr')),
    ...engineOptions(language),
  ];
}

/** Where the engines lie that read scans. */
export function engineOptions(language: Language): Option[] {
  const help = (key: keyof typeof convertHelp): string => convertHelp[key][language];
  return [
    new Option('--ocr-packages <folder>', help('ocrPackages')).env('MOKUHYO_OCR_PACKAGES'),
    new Option('--ocr-models <folder>', help('ocrModels')).env('MOKUHYO_OCR_MODELS'),
  ];
}

/** `mokuhyo convert`: PDFs and folders → the files of the contract. */
export function convertCommand(language: Language): Command {
  const help = (key: keyof typeof convertHelp): string => convertHelp[key][language];
  const command = newCommand('convert', convertHelp, example, language)
    .argument('[path...]', help('paths'))
    .option('--out <folder>', help('out'), 'output')
    .option('--municipality <code>', help('municipality'))
    .option('--no-municipality', help('no'))
    .option('--profile <file>', help('profile'))
    .option('--no-profile', help('no'))
    .option('--sources <file>', help('sources'))
    .option('--corrections <file>', help('corrections'))
    .option('--password-file <file>', passwordHelp[language])
    .addOption(workersOption(language))
    .option('--timeout <seconds>', help('timeout'), positiveNumber(language), DEFAULT_TIMEOUT_SECONDS);
  for (const option of [...contentOptions(language), ...scanOptions(language)]) command.addOption(option);
  return command
    .option('--config <file>', help('config'))
    .option('--no-config', help('no'))
    .option('--delete', help('delete'))
    .option('--shard <share>', shareTexts.shard[language])
    .option('--force', help('force'))
    .option('--quiet', help('quiet'))
    .option('--json-log', help('jsonLog'))
    .option('--stamp', help('stamp'))
    .action(async (paths: string[], flags: ConvertFlags, command: Command) => {
      // A dataset is brought up to date where it is named: not whatever lies in the default folder.
      if (paths.length === 0 && command.getOptionValueSource('out') === 'default') {
        command.error("error: missing required argument 'path'", { code: 'commander.missingArgument' });
      }
      const { executorsOf } = await import('./start-executor.js');
      const executors = executorsOf(flags.workers, flags.timeout);
      // Where nothing was stored there is something to convert, and the worker loads beside everything else.
      if (flags.force || !existsSync(outputFolder(flags.out).store)) executors.warm();
      const { shard } = flags;
      try {
        if (shard !== undefined) {
          const { runShard } = await import('./run-shard.js');
          process.exitCode = await runShard(paths, { ...flags, shard }, executors, language);
          return;
        }
        const { runConvert } = await import('./run-convert.js');
        process.exitCode = await runConvert(paths, flags, executors, language);
      } finally {
        await executors.close();
      }
    });
}
