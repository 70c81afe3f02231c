import { describe, expect, it } from 'vitest';
import { drawForm, type FormRows } from './draw-form.js';
import { codesOf, linesOf, page, readDrawing } from './read-drawing.js';

const said = '（上段：目標値　下段：実績値）';
const read = (rows: FormRows) => readDrawing(drawForm(page().text(200, 112, said, { size: 8 }), rows));

describe('the upper and the lower line in rows of their own (上段・下段)', () => {
  it('are told apart by their row, where all that names them stands once', async () => {
    const declaration = await read([
      ['指標', '単位', '策定時', '令和3年度', '令和4年度', '所管課'],
      ['会員数', '人', '90', '100', '110', '図書課'],
      ['^', '^', '^', '98', '120', '^'],
      ['教室の数', '回', '12', '14', '－', '市民課'],
      ['^', '^', '^', '', '16', '^'],
    ]);
    expect(linesOf(declaration)).toEqual([
      '会員数 baseline - 90 90',
      '会員数 target 2021 100 100',
      '会員数 target 2022 110 110',
      '会員数 actual 2021 98 98',
      '会員数 actual 2022 120 120',
      '教室の数 baseline - 12 12',
      '教室の数 target 2021 14 14',
      '教室の数 target 2022 － missing',
      '教室の数 actual 2021  missing',
      '教室の数 actual 2022 16 16',
    ]);
    expect(codesOf(declaration)).not.toContain('value/which-kind');
    expect(declaration.tables[0]?.indicators).toHaveLength(2);
  });

  it('are in doubt where a name or a unit stands in each of the rows', async () => {
    const names = await read([
      ['事業', '指標', '令和3年度', '令和4年度'],
      ['図書館', '会員数', '100人', '110人'],
      ['^', '教室の数', '14回', '16回'],
    ]);
    const units = await read([
      ['指標', '単位', '令和3年度', '令和4年度'],
      ['会員数', '人', '100', '110'],
      ['^', '団体', '14', '16'],
    ]);
    for (const { observations, issues } of [names, units]) {
      const marked = issues.filter(({ code }) => code === 'value/which-kind');
      expect(marked).toHaveLength(observations.length);
      expect(observations).toHaveLength(4);
    }
  });

  it('are in doubt in a cell that reaches over both', async () => {
    const { observations, issues } = await read([
      ['指標', '単位', '令和3年度', '令和4年度'],
      ['会員数', '人', '100', '110'],
      ['^', '^', '98', '^'],
    ]);
    const marked = issues.filter(({ code }) => code === 'value/which-kind').map(({ observationId }) => observationId);
    expect(observations.filter(({ id }) => marked.includes(id)).map(({ valueText }) => valueText)).toEqual(['110']);
    expect(observations).toHaveLength(3);
  });
});

describe('two lines of a header of which the upper tells the stage of the lower', () => {
  it('are one kind', async () => {
    const rows = [
      ['指標', '基準値\n令和元年度実績', '中間値\n令和5年度実績', '目標値\n令和7年度'],
      ['会員数', '100人', '110人', '増加'],
      ['満足度', '31.2%', '38.0%', '県平均以上'],
      ['苦情の件数', '17件', '15件', '20％減'],
    ];
    const declaration = await readDrawing(drawForm(page(), rows, { columnWidth: 100 }));
    expect(linesOf(declaration)).toEqual([
      '会員数 baseline 2019 100人 100',
      '会員数 actual 2023 110人 110',
      '会員数 target 2025 増加 text',
      '満足度 baseline 2019 31.2% 31.2',
      '満足度 actual 2023 38.0% 38.0',
      '満足度 target 2025 県平均以上 text',
      '苦情の件数 baseline 2019 17件 17',
      '苦情の件数 actual 2023 15件 15',
      '苦情の件数 target 2025 20％減 20',
    ]);
    expect(codesOf(declaration)).not.toContain('value/which-kind');
  });
});

it('rows that rules hold together in pairs are told, also where words stand among their figures', async () => {
  const drawing = page();
  const rows = [
    ['番号', '指標', '前年度実績', '年度末目標'],
    ['①/②', '警報器の設置率/防火講話の回数', '77.4%/52回', '82.0%/60回'],
    ['③/④', '消防団員の数/分団車庫の整備', '612人/設計完了', '620人/1棟改築'],
  ];
  let y = 120;
  for (const row of rows) {
    drawing.horizontal(y, 40, 460);
    const lines = Math.max(...row.map((cell) => cell.split('/').length));
    for (const [column, cell] of row.entries())
      for (const [line, text] of cell.split('/').entries())
        drawing.text([43, 90, 260, 360][column] ?? 0, y + 14 + line * 22, text, { size: 8 });
    y += lines * 22;
  }
  const { observations, issues } = await readDrawing(drawing.horizontal(y, 40, 460));
  const told = new Set(
    issues.filter(({ code }) => code === 'table/rows-may-be-joined').map((issue) => issue.observationId),
  );
  expect(observations.length).toBeGreaterThan(3);
  expect(observations.filter(({ id }) => !told.has(id))).toEqual([]);
});
