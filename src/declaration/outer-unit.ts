import { unitsPrinted } from './labels.js';
import { namesCount, namesRatio } from './quantity-names.js';
import type { Reader, ValueCell } from './read-observation.js';
import { type BodyRow, cellAt } from './stitch.js';

/** The unit that the header over the names gives to all figures of a table, 指標（単位：人）; several as they are printed. */
export function unitOverNames(row: Pick<BodyRow, 'columns'>): string {
  const overNames = row.columns.filter(({ role }) => role === 'indicator_name');
  const told = overNames.map(({ unit, header }) => unit || unitsPrinted(header));
  return told.find((unit) => unit !== '') ?? '';
}

/** The unit that stands outside of a cell: in its column's header, beside its indicator, over the table. */
export function outerUnit({ indicator, row, column }: ValueCell, { legend, joined }: Reader): string | undefined {
  const units = row.columns.filter(({ role }) => role === 'unit');
  // 基準値｜単位｜目標値｜単位: where the last unit has no value behind it, units follow their values; else they lead them.
  const follow = row.columns.every(({ role, column: at }) => role !== 'value' || at < (units.at(-1)?.column ?? 0));
  const own = follow
    ? units.find((each) => each.column > column.column)
    : units.findLast((each) => each.column < column.column);
  const cell = units.length > 1 && own ? cellAt(row, own.column) : undefined;
  const beside = [column.unit, cell ? joined(cell.passage) : '', indicator.unit, unitOverNames(row)];
  const near = beside.find((unit) => unit !== '');
  if (near !== undefined) return near;
  if (legend.units.length < 2) return legend.units[0];
  // 単位：人、％ over a table: the rates are in the one, what is counted in the other.
  const percents = legend.units.filter((unit) => /^[%％]$/u.test(unit));
  const others = legend.units.filter((unit) => !percents.includes(unit));
  const name = indicator.indicatorName;
  if (namesRatio(name) && percents.length === 1) return percents[0];
  return namesCount(name) && others.length === 1 ? others[0] : undefined;
}
