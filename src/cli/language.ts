// In which language the program speaks: as asked, else as the environment does.

export const languages = ['ja', 'en'] as const;

/** Language of help, progress and messages (表示言語). Never of the data: files hold the same bytes in either. */
export type Language = (typeof languages)[number];

/** One text in both languages: texts for people are data, beside the command that says them. */
export type Bilingual = Readonly<Record<Language, string>>;

export const isLanguage = (text: string | undefined): text is Language => languages.some((known) => known === text);

/** The environment's language as POSIX ranks it: LC_ALL, LC_MESSAGES, LANG. Japanese where it says so, English otherwise. */
export function environmentLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^ja/i.test(locale) ? 'ja' : 'en';
}

/** `--lang ja`, `--lang=ja` anywhere in the arguments, before they are parsed: help texts depend on it. A wrong one is reported by the parser. */
export function chosenLanguage(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const joined = options.findLast((argument) => argument.startsWith('--lang='))?.slice('--lang='.length);
  const chosen = joined ?? options[options.lastIndexOf('--lang') + 1];
  const given = joined !== undefined || options.includes('--lang');
  return given && isLanguage(chosen) ? chosen : environmentLanguage(environment);
}
