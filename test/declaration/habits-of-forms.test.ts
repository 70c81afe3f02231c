import { describe, expect, it } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

describe('habits of forms', () => {
  it('years that run backwards over the beginning of an era', async () => {
    const rows = [
      ['指標', '目標値\n令和2年度', '実績値\n元年度', '実績値\n30年度', '実績値\n29年度'],
      ['講座の回数', '12回', '10回', '9回', '8回'],
    ];
    expect(saidOf(await readForm({ title: '令和2年度　みどり課の目標', rows }))).toEqual([
      '講座の回数 target 2020 12回',
      '講座の回数 actual 2019 10回',
      '講座の回数 actual 2018 9回',
      '講座の回数 actual 2017 8回',
    ]);
  });

  it('years of two digits that are rather western than of an era are not guessed, nor dated by the title', async () => {
    const rows = [
      ['指標', '23年度実績', '25年度目標'],
      ['講座の回数', '10回', '12回'],
    ];
    expect(saidOf(await readForm({ title: '2025年度　みどり課の重点目標', rows }))).toEqual([
      '講座の回数 actual - 10回 ⚠table/no-period',
      '講座の回数 target - 12回 ⚠table/no-period',
    ]);
  });

  it('bands that tell the unit of the rows below them', async () => {
    const rows = [
      ['指標', 'R4実績', 'R5目標'],
      ['【単位：人】', '<', '<'],
      ['講座の参加者', '410', '450'],
      ['【単位：％】', '<', '<'],
      ['講座の満足度', '81', '85'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '講座の参加者 actual 2022 410人',
      '講座の参加者 target 2023 450人',
      '講座の満足度 actual 2022 81%',
      '講座の満足度 target 2023 85%',
    ]);
  });

  it('a row that counts the columns, and one that is an example', async () => {
    const rows = [
      ['№', '指標', 'R4実績', 'R5目標'],
      ['1', '2', '3', '4'],
      ['例', '図書の貸出数', '900冊', '990冊'],
      ['1', '講座の参加者', '410人', '450人'],
      ['2', '講座の回数', '10回', '12回'],
    ];
    const declaration = await readForm({ rows });
    expect([...new Set(declaration.observations.map(({ indicator }) => indicator.indicatorName))]).toEqual([
      '講座の参加者',
      '講座の回数',
    ]);
    expect(codesOf(declaration)).toContain('table/left-out');
  });

  it('boxes for one digit each hold no values that are unmarked', async () => {
    const rows = [
      ['指標', 'R4実績', '<', '<', 'R5目標', '<', '<'],
      ['^', '百', '十', '一', '百', '十', '一'],
      ['講座の参加者', '4', '1', '0', '4', '5', '0'],
      ['講座の回数', '', '1', '0', '', '1', '2'],
    ];
    const said = saidOf(await readForm({ rows }));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((line) => !line.includes('⚠value/digit-box'))).toEqual([]);
  });
});
