import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../src/declaration/declaration.js';
import { drawForm } from './draw-form.js';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

/** One survey's value under 令和4年度実績, with a note below its table. */
async function noted(cell: string, note: string, name = '施設の満足度'): Promise<Declaration> {
  const rows = [
    ['指標', '単位', '令和4年度実績', '令和5年度目標'],
    [name, '％', cell, '85.0'],
    ['教室の開催数', '回', '14', '20'],
  ];
  return readDrawing(drawTable(page(), rows).text(40, 240, note, { size: 8 }));
}

const markedBy = ({ issues, observations }: Declaration, code: string): string[] => {
  const ids = issues.filter((issue) => issue.code === code).map(({ observationId }) => observationId);
  return observations.filter(({ id }) => ids.includes(id)).map(({ valueText }) => valueText);
};

describe('a note on a value that says another year and nothing else', () => {
  it.each([
    ['72.4※2', '※2 令和元年度に実施した調査の結果である（次回は令和6年度）。'],
    ['72.4*1', '*1 令和元年度調査による'],
    ['72.4（※1）', '（※1）令和元年度の数値'],
  ])('dates it: %s %s', async (cell, note) => {
    const read = await noted(cell, note);
    expect(linesOf(read)[0]).toBe(`施設の満足度 actual 2019 ${cell} 72.4`);
    expect(markedBy(read, 'note/says-otherwise')).toEqual([]);
  });
});

describe('a note on a value that says something else of it', () => {
  it.each([
    '※1 令和4年度は調査がなく、前回調査の値を載せた。',
    '※1 前年度の数値',
    '※1 隔年の調査であり、令和3年度の数値を用いた。',
    '※1 4月から12月までの実績',
    '※1 計画値である。',
    '※1 市の計画の目標値である。',
    '※1 単位は人',
    '※1 県全体の数値',
    '※1 3館の合計値',
  ])('puts it in review: %s', async (note) => {
    expect(markedBy(await noted('72.4※1', note), 'note/says-otherwise')).toEqual(['72.4※1']);
  });

  it.each([
    '※1 令和4年度から調査の方法を変更した。',
    '※1 令和5年3月31日現在',
    '※1 市民意識調査による。',
    '※1 前計画の目標値を上回った。',
  ])('and one that does not leaves it alone: %s', async (note) => {
    expect(markedBy(await noted('72.4※1', note), 'note/says-otherwise')).toEqual([]);
  });
});

describe('a note on an indicator', () => {
  it.each([
    ['施設の満足度※1', '※1 令和2年度調査の値'],
    ['施設の満足度', '※ 施設の満足度の令和4年度実績は、令和2年度調査の値である。'],
    ['施設の満足度', '※ 施設の満足度は令和2年度の値です。'],
  ])('puts its facts in review where they are of another year: %s %s', async (name, note) => {
    expect(markedBy(await noted('72.4', note, name), 'note/says-otherwise')).toEqual(['72.4']);
  });

  it('leaves them alone where it tells what was done', async () => {
    const read = await noted('72.4', '※1 令和3年度に開館した。', '施設の満足度※1');
    expect(markedBy(read, 'note/says-otherwise')).toEqual([]);
  });
});

describe('a figure in one cell over several indicators', () => {
  const rows = (cell: string) => [
    ['指標', '単位', '令和5年度目標', '令和4年度実績'],
    ['会員数（一般）', '人', cell, '640'],
    ['会員数（学生）', '人', null, '210'],
    ['教室の開催数', '回', '14', '20'],
  ];
  const read = (cell: string, note = '') => readDrawing(drawTable(page(), rows(cell)).text(40, 280, note, { size: 8 }));

  it('is in review', async () => {
    expect(markedBy(await read('900'), 'value/over-indicators')).toEqual(['900', '900']);
  });

  it.each([
    ['各450', ''],
    ['450※1', '※1 いずれも令和7年度までの目標'],
  ])('is of each where something says so: %s', async (cell, note) => {
    const declaration = await read(cell, note);
    expect(markedBy(declaration, 'value/over-indicators')).toEqual([]);
    expect(linesOf(declaration).filter((line) => line.endsWith(' 450'))).toHaveLength(2);
  });

  it('is of none where a note calls it their sum', async () => {
    const declaration = await read('900※1', '※1 一般と学生を合わせた目標である。');
    expect(linesOf(declaration).filter((line) => line.includes('900'))).toEqual([]);
    expect(codesOf(declaration)).toContain('table/sum-over-rows');
  });

  it('is no doubt where it is blank or a dash', async () => {
    expect(markedBy(await read('－'), 'value/over-indicators')).toEqual([]);
  });
});

describe('a figure in one cell over several years', () => {
  const read = (cell: string) =>
    readDrawing(
      drawForm(page(), [
        ['指標', '令和3年度実績', '令和4年度計画', '令和5年度計画'],
        ['会員数', '100人', cell, '<'],
        ['教室の開催数', '14回', '18回', '19回'],
      ]),
    );

  it('is in review, unless it is of each year', async () => {
    expect(markedBy(await read('240人'), 'value/over-columns')).toEqual(['240人', '240人']);
    expect(markedBy(await read('毎年120人'), 'value/over-columns')).toEqual([]);
  });
});

