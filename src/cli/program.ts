import { Command, Option } from 'commander';
import { type BuildCommand, commandLoaders } from './command-names.js';
import { type Language, languages } from './language.js';
import { complaintsJa, headingsJa, programTexts } from './texts.js';

/** The loaders that this command line needs: the named command's alone, or all of them for the general help. */
function neededLoaders(argv: readonly string[]): readonly (() => Promise<BuildCommand>)[] {
  const called = argv.map((argument) => commandLoaders[argument]).find((loader) => loader !== undefined);
  return called && argv[0] !== 'help' ? [called] : Object.values(commandLoaders);
}

/** Commander's own words in the reader's language. */
function speak(command: Command, language: Language): void {
  command.helpOption('-h, --help', programTexts.help[language]);
  command.exitOverride();
  command.configureHelp({
    showGlobalOptions: false,
    styleTitle: (title) => (language === 'ja' ? (headingsJa[title] ?? title) : title),
  });
  command.configureOutput({
    outputError: (text, write) => {
      const found = language === 'ja' ? complaintsJa.find(([pattern]) => pattern.test(text)) : undefined;
      write(`${found ? text.trim().replace(found[0], found[1]) : text.trim()}\n${programTexts.seeHelp[language]}\n`);
    },
  });
}

const languageOption = (language: Language): Option =>
  new Option('--lang <language>', programTexts.language[language]).choices([...languages]);

/** The whole command line interface, ready to parse. */
export async function buildProgram(argv: readonly string[], language: Language, version: string): Promise<Command> {
  const program = new Command('mokuhyo')
    .description(programTexts.description[language])
    .version(version, '-V, --version', programTexts.version[language])
    .helpCommand('help [command]', programTexts.helpCommand[language])
    .addOption(languageOption(language));
  speak(program, language);
  const builders = await Promise.all(neededLoaders(argv).map((load) => load()));
  for (const build of builders) {
    const command = build(language);
    for (const part of [command, ...command.commands]) speak(part.addOption(languageOption(language)), language);
    if (command.commands.length > 0) command.helpCommand('help [command]', programTexts.helpCommand[language]);
    program.addCommand(command);
  }
  return program;
}
