import { expect, test } from 'vitest';
import { partCards } from '../../src/tables/card-grounds.js';
import { PageDrawing } from './draw-page.js';

const EM = 10;
const WIDTH = 200;
const ROW = 30;
const rows = [
  ['貸出冊数', '12冊'],
  ['講座の参加者数', '340人'],
  ['相談', '5件'],
];

/** Where the rules between the rows of a card lie: as many from the top, from one x of the card to another. */
interface Separators {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** How many cards there are on a page with two frames side by side, rows in each, and rules between them that meet no side. */
function cardsWith({ count, from, to }: Separators): number {
  const drawing = new PageDrawing();
  for (const left of [50, 300]) {
    drawing.box(left, 100, left + WIDTH, 100 + ROW * rows.length);
    for (const [row, [name = '', value = '']] of rows.entries())
      drawing.text(left + 20, 117 + ROW * row, name).text(left + 120, 117 + ROW * row, value);
    for (let at = 1; at <= count; at += 1) drawing.horizontal(100 + ROW * at, left + from, left + to);
  }
  return partCards(drawing.page(), EM).cards.length;
}

const centred = (share: number): Pick<Separators, 'from' | 'to'> => ({
  from: (WIDTH * (1 - share)) / 2,
  to: (WIDTH * (1 + share)) / 2,
});

test.each<[string, Separators, number]>([
  ['two rules over most of the frames part rows of cards', { count: 2, ...centred(0.9) }, 2],
  ['one rule alone may be anything', { count: 1, ...centred(0.9) }, 0],
  ['rules over most of their width', { count: 2, ...centred(0.65) }, 2],
  ['rules over hardly more than half of it', { count: 2, ...centred(0.55) }, 0],
  ['rules that end before the left side', { count: 2, from: 3.6, to: 180 }, 2],
  ['rules that meet the left side', { count: 2, from: 2.5, to: 180 }, 0],
  ['rules that end before the right side', { count: 2, from: 20, to: WIDTH - 3.6 }, 2],
  ['rules that meet the right side', { count: 2, from: 20, to: WIDTH - 2.5 }, 0],
])('frames side by side: %s', (_, separators, cards) => {
  expect(cardsWith(separators)).toBe(cards);
});
