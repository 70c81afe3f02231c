import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readForm, saidOf, valuesOf } from './draw-form.js';

/** Rows and columns exchanged, merged cells with them. */
const turned = (rows: readonly (readonly string[])[]): string[][] =>
  (rows[0] ?? []).map((_, column) =>
    rows.map((row) => {
      const text = row[column] ?? '';
      return text === '^' ? '<' : text === '<' ? '^' : text;
    }),
  );

const names = ['貸出の冊数', '講座の回数', '来館した人', '修理の件数', '予約の受付'];
const years = ['令和3年度', '令和4年度', '令和5年度', '令和6年度', '令和7年度'];

const table = fc.record({
  indicators: fc.integer({ min: 2, max: 4 }),
  first: fc.integer({ min: 0, max: 2 }),
  kinds: fc.array(fc.constantFrom('実績', '目標', '見込'), { minLength: 2, maxLength: 3 }),
  figures: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 12, maxLength: 12 }),
});

const format = (figure: number): string => String(figure).replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',');

describe('columns exchanged with rows', () => {
  test('give the same values', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ({ indicators, first, kinds, figures }) => {
        const header = ['指標', ...kinds.map((kind, index) => `${years[first + index]}${kind}`)];
        const rows = [
          header,
          ...names
            .slice(0, indicators)
            .map((name, row) => [name, ...kinds.map((_, column) => format(figures[row * 3 + column] ?? 1))]),
        ];
        const style = { columnWidth: 90 };
        const upright = await readForm({ rows, style });
        expect(upright.observations).toHaveLength(indicators * kinds.length);
        expect(valuesOf(await readForm({ rows: turned(rows), style }))).toEqual(valuesOf(upright));
      }),
      { numRuns: 25 },
    );
  });

  test('of kinds below years do, too', async () => {
    const rows = [
      ['指標', '令和4年度', '<', '令和5年度', '<'],
      ['^', '目標', '実績', '目標', '実績'],
      ['貸出の冊数', '800', '812', '830', '807'],
      ['講座の回数', '12', '11', '14', '15'],
    ];
    const upright = await readForm({ rows });
    expect(saidOf(upright)).toEqual([
      '貸出の冊数 target 2022 800',
      '貸出の冊数 actual 2022 812',
      '貸出の冊数 target 2023 830',
      '貸出の冊数 actual 2023 807',
      '講座の回数 target 2022 12',
      '講座の回数 actual 2022 11',
      '講座の回数 target 2023 14',
      '講座の回数 actual 2023 15',
    ]);
    expect(valuesOf(await readForm({ rows: turned(rows) }))).toEqual(valuesOf(upright));
  });

  test('of units of their own keep them', async () => {
    const rows = [
      ['指標', '単位', '令和4年度実績', '令和5年度目標'],
      ['貸出の冊数', '冊', '812', '830'],
      ['講座の回数', '回', '11', '15'],
    ];
    const units = async (form: readonly (readonly string[])[]) =>
      (await readForm({ rows: form })).observations.map(
        ({ indicator, value }) => `${indicator.indicatorName} ${value.unit}`,
      );
    expect(await units(turned(rows))).toEqual(await units(rows));
  });
});

describe('years in rows beside their kinds, indicators in columns', () => {
  test.each([
    ['年度', '区分'],
    ['', '区分'],
    ['年度', ''],
  ])('are read whatever the corner says: %j, %j', async (years, kinds) => {
    const rows = [
      [years, kinds, '整備延長\n（km）', '参加者数\n（人）'],
      ['令和3年度', '実績', '6.2', '1,840'],
      ['令和4年度', '実績', '7.5', '2,115'],
      ['令和5年度', '目標', '10.5', '2,500'],
      ['令和8年度', '目標', '14.0', '3,000'],
    ];
    const said = ['actual 2021', 'actual 2022', 'target 2023', 'target 2026'];
    const found = await readForm({ rows, above: ['表２　歩行者の安全'] });
    expect(saidOf(found)).toEqual([
      ...['6.2', '7.5', '10.5', '14.0'].map((value, index) => `整備延長 （km） ${said[index]} ${value}km`),
      ...['1840', '2115', '2500', '3000'].map((value, index) => `参加者数 （人） ${said[index]} ${value}人`),
    ]);
  });
});
