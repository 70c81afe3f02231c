// Values side by side: the columns and rows of the wide table.

import type { DocumentResult } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import { indicatorOf, placeOf } from '../schema/indicator-of.js';
import type { Observation } from '../schema/observation.js';
import { type ValueKind, valueKinds } from '../schema/value-kinds.js';
import { orderResult } from './order.js';

/** A value column of the wide table (対照表): one kind in one fiscal year. */
export interface WideColumn {
  /** `actual_2018`; `target_undated` where the period is not in one fiscal year. */
  readonly name: string;
  readonly kind: ValueKind;
  readonly fiscalYear: number | null;
}

/** One KPI table row with the printed text of each of its values, by the name of its column. */
export interface WideRow {
  readonly indicator: Pick<
    Indicator,
    | 'document_id'
    | 'table'
    | 'row'
    | 'project_code'
    | 'project_name'
    | 'indicator_name'
    | 'division'
    | 'page'
    | 'declaration'
  >;
  readonly texts: ReadonlyMap<string, string>;
}

/** Between the printed texts of two cells that belong to one kind and one year (a half year beside the whole). */
const cellSeparator = ' ／ ';

const columnOf = ({ value_kind, fiscal_year }: Observation): WideColumn => ({
  name: `${value_kind}_${fiscal_year ?? 'undated'}`,
  kind: value_kind,
  fiscalYear: fiscal_year,
});

/** Baselines first, as documents print them; then by year, the undated last, then by kind. */
function compareColumns(a: WideColumn, b: WideColumn): number {
  const rank = (column: WideColumn): readonly number[] => [
    column.kind === 'baseline' ? 0 : 1,
    column.fiscalYear ?? Number.MAX_SAFE_INTEGER,
    valueKinds.indexOf(column.kind),
  ];
  const [left, right] = [rank(a), rank(b)];
  return left.map((value, index) => value - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Gathers the value columns of all documents: one small object for each kind and year. */
export function wideColumns(): { add(result: DocumentResult): void; columns(): readonly WideColumn[] } {
  const found = new Map<string, WideColumn>();
  return {
    add(result) {
      for (const observation of result.observations) {
        const column = columnOf(observation);
        found.set(column.name, column);
      }
    },
    columns: () => [...found.values()].sort(compareColumns),
  };
}

/** One document's rows of the wide table, in the order of the PDF. A value whose row is no indicator gets a row of its own. */
export function wideRows(unordered: DocumentResult): readonly WideRow[] {
  const result = orderResult(unordered);
  const rows = new Map<string, { indicator: WideRow['indicator']; texts: Map<string, string[]> }>();
  const keyOf = (table: number, row: number): string => `${table}/${row}`;
  for (const indicator of result.indicators) {
    rows.set(keyOf(indicator.table, indicator.row), { indicator, texts: new Map() });
  }
  for (const observation of result.observations) {
    const found = indicatorOf(observation, result.indicators);
    const place = found ?? { ...observation, ...placeOf(observation) };
    const key = keyOf(place.table, place.row);
    const row = rows.get(key) ?? { indicator: place, texts: new Map<string, string[]>() };
    rows.set(key, row);
    const { name } = columnOf(observation);
    const texts = row.texts.get(name) ?? [];
    // The parts of one cell share its text.
    if (!texts.includes(observation.value_text)) row.texts.set(name, [...texts, observation.value_text]);
  }
  return [...rows.values()].map(({ indicator, texts }) => ({
    indicator,
    texts: new Map([...texts].map(([name, values]) => [name, values.join(cellSeparator)])),
  }));
}
