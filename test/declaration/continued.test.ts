import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import type { PageDrawing } from '../tables/draw-page.js';
import { drawForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

interface Part {
  readonly caption?: string;
  readonly head?: readonly string[];
  readonly row: readonly string[];
  readonly below?: string;
}

const older = ['指標', '単位', 'R2実績', 'R3実績', 'R4目標'];
const newer = ['指標', '単位', 'R5実績', 'R6実績', 'R7目標'];

/** Parts of tables below each other, all of the same columns. */
function drawParts(drawing: PageDrawing, parts: readonly Part[]): PageDrawing {
  parts.forEach(({ caption, head, row, below }, index) => {
    const top = 120 + index * 130;
    if (caption !== undefined) drawing.text(40, top - 6, caption, { size: 8 });
    const rows = head ? [head, row, row] : [row, row];
    drawForm(drawing, rows, { top, columnWidth: 90 });
    if (below !== undefined) drawing.text(300, top + rows.length * 26 + 12, below, { size: 8 });
  });
  return drawing;
}

const trees: Part = { caption: '表1　緑の計画', head: older, row: ['植えた木', '本', '10', '12', '15'] };
const farms: Part = { caption: '表2　農の計画', head: newer, row: ['市民農園', '区画', '20', '22', '25'] };
const parks = ['公園の数', '箇所', '3', '4', '5'];
const barns = ['直売所の数', '軒', '6', '7', '8'];

/** Fiscal years of each indicator's values. */
const yearsOf = ({ observations }: Declaration): Record<string, number[]> => {
  const names = [...new Set(observations.map(({ indicator }) => indicator.indicatorName))];
  const years = (name: string): number[] =>
    observations.flatMap(({ indicator, period }) =>
      indicator.indicatorName === name ? (period?.fiscal_year ?? []) : [],
    );
  return Object.fromEntries(names.map((name) => [name, [...new Set(years(name))]]));
};

const [old, young] = [
  [2020, 2021, 2022],
  [2023, 2024, 2025],
];

describe('parts of tables without a header', () => {
  test.each([
    ['表1（つづき）', '表2（つづき）'],
    ['表１（前ページからの続き）', '表２（前ページからの続き）'],
    ['緑の計画（続き）', '農の計画（続き）'],
    ['（表1の続き）', '（表2の続き）'],
    ['表１　緑の計画', '表２　農の計画'],
    ['緑の計画', '農の計画'],
  ])('go on from the table that their caption names: %s', async (first, second) => {
    const next = drawParts(page(''), [
      { caption: first, row: parks },
      { caption: second, row: barns },
    ]);
    const read = await readDrawing(drawParts(page(), [trees, farms]), next);
    expect(yearsOf(read)).toEqual({ 植えた木: old, 公園の数: old, 市民農園: young, 直売所の数: young });
    expect(saidOf(read).join()).not.toContain('⚠');
  });

  test('go on from the last table where nothing says otherwise', async () => {
    const read = await readDrawing(drawParts(page(), [trees, farms]), drawParts(page(''), [{ row: barns }]));
    expect(yearsOf(read)['直売所の数']).toEqual(young);
  });

  test('are of no table where their caption numbers one that is not there: it is told', async () => {
    const next = drawParts(page(''), [{ caption: '表3（つづき）', row: barns }]);
    const read = await readDrawing(drawParts(page(), [trees, farms]), next);
    expect(yearsOf(read)['直売所の数']).toBeUndefined();
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test('are told where they look like parts, however few columns they have', async () => {
    const head = ['指標', 'R5実績', 'R7目標'];
    const first = drawParts(page(), [{ caption: '表1　緑の計画', head, row: ['植えた木', '10', '15'] }]);
    const next = drawParts(page(''), [{ caption: '表3（つづき）', row: ['公園の数', '3', '5'] }]);
    const read = await readDrawing(first, next);
    expect(yearsOf(read)['公園の数']).toBeUndefined();
    expect(codesOf(read)).toContain('table/not-understood');
  });

  test.each([
    ['a little wider than it, as a page printed anew may be', 4, young],
    ['of another width', 7, undefined],
  ])('go on from the table before them only where both are as wide: %s', async (_name, percent, years) => {
    const next = drawForm(page(''), [barns, barns], { top: 120, columnWidth: 90 * (1 + percent / 100) });
    const read = await readDrawing(drawParts(page(), [trees, farms]), next);
    expect(yearsOf(read)['直売所の数']).toEqual(years);
  });

  test('go on from the one table of the page before that announces more', async () => {
    const first = drawParts(page(), [{ ...trees, below: '（次ページにつづく）' }, farms]);
    const read = await readDrawing(first, drawParts(page(''), [{ row: parks }]));
    expect(yearsOf(read)['公園の数']).toEqual(old);
  });

  test('are of none where two tables of the page before announce more: it is told', async () => {
    const more = '（次ページに続く）';
    const first = drawParts(page(), [
      { ...trees, below: more },
      { ...farms, below: more },
    ]);
    const read = await readDrawing(first, drawParts(page(''), [{ row: barns }]));
    expect(yearsOf(read)['直売所の数']).toBeUndefined();
    expect(codesOf(read)).toContain('table/not-understood');
  });
});
