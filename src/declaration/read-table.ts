import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { foldForMatching } from '../text/fold.js';
import { countCalendarYears } from './calendar-years.js';
import { type IndicatorRow, readIndicatorRows } from './indicator-rows.js';
import type { ReadTable } from './note-scope.js';
import { readObservations } from './observations.js';
import type { Paint } from './paint.js';
import type { JoinedText, Passage } from './passage.js';
import type { ReadObservation } from './read-observation.js';
import type { Setting } from './setting.js';
import { type BodyRow, cellAt, isEmptyCell, type StitchedTable } from './stitch.js';
import type { StruckIn } from './struck-cells.js';
import type { StandingOver } from './withdrawn.js';
import { tellStanding } from './withdrawn-values.js';

/** What the reading of a table asks of its document; `issues` takes what is found. */
export interface TableReading {
  readonly documentId: string;
  readonly setting: Setting;
  readonly titlePeriod: Period | undefined;
  readonly joined: JoinedText;
  readonly struckIn: StruckIn;
  readonly paint: Paint;
  readonly issues: Issue[];
}

/** A table as it was read. */
export interface TableRead extends ReadTable {
  readonly notes: readonly Passage[];
  /** Values that a label takes back (誤): no observations. */
  readonly withdrawn: readonly ReadObservation[];
}

/** One stitched table → its indicators and observations; what its labels and the lines over it take back is no observation. */
export function readTable(table: StitchedTable, over: StandingOver | undefined, reading: TableReading): TableRead {
  const { fiscalSeries } = table.legend;
  const context = fiscalSeries === '' ? reading.setting.context : { ...reading.setting.context, fiscalSeries };
  const setting = { ...reading.setting, context };
  const { indicators, banners, said, namedKinds, issues } = readIndicatorRows(table, { ...reading, setting });
  reading.issues.push(...issues);
  const silentRows = new Map<BodyRow, 'derived' | 'remark'>();
  const doubts: Issue[] = [];
  const reader = { ...reading, issues: doubts, table, legend: table.legend, silentRows, said, namedKinds };
  const read = readObservations(indicators.filter(isNamed), reader);
  const all = countCalendarYears(read, table.legend.calendar, indicators, doubts);
  const { standing, withdrawn, issues: told } = tellStanding(all, over, reading.joined);
  const gone = new Set(withdrawn.map(({ id }) => id));
  reading.issues.push(...doubts.filter(({ observationId }) => !observationId || !gone.has(observationId)), ...told);
  const stays = ({ rows }: IndicatorRow): boolean =>
    !withdrawn.some(({ row }) => rows.includes(row)) || standing.some(({ row }) => rows.includes(row));
  const notes = banners.filter(({ kind }) => kind === 'note').map(({ cell }) => cell.passage);
  return { table, indicators: indicators.filter(stays), observations: standing, withdrawn, silentRows, notes };
}

const isNamed = (indicator: IndicatorRow): boolean =>
  (indicator.indicatorName !== '' || indicator.projectName !== '') && !isSumWithoutValues(indicator);

/** 合計 under projects, whose cells under the values of indicators are blank, sums up something else. */
const isSumWithoutValues = ({ indicatorName, projectName, rows }: IndicatorRow): boolean =>
  /^(?:合計|総計|小計|計)$/u.test(foldForMatching(indicatorName || projectName)) &&
  rows.every((row) => row.columns.every(({ role, column }) => role !== 'value' || isEmptyCell(cellAt(row, column))));
