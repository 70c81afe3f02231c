import type { Column } from '../declaration/columns.js';
import type { Facts, Pair } from '../declaration/form-facts.js';
import type { TriedGrid } from '../declaration/kpi-tables.js';
import type { Claim } from '../declaration/labels.js';
import type { Legend } from '../declaration/legends.js';
import { cellText } from '../declaration/line-text.js';
import type { Members } from '../declaration/members.js';
import type { Hypothesis, View } from '../declaration/readings.js';
import { isTakenOtherwise, type SettledColumns } from '../declaration/settle.js';
import type { Weight } from '../declaration/weight.js';
import { formatBox } from '../geometry/box.js';

/** What tipped the balance: the first number in which two weights differ; `order` where none does and the likelier one came first. */
export type DecidedBy = keyof Weight | 'order';

const weights = ['unexplained', 'contradictions', 'assumptions'] as const;

export const decidedBy = (winner: Weight, other: Weight): DecidedBy =>
  weights.find((weight) => winner[weight] !== other[weight]) ?? 'order';

/** `value target`, `dates baseline`, `role unit`. */
function claimText(claim: Claim): string {
  switch (claim.kind) {
    case 'value':
      return `value ${claim.valueKind}`;
    case 'dates':
      return `dates ${claim.of ?? 'any'}`;
    case 'role':
      return `role ${claim.role}`;
    default:
      return claim satisfies never;
  }
}

/** `slash: target 令和4年度 / actual`; a rate among them is `-`. */
const membersText = ({ sign, members }: Members): string =>
  `${sign}: ${members
    .map(({ valueKind, period }) => [valueKind ?? '-', ...(period ? [period.text] : [])].join(' '))
    .join(' / ')}`;

const columnJson = (column: Column) => ({
  column: column.column,
  header: column.header,
  claims: column.claims.map(claimText),
  role: column.role,
  value_kind: column.valueKind ?? null,
  period: column.period?.text ?? null,
  dates_of: column.datesOf ?? null,
  members: column.members ? membersText(column.members) : null,
  part: column.partLabel,
  unit: column.unit,
});

/** The next best way to take the columns: only those that it takes otherwise. */
function runnerUpJson(winner: SettledColumns, other: SettledColumns | undefined) {
  if (!other) return null;
  const otherwise = other.columns.filter((column, index) => isTakenOtherwise(column, winner.columns[index]));
  return {
    weight: other.weight,
    decided_by: decidedBy(winner.weight, other.weight),
    columns: otherwise.map(({ column, header, role, valueKind, datesOf }) => ({
      column,
      header,
      role,
      value_kind: valueKind ?? null,
      dates_of: datesOf ?? null,
    })),
  };
}

const factsJson = ({ projectCode, projectName, indicatorName, division, unit }: Facts) => ({
  project_code: projectCode,
  project_name: projectName,
  indicator_name: indicatorName,
  division,
  unit,
});

function tableJson({ grid, header, facts, settled }: View) {
  const [winner, other] = settled;
  return {
    bbox: formatBox(grid.box),
    rows: grid.rows,
    columns_count: grid.columns,
    header_rows: [header.firstRow, header.lastRow],
    facts: factsJson(facts),
    weight: winner?.weight ?? null,
    columns: header.columns.map(columnJson),
    runner_up: winner ? runnerUpJson(winner, other) : null,
  };
}

const pairJson = ({ labels, value }: Pair) => ({ labels: labels.map(cellText), value: cellText(value) });

function hypothesisJson(hypothesis: Hypothesis, winner: Hypothesis | undefined) {
  const { form, weight, views, pairs } = hypothesis;
  return {
    form,
    weight,
    decided_by: winner === undefined || winner === hypothesis ? null : decidedBy(winner.weight, weight),
    tables: views.map(tableJson),
    pairs: pairs.map(pairJson),
  };
}

const legendJson = (legend: Legend) => ({
  members: legend.members ? membersText(legend.members) : null,
  brackets: legend.brackets.map(({ opens, words }) => `${opens} ${words}`),
  tint: legend.tint?.text ?? null,
  units: legend.units,
  period: legend.period?.text ?? null,
  value_kind: legend.valueKind ?? null,
  dated: legend.dated.map(({ valueKind, period }) => `${valueKind} ${period.text}`),
  indicator_name: legend.indicatorName,
});

/** How each grid came to its meaning: the ways in which it was tried, the best first, and by what each of the others lost. */
export function readingsJson(tried: readonly TriedGrid[]) {
  return tried.map(({ grid, reading, legend, goesOn }) => ({
    page: grid.page,
    grid: grid.index,
    bbox: formatBox(grid.box),
    kind: goesOn ? 'goes_on' : reading.kind,
    legend: legendJson(legend),
    header: reading.kind === 'kpi' ? null : (reading.header?.columns.map(columnJson) ?? null),
    hypotheses: reading.hypotheses.map((hypothesis) => hypothesisJson(hypothesis, reading.hypotheses[0])),
  }));
}
