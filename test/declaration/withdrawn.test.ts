import { describe, expect, it } from 'vitest';
import { standingOf } from '../../src/declaration/withdrawn.js';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

const header = ['指標', '令和4年度実績', '令和5年度目標'];
const before = [header, ['貸出冊数', '41,000冊', '52,000冊'], ['おはなし会の回数', '14回', '20回']];
const after = [header, ['貸出冊数', '44,100冊', '52,000冊'], ['おはなし会の回数', '14回', '16回']];
const corrected = [
  '貸出冊数 actual 2022 44,100冊 44100',
  '貸出冊数 target 2023 52,000冊 52000',
  'おはなし会の回数 actual 2022 14回 14',
  'おはなし会の回数 target 2023 16回 16',
];

describe('labels that say whether figures hold', () => {
  it.each([
    ['訂正前', 'withdrawn'],
    ['【誤】', 'withdrawn'],
    ['（参考）訂正前の表（今後は使いません。）', 'withdrawn'],
    ['表１　図書館の指標（訂正前）', 'withdrawn'],
    ['変更前', 'superseded'],
    ['（旧）', 'superseded'],
    ['旧目標値', 'superseded'],
    ['２ 訂正後の表', 'standing'],
    ['誤・正', undefined],
    ['訂正前・訂正後', undefined],
    ['誤嚥性肺炎の予防', undefined],
    ['旧市街の歩行者数', undefined],
    ['正規職員', undefined],
  ])('%s: %s', (label, standing) => {
    expect(standingOf(label)).toBe(standing);
  });
});

describe('a table whose figures were wrong', () => {
  it.each([
    ['訂正前', '訂正後'],
    ['【誤】', '【正】'],
    ['１　訂正前の表', '２　訂正後の表'],
  ])('is left out and told: %s', async (wrong, right) => {
    const drawing = page().text(40, 112, wrong);
    drawTable(drawing, before).text(40, 252, right);
    const read = await readDrawing(drawTable(drawing, after, { top: 260 }));
    expect(linesOf(read)).toEqual(corrected);
    expect(codesOf(read)).toContain('table/withdrawn');
  });

  it('is left out where its caption stands between it and the heading', async () => {
    const drawing = page().text(40, 90, '訂正前').text(40, 112, '表１　図書館の指標');
    drawTable(drawing, before).text(40, 240, '訂正後').text(40, 256, '表１　図書館の指標');
    expect(linesOf(await readDrawing(drawTable(drawing, after, { top: 262 })))).toEqual(corrected);
  });

  it('is left out beside the one that holds', async () => {
    const drawing = page().text(40, 112, '誤').text(320, 112, '正');
    drawTable(drawing, before);
    expect(linesOf(await readDrawing(drawTable(drawing, after, { left: 320 })))).toEqual(corrected);
  });

  it('is in review as a whole where it goes on under the heading of the other', async () => {
    const first = drawTable(page('令和5年度　図書部長の目標宣言（訂正前）'), before);
    const second = drawTable(page('令和5年度　図書部長の目標宣言（訂正後）'), after);
    const { observations, issues } = await readDrawing(first, second);
    const marked = issues.filter(({ code }) => code === 'value/superseded').map(({ observationId }) => observationId);
    expect(observations.map(({ id }) => id)).toEqual(marked);
    expect(marked).toHaveLength(8);
  });
});

describe('columns, rows and parts that were wrong', () => {
  it('leaves out columns under 訂正前', async () => {
    const rows = [
      ['指標', '訂正前', null, '訂正後', null],
      [null, '令和4年度実績', '令和5年度目標', '令和4年度実績', '令和5年度目標'],
      ['貸出冊数', '41,000冊', '52,000冊', '44,100冊', '52,000冊'],
      ['おはなし会の回数', '14回', '20回', '14回', '16回'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)).toEqual(corrected);
    expect(read.figures[0]?.counts).toMatchObject({ observation: 4, remark: 4, unread: 0 });
  });

  it('leaves out rows of 誤, whose label names nothing', async () => {
    const rows = [
      ['指標', '区分', '令和4年度実績', '令和5年度目標'],
      ['貸出冊数', '誤', '41,000冊', '52,000冊'],
      [null, '正', '44,100冊', '52,000冊'],
      ['おはなし会の回数', '誤', '14回', '20回'],
      [null, '正', '14回', '16回'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)).toEqual(corrected);
    expect(read.observations.map(({ indicator }) => indicator.projectName)).toEqual(['', '', '', '']);
    expect(read.tables[0]?.indicators).toHaveLength(2);
  });

  it('leaves out what a cell calls wrong', async () => {
    const rows = [header, ['貸出冊数', '（誤）41,000冊/（正）44,100冊', '52,000冊']];
    const read = await readDrawing(drawTable(page(), rows, { columnWidth: 130 }));
    expect(read.observations.map(({ value }) => value.value_number)).toEqual(['44100', '52000']);
  });

  it('keeps what was replaced later, in review', async () => {
    const drawing = page().text(40, 112, '変更前');
    drawTable(drawing, before).text(40, 252, '変更後');
    const { observations, issues } = await readDrawing(drawTable(drawing, after, { top: 260 }));
    const marked = issues.filter(({ code }) => code === 'value/superseded').map(({ observationId }) => observationId);
    expect(marked).toEqual(observations.slice(0, 4).map(({ id }) => id));
    expect(issues.map(({ code }) => code)).not.toContain('value/not-told-apart');
  });
});

