import { type ConvertOptions, type ExplainedResult, explainDocument, type SeenPages } from '../convert.js';
import { areaOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import { renderIssue } from '../issues/render.js';
import { defaultLimits } from '../pdf/limits.js';
import type { PageContent } from '../pdf/page-content.js';
import { type PdfReading, readPdf } from '../pdf/read-pdf.js';
import { renderPages } from '../pdf/render-page.js';
import type { IssueRow } from '../schema/issue.js';
import { type LayoutSteps, layoutSteps } from '../tables/find-layout.js';
import type { Segment } from '../text/token.js';
import type { ReadPart } from './draw-overlay.js';
import { drawInspectedPage } from './draw-page.js';
import { readingsJson } from './readings-json.js';
import { scansJson } from './scans-json.js';
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

/** Number of the PDF's page that a page lies on: a scanned sheet may hold two. */
const sheetOf = (page: number, { sheets }: SeenPages): number => sheets.get(page)?.page ?? page;

const inspected = (pages: readonly PageContent[], seen: SeenPages, wanted: ReadonlySet<number>): InspectedPage[] =>
  pages
    .filter(({ number }) => wanted.has(sheetOf(number, seen)))
    .map((page): InspectedPage => ({ page, steps: layoutSteps(page) }));

/** A page as its overlay shows it. */
function partOf({ page, steps }: InspectedPage, { scans, sheets }: SeenPages): ReadPart {
  const scan = scans.get(page.number) ?? [];
  const place = sheets.get(page.number)?.part ?? { left: 0, top: 0, right: page.width, bottom: page.height };
  // A picture beside text leans by itself: rules and text of its page do not.
  const skew = scan.find((each) => areaOf(each.place) > 0.99 * areaOf(place))?.skew ?? 0;
  return { steps, hidden: page.hidden, place, skew };
}

/** The stages as JSON, in the order in which one follows from the other. */
function stageFiles(
  pages: readonly InspectedPage[],
  { result, tried, seen }: ExplainedResult,
): readonly InspectedFile[] {
  const { scans } = seen;
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
    ...(scans.size > 0 ? [asFile('scans.json', scansJson(scans, shown))] : []),
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
  const numbers = reading.pages.map(({ number }) => number).filter((number) => options.pages?.has(number) ?? true);
  const wanted = new Set(numbers);
  const explained = await explainDocument(bytes, options, segment);
  const { result, seen } = explained;
  for (const file of stageFiles(inspected(seen.upright, seen, wanted), explained)) await keep(file);
  // Sideways pages are read turned; the picture shows them as a viewer does.
  const shown = inspected(seen.shown, seen, wanted);
  const issues: IssueRow[] = [];
  const say = (issue: Issue) => issues.push(renderIssue(issue, result.document.document_id));
  const drawing = { scale: pixelsPerPoint, pages: numbers, passwords: options.passwords ?? [] };
  const rendering = await renderPages(bytes, drawing, async (drawn) => {
    const { number, missingFonts } = drawn;
    const parts = shown.filter(({ page }) => sheetOf(page.number, seen) === number).map((page) => partOf(page, seen));
    if (parts.length === 0) return;
    if (missingFonts.length > 0)
      say({ code: 'page/picture-font-missing', page: number, actual: missingFonts.join(', ') });
    const overlay = { parts, result, page: number };
    await keep({ name: pictureName(number), content: await drawInspectedPage(drawn, overlay) });
  });
  const failed =
    rendering.kind === 'rendered'
      ? rendering.failedPages
      : numbers.map((number) => ({ number, reason: rendering.reason }));
  for (const { number, reason } of failed) say({ code: 'page/picture-failed', page: number, actual: reason });
  return { kind: 'read', issues, files };
}
