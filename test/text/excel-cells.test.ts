import { describe, expect, test } from 'vitest';
import { type ExcelMistake, excelMistake, guardForExcel, readGuarded } from '../../src/text/excel-cells.js';

/** Cells as documents print them, with what Excel makes of them and whether the files for Excel guard them. */
const cells: readonly (readonly [string, ExcelMistake | undefined, boolean])[] = [
  ['=SUM(A1:A3)事業', 'formula', true],
  ['+5人', 'formula', true],
  ['-3人', 'formula', true],
  ['－5人', 'formula', true],
  ['＝1+1', 'formula', true],
  [' =1+1', 'formula', true],
  ['@公園課', 'formula', true],
  ['-', undefined, true],
  ['-3.5%', undefined, true],
  ['2-01', 'changed', true],
  ['1/4', 'changed', true],
  ['２－０１', 'changed', true],
  ['3-6-1', 'changed', true],
  ['2020/5', 'changed', true],
  ['H29.4.1', 'changed', true],
  ['令和2年4月1日', 'changed', true],
  ['4月1日', 'changed', true],
  ['May-20', 'changed', true],
  ['10:30', 'changed', true],
  ['011002', 'changed', true],
  ['(1)', 'changed', true],
  ['123456789012', 'changed', true],
  ['12e456789012', 'changed', true],
  ['2020-05-01', undefined, false],
  ['142140', undefined, false],
  ['11-101', undefined, false],
  ['99/250', undefined, false],
  ['80%', undefined, false],
  ['1,200', undefined, false],
  ['0.5', undefined, false],
  ['令和2年度', undefined, false],
  ['12人', undefined, false],
  ['△3', undefined, false],
  ['', undefined, false],
];

test.each(cells)('%j: %s', (text, mistake, isGuarded) => {
  expect(excelMistake(text)).toBe(mistake);
  expect(guardForExcel(text)).toBe(isGuarded ? `'${text}` : text);
});

describe('a guarded text', () => {
  test.each([...cells.map(([text]) => text), "'90年代", "''", "'=1"])('%j is read back', (text) => {
    expect(readGuarded(guardForExcel(text))).toBe(text);
  });

  test.each(['+5人', '1/4', "'90年代", '-'])('%j lacks its guard', (cell) => {
    expect(readGuarded(cell)).toBeUndefined();
  });
});
