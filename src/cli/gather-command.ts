import type { Command } from 'commander';
import { contentOptions } from './convert-command.js';
import { convertHelp } from './convert-texts.js';
import type { Language } from './language.js';
import { newCommand } from './new-command.js';
import type { GatherFlags } from './run-gather.js';
import { gatherTexts } from './share-texts.js';

const example = `
  mokuhyo convert declarations/ --shard 1/2 --out parts/1
  mokuhyo convert declarations/ --shard 2/2 --out parts/2
  mokuhyo gather parts/1 parts/2 --out output
`;

/** `mokuhyo gather`: parts → the dataset that one run over their inputs makes. */
export function gatherCommand(language: Language): Command {
  const help = (key: keyof typeof convertHelp): string => convertHelp[key][language];
  const command = newCommand('gather', gatherTexts, example, language)
    .argument('<part...>', gatherTexts.parts[language])
    .option('--out <folder>', help('out'), 'output')
    .option('--partial', gatherTexts.partial[language])
    .option('--profile <file>', gatherTexts.profile[language])
    .option('--sources <file>', help('sources'))
    .option('--corrections <file>', help('corrections'));
  for (const option of contentOptions(language)) command.addOption(option);
  return command
    .option('--config <file>', help('config'))
    .option('--no-config', help('no'))
    .option('--quiet', help('quiet'))
    .option('--json-log', help('jsonLog'))
    .option('--stamp', help('stamp'))
    .action(async (parts: string[], flags: GatherFlags) => {
      const { runGather } = await import('./run-gather.js');
      process.exitCode = await runGather(parts, flags, language);
    });
}