describe('a note on a column', () => {
  const read = (note: string, mark = '※1') =>
    readDrawing(
      drawForm(page(), [
        ['指標', '令和3年度実績', `令和4年度実績${mark}`, '令和5年度目標'],
        ['会員数', '100', '90', '120'],
        ['教室の開催数', '14', '18', '19'],
      ]).text(40, 220, note, { size: 8 }),
    );

  it.each(['※1 令和4年4月から12月までの実績', '※1 令和2年度の調査結果', '※1 単位：千人'])(
    'puts its values in review where it says something else of them: %s',
    async (note) => {
      const declaration = await read(note);
      expect(markedBy(declaration, 'note/says-otherwise')).toEqual(['90', '18']);
      expect(declaration.observations.map(({ value }) => value.value_number)).toContain('100');
    },
  );

  it('leaves them alone where it tells when they were counted', async () => {
    const declaration = await read('※1 令和4年度実績は令和5年4月末時点の速報値');
    expect(markedBy(declaration, 'note/says-otherwise')).toEqual([]);
    expect(declaration.observations.filter(({ valueKind }) => valueKind === 'estimate')).toHaveLength(2);
  });

  it('is of the indicator that it names alone', async () => {
    const declaration = await read('※ 会員数の令和4年度実績は速報値である。', '');
    expect(declaration.observations.filter(({ valueKind }) => valueKind === 'estimate')).toHaveLength(1);
    expect(markedBy(declaration, 'note/says-otherwise')).toEqual([]);
  });

  it('calls the year of one clause an estimate, and not that of another', async () => {
    const declaration = await read('※ 令和3年度実績は確定値、令和4年度実績は見込値である。', '');
    const estimates = declaration.observations.filter(({ valueKind }) => valueKind === 'estimate');
    expect(estimates.map(({ valueText }) => valueText)).toEqual(['90', '18']);
  });
});

describe('a note on a name', () => {
  it.each(['※1 単位は千円', '※1 県全体の数値である。'])(
    'that changes its figures puts them in review: %s',
    async (note) => {
      expect(markedBy(await noted('72.4', note, '施設の満足度※1'), 'note/says-otherwise')).toEqual(['72.4', '85.0']);
    },
  );
});

describe('marks of an assessment', () => {
  const table = (header: string, cells: readonly string[]) =>
    readDrawing(
      drawTable(page(), [
        ['指標', '令和4年度実績', '令和5年度目標', header],
        ['会員数', '640人', '900人', cells[0] ?? ''],
        ['教室の開催数', '20回', '14回', cells[1] ?? ''],
        ['蔵書数', '81,000冊', '82,000冊', cells[2] ?? ''],
      ]),
    );

  it.each([
    ['見込', ['○', '△', '◎']],
    ['令和5年度見込', ['○', '×', '○']],
    ['結果', ['Ａ', 'Ｂ', '－']],
    ['見込み', ['達成', '未達成', '概ね達成']],
  ])('under %s, beside figures, are none of its values: %s', async (header, cells) => {
    const read = await table(header, cells);
    expect(linesOf(read)).toHaveLength(6);
    expect(read.issues).toContainEqual(expect.objectContaining({ code: 'table/left-out', actual: header }));
  });

  it('that all say the same are in review', async () => {
    expect(markedBy(await table('令和5年度見込', ['○', '○', '○']), 'value/mark-among-figures')).toEqual([
      '○',
      '○',
      '○',
    ]);
  });

  it.each(['○', 'A', '640人★', '640人 ○'])('in a row of figures are in review: %s', async (cell) => {
    const read = await table('令和5年度見込', [cell, '16回', '82,100冊']);
    expect(markedBy(read, 'value/mark-among-figures')).toEqual([cell]);
  });

  it('behind a figure are explained by a line, which may change its meaning', async () => {
    const explained = await noted('72.4★', '★：目標達成');
    expect(markedBy(explained, 'value/mark-among-figures')).toEqual([]);
    const changed = await noted('72.4★', '★は令和2年度調査の数値');
    expect(markedBy(changed, 'value/mark-among-figures')).toEqual(['72.4★']);
  });

  it('are milestones beside milestones', async () => {
    expect(markedBy(await table('令和5年度見込', ['○', '検討', '82,100冊']), 'value/mark-among-figures')).toEqual([]);
  });

  it('are values where their row holds nothing else', async () => {
    const rows = [
      ['指標', '令和4年度実績', '令和5年度目標'],
      ['会員数', '640人', '900人'],
      ['財政の格付', 'B', 'A'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read).slice(2)).toEqual(['財政の格付 actual 2022 B text', '財政の格付 target 2023 A text']);
    expect(codesOf(read)).not.toContain('value/mark-among-figures');
  });
});

describe('parts behind a name (内訳)', () => {
  it('are none of the next indicator, whose cell for them is blank', async () => {
    const rows = [
      ['指標', '内訳', '令和3年度実績', '令和5年度目標'],
      ['会員数', '男', '100人', '120人'],
      ['^', '女', '110人', '130人'],
      ['教室の開催数', '', '14回', '19回'],
    ];
    const { observations } = await readDrawing(drawForm(page(), rows));
    const names = observations.map(({ indicator }) => `${indicator.projectName} ${indicator.indicatorName}`);
    expect(names.slice(-2)).toEqual([' 教室の開催数', ' 教室の開催数']);
  });
});
