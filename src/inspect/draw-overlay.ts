import type { SKRSContext2D } from '@napi-rs/canvas';
import { type Box, centreX, centreY, heightOf, holdsCentre, readBox, widthOf } from '../geometry/box.js';
import type { HiddenGlyph } from '../pdf/page-content.js';
import type { DeclaredTable, DocumentResult } from '../schema/document-result.js';
import type { LayoutSteps } from '../tables/find-layout.js';

/** What is drawn over a page, each in a colour of its own; the legend under the picture names them. */
export const overlayColours = {
  rule: '#e0301e',
  cell: '#1f6fd6',
  value: '#1b7f3b',
  role: '#8a4fbf',
  join: '#d07a00',
  unplaced: '#d4008f',
  hidden: '#767d84',
} as const;

/** A page as it was read, and where it lies on the sheet that is drawn: all of it, or one of two side by side. */
export interface ReadPart {
  readonly steps: LayoutSteps;
  readonly hidden: readonly HiddenGlyph[];
  /** In points of the sheet. */
  readonly place: Box;
  /** Degrees by which the sheet leans against the page as it was read. */
  readonly skew: number;
}

/** What the overlay of a page of the PDF shows. Boxes in points of the page. */
export interface Overlay {
  readonly parts: readonly ReadPart[];
  readonly result: DocumentResult;
  readonly page: number;
}

function strokeBox(
  context: SKRSContext2D,
  box: Box,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.strokeRect(box.left, box.top, widthOf(box), heightOf(box));
  context.setLineDash([]);
}

function fillBox(context: SKRSContext2D, box: Box, colour: string, opacity: number): void {
  context.globalAlpha = opacity;
  context.fillStyle = colour;
  context.fillRect(box.left, box.top, widthOf(box), heightOf(box));
  context.globalAlpha = 1;
}

/** Words on a coloured ground, made narrower to fit `width`. */
function drawTag(
  context: SKRSContext2D,
  words: string,
  left: number,
  bottom: number,
  width: number,
  colour: string,
): void {
  const size = 6;
  context.font = `${size}px sans-serif`;
  const fitting = Math.min(width, context.measureText(words).width + 3);
  fillBox(context, { left, top: bottom - size - 2, right: left + fitting, bottom }, colour, 0.92);
  context.fillStyle = '#ffffff';
  context.fillText(words, left + 1.5, bottom - 2, Math.max(1, fitting - 3));
}

/** Merged rules as lines, their crossings as dots. */
function drawRules(context: SKRSContext2D, { rules, crossings }: LayoutSteps): void {
  context.strokeStyle = overlayColours.rule;
  context.lineWidth = 0.6;
  for (const { orientation, position, start, end } of rules) {
    context.beginPath();
    if (orientation === 'horizontal') {
      context.moveTo(start, position);
      context.lineTo(end, position);
    } else {
      context.moveTo(position, start);
      context.lineTo(position, end);
    }
    context.stroke();
  }
  context.fillStyle = overlayColours.rule;
  for (const { horizontal, vertical } of crossings) {
    context.fillRect(vertical.position - 0.8, horizontal.position - 0.8, 1.6, 1.6);
  }
}

/** Cells of the grids, each with its row and column. */
function drawCells(context: SKRSContext2D, { grids }: LayoutSteps): void {
  for (const grid of grids) {
    for (const cell of grid.cells) {
      const inner = {
        left: cell.box.left + 1,
        top: cell.box.top + 1,
        right: cell.box.right - 1,
        bottom: cell.box.bottom - 1,
      };
      strokeBox(context, inner, overlayColours.cell, 0.5);
      context.font = '4px sans-serif';
      context.fillStyle = overlayColours.cell;
      context.fillText(`${cell.row},${cell.column}`, inner.left + 0.5, inner.top + 4);
    }
    drawTag(
      context,
      `grid ${grid.index}: ${grid.evidence}`,
      grid.box.left,
      grid.box.bottom + 9,
      76,
      overlayColours.cell,
    );
  }
}

/** What a column is for: `target 2020`, `project_code`. */
export function describeColumn({ role, value_kind, period, unit }: DeclaredTable['columns'][number]): string {
  const year = period === null ? '' : (period.fiscal_year ?? period.text);
  return [value_kind ?? role, year, unit].filter((word) => word !== '').join(' ');
}

/** The role and year of each column above each part of the table on this page. */
function drawRoles(context: SKRSContext2D, table: DeclaredTable, page: number): void {
  const cells = [...table.header, ...table.cells].filter((cell) => cell.page === page && cell.column_span === 1);
  for (const part of table.parts.filter((one) => one.page === page)) {
    const area = readBox(part.bbox);
    for (const column of table.columns) {
      const own = cells.filter((cell) => cell.column === column.column).map(({ bbox }) => readBox(bbox));
      const inside = own.filter((box) => holdsCentre(area, box));
      const [first] = inside;
      if (!first) continue;
      const colour = column.role === 'unknown' ? overlayColours.unplaced : overlayColours.role;
      drawTag(context, describeColumn(column), first.left, area.top, Math.min(...inside.map(widthOf)), colour);
    }
  }
}

/** Parts of one table over several pages or places, each saying what it goes on from and to. */
function drawJoins(context: SKRSContext2D, table: DeclaredTable, page: number): void {
  for (const [index, part] of table.parts.entries()) {
    if (part.page !== page) continue;
    const box = readBox(part.bbox);
    strokeBox(context, box, table.kind === 'other' ? overlayColours.hidden : overlayColours.join, 1.6, [5, 2]);
    const before = table.parts[index - 1];
    const after = table.parts[index + 1];
    const words = [
      `table ${table.table} (${table.kind})`,
      before ? `<- page ${before.page}: ${part.evidence}` : '',
      after ? `-> page ${after.page}` : '',
    ];
    const colour = table.kind === 'other' ? overlayColours.hidden : overlayColours.join;
    drawTag(context, words.filter((word) => word !== '').join('  '), box.left + 80, box.bottom + 9, 400, colour);
  }
}

/** Draws what is known in the places of the page as it was read: rules, cells, hidden text. */
function drawPart(context: SKRSContext2D, { steps, hidden, place, skew }: ReadPart): void {
  context.save();
  context.translate(centreX(place), centreY(place));
  context.rotate((skew * Math.PI) / 180);
  context.translate(-widthOf(place) / 2, -heightOf(place) / 2);
  drawRules(context, steps);
  drawCells(context, steps);
  for (const { glyph } of hidden) strokeBox(context, glyph.box, overlayColours.hidden, 0.5, [1, 1]);
  context.restore();
}

/** Draws everything that was found on a page over its picture. The context is scaled so that one unit is a point. */
export function drawOverlay(context: SKRSContext2D, { parts, result, page }: Overlay): void {
  for (const observation of result.observations.filter((one) => one.page === page)) {
    fillBox(context, readBox(observation.bbox), overlayColours.value, observation.needs_review ? 0.35 : 0.13);
  }
  for (const part of parts) drawPart(context, part);
  for (const table of result.tables) {
    if (table.kind === 'kpi') drawRoles(context, table, page);
    drawJoins(context, table, page);
  }
  for (const placement of result.placements) {
    if (placement.page !== page || placement.place !== 'unplaced') continue;
    const box = readBox(placement.bbox);
    fillBox(context, box, overlayColours.unplaced, 0.25);
    strokeBox(context, box, overlayColours.unplaced, 1.2);
  }
}
