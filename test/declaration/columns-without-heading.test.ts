import { expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';

/** What is said of a table whose second column has no heading, and the codes of what is told. */
async function read(rows: readonly (readonly string[])[]): Promise<[readonly string[], readonly string[]]> {
  const columnWidths = [120, 90, 70, 70].slice(0, rows[0]?.length);
  const form = await readForm({ rows, style: { columnWidths } });
  return [saidOf(form), form.issues.map(({ code }) => code)];
}

test('a column of units without a heading says the unit of its row', async () => {
  const rows = [
    ['指標', '', '令和4年度実績', '令和7年度目標'],
    ['利用者', '人', '10', '12'],
    ['貸出', '冊', '30', '40'],
    ['満足の割合', '％', '55', '60'],
  ];
  const said = [
    '利用者 actual 2022 10人',
    '利用者 target 2025 12人',
    '貸出 actual 2022 30冊',
    '貸出 target 2025 40冊',
    '満足の割合 actual 2022 55%',
    '満足の割合 target 2025 60%',
  ];
  expect(await read(rows)).toEqual([said, []]);
});

test('kinds and years in one column: a year without a kind is read as none, and told', async () => {
  const rows = [
    ['指標', '', '値'],
    ['利用者数', '基準値(R1)', '10人'],
    ['^', 'R3', '12人'],
    ['^', 'R4', '14人'],
    ['^', '目標値(R7)', '20人'],
  ];
  const said = ['利用者数 baseline 2019 10人', '利用者数 target 2025 20人'];
  expect(await read(rows)).toEqual([said, ['table/unread-figures']]);
});

test('a column of which most are kinds: the row of another word is read as none, and told', async () => {
  const rows = [
    ['指標', '', '令和4年度', '令和5年度'],
    ['利用者数', '実績', '10人', '12人'],
    ['^', '目標', '30人', '40人'],
    ['^', '備え', '3人', '4人'],
  ];
  const said = [
    '利用者数 actual 2022 10人',
    '利用者数 actual 2023 12人',
    '利用者数 target 2022 30人',
    '利用者数 target 2023 40人',
  ];
  expect(await read(rows)).toEqual([said, ['table/unknown-kind', 'table/unread-figures']]);
});
