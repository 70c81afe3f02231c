import type { Box } from '../geometry/box.js';
import type { Glyph, PageContent } from '../pdf/page-content.js';
import type { Overflow } from './overflow.js';

/** Glyphs that stand on one line, in reading order. Every glyph of a page is in exactly one line. */
export interface TextLine {
  /** Raw characters in reading order, small digits set high or low as ¹ or ₁; one space where the gap between two glyphs is a word space. */
  readonly text: string;
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
  /** Set top to bottom (縦書き). */
  readonly vertical: boolean;
}

/** A cell (セル) of a grid. `row` and `column` from 1; a merged cell stands once, at its top-left place. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The cell's area between its rules (or its share of the alignment grid). */
  readonly box: Box;
  /** Lines as printed, top to bottom (right to left where vertical). */
  readonly lines: readonly TextLine[];
  /** Its page, where that is not the grid's: a column that was printed on a page of its own. */
  readonly page?: number;
}

/** What the grid was built from: drawn rules, shading edges, horizontal rules only, or the alignment of the text. */
export type GridEvidence = 'rulings' | 'shading' | 'horizontal-rules' | 'alignment';

/** One table as it stands on one page, before any stitching over pages. */
export interface TableGrid {
  readonly page: number;
  /** Number of the grid on its page, from 1, top to bottom then left to right. */
  readonly index: number;
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  /** Sorted by row, then column; they tile the grid without overlap. */
  readonly cells: readonly GridCell[];
  readonly evidence: GridEvidence;
  /** Texts that run over a rule (はみ出し), each in the cell that it belongs to. */
  readonly overflows: readonly Overflow[];
  /** What of it was printed beside it on further pages (横分割); its cells are among the grid's. */
  readonly besides?: readonly TableGrid[];
}

/** A page taken apart: its grids, and the lines outside of them in reading order. */
export interface PageLayout {
  readonly page: PageContent;
  readonly grids: readonly TableGrid[];
  /** Lines outside every grid, in reading order. Together with the grids' lines and `ruleLines` they hold every glyph exactly once. */
  readonly lines: readonly TextLine[];
  /** Characters that rules are written with (罫線文字: ┌─┬┐, + - |): drawn, and no text. */
  readonly ruleLines: readonly TextLine[];
}
