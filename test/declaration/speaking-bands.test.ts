import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const head = ['指標', '単位', 'R3', 'R4', 'R5'];
const band = (text: string, columns = 5) => [text, ...Array.from({ length: columns - 1 }, () => '<')];
const bus = ['バスの利用者', '人', '800', '820', '840'];
const bike = ['貸自転車の台数', '台', '30', '35', '40'];

describe('bands over the rows of a table (帯見出し)', () => {
  test('tell the kind of the rows below each of them', async () => {
    const rows = [head, band('■ 目標'), bus, bike, band('■ 実績'), ['バスの利用者', '人', '790', '835', '－'], bike];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      'バスの利用者 target 2021 800人',
      'バスの利用者 target 2022 820人',
      'バスの利用者 target 2023 840人',
      '貸自転車の台数 target 2021 30台',
      '貸自転車の台数 target 2022 35台',
      '貸自転車の台数 target 2023 40台',
      'バスの利用者 actual 2021 790人',
      'バスの利用者 actual 2022 835人',
      'バスの利用者 actual 2023 missing',
      '貸自転車の台数 actual 2021 30台',
      '貸自転車の台数 actual 2022 35台',
      '貸自転車の台数 actual 2023 40台',
    ]);
    expect(read.observations.every(({ indicator }) => indicator.projectName === '')).toBe(true);
  });

  test('tell their year, and a bracket narrows it for one kind', async () => {
    const columns = ['取組指標', '単位', '計画', '実績'];
    const rows = [
      columns,
      band('令和4年度', 4),
      ['バスの利用者', '人', '800', '790'],
      band('令和5年度（実績は10月末現在）', 4),
      ['バスの利用者', '人', '820', '410'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      'バスの利用者 plan 2022 800人',
      'バスの利用者 actual 2022 790人',
      'バスの利用者 plan 2023 820人',
      'バスの利用者 actual 2023 410人',
    ]);
    expect(read.observations.map(({ period }) => period?.period_end)).toEqual([
      '2023-03-31',
      '2023-03-31',
      '2024-03-31',
      '2023-10-31',
    ]);
    expect(codesOf(read)).not.toContain('value/band-unread');
  });

  test('say it where their bracket is not understood', async () => {
    const rows = [
      ['取組指標', '単位', '計画', '実績'],
      band('令和4年度', 4),
      ['バスの利用者', '人', '800', '790'],
      band('令和5年度（暫定集計による。）', 4),
      ['バスの利用者', '人', '820', '410'],
    ];
    const read = await readForm({ rows });
    const doubted = read.issues.filter(({ code }) => code === 'value/band-unread');
    expect(doubted.map(({ actual }) => actual)).toEqual(['暫定集計による。', '暫定集計による。']);
  });

  test('nest: the years under 目標 end where 実績 begins', async () => {
    const rows = [
      ['指標', '単位', '値'],
      band('目標値', 3),
      band('令和4年度', 3),
      ['バス停の数', '箇所', '12'],
      band('令和5年度', 3),
      ['バス停の数', '箇所', '14'],
      band('実績値', 3),
      band('令和4年度', 3),
      ['バス停の数', '箇所', '11'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      'バス停の数 target 2022 12箇所',
      'バス停の数 target 2023 14箇所',
      'バス停の数 actual 2022 11箇所',
    ]);
  });

  test('end where another heading follows: its rows are of neither kind, and that is told', async () => {
    const rows = [
      head,
      band('目標値'),
      bus,
      band('実績値'),
      bike,
      band('参考となる値'),
      ['市の人口', '人', '900', '890', '880'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read).filter((line) => line.includes('人口'))).toEqual([]);
    expect(codesOf(read)).toContain('table/unread-figures');
  });

  test('hold on over headings that stand right below them', async () => {
    const rows = [
      head,
      band('目標値'),
      band('北部地域'),
      bus,
      band('南部地域'),
      bus,
      band('実績値'),
      band('北部地域'),
      bus,
    ];
    const read = await readForm({ rows });
    expect(read.observations.map(({ indicator, valueKind }) => `${indicator.projectName} ${valueKind}`)).toEqual([
      ...Array.from({ length: 3 }, () => '北部地域 target'),
      ...Array.from({ length: 3 }, () => '南部地域 target'),
      ...Array.from({ length: 3 }, () => '北部地域 actual'),
    ]);
  });

  test('are headings like others where the columns tell their kinds', async () => {
    const rows = [
      ['指標', '単位', 'R4実績', 'R5目標'],
      band('重点目標', 4),
      ['バスの利用者', '人', '800', '820'],
      band('その他の目標', 4),
      ['貸自転車の台数', '台', '30', '35'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      'バスの利用者 actual 2022 800人',
      'バスの利用者 target 2023 820人',
      '貸自転車の台数 actual 2022 30台',
      '貸自転車の台数 target 2023 35台',
    ]);
    expect(codesOf(read)).not.toContain('value/kinds-contradict');
  });

  test('count above a header, too, where others stand below it', async () => {
    const rows = [band('目標値'), head, bus, band('実績値'), head, bike];
    expect(saidOf(await readForm({ rows }))).toEqual([
      'バスの利用者 target 2021 800人',
      'バスの利用者 target 2022 820人',
      'バスの利用者 target 2023 840人',
      '貸自転車の台数 actual 2021 30台',
      '貸自転車の台数 actual 2022 35台',
      '貸自転車の台数 actual 2023 40台',
    ]);
  });
});

describe('bands end', () => {
  test('where a header begins the table anew, and what stands below it is told', async () => {
    const rows = [head, band('目標値'), bus, head, bike];
    const read = await readForm({ rows });
    expect(saidOf(read).filter((line) => line.includes('自転車'))).toEqual([]);
    expect(codesOf(read)).toContain('table/unread-figures');
  });
});

describe('a caption that names two kinds', () => {
  test.each(['年度別の目標値と実績値', '目標及び実績', '目標・実績の推移'])(
    'gives none of them to all values: %s',
    async (caption) => {
      const read = await readForm({ rows: [head, bus, bike], above: [caption] });
      expect(saidOf(read)).toEqual([]);
      expect(codesOf(read)).toContain('table/not-understood');
    },
  );
});
