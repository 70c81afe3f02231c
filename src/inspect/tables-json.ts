import { formatBox } from '../geometry/box.js';
import type { GridCell, PageLayout } from '../tables/table-grid.js';
import { repairCharacters } from '../text/fold.js';

/** One cell as `tables.json` shows it; rows and columns from 1, `bbox` as in every output file. */
export interface CellJson {
  readonly row: number;
  readonly column: number;
  readonly row_span: number;
  readonly column_span: number;
  readonly text: string;
  readonly bbox: string;
}

/** One grid as found on its page, before stitching; `table` counts through the document from 1. */
export interface TableJson {
  readonly table: number;
  readonly page: number;
  readonly bbox: string;
  readonly evidence: string;
  readonly cells: readonly CellJson[];
}

const endsLatin = /[\p{Script=Latin}\d]$/u;
const startsLatin = /^[\p{Script=Latin}\d]/u;

/** The grids of a document's pages in the form of the contract's `tables.json`. */
export function tablesJson(layouts: readonly PageLayout[]): TableJson[] {
  return layouts
    .flatMap((layout) => layout.grids)
    .map((grid, index) => ({
      table: index + 1,
      page: grid.page,
      bbox: formatBox(grid.box),
      evidence: grid.evidence,
      cells: grid.cells.map((cell) => ({
        row: cell.row,
        column: cell.column,
        row_span: cell.rowSpan,
        column_span: cell.columnSpan,
        text: joinedText(cell),
        bbox: formatBox(cell.box),
      })),
    }));
}

/** Lines of a cell in a row: nothing between Japanese ones, a space between Latin words or digits. */
function joinedText(cell: GridCell): string {
  return cell.lines
    .map((line) => repairCharacters(line.text))
    .reduce(
      (before, line) => (endsLatin.test(before) && startsLatin.test(line) ? `${before} ${line}` : before + line),
      '',
    );
}
