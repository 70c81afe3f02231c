import type { Indicator } from './indicator.js';
import type { Observation } from './observation.js';

/** Number of an observation's table and row, from its id. */
export function placeOf({ observation_id }: Observation): { readonly table: number; readonly row: number } {
  const [, table, row] = observation_id.split('/').map(Number);
  return { table: table ?? 0, row: row ?? 0 };
}

/**
 * The indicator that an observation belongs to: the one of its own row; where the values of one indicator stand in several rows
 * (目標値 and 実績値 below each other), the last one above it in the same table that has its name.
 */
export function indicatorOf(observation: Observation, indicators: readonly Indicator[]): Indicator | undefined {
  const { table, row } = placeOf(observation);
  const above = indicators.filter((indicator) => indicator.table === table && indicator.row <= row);
  return (
    above.find((indicator) => indicator.row === row) ??
    above.findLast(
      (indicator) =>
        indicator.indicator_name === observation.indicator_name && indicator.project_code === observation.project_code,
    )
  );
}
