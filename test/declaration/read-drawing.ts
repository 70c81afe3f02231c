import { buildDeclaration } from '../../src/declaration/build-declaration.js';
import type { Declaration } from '../../src/declaration/declaration.js';
import type { PageContent } from '../../src/pdf/page-content.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { buildVocabulary, type Vocabulary } from '../../src/profiles/vocabulary.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';

const general = builtInProfiles.at(-1);
if (!general) throw new Error('there is no general profile');
export const vocabulary: Vocabulary = buildVocabulary(general, builtInProfiles);

/** A ruled table: rows of texts, `/` between the lines of a cell, null where a cell merged with the one above or to the left stands. */
export type DrawnRows = readonly (readonly (string | null)[])[];

export interface TablePlace {
  readonly left?: number;
  readonly top?: number;
  readonly columnWidth?: number;
  readonly rowHeight?: number;
}

/** Draws the table with a rule around every cell; a null cell joins the one above it, or to its left in the first row that it stands in. */
export function drawTable(drawing: PageDrawing, rows: DrawnRows, place: TablePlace = {}): PageDrawing {
  const { left = 40, top = 120, columnWidth = 75, rowHeight = 34 } = place;
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      const [x, y] = [left + c * columnWidth, top + r * rowHeight];
      const above = text === null && r > 0 && !isMergedSideways(rows, r, c);
      const beside = text === null && !above;
      if (!above) drawing.horizontal(y, x, x + columnWidth);
      if (!beside) drawing.vertical(x, y, y + rowHeight);
      (text ?? '').split('/').forEach((line, index) => {
        drawing.text(x + 3, y + 11 + index * 10, line, { size: 8 });
      });
    });
    drawing.vertical(left + row.length * columnWidth, top + r * rowHeight, top + (r + 1) * rowHeight);
  });
  const width = (rows[0]?.length ?? 0) * columnWidth;
  return drawing.horizontal(top + rows.length * rowHeight, left, left + width);
}

/** A null whose left neighbour is filled or merged sideways too, and whose cell above is filled by another column's text. */
function isMergedSideways(rows: DrawnRows, row: number, column: number): boolean {
  if (column === 0) return false;
  const cells = rows[row] ?? [];
  return (
    cells.every((text, index) => index === 0 || index > column || text === null || index < column) &&
    cells.slice(1, column + 1).every((text) => text === null)
  );
}

export const numbered = (pages: readonly PageDrawing[]): PageContent[] =>
  pages.map((drawing, index) => ({ ...drawing.page(), number: index + 1 }));

/** Reads drawn pages as the pipeline does, without a dictionary: an undecided line end counts as a wrap. */
export async function readDrawing(...pages: readonly PageDrawing[]): Promise<Declaration> {
  const layouts = numbered(pages).map(findLayout);
  return buildDeclaration(layouts, vocabulary, 'd', async (texts) => texts.map(() => []));
}

/** A page with the head of a declaration. */
export function page(title = '令和2年度　子ども部長の目標宣言'): PageDrawing {
  const drawing = new PageDrawing();
  return title === '' ? drawing : drawing.text(180, 60, title, { size: 14 });
}

/** Observations as one line each: indicator, kind, year, text, number or status. */
export const linesOf = ({ observations }: Declaration): string[] =>
  observations.map(({ indicator, valueKind, period, valueText, value }) =>
    [
      indicator.indicatorName,
      valueKind,
      period?.fiscal_year ?? '-',
      valueText,
      value.value_number ?? value.status,
    ].join(' '),
  );

export const codesOf = ({ issues }: Declaration): string[] => [...new Set(issues.map(({ code }) => code))].sort();
