import type { Command } from 'commander';
import type { Profile } from '../schema/profile.js';
import { readMunicipalityCode } from '../values/municipality-code.js';
import { jsonProblemLines } from './json-problems.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';

const texts = {
  summary: {
    ja: '見出しの語をまとめたプロファイルを一覧し、検査します。',
    en: 'List and check profiles of header words.',
  },
  check: { ja: 'プロファイル（JSON）の誤りを示します。', en: 'Say what is wrong with a profile (JSON).' },
  file: { ja: 'プロファイル（JSON）', en: 'profile (JSON)' },
  checkDigit: { ja: '検査数字が合いません。', en: 'the check digit is wrong' },
  good: { ja: '問題ありません。', en: 'Nothing is wrong.' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo profiles
  mokuhyo profiles check my-city.json
`;

/** One line per profile: name, city and code, how many header words it brings, by which words it is selected. */
function describeProfile(profile: Profile): string {
  const words = [...Object.values(profile.headers), ...Object.values(profile.kinds)].flat().length;
  const city = profile.municipality ? `${profile.municipality.name} ${profile.municipality.code}` : '-';
  return [profile.name, profile.title, city, String(words), profile.selected_by.join('、')].join('\t');
}

async function listProfiles(): Promise<void> {
  const { builtInProfiles } = await import('../profiles/built-in-profiles.js');
  for (const profile of builtInProfiles) process.stdout.write(`${describeProfile(profile)}\n`);
}

/** Exit status 0 nothing is wrong, 1 something is, 2 there is no such file. */
async function checkFile(file: string, language: Language): Promise<void> {
  const [{ readProfile }, { readListFile }] = await Promise.all([
    import('../profiles/load-profiles.js'),
    import('./read-list-file.js'),
  ]);
  const complain = (lines: readonly string[], status: number): void => {
    for (const line of lines) process.stderr.write(`${line}\n`);
    process.exitCode = status;
  };
  const read = readListFile(file, language);
  if (read.kind === 'refused') return complain(read.messages, 2);
  const loaded = readProfile(read.text);
  if (loaded.kind === 'refused') {
    const lines = jsonProblemLines(loaded.problems, language).map((line) => `${file}: ${line}`);
    return complain(lines, 1);
  }
  const code = loaded.profile.municipality?.code;
  if (code !== undefined && readMunicipalityCode(code) === undefined) {
    return complain([`${file}: municipality.code: ${code}: ${texts.checkDigit[language]}`], 1);
  }
  process.stdout.write(`${describeProfile(loaded.profile)}\n`);
  process.stderr.write(`${texts.good[language]}\n`);
}

/** `mokuhyo profiles`: the profiles (プロファイル) that come with the program, and a check for a city's own. */
export function profilesCommand(language: Language): Command {
  const check = newCommand('check', { summary: texts.check }, example, language)
    .argument('<file>', texts.file[language])
    .action((file: string) => checkFile(file, language));
  return newCommand('profiles', texts, example, language).addCommand(check).action(listProfiles);
}
