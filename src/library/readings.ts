import { readCell as readCellExactly } from '../values/cells.js';
import { readHeader as readHeaderInContext } from '../values/headers.js';
import { readPeriods as readPeriodsInContext } from '../values/periods/periods.js';
import { readUnit as readUnitAlone } from '../values/quantities/unit-text.js';
import type { ReadingContext as Context } from '../values/reading-context.js';
import { withNumbers } from './numbers.js';
import type { Period } from './result-types.js';
import type { CellReading, HeaderReading, ReadingContext, UnitReading } from './types.js';

/** A context without the members that are undefined: callers may leave them out either way. */
const stated = (context: ReadingContext): Context =>
  Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined));

/** Every period (期間) that a text names, in order of place: 平成30年度～令和2年度, 平成29(2017)年3月, 令和2年3月31日現在. */
export function readPeriods(text: string, context: ReadingContext = {}): readonly Period[] {
  return readPeriodsInContext(text, stated(context));
}

/** What a cell says: `80%以上 (H29)` is a range with its year, `—` is missing. */
export function readCell(text: string, context: ReadingContext = {}): CellReading {
  const { values, doubts } = readCellExactly(text, stated(context));
  return { values: values.map(withNumbers), doubts };
}

/** A column's header, its period apart from its words: 平成30年度実績値. */
export function readHeader(text: string, context: ReadingContext = {}): HeaderReading {
  return readHeaderInContext(text, stated(context));
}

/** A unit that stands by itself: (千円), 単位：%. Undefined where the text is none. */
export function readUnit(text: string): UnitReading | undefined {
  return readUnitAlone(text);
}
