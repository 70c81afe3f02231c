import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';

const contradiction = '⚠value/periods-contradict';

describe('a row and a column that give different years', () => {
  test('are both named, and the value is in doubt', async () => {
    const rows = [
      ['指標', '年度', '目標値', '実績値（令和5年度）'],
      ['貸出冊数', '令和4年度', '1,200冊', '1,310冊'],
      ['^', '令和5年度', '1,250冊', '1,290冊'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 100 } });
    expect(saidOf(read)).toEqual([
      '貸出冊数 target 2022 1200冊',
      `貸出冊数 actual 2022 1310冊 ${contradiction}`,
      '貸出冊数 target 2023 1250冊',
      '貸出冊数 actual 2023 1290冊',
    ]);
    expect(read.issues.find(({ code }) => code === 'value/periods-contradict')).toMatchObject({
      actual: '令和4年度',
      expected: '令和5年度',
    });
  });

  test('say nothing of a blank cell', async () => {
    const rows = [
      ['指標', '年度', '目標値', '実績値（令和5年度）'],
      ['貸出冊数', '令和4年度', '1,200冊', ''],
      ['^', '令和5年度', '1,250冊', '1,290冊'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 100 } }))).toEqual([
      '貸出冊数 target 2022 1200冊',
      '貸出冊数 target 2023 1250冊',
      '貸出冊数 actual 2023 1290冊',
    ]);
  });
});

describe('a row and a column that do not contradict each other', () => {
  test('a year in the row, a year counted from it in the column', async () => {
    const rows = [
      ['指標', '年度', '前年度実績値', '目標値'],
      ['講座の受講者数', '令和4年度', '310人', '330人'],
      ['^', '令和5年度', '325人', '340人'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 90 } }))).toEqual([
      '講座の受講者数 actual 2021 310人',
      '講座の受講者数 target 2022 330人',
      '講座の受講者数 actual 2022 325人',
      '講座の受講者数 target 2023 340人',
    ]);
  });

  test('a year in the row, the years of the plan over the columns: the year counts', async () => {
    const rows = [
      ['指標', '年度', '令和3～7年度の計画', '<'],
      ['^', '^', '目標値', '実績値'],
      ['街路樹の点検本数', '令和4年度', '50本', '48本'],
      ['^', '令和5年度', '60本', '61本'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 90 } }))).toEqual([
      '街路樹の点検本数 target 2022 50本',
      '街路樹の点検本数 actual 2022 48本',
      '街路樹の点検本数 target 2023 60本',
      '街路樹の点検本数 actual 2023 61本',
    ]);
  });

  test('a year that the caption gives to a kind', async () => {
    const rows = [
      ['指標', '年度', '現状値', '目標値'],
      ['街路樹の点検本数', '令和4年度', '48本', '50本'],
    ];
    const read = await readForm({ above: ['主な指標（現状：令和3年度、目標：令和7年度）'], rows });
    expect(saidOf(read).filter((line) => line.includes(contradiction))).toEqual([]);
  });
});
