import { describe, expect, test } from 'vitest';
import { readHeader } from '../../src/values/headers.js';

describe('a header is split into its period and its words', () => {
  test.each([
    ['平成30年度実績値', '平成30年度', 2018, '実績値'],
    ['平成30年度\n実績値', '平成30年度', 2018, '実績値'],
    ['令和元年度 実績見込値', '令和元年度', 2019, '実績見込値'],
    ['H29実績', 'H29', 2017, '実績'],
    ['H20中間目標', 'H20', 2008, '中間目標'],
    ['R9最終目標', 'R9', 2027, '最終目標'],
    ['R元見込', 'R元', 2019, '見込'],
    ['Ｒ８年度当初予算額', 'Ｒ８年度', 2026, '当初予算額'],
    ['2015(平成27)年度 基準値', '2015(平成27)年度', 2015, '基準値'],
    ['平成28(2016)年度\n基準値', '平成28(2016)年度', 2016, '基準値'],
    ['目標値(令和2年度)', '令和2年度', 2020, '目標値'],
    ['目標値（令和2年度）', '令和2年度', 2020, '目標値'],
    ['最終目標【令和7年度】', '令和7年度', 2025, '最終目標'],
    ['平成25(基準値)', '平成25', 2013, '基準値'],
    ['2014 年度', '2014 年度', 2014, ''],
    ['2014', '2014', 2014, ''],
    ['令和2年度年度末見込値', '令和2年度', 2020, '年度末見込値'],
    ['令和2年度の目標', '令和2年度', 2020, '目標'],
  ])('%j', (text, printed, fiscalYear, rest) => {
    const { period, rest: words, doubts } = readHeader(text);
    expect([period?.text, period?.fiscal_year, words]).toEqual([printed, fiscalYear, rest]);
    expect(doubts).toEqual([]);
  });

  test.each(['R5中学校', '事業番号', '主な事業', '当初水準', '所管課', '第2期計画', '1人当たり', ''])(
    '%s has no period',
    (text) => {
      expect(readHeader(text)).toEqual({ period: undefined, periods: [], rest: text, doubts: [] });
    },
  );
});

describe('a header counts on from its neighbour', () => {
  test.each([
    ['元年度', '平成30年度', 2019],
    ['2年度', '令和元年度', 2020],
    ['31', '平成30年度実績', 2019],
    ['2', '平成31年度', 2020],
    ['30実績', 'H29実績', 2018],
  ])('%s after %s', (text, previousHeader, fiscalYear) => {
    expect(readHeader(text, { previousHeader }).period?.fiscal_year).toBe(fiscalYear);
  });

  test.each(['30', '元年度', '20年度(実績)', '18年度'])('%s alone is a doubt', (text) => {
    const { period, doubts } = readHeader(text);
    expect(period).toBeUndefined();
    expect(doubts.map((doubt) => doubt.code)).toEqual(['value/ambiguous-year']);
  });
});

test('the end of a month narrows a fiscal year down to the months until then', () => {
  expect(readHeader('令和2年度\n中間実績\n（9月末）')).toMatchObject({
    period: { text: '令和2年度 9月末', kind: 'half', period_start: '2020-04-01', period_end: '2020-09-30' },
    rest: '中間実績',
  });
  expect(readHeader('令和2年度実績(12月末)').period).toMatchObject({ kind: 'range', period_end: '2020-12-31' });
  expect(readHeader('令和2年度実績(3月末)').period).toMatchObject({ fiscal_year: 2020, period_end: '2021-03-31' });
  expect(readHeader('令和2年度実績(13月末)').period?.kind).toBe('fiscal_year');
});

test('all periods of a header are listed, the first one is its own', () => {
  const { period, periods, rest } = readHeader('平成31年度 令和元年度 実績');
  expect(period).toBe(periods[0]);
  expect(periods.map(({ text }) => text)).toEqual(['平成31年度', '令和元年度']);
  expect(rest).toBe('実績');
});

test('a part of the year without a year is that of the document', () => {
  expect(readHeader('9月末実績', { documentFiscalYear: 2020 }).period).toMatchObject({ period_end: '2020-09-30' });
  expect(readHeader('9月末実績').period).toMatchObject({ text: '9月末', period_start: null, period_end: null });
});

test('several months behind a whole year narrow it, one month or day may say when it was written', () => {
  expect(readHeader('令和4年度実績（4～9月）', { documentFiscalYear: 2023 })).toMatchObject({
    periods: [{ text: '令和4年度 4～9月', fiscal_year: 2022, period_start: '2022-04-01', period_end: '2022-09-30' }],
    rest: '実績',
  });
  expect(readHeader('2022年度 実績(4Q)').period).toMatchObject({
    period_start: '2023-01-01',
    period_end: '2023-03-31',
  });
  expect(readHeader('令和4年度目標（6月策定）', { documentFiscalYear: 2023 }).period).toMatchObject({
    text: '令和4年度',
    period_end: '2023-03-31',
  });
});

describe('a header says what its year was taken for, and why', () => {
  test.each([
    ['令和6年度', undefined, 2024, { taken: 'fiscal_year', because: 'printed', evidence: '令和6年度' }],
    ['R6', undefined, 2024, { taken: 'fiscal_year', because: 'bare', evidence: 'R6' }],
    ['H30実績', undefined, 2018, { taken: 'fiscal_year', because: 'bare', evidence: 'H30' }],
    ['令和6年', undefined, null, { taken: 'year', because: 'printed', evidence: '令和6年' }],
    ['2024年', undefined, null, { taken: 'year', because: 'printed', evidence: '2024年' }],
    ['令和6年', '令和5年度', 2024, { taken: 'fiscal_year', because: 'series', evidence: '令和5年度' }],
    ['2024年 目標', '年度別実績', 2024, { taken: 'fiscal_year', because: 'series', evidence: '年度別実績' }],
    ['令和6年3月末', '令和5年度', 2023, undefined],
  ])('%s beside %s', (text, fiscalSeries, fiscalYear, counting) => {
    const read = readHeader(text, fiscalSeries === undefined ? {} : { fiscalSeries });
    expect(read.period?.fiscal_year).toBe(fiscalYear);
    expect(read.period?.counting).toEqual(counting);
    if (counting?.because === 'series') expect(read.period?.period_start).toBe('2024-04-01');
  });
});
