import { describe, expect, test } from 'vitest';
import type { Ruling } from '../../src/pdf/page-content.js';
import { text } from './make-pdf.js';
import { readMadePage } from './read-made-pdf.js';

const r = (value: number): number => Math.round(value * 100) / 100;
/** `h 30 10-90` : a horizontal rule at y 30 from x 10 to 90. */
const inShort = (rule: Ruling): string => `${rule.orientation[0]} ${r(rule.position)} ${r(rule.start)}-${r(rule.end)}`;
const body = text(150, 5, 10, '本文');
const rulingsOf = async (content: string, resources = ''): Promise<string[]> =>
  (await readMadePage({ content: `${content}\n${body}`, resources })).page.rulings.map(inShort);

describe('rules', () => {
  test.each([
    ['a stroke', '10 70 m 90 70 l S', ['h 30 10-90']],
    ['an upright stroke', '10 70 m 10 20 l S', ['v 10 30-80']],
    [
      'a closed box, closed by the operator',
      '10 20 m 90 20 l 90 70 l 10 70 l s',
      ['h 80 10-90', 'v 90 30-80', 'h 30 10-90', 'v 10 30-80'],
    ],
    ['a rectangle', '10 20 80 50 re S', ['h 80 10-90', 'v 90 30-80', 'h 30 10-90', 'v 10 30-80']],
    ['a filled and stroked box', '0.9 g 10 20 80 50 re B', ['h 80 10-90', 'v 90 30-80', 'h 30 10-90', 'v 10 30-80']],
    ['a thin filled rectangle', '10 70 80 0.5 re f', ['h 29.75 10-90']],
    ['a thin upright one', '10 20 0.5 50 re f', ['v 10.25 30-80']],
    ['a filled line without any thickness', '10 70 m 90 70 l f', ['h 30 10-90']],
    ['a thin trapezium (the corner of two borders)', '10 70 m 90 70 l 89 69 l 11 69 l f', ['h 30.5 10-90']],
    [
      'a frame cut out of a box',
      '10 20 80 50 re 11 21 78 48 re f*',
      ['h 30.5 10-90', 'h 79.5 10-90', 'v 10.5 30-80', 'v 89.5 30-80'],
    ],
    ['dashes', '[3 2] 0 d 10 70 m 90 70 l S', ['h 30 10-90']],
    ['many segments', '10 70 m 12 70 l 14 70 m 16 70 l S', ['h 30 10-12', 'h 30 14-16']],
    ['a dot, which may belong to either direction', '10 70 1 1 re f', ['h 29.5 10-11', 'v 10.5 29-30']],
    ['a dot of no length', '1 J 10 70 m 10 70 l S', ['h 30 10-10', 'v 10 30-30']],
    ['scaled', 'q 2 0 0 2 0 0 cm 5 35 m 45 35 l S Q', ['h 30 10-90']],
    ['turned', 'q 0 1 -1 0 100 0 cm 20 90 m 70 90 l S Q', ['v 10 30-80']],
    ['skewed by less than a degree', '10 70 m 90 70.5 l S', ['h 29.75 10-90']],
    [
      'the straight parts of a rounded box',
      '15 70 m 85 70 l 90 70 90 70 90 65 c 90 25 l S',
      ['h 30 15-85', 'v 90 35-75'],
    ],
    ['cut short by the clip', 'q 0 0 50 100 re W n 10 70 m 90 70 l S Q', ['h 30 10-50']],
    ['cut short by the page', '-20 70 m 90 70 l S', ['h 30 0-90']],
    ['white on grey', '0.5 g 0 0 200 100 re f 1 G 10 70 m 90 70 l S', ['h 30 10-90']],
    ['white along the edge of grey', '0.5 g 10 20 80 50 re f 1 G 10 70 m 90 70 l S', ['h 30 10-90']],
    ['in a pattern colour', '/Pattern CS /P SCN 10 70 m 90 70 l S', ['h 30 10-90']],
  ])('%s', async (_, content, expected) => {
    const shading =
      '/Pattern << /P << /Type /Pattern /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 0] /Function << /FunctionType 2 /Domain [0 1] /N 1 >> >> >> >>';
    expect(await rulingsOf(content, shading)).toEqual(expected);
  });

  test.each([
    ['white on white', '1 G 10 70 m 90 70 l S'],
    ['white fill on white', '1 g 10 70 80 0.5 re f'],
    ['fully transparent', '/T gs 10 70 m 90 70 l S'],
    ['clipped away', 'q 0 0 50 50 re W n 10 70 m 90 70 l S 10 70 80 0.5 re f Q'],
    ['covered by an area', '10 70 m 90 70 l S 1 g 0 60 100 20 re f'],
    ['a thin fill covered by an area', '10 70 80 0.5 re f 1 g 0 60 100 20 re f'],
    ['a path only made', '10 70 m 90 70 l n'],
    ['a curve', '10 70 m 20 90 80 90 90 70 c S'],
  ])('not: %s', async (_, content) => {
    expect(await rulingsOf(content, '/ExtGState << /T << /CA 0 >> >>')).toEqual([]);
  });

  test('thickness and kind', async () => {
    const { page } = await readMadePage({
      content: `q 2 0 0 2 0 0 cm 0.75 w 5 35 m 45 35 l S Q 10 20 0.5 50 re f ${body}`,
    });
    expect(page.rulings).toMatchObject([
      { drawnAs: 'stroke', thickness: 1.5 },
      { drawnAs: 'fill', thickness: 0.5 },
    ]);
  });

  test('what is thin depends on the size of the letters', async () => {
    const bar = (size: number): string => `10 20 80 4 re f ${text(120, 50, size, '大')}`;
    const [small, large] = [await readMadePage({ content: bar(8) }), await readMadePage({ content: bar(40) })];
    expect([small.page.rulings.length, small.page.shadings.length]).toEqual([0, 1]);
    expect([large.page.rulings.length, large.page.shadings.length]).toEqual([1, 0]);
  });
});

test('filled areas are shadings, in order, with the colour on white paper', async () => {
  const { page } = await readMadePage({
    content: `0.8 1 0.8 rg 10 20 80 50 re f /H gs 0 0 1 rg 100 20 40 50 re f ${body}`,
    resources: '/ExtGState << /H << /ca 0.5 >> >>',
  });
  expect(page.shadings).toEqual([
    { box: { left: 10, top: 30, right: 90, bottom: 80 }, colour: '#ccffcc' },
    { box: { left: 100, top: 30, right: 140, bottom: 80 }, colour: '#8080ff' },
  ]);
});

test.each([
  ['rise', '10 20 m 90 70 l', false],
  ['fall', '90 20 m 10 70 l', true],
])('slanted strokes are diagonals that %s', async (_, path, falls) => {
  const { page } = await readMadePage({ content: `${path} S ${body}` });
  expect([page.rulings, page.diagonals]).toEqual([[], [{ box: { left: 10, top: 30, right: 90, bottom: 80 }, falls }]]);
});
