// Bands over the rows of a table (帯見出し): what they say of all rows below, a kind, a time or both.

import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { joinedPath } from '../values/periods/year-paths.js';
import { type Column, type Header, spansGrid } from './columns.js';
import { filledIn, standingIn } from './grid-rows.js';
import { readLabel, unitInName } from './labels.js';
import { bareHeading } from './legends.js';
import { cellText } from './line-text.js';
import { type DatedKind, readClause } from './said-years.js';
import type { Setting } from './setting.js';

/** What a band over the rows of a table (帯見出し) says of all rows below it: 【目標値】, ■ 令和3年度, 令和5年度（実績は12月末現在）. */
export interface BandSaid {
  readonly valueKind: ValueKind | undefined;
  readonly period: Period | undefined;
  /** Unit of rows that print none. */
  readonly unit: string;
  /** Kinds that its bracket dates. */
  readonly dated: readonly DatedKind[];
  /** What stands in its bracket and was not understood; empty where nothing does. */
  readonly unread: string;
}

export const silentBand: BandSaid = { valueKind: undefined, period: undefined, unit: '', dated: [], unread: '' };

const wholeBracket = /^[【〔［[〈《<＜（(]\s*([^】〕］\]〉》>＞（）()]+?)\s*[】〕］\]〉》>＞）)]$/u;
const bracketBehind = /^(.+?)\s*[（(]([^（）()]+)[）)]$/u;

/** 令和5年度 and its bracket, where that is no part of the label itself. */
function readBehind(inner: string, setting: Setting): Pick<BandSaid, 'unit' | 'dated' | 'unread'> {
  const unit = unitInName(`（${inner}）`);
  if (unit !== '') return { unit, dated: [], unread: '' };
  const clauses = inner.split(/[、，,]/u).map((clause) => readClause(clause, setting));
  const dated = clauses.flatMap((clause) => clause ?? []);
  return { unit: '', dated, unread: dated.length === clauses.length ? '' : inner };
}

/** Reads a band's text; undefined where it says anything else than a kind, a time, or both. */
export function readBand(text: string, setting: Setting): BandSaid | undefined {
  const heading = bareHeading(text);
  const bare = wholeBracket.exec(heading)?.[1] ?? heading;
  const whole = readLabel(bare, setting);
  const [, before = bare, inner = ''] =
    whole.whole && !/[（(].*単位/u.test(bare) ? [] : (bracketBehind.exec(bare) ?? []);
  const label = readLabel(before, setting);
  const [claim] = label.claims;
  const valueKind = claim?.kind === 'value' ? claim.valueKind : undefined;
  const says = label.whole && (valueKind !== undefined || (label.period !== undefined && label.claims.length === 0));
  if (!says || label.members || label.doubts.length > 0) return undefined;
  const behind = inner === '' ? { unit: '', dated: [], unread: '' } : readBehind(inner, setting);
  return { valueKind, period: label.period, ...behind };
}

/** The one filled cell of a row below a header, where it may head the rows below it. */
function bandCell(grid: TableGrid, row: number, columns: readonly Column[]): GridCell | undefined {
  const [cell, ...others] = filledIn(grid, row);
  if (!cell || others.length > 0 || cell.rowSpan > 1) return undefined;
  if (standingIn(grid, row).some((other) => other.row < row)) return undefined;
  const role = columns[cell.column - 1]?.role;
  return spansGrid(cell, grid) || cell.columnSpan * 2 > grid.columns || isNameRole(role) ? cell : undefined;
}

export const isNameRole = (role: Column['role'] | undefined): boolean =>
  role === 'indicator_name' || role === 'project_name' || role === 'project_code' || role === 'group';

/** What the bands of a grid say of its rows, before any column has a meaning. */
export function bandsOf(grid: TableGrid, header: Header, setting: Setting): readonly BandSaid[] {
  const rows = Array.from(
    { length: Math.max(0, grid.rows - header.lastRow) },
    (_, index) => header.lastRow + 1 + index,
  );
  return rows.flatMap((row) => {
    const cell = bandCell(grid, row, header.columns);
    return (cell && readBand(cellText(cell), setting)) ?? [];
  });
}

type Axis = 'kind' | 'time' | 'words';

/**
 * The bands in force while the rows of a table are gone through. Bands nest as they come first: 目標 over 令和3年度, 令和4年度, then 実績 over
 * the same years. A band of words after rows ends those that speak, unless somewhere it stands right below one of them.
 */
export class BandsInForce {
  private order: Axis[] = [];
  private readonly said = new Map<Axis, BandSaid>();
  private lastWasBand = false;
  private nested = false;

  /** The axes that a band speaks on. */
  private static axesOf(band: BandSaid | undefined): Axis[] {
    if (!band) return ['words'];
    return [...(band.valueKind ? (['kind'] as const) : []), ...(band.period ? (['time'] as const) : [])];
  }

  /** A band of words has no `band`. */
  begin(band: BandSaid | undefined): void {
    const axes = BandsInForce.axesOf(band);
    if (!band && this.lastWasBand && this.said.size > 0) this.nested = true;
    for (const axis of axes) if (!this.order.includes(axis)) this.order.push(axis);
    const outermost = Math.min(...axes.map((axis) => this.order.indexOf(axis)));
    for (const inner of this.order.slice(outermost)) this.said.delete(inner);
    if (!band && !this.nested) this.said.clear();
    for (const axis of axes) if (band) this.said.set(axis, band);
    this.lastWasBand = true;
  }

  /** A header in the middle of a table ends them, but for those right above it. */
  restart(): void {
    if (!this.lastWasBand) this.said.clear();
  }

  /** What they say of the row that comes now. */
  ofRow(): BandSaid | undefined {
    this.lastWasBand = false;
    const bands = [...new Set(this.order.flatMap((axis) => this.said.get(axis) ?? []))];
    return bands.length === 0 ? undefined : bands.reduce(joinBands);
  }
}

const joinBands = (outer: BandSaid, inner: BandSaid): BandSaid => ({
  valueKind: inner.valueKind ?? outer.valueKind,
  period: outer.period && inner.period ? joinedPath(outer.period, inner.period) : (inner.period ?? outer.period),
  unit: inner.unit || outer.unit,
  dated: [...outer.dated, ...inner.dated],
  unread: [outer.unread, inner.unread].filter((text) => text !== '').join('、'),
});

/** Does a band add something to what the columns say: a time, or a kind where one of them has none? */
export const addsTo = (band: BandSaid, columns: readonly Column[]): boolean =>
  band.period !== undefined ||
  columns.some(({ role, valueKind, members }) => role === 'value' && valueKind === undefined && !members);
