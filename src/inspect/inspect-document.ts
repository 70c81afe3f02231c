import { type ConvertOptions, type ExplainedResult, explainDocument } from '../convert.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { defaultLimits } from '../pdf/limits.js';
import type { PageContent } from '../pdf/page-content.js';
import { type PdfReading, readPdf } from '../pdf/read-pdf.js';
import { renderPages } from '../pdf/render-page.js';
import type { IssueRow } from '../schema/issue.js';
import { type LayoutSteps, layoutSteps } from '../tables/find-layout.js';
import type { Segment } from '../text/token.js';
import { turnUpright } from '../turned-pages.js';
import { drawInspectedPage } from './draw-page.js';
import { readingsJson } from './readings-json.js';
import { declarationJson, layoutJson, pageContentJson, valuesJson } from './stages-json.js';
import { tablesJson } from './tables-json.js';

/** One file of the inspection: its name and what stands in it. */
export interface InspectedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export type Inspection =
  /** `issues` are about the pictures alone: a font that is missing, a page that cannot be drawn. `files`: names of those that were saved. */
  | { readonly kind: 'read'; readonly issues: readonly IssueRow[]; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly issue: Issue }
  /** Wanted pages that the document does not have; nothing was saved. */
  | { readonly kind: 'no-such-page'; readonly pages: readonly number[]; readonly last: number };

export interface InspectOptions extends ConvertOptions {
  /** Pages wanted, from 1; undefined: all. */
  readonly pages: ReadonlySet<number> | undefined;
}

/** Two pixels per point: the numbers in the cells can be read. */
const pixelsPerPoint = 2;

interface InspectedPage {
  readonly page: PageContent;
  readonly steps: LayoutSteps;
}

const asFile = (name: string, content: unknown): InspectedFile => ({
  name,
  content: `${JSON.stringify(content, null, 1)}\n`,
});

/** The stages as JSON, in the order in which one follows from the other. */
function stageFiles(pages: readonly InspectedPage[], { result, tried }: ExplainedResult): readonly InspectedFile[] {
  const shown = new Set(pages.map(({ page }) => page.number));
  const layouts = pages.map(({ page, steps: { grids, lines, ruleLines } }) => ({ page, grids, lines, ruleLines }));
  return [
    asFile(
      'page-content.json',
      pages.map(({ page }) => pageContentJson(page)),
    ),
    asFile(
      'layout.json',
      pages.map(({ page, steps }) => layoutJson(page, steps)),
    ),
    asFile('tables.json', tablesJson(layouts)),
    asFile('readings.json', readingsJson(tried.filter(({ grid }) => shown.has(grid.page)))),
    asFile('declaration.json', declarationJson(result)),
    asFile('values.json', valuesJson(result)),
  ];
}

/** `page-0003.png` */
const pictureName = (page: number): string => `page-${String(page).padStart(4, '0')}.png`;

/** The number of the last page, whether it could be read or an issue says why not. */
const lastPage = ({ pages, issues }: Extract<PdfReading, { kind: 'read' }>): number =>
  Math.max(...pages.map(({ number }) => number), ...issues.map(({ page }) => page ?? 0));

/**
 * One PDF → every stage of reading it: what stands on its pages, the grids step by step, what it declares, its values; and a
 * picture of each wanted page with all of that drawn over it. Each file is given to `save` as soon as it is made.
 */
export async function inspectDocument(
  bytes: Uint8Array,
  options: InspectOptions,
  segment: Segment,
  save: (file: InspectedFile) => Promise<void>,
): Promise<Inspection> {
  const reading = await readPdf(bytes, options.limits ?? defaultLimits, options.passwords);
  if (reading.kind === 'failed') return reading;
  const last = lastPage(reading);
  const strangers = [...(options.pages ?? [])].filter((page) => page > last);
  if (strangers.length > 0) return { kind: 'no-such-page', pages: strangers, last };
  const files: string[] = [];
  const keep = async (file: InspectedFile): Promise<void> => {
    await save(file);
    files.push(file.name);
  };
  const wanted = reading.pages.filter(({ number }) => !options.pages || options.pages.has(number));
  const pages = wanted.map((page): InspectedPage => ({ page, steps: layoutSteps(page) }));
  const explained = await explainDocument(bytes, options, segment);
  const { result } = explained;
  // Sideways pages are read turned; the picture shows them as a viewer does.
  const upright = turnUpright(reading).pdf.pages.filter(({ number }) => wanted.some((page) => page.number === number));
  const read = upright.map((page, index): InspectedPage => {
    const asShown = pages[index];
    return asShown?.page === page ? asShown : { page, steps: layoutSteps(page) };
  });
  for (const file of stageFiles(read, explained)) await keep(file);
  const byNumber = new Map(pages.map((page) => [page.page.number, page]));
  const issues: IssueRow[] = [];
  const say = (issue: Issue) => issues.push(renderIssue(issue, result.document.document_id));
  const drawing = { scale: pixelsPerPoint, pages: [...byNumber.keys()], passwords: options.passwords ?? [] };
  const rendering = await renderPages(bytes, drawing, async (drawn) => {
    const { number, missingFonts } = drawn;
    const inspected = byNumber.get(number);
    if (!inspected) return;
    if (missingFonts.length > 0)
      say({ code: 'page/picture-font-missing', page: number, actual: missingFonts.join(', ') });
    const overlay = { steps: inspected.steps, hidden: inspected.page.hidden, result, page: number };
    await keep({ name: pictureName(number), content: await drawInspectedPage(drawn, overlay) });
  });
  const failed =
    rendering.kind === 'rendered'
      ? rendering.failedPages
      : pages.map(({ page }) => ({ number: page.number, reason: rendering.reason }));
  for (const { number, reason } of failed) say({ code: 'page/picture-failed', page: number, actual: reason });
  return { kind: 'read', issues, files };
}
