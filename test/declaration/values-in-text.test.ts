import { describe, expect, test } from 'vitest';
import { openLedger } from '../../src/declaration/ledger.js';
import { findTextIssues, statesValue } from '../../src/declaration/text-doubts.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { numbered, page } from './read-drawing.js';

describe('running text that states a value', () => {
  test.each([
    '高校の入学者数４０人（2014年度）→年５０人（2019年度）',
    '卒業生の新規就業者数０人（2014年度）→５年間で６人（2019年度）',
    '目標値：30件',
    '数値目標（令和7年度） 年間1,200人',
    'ＫＰＩ：移住者数 ではなく KPI 35組',
    '実績値は88.5％でした。',
    '現状 R3 52.2%',
    '目標値（令和9年度）：420人',
  ])('%s', (text) => {
    expect(statesValue(text)).toBe(true);
  });

  test.each([
    '基本目標3人の流れをつくる',
    '令和5年度→令和6年度',
    '第3次→第4次計画への移行',
    '目標値は次のとおりです。',
    '人口は約10万人です。',
    '実績値（令和5年度）',
    '3月→9月に変更',
    '目標 R6',
    '目標 R6 年度末',
  ])('not so: %s', (text) => {
    expect(statesValue(text)).toBe(false);
  });

  test('is told with its place, once it is running text', () => {
    const line = '・新規就農者 3人（令和2年度）→8人（令和6年度）';
    const layouts = numbered([page().text(40, 120, line, { size: 9 })]).map(findLayout);
    const ledger = openLedger();
    const codes = () => findTextIssues(layouts, ledger).map(({ code }) => code);
    expect(codes()).not.toContain('text/states-value');
    ledger.claim(
      layouts.flatMap(({ lines }) => lines),
      'text',
    );
    expect(codes()).toEqual(['text/states-value']);
    expect(findTextIssues(layouts, ledger)[0]).toMatchObject({ page: 1, actual: line });
  });

  test('is told on a card, whose frame makes no table', () => {
    const drawing = page().box(40, 100, 200, 130).box(40, 130, 200, 180);
    drawing.text(46, 118, '林道を歩いた人', { size: 9 });
    drawing.text(46, 146, '現状 R4 310人', { size: 9 }).text(46, 164, '目標 R8 400人', { size: 9 });
    const layouts = numbered([drawing]).map(findLayout);
    const unread = layouts.flatMap(({ grids }) => grids);
    const told = findTextIssues(layouts, openLedger(), unread).filter(({ code }) => code === 'text/states-value');
    expect(told.map(({ actual }) => actual)).toEqual(['現状 R4 310人', '目標 R8 400人']);
  });
});
