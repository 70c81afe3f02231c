// The hypotheses of what a header's columns are for, weighed by how badly each explains the table.

import type { ValueKind } from '../schema/value-kinds.js';
import type { TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { type Alternative, alternativesOf } from './column-alternatives.js';
import { type Content, contentOf } from './column-content.js';
import { type Column, type Header, hasRole, valueColumns } from './columns.js';
import { withKindsOfYears } from './kinds-of-years.js';
import { readLabel } from './labels.js';
import type { Legend } from './legends.js';
import {
  namesRows,
  settleNameColumns,
  withFinerName,
  withGroups,
  withPartsBehind,
  withTellingApart,
} from './name-columns.js';
import { saidOfKind } from './said-years.js';
import type { Setting } from './setting.js';
import type { BandSaid } from './speaking-bands.js';
import { addWeights, compareWeights, noWeight, type Weight } from './weight.js';

/** At most so many hypotheses of one header are compared. */
const mostHypotheses = 256;

function combine(lists: readonly Alternative[][]): Alternative[][] {
  let combined: Alternative[][] = [[]];
  for (const list of lists) {
    const room = combined.length * list.length <= mostHypotheses ? list : list.slice(0, 1);
    combined = combined.flatMap((before) => room.map((next) => [...before, next]));
  }
  return combined;
}

/** What stands around a table that its columns may lack: a name for its rows, kinds for its values. */
export interface Around {
  readonly legend: Legend;
  /** Is the indicator named outside of the columns (caption, form)? */
  readonly named: boolean;
  /** What bands over its rows say of them. */
  readonly bands: readonly BandSaid[];
  /** Kinds that names tell for their rows. */
  readonly nameKinds: readonly ValueKind[];
}

/** Kinds of the words in the columns of kinds. */
function stubKinds(columns: readonly Column[], contents: readonly Content[], setting: Setting): Set<string> {
  const words = columns.flatMap((column, index) => (column.role === 'kind' ? (contents[index]?.texts ?? []) : []));
  return new Set(words.map((word) => foldForMatching(readLabel(word, setting).rest)));
}

/** What a set of columns lacks to make sense together. */
function weighTogether(
  columns: readonly Column[],
  contents: readonly Content[],
  around: Around,
  setting: Setting,
): Weight {
  const values = valueColumns(columns);
  const figuresOf = (column: Column): number => {
    const content = contents[columns.indexOf(column)];
    return content ? content.texts.length - content.count('dash') : 0;
  };
  const kindStub = columns.find(({ role }) => role === 'kind');
  const kindsInRows = stubKinds(columns, contents, setting);
  const kindless = values.filter(
    ({ valueKind, members }) =>
      valueKind === undefined &&
      !members &&
      !kindStub &&
      around.nameKinds.length === 0 &&
      !around.bands.some((band) => band.valueKind !== undefined) &&
      around.legend.valueKind === undefined &&
      !around.legend.members,
  );
  const nameless =
    !hasRole(columns, 'indicator_name') && !hasRole(columns, 'project_name') && !around.named ? values : [];
  // One word over all rows says nothing against a header: 区分 filled with 当初.
  const overruled =
    kindStub && !kindStub.fillsOnly && kindsInRows.size === 1 ? values.filter(({ valueKind }) => valueKind) : [];
  const undecided = kindStub?.fillsOnly && kindsInRows.size > 1 ? values : [];
  const sum = (list: readonly Column[]): number => list.reduce((total, column) => total + figuresOf(column), 0);
  // One 年度 in rows of targets and actuals is the year of the row; several, or one beside a baseline, are of their neighbours.
  const ofRows = columns.filter(({ role }) => role === 'year').length;
  const ofAny = columns.filter(({ role, datesOf }) => role === 'dates' && datesOf === undefined).length;
  const single = ofRows + ofAny === 1 && values.every(({ valueKind }) => valueKind !== 'baseline');
  const misplaced = single ? ofAny : ofRows > 0 && ofRows + ofAny > 1 ? ofRows : 0;
  // What a caption names is weaker than words that name each row.
  const hasNamesOfRows = columns.some((column, index) => namesRows(column, contents[index], columns));
  const lacksName = !hasRole(columns, 'indicator_name') && (hasNamesOfRows || !around.named);
  const noIndicator = lacksName ? 1 + Number(hasNamesOfRows) : 0;
  const twoNames = columns.filter(({ role }) => role === 'indicator_name').length > 1 ? 2 : 0;
  return {
    unexplained: sum(kindless) + sum(nameless),
    contradictions: sum(overruled) + sum(undecided),
    assumptions: noIndicator + twoNames + misplaced,
  };
}

/** A hypothesis of what the columns of a header are for. */
export interface SettledColumns {
  readonly columns: readonly Column[];
  readonly weight: Weight;
}

/** Is a column taken for something else by another hypothesis? */
export const isTakenOtherwise = (column: Column, other: Column | undefined): boolean =>
  other !== undefined &&
  (column.role !== other.role ||
    column.valueKind !== other.valueKind ||
    column.datesOf !== other.datesOf ||
    column.fillsOnly !== other.fillsOnly);

function datedByLegend(columns: readonly Column[], legend: Legend): Column[] {
  return columns.map((column) => {
    const said = saidOfKind(column, column.valueKind, legend.dated, columns);
    return column.role === 'value' ? { ...column, period: column.period ?? said } : column;
  });
}

const firstValue = /基準|当初|策定|従前|初期|スタート/u;
const latestValue = /現況|現在|現状|最新|直近/u;

/** 現況値, 現在値, 最新値 beside 基準値 or 策定時 is the newest actual; alone it is the baseline. */
function settleLatest(columns: readonly Column[]): Column[] {
  const hasFirst = columns.some(
    ({ valueKind, header }) => valueKind === 'baseline' && firstValue.test(header) && !latestValue.test(header),
  );
  return columns.map((column) => {
    if (!hasFirst || !latestValue.test(column.header) || firstValue.test(column.header)) return column;
    if (column.valueKind === 'baseline') return { ...column, valueKind: 'actual' };
    return column.datesOf === 'baseline' ? { ...column, datesOf: 'actual' } : column;
  });
}

/** Are all its cells kinds, of two at least? */
const tellsKinds = ({ texts, count }: Content): boolean => new Set(texts).size > 1 && count('kind') === texts.length;

/** The hypotheses of what a header's columns are for, the best first. */
export function settleColumns(header: Header, grid: TableGrid, around: Around, setting: Setting): SettledColumns[] {
  const contents = header.columns.map(({ column }) => contentOf(grid, column, header.lastRow, setting));
  const firstDated = header.columns.find(({ role, period }) => role === 'value' && period !== undefined)?.column;
  const firstColumn = header.columns.find(({ role }) => role !== 'project_code')?.column;
  const lastName = header.columns.findLast(
    ({ role, claims }) => role === 'indicator_name' && claims.length === 1,
  )?.column;
  const lists = withPartsBehind(withGroups(header.columns, contents, setting), contents).map((column, index) => {
    const content = contents[index];
    const leftOfDated = firstDated !== undefined && column.column < firstDated;
    const leftOfName = lastName !== undefined && column.column < lastName;
    const besideFigures = header.columns.some(
      ({ role }, at) => role === 'value' && at !== index && (contents[at]?.count('figure') ?? 0) > 0,
    );
    return content
      ? alternativesOf(column, content, {
          leftOfDated,
          leftOfName,
          first: column.column === firstColumn,
          besideFigures,
          besideUnits: header.columns.some(({ role, claims }) => role === 'unit' && claims.length > 0),
          behindKinds: contents.slice(0, index).some(tellsKinds),
        })
      : [{ column, weight: noWeight }];
  });
  const hypotheses = combine(lists).map((taken) => {
    const named = settleNameColumns(taken.map(({ column }) => column));
    const columns = withKindsOfYears(named, around, setting);
    const own = taken.reduce((sum, { weight }) => addWeights(sum, weight), noWeight);
    return {
      columns: withTellingApart(
        withFinerName(settleLatest(datedByLegend(columns, around.legend)), contents),
        contents,
        around.named,
      ),
      weight: addWeights(own, weighTogether(columns, contents, around, setting)),
    };
  });
  return hypotheses
    .filter(({ columns }) => valueColumns(columns).length > 0)
    .sort((a, b) => compareWeights(a.weight, b.weight));
}

/** The kinds that a set of columns and its rows hold. */
export function kindsOf(
  columns: readonly Column[],
  legend: Legend,
  { bands, nameKinds }: Pick<Around, 'bands' | 'nameKinds'>,
): Set<ValueKind> {
  const own = valueColumns(columns).flatMap(({ valueKind, members }) => [
    valueKind,
    ...(members?.members.map((member) => member.valueKind) ?? []),
  ]);
  return new Set(
    [...own, ...bands.map(({ valueKind }) => valueKind), ...nameKinds, legend.valueKind].filter(
      (kind) => kind !== undefined,
    ),
  );
}
