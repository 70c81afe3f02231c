import { describe, expect, test } from 'vitest';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { generalProfile as general } from '../../src/profiles/general-profile.js';
import { checkProfile, readProfile } from '../../src/profiles/load-profiles.js';
import { selectProfile } from '../../src/profiles/select-profile.js';
import {
  buildVocabulary,
  isHeaderWord,
  nearestHeaderWords,
  readHeaderWords,
  readSectionHeading,
} from '../../src/profiles/vocabulary.js';
import { profileSchema } from '../../src/schema/profile.js';
import { vocabulary } from '../declaration/read-drawing.js';

const meaningOf = (text: string): string | undefined => {
  const meaning = readHeaderWords(text, vocabulary);
  return meaning?.kind === 'value' ? meaning.valueKind : meaning?.role;
};

test.each([
  ['当初水準', 'baseline'],
  ['現状値', 'baseline'],
  ['計画策定時の値', 'baseline'],
  ['実績値', 'actual'],
  ['中間実績', 'actual'],
  ['実績見込値', 'estimate'],
  ['実績（見込）', 'estimate'],
  ['決算見込', 'estimate'],
  ['年度末見込値', 'estimate'],
  ['目標値', 'target'],
  ['最終目標', 'target'],
  ['中間目標', 'interim_target'],
  ['目標（中間）', 'interim_target'],
  ['計画', 'plan'],
  ['予定', 'plan'],
  ['達成率', 'rating'],
  ['目標達成率', 'rating'],
  ['進捗', 'rating'],
  ['事 業 番 号', 'project_code'],
  ['№', 'project_code'],
  ['主な事業', 'project_name'],
  ['重要業績評価指標（KPI）', 'indicator_name'],
  ['活動・成果指標', 'indicator_name'],
  ['指標（単位）', 'indicator_name'],
  ['単 位', 'unit'],
  ['主管課', 'division'],
  ['担当課※1', 'division'],
  ['実績値の計算方法', 'remarks'],
  ['備考', 'remarks'],
])('header word %s means %s', (text, meaning) => {
  expect(meaningOf(text)).toBe(meaning);
});

test.each(['午前', '施設', '', '山'])('header word %j means nothing', (text) => {
  expect(meaningOf(text)).toBeUndefined();
});

test('a header word is one as a whole; a milestone that ends like one is not', () => {
  expect(isHeaderWord('目標値', vocabulary)).toBe(true);
  expect(isHeaderWord('基本計画', vocabulary)).toBe(false);
});

test('the nearest words share the most characters', () => {
  expect(nearestHeaderWords('所管の課', vocabulary)[0]).toMatch(/所管/);
});

test.each([
  ['部長メッセージ', 'message'],
  ['消防長メッセージ', 'message'],
  ['部等の主な役割', 'roles'],
  ['1 部局の使命', 'other'],
  ['【部等を構成する課等】', 'divisions'],
  ['■ 部等の取組方針', 'policies'],
])('section heading %s', (text, section) => {
  expect(readSectionHeading(text, vocabulary)).toBe(section);
});

describe('choice of a profile', () => {
  test('by two words of its own', () => {
    const choice = selectProfile('子ども部長の目標宣言 部等の主な役割', '', builtInProfiles);
    expect(choice.profile.name).toBe('isehara');
    expect(choice.reason).toContain('部等の主な役割');
  });

  test.each([
    ['one word only', '子ども部長の目標宣言', ''],
    ['another issuer', '部長の目標宣言 部等の主な役割', '青葉市'],
    ['no word', '部局経営目標', ''],
  ])('general for %s', (_why, text, issuer) => {
    expect(selectProfile(text, issuer, builtInProfiles).profile.name).toBe('general');
  });
});

describe('a profile of a city', () => {
  const city = {
    name: 'hanagawa',
    title: '花川市',
    extends: 'general',
    headers: { division: ['仕事をする課'] },
    kinds: { target: ['めあて'] },
  };

  test('adds its words to those of the profile that it extends', () => {
    const loaded = checkProfile(city);
    if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded.problems));
    const own = buildVocabulary(loaded.profile, builtInProfiles);
    expect(readHeaderWords('めあて', own)).toEqual({ kind: 'value', valueKind: 'target' });
    expect(readHeaderWords('仕事をする課', own)).toEqual({ kind: 'role', role: 'division' });
    expect(readHeaderWords('実績値', own)).toEqual({ kind: 'value', valueKind: 'actual' });
  });

  test('has the words of whichever profile of that name it is given to extend', () => {
    const plain = profileSchema.parse(general);
    const own = { ...plain, name: 'own', extends: 'base', selected_by: [] };
    const base = (word: string) => ({
      ...plain,
      name: 'base',
      selected_by: [],
      headers: { ...general.headers, division: [word] },
    });
    for (const word of ['甲の課', '乙の課']) {
      const meaning = readHeaderWords(word, buildVocabulary(own, [base(word)]));
      expect(meaning).toEqual({ kind: 'role', role: 'division' });
    }
    expect(readHeaderWords('乙の課', buildVocabulary(own, []))).toBeUndefined();
  });

  test.each([
    ['an unknown field', { ...city, colour: 'blue' }, /colour/],
    ['a code that is none', { ...city, municipality: { name: '花川市', code: '12' } }, /municipality\.code/],
    ['an unknown kind', { ...city, kinds: { wish: ['願い'] } }, /kinds/],
    ['an unknown base', { ...city, extends: 'nowhere' }, /nowhere/],
  ])('is refused for %s', (_why, profile, message) => {
    const loaded = checkProfile(profile);
    expect(loaded.kind).toBe('refused');
    expect(loaded.kind === 'refused' ? JSON.stringify(loaded.problems) : '').toMatch(message);
  });

  test('is read from a text, with a byte order mark or without; a text that is no JSON is refused', () => {
    const text = JSON.stringify(city);
    for (const whole of [text, `\uFEFF${text}`]) expect(readProfile(whole)).toMatchObject({ kind: 'loaded' });
    expect(readProfile('{')).toMatchObject({ kind: 'refused' });
  });
});
