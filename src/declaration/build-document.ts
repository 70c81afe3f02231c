import type { Issue } from '../issues/issue.js';
import type { Vocabulary } from '../profiles/vocabulary.js';
import type { PageLayout } from '../tables/table-grid.js';
import type { Segment } from '../text/token.js';
import { buildDeclaration, type Opening } from './build-declaration.js';
import { gridBulletLists } from './bullet-cards.js';
import type { Declaration } from './declaration.js';
import { labelledOffices } from './department-line.js';
import { claimFurniture } from './furniture.js';
import { readIssuers } from './issuer.js';
import { type Ledger, openLedger } from './ledger.js';
import { gridStatedLines } from './line-cards.js';
import { textOf } from './line-text.js';
import { partNoteLines } from './note-lines.js';
import { findSpans, findUnknownHeadings, type Span } from './spans.js';
import { readTitle, type TitleFacts } from './title.js';

/** A document with all its declarations (複数の宣言を含む文書), in reading order. */
export interface DeclaredDocument {
  /** Never empty; one with the number 0 declares nothing, or stands before the first that does. */
  readonly parts: readonly Declaration[];
  readonly issues: readonly Issue[];
  readonly layouts: readonly PageLayout[];
  readonly ledger: Ledger;
}

/** Pages of text and grids → the declarations of a document, one account of its lines for all. */
export async function buildDocument(
  pages: readonly PageLayout[],
  vocabulary: Vocabulary,
  documentId: string,
  segment: Segment,
): Promise<DeclaredDocument> {
  const setting = { vocabulary, context: {} };
  const layouts = pages.map(partNoteLines).map((page) => gridBulletLists(gridStatedLines(page, setting), setting));
  const ledger = openLedger();
  const spans = findSpans(layouts, vocabulary);
  const titles = readTitles(spans, vocabulary, ledger);
  claimFurniture(layouts, ledger);
  const parts: Declaration[] = [];
  for (const [index, { layouts: own, heading }] of spans.entries()) {
    const title = titles[index] ?? noTitle;
    const isFront = heading === undefined && spans.length > 1;
    const opening: Opening = { ledger, title, before: countBefore(parts) };
    const part = await buildDeclaration(own, vocabulary, documentId, segment, opening);
    parts.push(isFront ? asFront(part) : part);
  }
  return { parts, issues: findSpanIssues(spans, parts), layouts, ledger };
}

const noTitle: TitleFacts = { title: '', lines: [], fiscalYear: undefined, stage: '', department: '' };

/** The titles of all declarations; a year that stands in front counts for those that have none of their own. */
function readTitles(spans: readonly Span[], vocabulary: Vocabulary, ledger: Ledger): TitleFacts[] {
  const titles: TitleFacts[] = [];
  for (const { layouts, heading } of spans) {
    const title = readTitle(layouts, vocabulary, ledger, heading?.line);
    readIssuers(layouts, title.lines, [], ledger);
    const front = spans.length > 1 && spans[0]?.heading === undefined ? titles[0] : undefined;
    titles.push({
      ...title,
      fiscalYear: title.fiscalYear ?? front?.fiscalYear,
      stage: title.stage === '' ? (front?.stage ?? '') : title.stage,
      department: title.department === '' ? (heading?.office ?? '') : title.department,
    });
  }
  return titles;
}

const countBefore = (parts: readonly Declaration[]): Opening['before'] => ({
  declarations: parts.filter(({ number }) => number > 0).length,
  tables: parts.reduce((sum, { tables, otherGrids }) => sum + tables.length + otherGrids.length, 0),
  notes: parts.reduce((sum, { notes }) => sum + notes.length, 0),
});

/** What stands before the first declaration declares nothing by itself, whatever tables it holds. */
const asFront = (part: Declaration): Declaration => ({ ...part, number: 0, department: '', speaker: undefined });

function findSpanIssues(spans: readonly Span[], parts: readonly Declaration[]): Issue[] {
  const declared = parts.filter(({ number }) => number > 0);
  const several: Issue = {
    code: 'document/several-declarations',
    actual: String(declared.length),
    expected: declared.map(({ department, title }) => department || title).join('、'),
  };
  const unknown = findUnknownHeadings(spans).map(
    ({ line, page }): Issue => ({ code: 'document/second-title', page, box: line.box, actual: textOf(line).trim() }),
  );
  const mixed = declared
    .filter(({ department, kind }) => department === '' && kind.kind !== 'plan')
    .map((part) => ({ page: part.pages.first, offices: labelledOffices(part.layouts) }))
    .filter(({ offices }) => offices.length > 1)
    .map(({ page, offices }): Issue => ({ code: 'document/several-offices', page, actual: offices.join('、') }));
  return [...(declared.length > 1 ? [several] : []), ...unknown, ...mixed];
}
