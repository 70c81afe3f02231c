import { Command, Option } from 'commander';
import { type BuildCommand, commandLoaders } from './command-names.js';
import { type Language, languages } from './language.js';
import { complaintsJa, headingsJa, programTexts } from './texts.js';

/** The loaders that this command line needs: the named command's alone, or all of them for the general help. */
function neededLoaders(argv: readonly string[]): readonly (() => Promise<BuildCommand>)[] {
  const called = argv.map((argument) => commandLoaders[argument]).find((loader) => loader !== undefined);
  return called && argv[0] !== 'help' ? [called] : Object.values(commandLoaders);
}

/** What stands of a default in the help; undefined where nothing need be said: what is off or empty. */
function defaultNote(value: unknown, language: Language): string | undefined {
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return undefined;
  return `${programTexts.default[language]}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}

/** A description with choices and default behind it, once and in the reader's language, before its full stop. */
function withNotes(description: string, notes: readonly (string | undefined)[], language: Language): string {
  const said = notes.filter((note) => note !== undefined).join(language === 'ja' ? '、' : '; ');
  if (said === '') return description;
  const stop = /[。.]$/.exec(description)?.[0] ?? '';
  const text = description.slice(0, description.length - stop.length);
  return language === 'ja' ? `${text}（${said}）${stop}` : `${text} (${said})${stop}`;
}

function describeOption({ description, argChoices, ...option }: Option, language: Language): string {
  const choices = argChoices && `${programTexts.choices[language]}: ${argChoices.join(', ')}`;
  const standard = defaultNote(option.defaultValueDescription ?? option.defaultValue, language);
  return withNotes(description, [choices, standard], language);
}

/** Commander's own words in the reader's language. */
function speak(command: Command, language: Language): void {
  command.helpOption('-h, --help', programTexts.help[language]);
  command.exitOverride();
  command.configureHelp({
    showGlobalOptions: false,
    optionDescription: (option) => describeOption(option, language),
    argumentDescription: ({ description, defaultValue }) =>
      withNotes(description, [defaultNote(defaultValue, language)], language),
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
  new Option('--lang <language>', programTexts.language[language])
    .choices([...languages])
    .default(undefined, programTexts.ofEnvironment[language]);

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
