// Names of municipalities in texts, alone or before other words.

import { readKnownMunicipality } from '../municipalities/municipalities.js';

const municipality = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶケ]{1,6}[市区町村])(?:役所|役場)?$/u;
/** Words that end like a municipality and are none. */
const notMunicipalities =
  /^(?:都市|市町|市区町|市区町村|市町村|区市町村|本市|当市|各市|全市|中心市|政令市|中核市|特例市|同市|地区|学区|校区|都道府|都道府県|管区|全区|近隣市|他市|市道|県道|国道|歩道|水道|下水道|鉄道|街道|副市|副区|副町|副村|前市|元市|現市|新市|旧市|行政区|自治区|本町|当町|本村|当村|本区|当区|本県|当県|各区|各町|[上下]水道|選挙区|投票区|特別区|処理区|農村|山村|漁村)$|(?:地区|学区|校区|特区|工区|保護区|街区|都市|中心市|近隣市|中核市)$/u;

/** A municipality's name if the text is one: 伊勢原市, 伊勢原市役所, 神奈川県伊勢原市. */
export const municipalityIn = (text: string): string | undefined => {
  const trimmed = text.trim();
  const known = readKnownMunicipality(trimmed);
  if (known && /^(?:役所|役場|議会|教育委員会)?$/u.test(known.rest)) return known.name;
  const name = municipality.exec(trimmed)?.[1];
  return name !== undefined && !notMunicipalities.test(name) ? name : undefined;
};

const unknownCity = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々ヶケ]{1,6}?市)(.+)$/u;

/** A city's name before something of its own: 伊勢原市総務部 → 伊勢原市, 総務部. Of an unknown city only where `isOwn` knows what follows. */
export function splitMunicipality(
  text: string,
  isOwn: (rest: string) => boolean,
): { readonly name: string; readonly rest: string } | undefined {
  const known = readKnownMunicipality(text);
  if (known && known.rest !== '') return { name: known.name, rest: known.rest.trim() };
  const [, name = '', rest = ''] = unknownCity.exec(text) ?? [];
  return name !== '' && !notMunicipalities.test(name) && isOwn(rest.trim()) ? { name, rest: rest.trim() } : undefined;
}
