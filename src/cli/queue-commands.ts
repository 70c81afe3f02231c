// The commands `mokuhyo enqueue` and `mokuhyo worker` for the command line.

import { Command, Option } from 'commander';
import { RETRIES } from '../queue/boss.js';
import { DEFAULT_TIMEOUT_SECONDS, positiveNumber, scanOptions, wholeNumber, workersOption } from './convert-command.js';
import { convertHelp } from './convert-texts.js';
import type { Language } from './language.js';
import { newCommand } from './new-command.js';
import { queueTexts } from './queue-texts.js';
import type { EnqueueFlags, WorkerFlags } from './run-queue.js';
import { say } from './say.js';
import { passwordHelp, programTexts } from './texts.js';

const QUEUE = 'mokuhyo';

/** More documents waiting than this are nothing gained, and a larger table to look through. */
const MOST_WAITING = 10_000;

const queueOption = (language: Language): Option =>
  new Option('--queue <url>', queueTexts.queue[language]).env('MOKUHYO_QUEUE');

const enqueueExample = `
  mokuhyo enqueue declarations/ --queue postgres://host/mokuhyo --out parts/intake
`;

/** `mokuhyo enqueue`: PDFs and folders → a queue. */
export function enqueueCommand(language: Language): Command {
  return newCommand(
    'enqueue',
    { summary: queueTexts.enqueue, description: queueTexts.enqueueDescription },
    enqueueExample,
    language,
  )
    .argument('<path...>', convertHelp.paths[language])
    .addOption(queueOption(language))
    .requiredOption('--out <folder>', queueTexts.intake[language])
    .option('--name <queue>', queueTexts.name[language], QUEUE)
    .option('--most <number>', queueTexts.most[language], wholeNumber(language), MOST_WAITING)
    .option('--lease <seconds>', queueTexts.lease[language], positiveNumber(language))
    .option('--timeout <seconds>', convertHelp.timeout[language], positiveNumber(language), DEFAULT_TIMEOUT_SECONDS)
    .option('--config <file>', convertHelp.config[language])
    .option('--no-config', convertHelp.no[language])
    .action(async (paths: string[], flags: EnqueueFlags) => {
      const { runEnqueue } = await import('./run-queue.js');
      process.exitCode = await runEnqueue(paths, flags, language);
    });
}

const workerExample = `
  mokuhyo worker --queue postgres://host/mokuhyo --out parts/$HOSTNAME
  mokuhyo gather parts/* --out output
`;

/** `mokuhyo worker`: documents of a queue → a part. */
export function workerCommand(language: Language): Command {
  const command = new Command('worker')
    .summary(queueTexts.worker[language])
    .description(say(queueTexts.workerDescription, language, RETRIES))
    .addOption(queueOption(language))
    .requiredOption('--out <folder>', queueTexts.part[language])
    .option('--name <queue>', queueTexts.name[language], QUEUE)
    .option('--until-empty', queueTexts.untilEmpty[language])
    .option('--lease <seconds>', queueTexts.lease[language], positiveNumber(language))
    .addOption(workersOption(language))
    .option('--timeout <seconds>', convertHelp.timeout[language], positiveNumber(language), DEFAULT_TIMEOUT_SECONDS)
    .option('--password-file <file>', passwordHelp[language])
    .option('--quiet', convertHelp.quiet[language])
    .option('--json-log', convertHelp.jsonLog[language])
    .option('--municipality <code>', convertHelp.municipality[language])
    .option('--profile <file>', convertHelp.profile[language])
    .option('--corrections <file>', convertHelp.corrections[language]);
  for (const option of scanOptions(language)) command.addOption(option);
  return command
    .addHelpText('after', `\n${programTexts.example[language]}${workerExample}`)
    .action(async (flags: WorkerFlags) => {
      const { runWorker } = await import('./run-queue.js');
      process.exitCode = await runWorker(flags, language);
    });
}
