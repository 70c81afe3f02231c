import type { TableGrid } from '../tables/table-grid.js';
import { type Header, spansGrid } from './columns.js';
import { filledIn, standingIn } from './grid-rows.js';
import { readLabel } from './labels.js';
import { cellText } from './line-text.js';
import { opensNote } from './notes.js';
import { isOffice, splitOffices } from './offices.js';
import type { Setting } from './setting.js';
import { nameRoles, range } from './views.js';

/** What a row below a header is: the name of an indicator over the full width, a note over it, or values. */
type RowLook = 'name' | 'note' | 'values' | 'blank';

function lookOf(grid: TableGrid, row: number, setting: Setting): RowLook {
  const filled = filledIn(grid, row);
  const [cell] = filled;
  if (!cell) return standingIn(grid, row).some(({ row: first }) => first < row) ? 'values' : 'blank';
  if (filled.length > 1 || !spansGrid(cell, grid)) return 'values';
  const text = cellText(cell);
  if (opensNote(text)) return 'note';
  const { claims, period } = readLabel(text, setting);
  // 福祉課 over a row tells whose it is, and not what is measured.
  if (splitOffices(text).every(isOffice)) return 'values';
  return claims.length === 0 && period === undefined ? 'name' : 'values';
}

/**
 * Do bands over the full width name the rows, where no column does: 利用者数（人） over 15,820 | 9,346? Each band has one row of values,
 * and there are several; a band over many rows is a heading of those (分野).
 */
export function bandsNameRows(header: Header, grid: TableGrid, setting: Setting): boolean {
  if (header.columns.some(({ role }) => nameRoles.has(role) || role === 'unknown')) return false;
  const looks = range(header.lastRow + 1, grid.rows)
    .map((row) => lookOf(grid, row, setting))
    .filter((look) => look !== 'note' && look !== 'blank');
  return (
    looks.length >= 4 &&
    looks.length % 2 === 0 &&
    looks.every((look, index) => look === (index % 2 === 0 ? 'name' : 'values'))
  );
}
