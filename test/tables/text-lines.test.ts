import { describe, expect, test } from 'vitest';
import { buildLines } from '../../src/tables/text-lines.js';
import { PageDrawing } from './draw-page.js';

const textsOf = (drawing: PageDrawing) => buildLines(drawing.glyphs).map((line) => line.text);

describe('buildLines', () => {
  test.each<[string, PageDrawing, string[]]>([
    ['two lines, top to bottom', new PageDrawing().text(50, 80, '下').text(50, 60, '上'), ['上', '下']],
    [
      'side by side: separate lines',
      new PageDrawing().text(50, 60, '左の段').text(300, 60, '右の段'),
      ['左の段', '右の段'],
    ],
    [
      'an ideographic space is a space',
      new PageDrawing().text(50, 60, '令和２年度　子ども部'),
      ['令和２年度 子ども部'],
    ],
    ['an evenly spread word has none', new PageDrawing().text(50, 60, '事　業　名'), ['事業名']],
    ['nor has a spread word of two characters', new PageDrawing().text(50, 60, '合　計'), ['合計']],
    ['a spread word, then others', new PageDrawing().text(50, 60, '目　標　値　平成３０年'), ['目標値 平成３０年']],
    ['letter spacing', new PageDrawing().text(50, 60, '目標管理制度', { spacing: 4 }), ['目標管理制度']],
    [
      'letter spacing and a real space',
      new PageDrawing().text(50, 60, '経済部　部長の宣言', { spacing: 3 }),
      ['経済部 部長の宣言'],
    ],
    ['Latin words', new PageDrawing().text(50, 60, 'Plan of 2020'), ['Plan of 2020']],
    [
      'a quarter em between Japanese and digits',
      new PageDrawing().text(50, 60, '令和').text(72.5, 60, '2').text(80, 60, '年'),
      ['令和2年'],
    ],
    [
      'a note mark set high belongs to its line',
      new PageDrawing().text(50, 60, '15.9%').text(75, 55, '注3', { size: 5 }).text(83, 60, '増'),
      ['15.9%注3増'],
    ],
    [
      'sizes mixed on one baseline',
      new PageDrawing().text(50, 60, '目標', { size: 16 }).text(84, 60, '宣言', { size: 9 }),
      ['目標宣言'],
    ],
    [
      'vertical writing, right to left',
      new PageDrawing().text(100, 50, '右行', { vertical: true }).text(80, 50, '左行', { vertical: true }),
      ['右行', '左行'],
    ],
    [
      'horizontal characters stacked',
      new PageDrawing().text(50, 60, '所').text(50, 72, '管').text(50, 84, '課'),
      ['所管課'],
    ],
    [
      'slanted writing stands apart',
      new PageDrawing().text(50, 60, '本文').text(40, 90, '見本', { angle: -45, size: 60 }),
      ['本文', '見本'],
    ],
    ['writing turned by a quarter', new PageDrawing().text(50, 200, '縦軸', { angle: -90 }), ['縦軸']],
  ])('%s', (_, drawing, expected) => {
    expect(textsOf(drawing)).toEqual(expected);
  });

  test('holds every glyph once', () => {
    const drawing = new PageDrawing()
      .text(50, 60, '本文 text')
      .text(60, 64, '注', { size: 4 })
      .text(40, 90, '見本', { angle: 30 });
    const placed = buildLines(drawing.glyphs).flatMap((line) => line.glyphs);
    expect(placed.map((glyph) => glyph.order).sort((a, b) => a - b)).toEqual(
      drawing.glyphs.map((glyph) => glyph.order),
    );
  });
});
