import { describe, expect, test } from 'vitest';
import { valueSchema } from '../../src/schema/reading.js';
import { readCell } from '../../src/values/cells.js';
import type { CellReading, ReadValue } from '../../src/values/reading-context.js';
import { cellCases } from './cell-cases.js';

function statement(value: ReadValue): string {
  switch (value.status) {
    case 'number':
      return value.value_number ?? 'no number';
    case 'range':
      return `${value.value_min ?? ''}..${value.value_max ?? ''}`;
    case 'missing':
      return `missing ${value.missing_reason}`;
    case 'text':
      return 'text';
    default:
      return value.status satisfies never;
  }
}

function valueInShort(value: ReadValue): string {
  return [
    statement(value),
    value.unit,
    value.unit_text === value.unit ? '' : `(${value.unit_text})`,
    value.text_value && `"${value.text_value}"`,
    value.modifiers.length > 0 ? `{${value.modifiers.join(' ')}}` : '',
    value.part_label && `L=${value.part_label}`,
    value.period ? `P=${value.period.period_start ?? ''}/${value.period.period_end ?? ''}` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function inShort({ values, doubts }: CellReading): string {
  const codes = [...new Set(doubts.map((doubt) => doubt.code.replace('value/', '')))].join(' ');
  return values.map(valueInShort).join(' | ') + (codes === '' ? '' : ` ! ${codes}`);
}

describe.each(Object.entries(cellCases))('%s', (_name, cases) => {
  const rows = cases.map(([text, expected, context]) => ({ text, expected, context }));
  test.each(rows)('$text → $expected', ({ text, expected, context }) => {
    const reading = readCell(text, context);
    expect(inShort(reading)).toBe(expected);
    for (const { period, ...value } of reading.values) valueSchema.parse(value);
  });
});

test('there are at least 300 cases', () => {
  expect(Object.values(cellCases).flat().length).toBeGreaterThanOrEqual(300);
});

test('a blank cell is one missing value', () => {
  for (const blank of ['', ' ', '\n', '\u3000', '\u200B']) expect(inShort(readCell(blank))).toBe('missing blank');
});

describe('lines that were ended on purpose', () => {
  test.each([
    ['取組方針策定\n新規・拡充事業検討', 'text "取組方針策定 新規・拡充事業検討"'],
    ['1箇所新設\n2箇所改修', '1 箇所 "新設" | 2 箇所 "改修"'],
    ['H30:194人\nR1:172人', '194 人 P=2018-04-01/2019-03-31 | 172 人 P=2019-04-01/2020-03-31'],
    ['・新設 1箇所\n・改修 2箇所', '1 箇所 L=新設 | 2 箇所 L=改修'],
    ['80%\n(平成28年度)', '80 % P=2016-04-01/2017-03-31'],
    ['1,200\n人', '1200 人'],
    ['10人\n20人', '10 人 | 20 人 ! parts-unlabelled'],
  ])('%j', (text, expected) => {
    expect(inShort(readCell(text))).toBe(expected);
  });
});

test.each([
  ['1箇所新設', ''],
  ['2箇所で実施(平成29年度)', ''],
  ['第1回 30人、第2回 40人※1', ''],
  ['3O人', '3O人'],
  ['1O0人', '1O0人'],
  ['l2人', 'l2人'],
  ['3人@', '@'],
  ['12人15', '15'],
  ['1,2 34人', '1,2 34人'],
])('of %j nothing but %j is left', (text, leftover) => {
  expect(readCell(text).leftover).toBe(leftover);
});

test('a doubt quotes the cell', () => {
  expect(readCell('1,23,4').doubts).toEqual([{ code: 'value/unreadable', actual: '1,23,4' }]);
  expect(readCell('12人15').doubts).toEqual(
    [1, 2].map((part) => ({ code: 'value/not-wholly-read', actual: '12人15', expected: '15', part })),
  );
  expect(readCell('3ドローン').doubts).toEqual([{ code: 'value/unknown-unit', actual: 'ドローン', part: 1 }]);
});
