// What a declaration says, as rows in the form of the schemas.

import { formatBox } from '../geometry/box.js';
import { groupBy } from '../groups/group-by.js';
import type { DeclaredTable } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import type { Observation } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import type { Note } from '../schema/sections.js';
import { byColumn, type ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TableGrid } from '../tables/table-grid.js';
import { withCounting } from '../values/headers.js';
import type { Declaration } from './declaration.js';
import type { IndicatorRow } from './indicator-rows.js';
import { cellText, isBlank } from './line-text.js';
import type { ReadTable } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';
import type { StitchedTable } from './stitch.js';

/** What every row of a document repeats. */
export interface DocumentFacts {
  readonly document_id: string;
  readonly municipality_code: string;
  readonly municipality: string;
}

export const noteId = (number: number): string => `note/${number}`;

function noteIdsOf(observation: ReadObservation, declaration: Declaration): string {
  const bearing = declaration.notes.filter(({ observations }) => observations.some(({ id }) => id === observation.id));
  return bearing.map(({ note }) => noteId(note.number)).join(' ');
}

function toObservation(observation: ReadObservation, declaration: Declaration, facts: DocumentFacts): Observation {
  const { value, period, indicator } = observation;
  return {
    observation_id: observation.id,
    ...facts,
    department: declaration.department,
    document_fiscal_year: declaration.fiscalYear ?? null,
    plan_name: declaration.plan?.name ?? '',
    project_code: indicator.projectCode,
    project_name: indicator.projectName,
    indicator_name: indicator.indicatorName,
    division: indicator.division,
    value_kind: observation.valueKind,
    fiscal_year: period?.fiscal_year ?? null,
    period_start: period?.period_start ?? null,
    period_end: period?.period_end ?? null,
    period_text: period?.text ?? '',
    status: value.status,
    value_number: value.value_number,
    value_min: value.value_min,
    value_max: value.value_max,
    unit: value.unit,
    unit_text: value.unit_text,
    text_value: value.text_value,
    modifiers: [...value.modifiers].sort().join(' '),
    missing_reason: value.missing_reason,
    part: observation.part,
    part_label: value.part_label,
    value_text: observation.valueText,
    note_ids: noteIdsOf(observation, declaration),
    page: observation.page,
    bbox: formatBox(observation.box),
    needs_review: false,
    corrected: false,
    declaration: declaration.number,
    indicator_group: indicator.group,
  };
}

export function toObservations(declaration: Declaration, facts: DocumentFacts): Observation[] {
  return declaration.observations.map((observation) => toObservation(observation, declaration, facts));
}

/** The printed texts of value cells of one kind, each once, in order. */
const printedTexts = (kind: ValueKind, observations: readonly ReadObservation[]): string =>
  observations
    .filter(({ valueKind, part }) => valueKind === kind && part === 1)
    .map(({ valueText }) => valueText)
    .join(' | ');

/** `own`: the observations of the indicator. */
function toIndicator(
  indicator: IndicatorRow,
  own: readonly ReadObservation[],
  declaration: Declaration,
  documentId: string,
): Indicator {
  const texts = byColumn('_text', (_meta, kind) => printedTexts(kind, own));
  return {
    document_id: documentId,
    table: indicator.table,
    row: indicator.rows[0]?.number ?? 1,
    project_code: indicator.projectCode,
    project_name: indicator.projectName,
    indicator_name: indicator.indicatorName,
    division: indicator.division,
    keywords: '',
    page: indicator.page,
    bbox: formatBox(indicator.box),
    ...texts,
    declaration: declaration.number,
    indicator_group: indicator.group,
  };
}

/** Indicator rows without their keywords, which the dictionary gives later. */
export function toIndicators(declaration: Declaration, documentId: string): Indicator[] {
  const observations = groupBy(declaration.observations, ({ indicator }) => indicator);
  return declaration.tables.flatMap(({ indicators }) =>
    indicators.map((indicator) => toIndicator(indicator, observations.get(indicator) ?? [], declaration, documentId)),
  );
}

export function toNotes(declaration: Declaration, documentId: string): Note[] {
  return declaration.notes.map(({ note, text, appliesTo }) => ({
    document_id: documentId,
    note_id: noteId(note.number),
    marker: note.marker,
    text,
    applies_to: appliesTo.join(' '),
    page: note.passage.page,
    declaration: declaration.number,
  }));
}

type TableCell = DeclaredTable['cells'][number];

const toTableCell = (cell: GridCell, page: number): TableCell => ({
  row: cell.row,
  column: cell.column,
  row_span: cell.rowSpan,
  column_span: cell.columnSpan,
  text: cellText(cell),
  page,
  bbox: formatBox(cell.box),
});

function bodyCells(table: StitchedTable, declaration: Declaration): TableCell[] {
  const cells = [...new Set(table.rows.flatMap((row) => row.cells))];
  return cells.flatMap((cell) => {
    const place = cell.places[0];
    if (!place) return [];
    const { firstRow: row, lastRow, column, columnSpan } = cell;
    const text = declaration.joined(cell.passage);
    return [
      {
        row,
        column,
        row_span: lastRow - row + 1,
        column_span: columnSpan,
        text,
        page: place.page,
        bbox: formatBox(place.box),
      },
    ];
  });
}

/** The whole years that the values of a table are dated by, each once, in the order of the table. */
function yearsOf(table: StitchedTable, observations: readonly ReadObservation[]): Period[] {
  const own = observations.flatMap(({ indicator, period }) =>
    indicator.table === table.number && period ? [withCounting(period)] : [],
  );
  const years = own.filter(({ counting }) => counting !== undefined);
  return [...new Map(years.map((year) => [`${year.kind} ${year.text}`, year])).values()];
}

function toKpiTable({ table }: ReadTable, declaration: Declaration): DeclaredTable {
  return {
    table: table.number,
    kind: 'kpi',
    caption: table.caption.map((line) => cellText({ lines: [line] })).join(' '),
    parts: table.parts
      .flatMap(({ grid }) => [grid, ...(grid.besides ?? [])])
      .map(({ page, box, evidence }) => ({ page, bbox: formatBox(box), evidence })),
    columns: table.columns.map(({ column, header, role, valueKind, period, unit }) => ({
      column,
      header,
      role,
      value_kind: valueKind ?? null,
      period: period ?? null,
      unit,
    })),
    header: table.headerCells
      .filter(({ cell }) => !isBlank(cell.lines))
      .map(({ cell, page }) => toTableCell(cell, page)),
    cells: bodyCells(table, declaration),
    years: yearsOf(table, declaration.observations),
    figures: declaration.figures.find((account) => account.table.table === table)?.counts,
  };
}

const toOtherTable = (grid: TableGrid, number: number): DeclaredTable => ({
  table: number,
  kind: 'other',
  caption: '',
  parts: [{ page: grid.page, bbox: formatBox(grid.box), evidence: grid.evidence }],
  columns: [],
  header: [],
  cells: grid.cells.filter((cell) => !isBlank(cell.lines)).map((cell) => toTableCell(cell, grid.page)),
});

/** KPI tables first, as numbered in the observations' ids; then the others in reading order. */
export function toTables(declaration: Declaration): DeclaredTable[] {
  const kpi = declaration.tables.map((table) => toKpiTable(table, declaration));
  return [
    ...kpi,
    ...declaration.otherGrids.map((grid, index) =>
      toOtherTable(grid, declaration.tablesBefore + kpi.length + index + 1),
    ),
  ];
}