describe('tables of corrections (正誤表)', () => {
  it('mark the value that they correct, and tell the figures that stand nowhere else', async () => {
    const errata = [
      ['頁', '該当箇所', '誤', '正'],
      ['1', '貸出冊数　令和4年度実績', '41,000冊', '44,100冊'],
      ['1', 'おはなし会の回数', '20回', '16回'],
    ];
    const drawing = drawTable(page(), before).text(40, 270, '正誤表');
    const { observations, issues } = await readDrawing(drawTable(drawing, errata, { top: 300, columnWidth: 110 }));
    const marked = issues.filter(({ code }) => code === 'value/superseded').map(({ observationId }) => observationId);
    expect(observations.filter(({ id }) => marked.includes(id)).map(({ valueText }) => valueText)).toEqual([
      '41,000冊',
      '20回',
    ]);
    expect(issues).toContainEqual(expect.objectContaining({ code: 'table/corrections', actual: '44,100冊、16回' }));
  });

  it.each([
    ['貸出冊数（令和4年度実績）', '誤：41,000冊　正：44,100冊'],
    ['訂正：貸出冊数', '（誤）41,000冊 → （正）44,100冊'],
  ])('do so in running text: %s %s', async (subject, text) => {
    const drawing = drawTable(page(), before).text(40, 270, subject).text(40, 284, text);
    const { observations, issues } = await readDrawing(drawing);
    const marked = issues.filter(({ code }) => code === 'value/superseded').map(({ observationId }) => observationId);
    expect(observations.filter(({ id }) => marked.includes(id)).map(({ valueText }) => valueText)).toEqual([
      '41,000冊',
    ]);
    expect(issues.map(({ code }) => code)).toContain('table/corrections');
  });

  it('do so on two lines', async () => {
    const drawing = drawTable(page(), before).text(40, 270, '（誤）おはなし会の回数　20回');
    const { observations, issues } = await readDrawing(drawing.text(40, 284, '（正）おはなし会の回数　16回'));
    const marked = issues.filter(({ code }) => code === 'value/superseded').map(({ observationId }) => observationId);
    expect(observations.filter(({ id }) => marked.includes(id)).map(({ valueText }) => valueText)).toEqual(['20回']);
  });

  it('say nothing against a table that was corrected', async () => {
    const errata = [
      ['', '貸出冊数', 'おはなし会の回数'],
      ['誤', '41,000冊', '20回'],
      ['正', '44,100冊', '16回'],
    ];
    const drawing = drawTable(page(), after).text(40, 270, '正誤表');
    const read = await readDrawing(drawTable(drawing, errata, { top: 300, columnWidth: 110 }));
    expect(linesOf(read)).toEqual(corrected);
    expect(codesOf(read)).not.toContain('table/corrections');
    expect(codesOf(read)).not.toContain('value/superseded');
  });
});

describe('two tables of one declaration', () => {
  it('contradict each other where they say different figures of the same', async () => {
    const drawing = drawTable(page(), before);
    const { observations, issues } = await readDrawing(drawTable(drawing, after, { top: 300 }));
    const marked = issues
      .filter(({ code }) => code === 'value/not-told-apart')
      .map(({ observationId }) => observationId);
    const texts = observations.filter(({ id }) => marked.includes(id)).map(({ valueText }) => valueText);
    expect(texts).toEqual(['41,000冊', '20回', '44,100冊', '16回']);
  });
});
