import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { isCalledIndicator } from './columns.js';
import { noFacts, type Pair, speaksOf } from './form-facts.js';
import { findHeader } from './header-rows.js';
import { readLabel } from './labels.js';
import { cellText } from './line-text.js';
import type { Setting } from './setting.js';
import { boxOf, type Section } from './views.js';

/** Pairs of one card: a label that comes again begins the next. */
function cardsOf(pairs: readonly Pair[], setting: Setting): Pair[][] {
  const cards: Pair[][] = [];
  const isName = (pair: Pair): boolean =>
    pair.labels.some((cell) => isCalledIndicator(readLabel(cellText(cell), setting)));
  for (const pair of pairs) {
    const last = cards.at(-1);
    const opens = !last || (isName(pair) && last.some((other) => speaksOf(other, setting) === speaksOf(pair, setting)));
    if (opens) cards.push([pair]);
    else last.push(pair);
  }
  return cards;
}

export const isValuePair = (pair: Pair, setting: Setting): boolean =>
  pair.labels.some((cell) => {
    const label = readLabel(cellText(cell), setting);
    return label.members !== undefined || label.claims[0]?.kind === 'value';
  });

/** A card of labels and values as the table that it is: the labels its header, the values its row. */
function toTable(card: readonly Pair[], source: TableGrid): TableGrid {
  const levels = Math.max(...card.map(({ labels }) => labels.length));
  const cells = card.flatMap(({ labels, value }, index): GridCell[] => {
    const column = index + 1;
    const heads = labels.map((label, level) => ({
      ...label,
      row: level + 1,
      column,
      rowSpan: level === labels.length - 1 ? levels - level : 1,
      columnSpan: 1,
    }));
    return [...heads, { ...value, row: levels + 1, column, rowSpan: 1, columnSpan: 1 }];
  });
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return { ...source, rows: levels + 1, columns: card.length, cells: sorted, box: boxOf(cells, source.box) };
}

/** Cards of a form that hold values (指標 | x, 現状値 | v, 目標値 | v), each as a table with one row. */
export function cardSections(pairs: readonly Pair[], source: TableGrid, setting: Setting): Section[] {
  return cardsOf(pairs, setting)
    .filter((card) => card.some((pair) => isValuePair(pair, setting)))
    .flatMap((card): Section[] => {
      const grid = toTable(card, source);
      const header = findHeader(grid, 1, setting);
      return header ? [{ grid, header, facts: noFacts }] : [];
    });
}
