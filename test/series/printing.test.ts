import { describe, expect, test } from 'vitest';
import { byKind, kindMeta, valueKinds } from '../../src/schema/value-kinds.js';
import {
  matchesWords,
  type PrintWords,
  printSeries,
  type ShownRow,
  type ShownValue,
} from '../../src/series/print-series.js';
import { describeValues, fiscalYearInWords, periodInWords } from '../../src/series/words-for-values.js';

const words: PrintWords = {
  year: '年度',
  settled: '確定',
  revisions: '改定',
  unit: '単位',
  kinds: byKind(({ name }) => name),
};

const value = (number: string, document: string, page = '2'): ShownValue => ({
  number,
  text: `${number}人`,
  document,
  page,
});

const row = (fiscalYear: number, values: Partial<ShownRow['values']>, more: Partial<ShownRow> = {}): ShownRow => ({
  series_id: 'aaaaaaaaaaaa/1/2',
  plan_name: '中期戦略事業プラン',
  project_code: '06-102',
  project_name: '発達相談等事業',
  indicator_name: 'フォロー教室の設置か所数',
  department: '子ども部',
  division: '子ども家庭相談課',
  unit: '人',
  fiscal_year: fiscalYear,
  period_start: `${fiscalYear}-04-01`,
  period_end: `${fiscalYear + 1}-03-31`,
  part: 1,
  part_label: '',
  settled: values.actual !== undefined,
  revisions: 0,
  values: { ...byKind(() => undefined), ...values },
  ...more,
});

const print = (rows: readonly ShownRow[]): string => printSeries(rows, (id) => `${id.charAt(0)}.pdf`, words);

test.each(valueKinds)('%s has a column and a letter in the chart', (kind) => {
  const printed = print([
    row(2018, { [kind]: value('18', 'aaaaaaaaaaaa') }),
    row(2019, { [kind]: value('19', 'aaaaaaaaaaaa') }),
  ]);
  const { name, look } = kindMeta(kind);
  expect(printed).toMatch(new RegExp(`年度 *│ ${name} *│`, 'u'));
  expect(printed).toContain(`\n${look.letter} ${name}`);
});

describe('a series in the terminal', () => {
  const rows = [
    row(2018, { actual: value('194', 'aaaaaaaaaaaa'), target: value('180', 'bbbbbbbbbbbb', '3') }),
    row(2019, { estimate: value('172', 'aaaaaaaaaaaa') }, { revisions: 2 }),
    row(2020, { target: value('176', 'aaaaaaaaaaaa') }),
  ];
  const printed = print(rows);

  test('every number stands with its document and page', () => {
    expect(printed).toMatch(/平成30年度 +│ 194人 \[1:p2\] +│ +│ 180人 \[2:p3\]/u);
    expect(printed).toMatch(/令和元年度 +│ +│ 172人 \[1:p2\] +│ +│ +│ 2 /u);
    expect(printed).toContain('[1] a.pdf (aaaaaaaaaaaa)\n[2] b.pdf (bbbbbbbbbbbb)');
  });

  test('kinds that nothing is said of have no column', () => {
    expect(printed).not.toContain('当初値');
  });

  test('the chart has a mark for every number and the years below', () => {
    const chart = printed.slice(printed.indexOf('└'), printed.lastIndexOf('* 実績値'));
    expect([...chart.matchAll(/[*o+](?= *$)/gmu)].length).toBeGreaterThan(0);
    expect(chart).toMatch(/194\+\s*\*/u);
    expect(chart).toMatch(/172\+\s*o/u);
    expect(chart).toMatch(/2018 +2019 +2020/u);
    expect(printed).toContain('* 実績値   o 実績見込値   + 目標値  (人)');
  });

  test('an actual covers the estimate that it equals', () => {
    const both = print([
      row(2018, { actual: value('194', 'aaaaaaaaaaaa'), estimate: value('194', 'bbbbbbbbbbbb') }),
      row(2019, { actual: value('170', 'aaaaaaaaaaaa') }),
    ]);
    expect(both).toMatch(/194\+\s*\*/u);
  });

  test.each<[string, readonly ShownRow[]]>([
    ['one year', [row(2018, { actual: value('194', 'aaaaaaaaaaaa') })]],
    [
      'two units',
      [
        row(2018, { actual: value('194', 'aaaaaaaaaaaa') }),
        row(2019, { actual: value('90', 'aaaaaaaaaaaa') }, { unit: '組' }),
      ],
    ],
    [
      'words only',
      [2018, 2019].map((year) => row(year, { actual: { ...value('', 'aaaaaaaaaaaa'), text: '検討' } }, { unit: '' })),
    ],
  ])('%s: no chart', (_what, some) => {
    expect(print(some)).not.toContain('* 実績値');
  });

  test('parts and parts of a year are named', () => {
    const parts = print([
      row(2019, { actual: value('88', 'aaaaaaaaaaaa') }, { period_end: '2019-09-30', part_label: '男性' }),
    ]);
    expect(parts).toContain('2019年4月1日から2019年9月30日まで 男性');
  });

  test('rows of one year say what tells them apart: the unit, or the number of the value in its cell', () => {
    const actual = value('88', 'aaaaaaaaaaaa');
    const units = print([
      row(2019, { actual }),
      row(2019, { actual }, { unit: '組' }),
      row(2020, { actual }, { unit: '' }),
    ]);
    for (const when of ['令和元年度 単位: 人 ', '令和元年度 単位: 組 ', '令和2年度  ']) expect(units).toContain(when);
    const parts = print([row(2019, { actual }), row(2019, { actual }, { part: 2 }), row(2020, { actual })]);
    expect(parts).toContain('令和元年度 (1) ');
    expect(parts).toContain('令和元年度 (2) ');
    expect(parts).toMatch(/令和2年度 +│/u);
  });
});

