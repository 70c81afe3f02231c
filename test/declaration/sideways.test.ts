import { describe, expect, test } from 'vitest';
import { drawForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

const names = [
  ['指標', '単位', 'R3実績'],
  ['水道の普及率', '%', '97.1'],
  ['漏水の件数', '件', '31'],
  ['検針の誤り', '件', '4'],
  ['検査の回数', '回', '－'],
];
const middle = [['R4実績'], ['97.3'], ['28'], ['－'], ['12']];
const right = [
  ['R5目標', '担当課'],
  ['97.5', '水道課'],
  ['25', '水道課'],
  ['0', '営業課'],
  ['12', '水質課'],
];
const style = { top: 130, columnWidth: 90 };
const sheet = (rows: readonly (readonly string[])[], heading = '') => drawForm(page(heading), rows, style);

const wanted = [
  '水道の普及率 actual 2021 97.1%',
  '水道の普及率 actual 2022 97.3%',
  '水道の普及率 target 2023 97.5%',
  '漏水の件数 actual 2021 31件',
  '漏水の件数 actual 2022 28件',
  '漏水の件数 target 2023 25件',
  '検針の誤り actual 2021 4件',
  '検針の誤り actual 2022 missing',
  '検針の誤り target 2023 0件',
  '検査の回数 actual 2021 missing',
  '検査の回数 actual 2022 12回',
  '検査の回数 target 2023 12回',
];

describe('columns printed on further pages (横分割)', () => {
  test('stand beside the rows of the page that has the names, each with its own place', async () => {
    const read = await readDrawing(sheet(names, '令和5年度　水道部の目標'), sheet(middle), sheet(right));
    expect(saidOf(read)).toEqual(wanted);
    expect(read.observations.slice(0, 3).map((each) => each.page)).toEqual([1, 2, 3]);
    expect(read.observations[0]?.indicator.division).toBe('水道課');
    expect(read.tables[0]?.table.columns.map(({ column }) => column)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  const numbered = (rows: readonly (readonly string[])[], from = 1) =>
    rows.map((row, index) => [index === 0 ? 'No.' : String(from + index - 1), ...row]);
  const heading = '令和5年度　水道部の目標';

  test('may say the heading and the number of each row again', async () => {
    const read = await readDrawing(sheet(numbered(names), heading), sheet(numbered(middle), heading));
    expect(saidOf(read)).toEqual(wanted.filter((line) => !line.includes('target')));
    expect(read.observations[0]?.indicator.projectCode).toBe('1');
  });

  test('are not joined where they number other rows: what nothing names is in review', async () => {
    const read = await readDrawing(sheet(numbered(names), heading), sheet(numbered(middle, 5), heading));
    const marked = saidOf(read).slice(4);
    expect(read.observations.filter(({ page: at }) => at === 2)).toHaveLength(marked.length);
    expect(marked.filter((line) => /\d$/u.test(line))).toEqual([]);
  });

  test('are not joined where their rows stand at other heights: it is told', async () => {
    const lower = drawForm(page(''), right, { ...style, rowHeight: 30 });
    const read = await readDrawing(sheet(names, '令和5年度　水道部の目標'), lower);
    expect(read.observations.every((each) => each.page === 1)).toBe(true);
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test.each([
    [1.2, 3],
    [1.8, 1],
  ])(
    'stand beside rows that are %f points higher, as far as a printer may be off: pages read %i',
    async (off, pages) => {
      const shifted = (rows: readonly (readonly string[])[]) =>
        drawForm(page(''), rows, { ...style, top: style.top + off });
      const read = await readDrawing(sheet(names, heading), shifted(middle), shifted(right));
      expect(new Set(read.observations.map((each) => each.page)).size).toBe(pages);
    },
  );

  test.each([
    [4, 3],
    [3, 1],
  ])('stand beside %i rows, the header among them, or may do so by chance: pages read %i', async (rows, pages) => {
    const [first, second, third] = [names, middle, right].map((each) => each.slice(0, rows));
    const read = await readDrawing(sheet(first ?? [], heading), sheet(second ?? []), sheet(third ?? []));
    expect(new Set(read.observations.map((each) => each.page)).size).toBe(pages);
  });

  test('are none where a page repeats the whole form: its rows are further ones', async () => {
    const more = names.map(([name = '', ...rest], row) => [row === 0 ? name : `${name}（支所）`, ...rest]);
    const read = await readDrawing(sheet(numbered(names), heading), sheet(numbered(more), heading));
    expect(read.tables[0]?.table.columns.length).toBe(4);
    expect(read.observations.map(({ indicator, page: at }) => `${at} ${indicator.indicatorName}`)).toEqual([
      ...names.slice(1).map(([name]) => `1 ${name}`),
      ...more.slice(1).map(([name]) => `2 ${name}`),
    ]);
  });

  test('are not joined where something else stands on their page', async () => {
    const other = sheet(right).text(40, 400, '営業所の窓口は来年度に移る。', { size: 8 });
    const read = await readDrawing(sheet(names, '令和5年度　水道部の目標'), other);
    expect(read.observations.every((each) => each.page === 1)).toBe(true);
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test('are not joined where the table goes on downwards as well', async () => {
    const read = await readDrawing(
      sheet(names, '令和5年度　水道部の目標'),
      sheet(names.map(([name = '', ...rest], row) => [row === 0 ? name : `${name}等`, ...rest])),
      sheet(middle),
      sheet(middle),
    );
    expect(read.observations.every((each) => each.page < 3)).toBe(true);
    expect(codesOf(read)).toContain('table/not-understood');
  });
});
