import { expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';

const style = { columnWidth: 180 };

test('where a way to a target began is no target: it is marked', async () => {
  const rows = [
    ['指標', '数値目標'],
    ['林道を歩いた人', '310人（令和5年度）→400人（令和10年度）'],
    ['案内人の登録者', '20人（令和10年度）'],
  ];
  expect(saidOf(await readForm({ rows, style }))).toEqual([
    '林道を歩いた人 target 2023 310人 ⚠value/before-arrow',
    '林道を歩いた人 target 2028 400人',
    '案内人の登録者 target 2028 20人',
  ]);
});

test('two actuals with years of their own stay what they are', async () => {
  const rows = [
    ['指標', '実績値', '目標値（令和10年度）'],
    ['林道を歩いた人', '290人（令和4年度）→310人（令和5年度）', '400人'],
  ];
  expect(saidOf(await readForm({ rows, style: { ...style, columnWidth: 170 } }))).toEqual([
    '林道を歩いた人 actual 2022 290人',
    '林道を歩いた人 actual 2023 310人',
    '林道を歩いた人 target 2028 400人',
  ]);
});

test('an arrow that is announced is read', async () => {
  const rows = [
    ['指標', '現状値（令和5年度）→目標値（令和10年度）'],
    ['林道を歩いた人', '310人→400人'],
  ];
  expect(saidOf(await readForm({ rows, style }))).toEqual([
    '林道を歩いた人 baseline 2023 310人',
    '林道を歩いた人 target 2028 400人',
  ]);
});
