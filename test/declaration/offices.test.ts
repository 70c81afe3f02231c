import { describe, expect, test } from 'vitest';
import {
  isDeclaringOffice,
  isOffice,
  officeOfHead,
  splitOffices,
  withoutMunicipality,
} from '../../src/declaration/offices.js';

describe('names of offices', () => {
  test.each([
    '子ども部',
    '都市部',
    'くらし安全部',
    '海と港の部',
    '上下水道局',
    '会計課',
    '広報班',
    '庶務係',
    '政策推進グループ',
    '環境美化センター',
    '教育委員会',
    '議会事務局',
    '消防本部',
    '卸売市場',
    '中央図書館',
    'デジタル戦略課',
    '都市計画課',
    'こども・教育部',
  ])('%s is one', (text) => {
    expect(isOffice(text)).toBe(true);
  });

  test.each([
    '部',
    '各部',
    '全課',
    '全部',
    '条例の一部',
    '場所',
    '箇所',
    '避難所',
    '会議室',
    '関係',
    '部設置条例',
    '第3次計画',
    '図表３：',
    '本計画は、',
    '総務部 総務課',
    '推進します',
    '中央公園',
  ])('%s is none', (text) => {
    expect(isOffice(text)).toBe(false);
  });

  test('goals are declared by offices with a head of their own', () => {
    expect(['財務部', '会計課', '広報班', '庶務係'].map(isDeclaringOffice)).toEqual([true, true, false, false]);
  });

  test.each([
    ['子ども部長', '子ども部'],
    ['議会事務局長', '議会事務局'],
    ['消防長', '消防本部'],
    ['市長', undefined],
    ['部長', undefined],
    ['会計管理者', undefined],
  ])('%s leads %s', (title, office) => {
    expect(officeOfHead(title, new Map([['消防長', '消防本部']]))).toBe(office);
  });

  test.each([
    ['秘書課、広報班、政策推進グループ', ['秘書課', '広報班', '政策推進グループ']],
    ['福祉課 健康課', ['福祉課', '健康課']],
    ['図書館・子ども科学館', ['図書館・子ども科学館']],
    ['福祉課、健康づくりに関すること', ['福祉課、健康づくりに関すること']],
  ])('%s', (text, offices) => {
    expect(splitOffices(text)).toEqual(offices);
  });

  test.each([
    ['伊勢原市子ども部', '子ども部'],
    ['みどり野市総務部', '総務部'],
    ['都市整備部', '都市整備部'],
    ['市民生活部', '市民生活部'],
  ])('whose office %s is', (text, office) => {
    expect(withoutMunicipality(text)).toBe(office);
  });
});
