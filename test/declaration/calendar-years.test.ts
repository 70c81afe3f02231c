import { describe, expect, test } from 'vitest';
import { readForm } from './draw-form.js';
import { codesOf } from './read-drawing.js';

const rows = [
  ['指標', '単位', 'R4実績', 'R5実績', 'R8目標'],
  ['火災の件数', '件', '12', '9', '8'],
  ['救急車の出動', '回', '800', '815', '790'],
];

const timesOf = async (form: Parameters<typeof readForm>[0]): Promise<string[]> =>
  (await readForm(form)).observations.map(({ period }) => `${period?.period_start} ${period?.period_end}`);
const calendar = ['2022-01-01 2022-12-31', '2023-01-01 2023-12-31', '2026-01-01 2026-12-31'];
const fiscal = ['2022-04-01 2023-03-31', '2023-04-01 2024-03-31', '2026-04-01 2027-03-31'];

describe('years that run from January on (暦年)', () => {
  test.each([
    [{ above: ['２ 消防統計（暦年）'] }],
    [{ above: ['災害の指標（各年1月から12月まで）'] }],
    [{ below: ['※ 数値は暦年（１月～１２月）の集計による。'] }],
    [{ below: ['（注）年度ではなく、各年の１月から12月までの件数である。'] }],
  ])('where a line says it of the whole table: %j', async (lines) => {
    expect(await timesOf({ rows, ...lines })).toEqual([...calendar, ...calendar]);
  });

  test('of the one indicator that a note names', async () => {
    const below = ['※ 火災の件数は、暦年の値である。'];
    expect(await timesOf({ rows, below })).toEqual([...calendar, ...fiscal]);
    expect(codesOf(await readForm({ rows, below }))).not.toContain('value/calendar-year');
  });

  test('of something that no row is called: all of the table is in doubt', async () => {
    const read = await readForm({ rows, below: ['※ 出火に関するものは暦年で集計している。'] });
    expect(read.issues.filter(({ code }) => code === 'value/calendar-year')).toHaveLength(6);
  });

  test('against labels that print 年度: they are followed, in doubt', async () => {
    const printed = [
      ['指標', '単位', '令和4年度実績', '令和8年度目標'],
      ['火災の件数', '件', '12', '8'],
    ];
    const form = { rows: printed, above: ['消防の指標（暦年）'] };
    expect(await timesOf(form)).toEqual([fiscal[0], fiscal[2]]);
    const read = await readForm(form);
    expect(read.issues.filter(({ code }) => code === 'value/calendar-year')).toHaveLength(2);
  });

  test('nowhere else', async () => {
    expect(await timesOf({ rows, below: ['※ 令和５年１月から12月までは改修のため休止した。'] })).toEqual([
      ...fiscal,
      ...fiscal,
    ]);
  });
});
