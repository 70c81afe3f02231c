import type { Issue } from '../issues/issue.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { cellText, isBlank } from './line-text.js';
import type { ReadObservation } from './read-observation.js';
import { turn } from './views.js';
import { isStandingWord, standingOf } from './withdrawn.js';

/** One line of a table of corrections (正誤表). */
interface Correction {
  readonly wrong: string;
  readonly right: string;
  /** Was it an error (誤, 訂正前), and no change (変更前)? */
  readonly wasError: boolean;
  /** All that its row says. */
  readonly text: string;
}

const cellIn = (grid: TableGrid, row: number, column: number): GridCell | undefined =>
  grid.cells.find(
    (cell) =>
      cell.row <= row &&
      row < cell.row + cell.rowSpan &&
      cell.column <= column &&
      column < cell.column + cell.columnSpan,
  );

/** The lines under the labels 誤 and 正, 訂正前 and 訂正後 of one row of a grid. */
function correctionsIn(grid: TableGrid): Correction[] {
  const labels = grid.cells.filter((cell) => !isBlank(cell.lines) && isStandingWord(cellText(cell)));
  const before = labels.find((cell) => standingOf(cellText(cell)) !== 'standing');
  const after = labels.find((cell) => cell.row === before?.row && standingOf(cellText(cell)) === 'standing');
  if (!before || !after) return [];
  const rows = Array.from({ length: grid.rows - before.row }, (_, index) => before.row + 1 + index);
  return rows.flatMap((row): Correction[] => {
    const [wrong, right] = [cellIn(grid, row, before.column), cellIn(grid, row, after.column)];
    if (!wrong || !right || wrong === before || isBlank(wrong.lines)) return [];
    const standing = grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan);
    const wasError = standingOf(cellText(before)) === 'withdrawn';
    return [{ wrong: cellText(wrong), right: cellText(right), wasError, text: standing.map(cellText).join(' ') }];
  });
}

/** Does the text say the printed figure, and not as a part of a longer one? */
function says(text: string, figure: string): boolean {
  const [all, part] = [foldForMatching(text), foldForMatching(figure)];
  if (!/\d/u.test(part)) return all === part;
  const at = all.indexOf(part);
  return at >= 0 && !/[\d.,]/u.test(all.charAt(at - 1)) && !/\d/u.test(all.charAt(at + part.length));
}

const names = ({ indicator }: ReadObservation, text: string): boolean =>
  indicator.indicatorName !== '' && foldForMatching(text).includes(foldForMatching(indicator.indicatorName));

/**
 * What tables of corrections say against the values of a document: a value that stands on the wrong side is marked, of the indicator that the
 * line names, or of any where it names none; corrected figures that no table holds are told.
 */
export function errataIssues(grids: readonly TableGrid[], observations: readonly ReadObservation[]): Issue[] {
  return grids.flatMap((grid): Issue[] => {
    const upright = correctionsIn(grid);
    const corrections = upright.length > 0 ? upright : correctionsIn(turn(grid));
    const unread: string[] = [];
    const marked = corrections.flatMap(({ wrong, right, wasError, text }): Issue[] => {
      const named = observations.filter((observation) => names(observation, text));
      const among = named.length > 0 ? named : observations;
      if (wasError && /\d/u.test(foldForMatching(right)) && !among.some(({ valueText }) => says(right, valueText)))
        unread.push(right);
      return among
        .filter(({ valueText }) => valueText !== '' && says(wrong, valueText))
        .map(({ id, page, box, valueText }) => ({
          code: 'value/superseded',
          page,
          box,
          observationId: id,
          actual: valueText,
          expected: `${wrong} → ${right}`,
        }));
    });
    const told: Issue[] =
      unread.length > 0
        ? [{ code: 'table/corrections', page: grid.page, box: grid.box, actual: unread.join('、') }]
        : [];
    return [...marked, ...told];
  });
}
