// A value as it was read from its cell, and what its reading asks for.

import type { Box } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { Modifier } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { ReadValue } from '../values/reading-context.js';
import type { Column } from './columns.js';
import type { IndicatorRow } from './indicator-rows.js';
import type { NamedKind } from './kinds-in-names.js';
import type { Legend } from './legends.js';
import type { Members } from './members.js';
import type { Paint } from './paint.js';
import type { JoinedText } from './passage.js';
import type { Setting } from './setting.js';
import type { BandSaid } from './speaking-bands.js';
import type { BodyCell, BodyRow, StitchedTable } from './stitch.js';
import type { StruckIn } from './struck-cells.js';

/** What gives a value its period, the nearest first: its own text, its row or column, a column of years beside it, the caption, a row above in a column of years, the title. */
export type DatedBy = 'cell' | 'label' | 'beside' | 'caption' | 'above' | 'title' | 'nothing';

/** One value of a cell with all that its place says of it; the document's own fields are added later. */
export interface ReadObservation {
  readonly id: string;
  readonly indicator: IndicatorRow;
  readonly row: BodyRow;
  readonly column: Column;
  readonly cell: BodyCell;
  readonly part: number;
  readonly valueKind: ValueKind;
  readonly period: Period | undefined;
  /** Where its period stands. */
  readonly datedBy: DatedBy;
  /** What the column says of its time against the row. */
  readonly datedAgainst: Period | undefined;
  readonly value: ReadValue;
  readonly valueText: string;
  readonly page: number;
  readonly box: Box;
}

/** What a row says of all its values: their kind (区分: 計画), their year, or that they are no observations (達成率). */
export interface RowMeaning {
  readonly valueKind: ValueKind | undefined;
  /** Several kinds in each of its cells: 目標／実績, or one over the other. */
  readonly members: Members | undefined;
  /** The row speaks only for columns that have no kind of their own. */
  readonly fillsOnly: boolean;
  readonly period: Period | undefined;
  readonly isRating: boolean;
  /** The figures are somebody else's: 県平均. */
  readonly isOfOthers: boolean;
  /** What a band over the row says of it. */
  readonly band: BandSaid;
  /** A kind that no word of the profile explains. */
  readonly unknown: string;
}

/** Rows of rates (達成率) and of other people's figures (県平均). */
export type SilentRows = ReadonlyMap<BodyRow, 'derived' | 'remark'>;

/** What the values of a table are read with: what stands around the table, and where doubts go. */
export interface Reader {
  readonly documentId: string;
  readonly setting: Setting;
  readonly joined: JoinedText;
  readonly struckIn: StruckIn;
  readonly legend: Legend;
  /** Year of the document's title, with the title as evidence. */
  readonly titlePeriod: Period | undefined;
  readonly table: StitchedTable;
  readonly paint: Paint;
  readonly silentRows: Map<BodyRow, 'derived' | 'remark'>;
  /** What bands over them say of rows. */
  readonly said: ReadonlyMap<BodyRow, BandSaid>;
  /** What names say of their rows, by the name as printed. */
  readonly namedKinds: ReadonlyMap<string, NamedKind>;
  readonly issues: Issue[];
}

/** A cell that may hold values, with the labels of its place. */
export interface ValueCell {
  readonly indicator: IndicatorRow;
  readonly row: BodyRow;
  readonly column: Column;
  readonly cell: BodyCell;
  readonly meaning: RowMeaning;
}

export const withModifier = ({ modifiers }: ReadValue, more: Modifier): Modifier[] =>
  [...new Set<Modifier>([...modifiers, more])].sort();

export const isDitto = (value: ReadValue): boolean => value.modifiers.includes('ditto');
