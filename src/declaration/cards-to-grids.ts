// Cards of lines as tables: what the readers of such lines share.

import type { PageLayout, TableGrid, TextLine } from '../tables/table-grid.js';

/** Lines of a page that say what a table would (行だけの札): they become a grid. */
export interface LinesOfCard {
  readonly lines: readonly TextLine[];
  /** Bullets and colons, which no cell holds. */
  readonly marks: readonly TextLine[];
}

/** White between the lines of one card, in ems of its writing, at most. */
export const mostWhite = 2;
/** White between a label and the value beside it. */
export const mostBeside = 14;

/** A layout in which cards are grids, numbered behind its own, and their lines are no lines of the page any more. */
export function withGridsOf<Card extends LinesOfCard>(
  layout: PageLayout,
  cards: readonly Card[],
  toGrid: (card: Card, page: number, index: number) => TableGrid,
): PageLayout {
  if (cards.length === 0) return layout;
  const gone = new Set(cards.flatMap(({ lines }) => lines));
  const grids = cards.map((card, index) => toGrid(card, layout.page.number, layout.grids.length + index + 1));
  return {
    ...layout,
    grids: [...layout.grids, ...grids],
    lines: layout.lines.filter((line) => !gone.has(line)),
    ruleLines: [...layout.ruleLines, ...cards.flatMap(({ marks }) => marks)],
  };
}
