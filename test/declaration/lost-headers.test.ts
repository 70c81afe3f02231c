import { expect, test } from 'vitest';
import { PageDrawing } from '../tables/draw-page.js';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

/** A frame around years, kinds and figures whose columns no rule and no clear white tells apart. */
function drawCrowded(words: readonly string[]): PageDrawing {
  const drawing = new PageDrawing().lattice([40, 500], [120, 150, 170, 190]);
  for (const [row, text] of words.entries())
    drawing.text(46, 134 + row * 10 + Math.max(0, row - 1) * 10, text, { size: 8 });
  return drawing;
}

const body = ['経常収支比率 82.4 83.0 84.1', '病床利用率 70.4 71.8 74.5'];

test('years and kinds over figures in cells that run together are told, not passed over', async () => {
  const read = await readDrawing(drawCrowded(['令和3年度 令和4年度 令和5年度', '項目 実績 見込 目標', ...body]));
  expect(linesOf(read)).toEqual([]);
  expect(codesOf(read)).toContain('table/not-understood');
});

test('figures without years or kinds over them are no lost table', async () => {
  const read = await readDrawing(drawCrowded(['総務費 民生費 土木費', '科目 款 項 目', ...body]));
  expect(codesOf(read)).not.toContain('table/not-understood');
});

test('years and kinds over one figure are told, over words alone they are no lost table', async () => {
  const words = ['令和3年度 令和4年度 令和5年度', '項目 実績 見込 目標', '事業の名称 担当 概要 備考'];
  const one = await readDrawing(drawCrowded([...words, '図書館 貸出し 令和 120']));
  expect(codesOf(one)).toContain('table/not-understood');
  const none = await readDrawing(drawCrowded([...words, '図書館 貸出し 令和 未定']));
  expect(codesOf(none)).not.toContain('table/not-understood');
});

test('a calendar of events is no table of indicators', async () => {
  const rows = [
    ['時期', '6月', '9月', '12月'],
    ['内容', '定例会', '決算の審査', '定例会'],
  ];
  const drawing = drawTable(page().text(40, 112, '４．年間の主な予定'), rows);
  expect(linesOf(await readDrawing(drawing))).toEqual([]);
});
