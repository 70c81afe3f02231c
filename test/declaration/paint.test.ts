import { describe, expect, test } from 'vitest';
import { nameOfColour } from '../../src/declaration/paint.js';
import { readForm, saidOf } from './draw-form.js';
import { codesOf } from './read-drawing.js';

test.each([
  ['#ffffff', 'white'],
  ['#000000', 'black'],
  ['#222222', 'black'],
  ['#d9d9d9', 'grey'],
  ['#ffff99', 'yellow'],
  ['#ffd966', 'yellow'],
  ['#c00000', 'red'],
  ['#e2efda', 'green'],
  ['#0070c0', 'blue'],
  ['#7030a0', 'purple'],
])('%s is called %s', (colour, name) => {
  expect(nameOfColour(colour)).toBe(name);
});

const rows = [
  ['指標', '令和4年度実績', '令和5年度実績', '令和6年度目標'],
  ['体験農園の区画', '120区画', '131区画', '140区画'],
  ['直売所の利用', '8,100人', '8,600人', '9,000人'],
];
const lastActual = (row: number, column: number): boolean => row > 0 && column === 2;

describe('the ground of cells', () => {
  test('that a note calls estimates makes estimates of actuals, and is said', async () => {
    const read = await readForm({
      rows,
      below: ['※網掛けは見込値です。'],
      style: { ground: (row, column) => (lastActual(row, column) ? '#d9d9d9' : undefined) },
    });
    expect(saidOf(read)).toEqual([
      '体験農園の区画 actual 2022 120区画',
      '体験農園の区画 estimate 2023 131区画',
      '体験農園の区画 target 2024 140区画',
      '直売所の利用 actual 2022 8100人',
      '直売所の利用 estimate 2023 8600人',
      '直売所の利用 target 2024 9000人',
    ]);
    expect(codesOf(read)).toContain('note/tint-changes-kind');
  });

  test('of another colour than the note names means nothing', async () => {
    const read = await readForm({
      rows,
      below: ['※黄色のセルは見込値です。'],
      style: { ground: (row, column) => (lastActual(row, column) ? '#d9d9d9' : undefined) },
    });
    expect(saidOf(read).filter((line) => line.includes(' estimate '))).toEqual([]);
  });

  test('without a note means nothing', async () => {
    const read = await readForm({
      rows,
      style: { ground: (row, column) => (lastActual(row, column) ? '#d9d9d9' : undefined) },
    });
    expect(saidOf(read)).toContain('体験農園の区画 actual 2023 131区画');
  });

  test('that would make an estimate of a target is a contradiction', async () => {
    const read = await readForm({
      rows,
      below: ['※網掛けは見込値です。'],
      style: { ground: (row, column) => (row > 0 && column === 3 ? '#d9d9d9' : undefined) },
    });
    const targets = saidOf(read).filter((line) => line.includes(' target '));
    expect(targets).toHaveLength(2);
    expect(targets.every((line) => line.includes('⚠'))).toBe(true);
  });
});

describe('the ink of figures', () => {
  test('that a note calls estimates makes estimates of actuals', async () => {
    const read = await readForm({
      rows,
      below: ['※青字は見込値'],
      style: { ink: (row, column) => (lastActual(row, column) ? '#0000ff' : undefined) },
    });
    expect(saidOf(read).filter((line) => line.includes(' estimate '))).toEqual([
      '体験農園の区画 estimate 2023 131区画',
      '直売所の利用 estimate 2023 8600人',
    ]);
  });

  test('a look that cannot be told (太字) puts every value in doubt', async () => {
    const read = await readForm({ rows, below: ['※太字は見込値'] });
    expect(saidOf(read).every((line) => line.includes('⚠table/colour-has-meaning'))).toBe(true);
  });
});
