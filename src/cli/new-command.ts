import { Command } from 'commander';
import type { Bilingual, Language } from './language.js';
import { programTexts } from './texts.js';

/** A command (コマンド) with what its help says first and last: what it does, and an example. */
export function newCommand(
  name: string,
  { summary, description = summary }: { readonly summary: Bilingual; readonly description?: Bilingual },
  example: string,
  language: Language,
): Command {
  return new Command(name)
    .summary(summary[language])
    .description(description[language])
    .addHelpText('after', `\n${programTexts.example[language]}${example}`);
}
