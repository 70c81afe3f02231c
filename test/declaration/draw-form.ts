import type { Declaration } from '../../src/declaration/declaration.js';
import { renderIssue } from '../../src/issues/render.js';
import type { PageDrawing } from '../tables/draw-page.js';
import { page, readDrawing } from './read-drawing.js';

/** A ruled form: a line break between the lines of a cell; `^` where a cell goes on that began above, `<` one that began to the left. */
export type FormRows = readonly (readonly string[])[];

export interface FormStyle {
  readonly left?: number;
  readonly top?: number;
  /** Of all columns, or of each. */
  readonly columnWidth?: number;
  readonly columnWidths?: readonly number[];
  readonly rowHeight?: number;
  readonly size?: number;
  /** From line to line, in points. */
  readonly leading?: number;
  /** Colour of a cell's ground, by its place from 0. */
  readonly ground?: (row: number, column: number) => string | undefined;
  readonly ink?: (row: number, column: number) => string | undefined;
}

interface Span {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly text: string;
}

function spansOf(rows: FormRows): Span[] {
  return rows.flatMap((row, r) =>
    row.flatMap((text, c): Span[] => {
      if (text === '^' || text === '<') return [];
      let columns = 1;
      while (row[c + columns] === '<') columns += 1;
      let down = 1;
      while (rows[r + down]?.[c] === '^') down += 1;
      return [{ row: r, column: c, rows: down, columns, text }];
    }),
  );
}

const sums = (sizes: readonly number[], start: number): number[] => {
  const edges = [start];
  for (const size of sizes) edges.push((edges.at(-1) ?? start) + size);
  return edges;
};

const widthOf = (text: string, size: number): number =>
  [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0xff ? size : size / 2), 0);

/** Draws each cell with its ground, its frame and its lines. */
export function drawForm(drawing: PageDrawing, rows: FormRows, style: FormStyle = {}): PageDrawing {
  const { left = 40, top = 120, columnWidth = 75, rowHeight = 26, size = 8, leading = size + 2, ground, ink } = style;
  const count = Math.max(...rows.map((row) => row.length));
  const widths = style.columnWidths ?? Array.from({ length: count }, () => columnWidth);
  const xs = sums(widths, left);
  const ys = sums(
    rows.map(() => rowHeight),
    top,
  );
  const at = (edges: readonly number[], index: number): number => edges[index] ?? edges.at(-1) ?? 0;
  for (const { row, column, rows: down, columns, text } of spansOf(rows)) {
    const [x, y] = [at(xs, column), at(ys, row)];
    const [right, bottom] = [at(xs, column + columns), at(ys, row + down)];
    const fill = ground?.(row, column);
    if (fill !== undefined) drawing.shade(x, y, right, bottom, fill);
    drawing.box(x, y, right, bottom);
    const lines = text.split('\n');
    const colour = ink?.(row, column);
    const first = (y + bottom) / 2 - ((lines.length - 1) * leading) / 2 + size * 0.38;
    lines.forEach((line, index) => {
      if (widthOf(line, size) > right - x - 4) throw new Error(`${line} does not fit into its cell`);
      drawing.text(x + 3, first + index * leading, line, { size, ...(colour === undefined ? {} : { colour }) });
    });
  }
  return drawing;
}

/** A page with a title, lines above a form, the form, and lines below it; read as the pipeline does. */
export interface FormPage {
  readonly title?: string;
  /** From top to bottom, the last right above the form. */
  readonly above?: readonly string[];
  readonly rows: FormRows;
  readonly below?: readonly string[];
  readonly style?: FormStyle;
}

export function drawFormPage({
  title = '令和6年度　みどり課の重点目標',
  above = [],
  rows,
  below = [],
  style = {},
}: FormPage): PageDrawing {
  const { left = 40, top = 130, rowHeight = 26 } = style;
  const drawing = page(title);
  above.forEach((line, index) => {
    drawing.text(left + 2, top - 6 - (above.length - 1 - index) * 12, line, { size: 8 });
  });
  drawForm(drawing, rows, { ...style, top });
  below.forEach((line, index) => {
    drawing.text(left + 2, top + rows.length * rowHeight + 14 + index * 12, line, { size: 8 });
  });
  return drawing;
}

export const readForm = (form: FormPage): Promise<Declaration> => readDrawing(drawFormPage(form));

/** Observations as one line each (indicator, kind, fiscal year, figure with unit or words, part), those that a warning points at with its code: what is said unmarked has to be true. */
export function saidOf({ observations, issues }: Declaration): string[] {
  const warnings = issues.map((issue) => renderIssue(issue, 'd')).filter(({ level }) => level !== 'info');
  return observations.map(({ id, indicator, valueKind, period, value }) => {
    const marks = warnings.filter((issue) => issue.observation_id === id).map(({ code }) => `⚠${code}`);
    const figure = value.value_number ?? value.value_min ?? value.value_max;
    const said =
      figure === null ? (value.text_value === '' ? value.status : value.text_value) : `${figure}${value.unit}`;
    const part = value.part_label === '' ? [] : [`[${value.part_label}]`];
    return [indicator.indicatorName, valueKind, period?.fiscal_year ?? '-', said, ...part, ...marks].join(' ');
  });
}

/** The same without the cell as printed: what must not depend on how the table stands. */
export const valuesOf = ({ observations }: Declaration): string[] =>
  observations
    .map(({ indicator, valueKind, period, value }) =>
      [indicator.indicatorName, valueKind, period?.fiscal_year ?? '-', value.value_number ?? value.status].join(' '),
    )
    .sort();
