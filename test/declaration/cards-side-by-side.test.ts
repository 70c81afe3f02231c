import { describe, expect, test } from 'vitest';
import type { PageDrawing } from '../tables/draw-page.js';
import { saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

interface CardText {
  readonly heading: string;
  readonly above: string;
  readonly rows: readonly (readonly string[])[];
  readonly below: string;
}

const texts: readonly CardText[] = [
  {
    heading: '森を歩く',
    above: '林道を直し、誰でも歩けるようにします。',
    rows: [
      ['指標', 'R5実績', 'R6目標', 'R7目標'],
      ['林道を歩いた人', '310人', '350人', '400人'],
      ['案内人の登録者', '12人', '15人', '20人'],
    ],
    below: '案内人が足りないため、学校にも声をかけて育てていきます。',
  },
  {
    heading: '川で遊ぶ',
    above: '水辺をきれいにします。',
    rows: [
      ['指標', 'R5実績', 'R6目標', 'R7目標'],
      ['清掃に出た団体', '8団体', '9団体', '11団体'],
      ['水遊びの教室', '4回', '6回', '6回'],
    ],
    below: '安全のために見張りを置きます。',
  },
  {
    heading: '星を見る',
    above: '夜の明かりを減らします。',
    rows: [
      ['指標', 'R5実績', 'R6目標', 'R7目標'],
      ['観望会の参加者', '95人', '120人', '150人'],
      ['明かりを替えた街路灯', '40基', '80基', '160基'],
    ],
    below: '替えた街路灯を一覧にします。',
  },
  {
    heading: '雪に備える',
    above: '除雪の当番を決めておきます。',
    rows: [
      ['指標', 'R5実績', 'R6目標', 'R7目標'],
      ['除雪の協力者', '61人', '70人', '75人'],
      ['貸し出す除雪機', '5台', '7台', '9台'],
    ],
    below: '油の値段が上がっています。',
  },
];

type Ground = 'shaded' | 'one shade' | 'framed' | 'framed with a heading of its own';

const [width, height] = [250, 150];

function drawCard(
  drawing: PageDrawing,
  { heading, above, rows, below }: CardText,
  left: number,
  top: number,
  ground: Ground,
) {
  const [right, bottom] = [left + width, top + height];
  if (ground === 'shaded' || ground === 'one shade') drawing.shade(left, top, right, bottom, '#f4f8fc');
  if (ground === 'shaded') drawing.shade(left, top, right, top + 20, '#9dc3e6');
  if (ground.startsWith('framed')) drawing.box(left, top, right, bottom);
  if (ground === 'framed with a heading of its own') drawing.horizontal(top + 20, left, right);
  drawing.text(left + 8, top + 14, heading, { size: 9 }).text(left + 8, top + 36, above, { size: 7 });
  rows.forEach((row, index) => {
    const y = top + 56 + index * 18;
    row.forEach((text, column) => {
      drawing.text(left + 8 + (column === 0 ? 0 : 70 + column * 42), y, text, { size: 7 });
    });
  });
  drawing.text(left + 8, top + 116, below, { size: 7 });
}

/** Four cards, two by two; `off` lets the right ones begin further down. */
function drawCards(ground: Ground, off = 0): PageDrawing {
  const drawing = page('令和6年度　観光課の重点目標');
  texts.forEach((text, index) => {
    const [column, row] = [index % 2, Math.floor(index / 2)];
    drawCard(drawing, text, 34 + column * (width + 20), 100 + row * (height + 20) + column * off, ground);
  });
  return drawing;
}

const wanted = texts
  .flatMap(({ rows: [, ...rows] }) =>
    rows.flatMap(([name, ...figures]) =>
      figures.map((figure, at) => `${name} ${at === 0 ? 'actual' : 'target'} ${2023 + at} ${figure}`),
    ),
  )
  .sort();

describe('cards side by side, each with a table without rules', () => {
  test.each<[Ground, number]>([
    ['shaded', 0],
    ['shaded', 7],
    ['one shade', 0],
    ['framed', 0],
    ['framed', 9],
    ['framed with a heading of its own', 0],
  ])('%s, the right ones lower by %i', async (ground, off) => {
    const read = await readDrawing(drawCards(ground, off));
    expect(saidOf(read).sort()).toEqual(wanted);
    expect(codesOf(read)).not.toContain('table/not-understood');
  });
});

describe('cards of labels and figures between dotted rules', () => {
  const cards = [
    ['森を歩く人の数', '940人', '1,275人', '2,000人'],
    ['清掃に出た団体の数', '8団体', '9団体', '11団体'],
    ['観望会の参加者数', '95人', '120人', '150人'],
    ['除雪機の台数', '5台', '7台', '9台'],
  ];

  /** A frame with rounded corners (4 points), a heading, and three rows with a dotted rule below each. */
  function drawDotted(drawing: PageDrawing, [heading = '', ...figures]: readonly string[], x: number, y: number): void {
    const [right, bottom] = [x + 230, y + 110];
    drawing.horizontal(y, x + 4, right - 4).horizontal(bottom, x + 4, right - 4);
    drawing.vertical(x, y + 4, bottom - 4).vertical(right, y + 4, bottom - 4);
    drawing.text(x + 10, y + 18, heading, { size: 10 });
    ['基準（2013年度）', '最新実績（2022年度）', '目標（2030年度）'].forEach((label, row) => {
      const level = y + 40 + 20 * row;
      const figure = figures[row] ?? '';
      drawing.text(x + 10, level, label, { size: 9 }).text(right - 10 - 6 * figure.length, level, figure, { size: 9 });
      for (let at = x + 10; at < right - 10; at += 1.5) drawing.horizontal(level + 6, at, at + 0.7);
    });
    drawing.text(x + 10, y + 100, '資源の利用を含みます。', { size: 8 });
  }

  test('are read one by one, those below one another too', async () => {
    const drawing = page('緑の環境報告　令和5年度の指標');
    cards.forEach((card, index) => {
      drawDotted(drawing, card, 40 + 245 * (index % 2), 120 + 125 * Math.floor(index / 2));
    });
    const { observations } = await readDrawing(drawing);
    expect(observations.map(({ indicator, valueText }) => [indicator.indicatorName, valueText])).toEqual(
      cards.flatMap(([name, ...figures]) => figures.map((figure) => [name, figure])),
    );
  });
});
