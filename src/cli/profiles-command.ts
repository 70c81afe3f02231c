import { Command } from 'commander';
import type { Profile } from '../schema/profile.js';
import type { Bilingual, Language } from './language.js';
import { readMunicipalityCode } from './municipality-code.js';
import { programTexts } from './texts.js';

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

/** Exit status 0 nothing is wrong, 1 something is. */
async function checkFile(file: string, language: Language): Promise<void> {
  const { loadProfile } = await import('../profiles/load-profiles.js');
  const loaded = loadProfile(file);
  const code = loaded.kind === 'loaded' ? loaded.profile.municipality?.code : undefined;
  if (code !== undefined && readMunicipalityCode(code) === undefined) {
    process.stderr.write(`${file}: municipality.code: ${code}: ${texts.checkDigit[language]}\n`);
    process.exitCode = 1;
    return;
  }
  if (loaded.kind === 'loaded') {
    process.stdout.write(`${describeProfile(loaded.profile)}\n`);
    process.stderr.write(`${texts.good[language]}\n`);
    return;
  }
  for (const problem of loaded.problems) process.stderr.write(`${file}: ${problem}\n`);
  process.exitCode = 1;
}

/** `mokuhyo profiles`: the profiles (プロファイル) that come with the program, and a check for a city's own. */
export function profilesCommand(language: Language): Command {
  const check = new Command('check')
    .summary(texts.check[language])
    .description(texts.check[language])
    .argument('<file>', texts.file[language])
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .action((file: string) => checkFile(file, language));
  return new Command('profiles')
    .summary(texts.summary[language])
    .description(texts.summary[language])
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .addCommand(check)
    .action(listProfiles);
}
