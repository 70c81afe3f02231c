import { describe, expect, it } from 'vitest';
import { readForm, saidOf } from './draw-form.js';
import { drawTable, page, readDrawing } from './read-drawing.js';

const rows = [
  ['指標', '平成30年度実績', '令和2年度目標'],
  ['苦情の受付件数', '12', '20'],
  ['図書館の利用者数', '1,500', '1,600'],
  ['受付の満足度', '95.0%', '96.0%'],
];

/** Values with their units, by whether they are marked, under this caption. */
const read = (caption: string) => readTable(page().text(40, 110, caption, { size: 9 }), rows);

async function readTable(
  drawing: ReturnType<typeof page>,
  table: string[][],
): Promise<{ sure: string[]; doubted: string[] }> {
  const { observations, issues } = await readDrawing(drawTable(drawing, table));
  const marked = new Set(
    issues.filter(({ code }) => code === 'value/unit-in-doubt').map((issue) => issue.observationId),
  );
  const texts = (isMarked: boolean): string[] =>
    observations
      .filter(({ id, valueKind }) => valueKind === 'target' && marked.has(id) === isMarked)
      .map(({ value }) => `${value.value_number} ${value.unit}`.trim());
  return { sure: texts(false), doubted: texts(true) };
}

describe('units that stand in a caption', () => {
  it.each([
    ['指標一覧（単位：件）', '20 件', '1600 件'],
    ['指標一覧（単位：件、令和3年3月末現在）', '20 件', '1600 件'],
    ['指標一覧（単位：円、税抜き）', '20 円', '1600 円'],
    ['指標一覧（単位：件、％を付したものを除く。）', '20 件', '1600 件'],
  ])('are sure where they are of all rows: %s', async (caption, ...values) => {
    expect(await read(caption)).toEqual({ sure: [...values, '96.0 %'], doubted: [] });
  });

  it.each([
    ['指標一覧（単位：件、ただし利用者数は人）', '20 件', '1600 件'],
    ['指標一覧（単位：人を除き件）', '20', '1600'],
    ['指標一覧（単位：件、人）', '20', '1600'],
    ['数値は肯定的に答えた人の割合（％）です。', '20', '1600'],
  ])('are in doubt where the caption says more than one of them: %s', async (caption, ...values) => {
    expect(await read(caption)).toEqual({ sure: ['96.0 %'], doubted: values });
  });
});

describe('units that stand in the header over the names', () => {
  const [[, ...years] = [], ...body] = rows;
  const under = (header: string) => readTable(page(), [[header, ...years], ...body]);

  it.each(['指標（単位：件）', '指標（件）'])('are of all rows without their own: %s', async (header) => {
    expect(await under(header)).toEqual({ sure: ['20 件', '1600 件', '96.0 %'], doubted: [] });
  });

  it('are in doubt where there are two', async () => {
    expect(await under('指標（単位：件、人）')).toEqual({ sure: ['96.0 %'], doubted: ['20', '1600'] });
  });
});

it('a unit of a column that is not understood puts its values in review', async () => {
  const heads = ['指標', '単位', '平成30年度実績', '令和2年度目標'];
  const drawing = drawTable(page(), [
    heads,
    ['給水拠点の密度', '箇所／流域5本', '9.4', '12.0'],
    ['漏水の件数', '件', '31', '20'],
  ]);
  const { issues } = await readDrawing(drawing);
  const told = issues.filter(({ code }) => code === 'value/unit-in-doubt');
  expect(told.map(({ actual, expected }) => [actual, expected])).toEqual([
    ['9.4', '箇所／流域5本'],
    ['12.0', '箇所／流域5本'],
  ]);
});

describe('units that stand in a row over others', () => {
  const under = async (band: string) => {
    const rows = [
      ['指標', '平成30年度実績', '令和2年度目標'],
      ['コンビニ交付の件数', '8,412', '12,000'],
      [band, '<', '<'],
      ['寄附の受入額', '96,540', '130,000'],
    ];
    const said = saidOf(await readForm({ above: ['指標一覧（単位：件）'], rows, style: { columnWidth: 110 } }));
    return said.filter((line) => line.includes('target')).map((line) => line.replace(/^.* 2020 /u, ''));
  };

  it.each([
    ['are of the rows below it', '２　寄附の受入れ（単位：千円）', '130000000円'],
    ['are in doubt where there are two', '２　寄附の受入れ（単位：千円、人）', '130000 ⚠value/unit-in-doubt'],
    ['are those of the caption where it names none', '２　寄附の受入れ', '130000件'],
  ])('%s', async (_, band, said) => {
    expect(await under(band)).toEqual(['12000件', said]);
  });
});

it('what a name calls its unit is one, be it in no list', async () => {
  const heads = ['指標', '平成30年度実績', '令和2年度目標'];
  const drawing = drawTable(page(), [heads, ['電子書籍の収集（単位：タイトル）', '2,316', '3,000']]);
  const { observations } = await readDrawing(drawing);
  expect(observations.map(({ value }) => value.unit)).toEqual(['タイトル', 'タイトル']);
});

it('a letter by which names reckon with each other is no unit', async () => {
  const heads = ['指標', '平成30年度実績', '令和2年度目標'];
  const drawing = page().text(40, 110, '収支の見通しと目標（単位：百万円）', { size: 9 });
  drawTable(drawing, [heads, ['経常収益（Ａ）', '4,120', '4,205'], ['経常費用（Ｂ）', '4,071', '4,290']]);
  const { observations } = await readDrawing(drawing);
  expect(observations.map(({ value }) => value.unit)).toEqual(['円', '円', '円', '円']);
});