describe('which series hold the words', () => {
  const named = row(2018, {});
  test.each([
    ['フォロー教室', true],
    ['設置箇所', true],
    ['ふぉろー 子ども', true],
    ['発達相談', true],
    ['06-102', true],
    ['こども家庭', true],
    ['06', false],
    ['フォロー 図書', false],
  ])('%s: %s', (said, found) => {
    expect(matchesWords(named, said)).toBe(found);
  });
});

test.each([
  [2023, '令和5年度'],
  [2019, '令和元年度'],
  [2018, '平成30年度'],
  [1989, '平成元年度'],
  [1988, '昭和63年度'],
  [1926, '昭和元年度'],
  [1912, '大正元年度'],
  [1868, '明治元年度'],
  [1860, '1860年度'],
])('the fiscal year %i is %s', (year, text) => {
  expect(fiscalYearInWords(year)).toBe(text);
});

test.each([
  [{ fiscalYear: 2019, start: '2019-04-01', end: '2020-03-31' }, '令和元年度'],
  [{ fiscalYear: 2019, start: null, end: null }, '令和元年度'],
  [{ fiscalYear: 2019, start: '2019-04-01', end: '2019-09-30' }, '2019年4月1日から2019年9月30日まで'],
  [{ fiscalYear: 2017, start: '2017-04-01', end: '2017-04-01' }, '2017年4月1日'],
  [{ fiscalYear: null, start: null, end: null }, '年度の記載がない'],
  [{ fiscalYear: null, start: '2018-04-01', end: null }, '2018年4月1日から'],
  [{ fiscalYear: null, start: null, end: '2018-04-01' }, 'から2018年4月1日まで'],
])('the period %o is %s', (period, text) => {
  expect(periodInWords(period)).toBe(text);
});

test('of many equal values the first few are named', () => {
  const equal = [2015, 2016, 2017, 2018, 2019].map((fiscalYear) => ({
    kind: 'actual' as const,
    fiscalYear,
    start: null,
    end: null,
    part: 1,
    partLabel: '',
    missing: false,
    number: '1',
    unit: '回',
    text: '1回',
    says: 'n|1|',
    shown: '1回',
    page: 1,
  }));
  expect(describeValues(equal)).toBe('平成27年度 1回, 平成28年度 1回, 平成29年度 1回 ほか2件');
});
