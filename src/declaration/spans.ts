// Where each declaration of a document begins and ends.

import type { Vocabulary } from '../profiles/vocabulary.js';
import type { Stage } from '../schema/document.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { findDepartmentNear, officeAlone } from './department-line.js';
import { isEvaluation } from './document-kind.js';
import { headingCells, isNoHeading, isPeriodLine, plainText, sameSize, sizeOf, standsOut } from './head-lines.js';
import { bodySize, charWidthOf } from './line-text.js';
import { municipalityIn } from './municipality-name.js';
import { isDeclaringOffice } from './offices.js';
import { splitLayout } from './split-layout.js';
import { departmentOf, fiscalYearOf, isCalledDeclaration, stageOf } from './title.js';

/** A stretch of a document that one declaration fills: whole pages, or parts of them. */
export interface Span extends Stretch {
  /** All that may be headings of declarations in it. */
  readonly headings: readonly Heading[];
}

interface Stretch {
  readonly layouts: readonly PageLayout[];
  /** The heading that begins it; undefined for what stands before the first one, and where the document is of one piece. */
  readonly heading: Heading | undefined;
}

/** A heading that can begin a declaration (宣言の見出し). */
export interface Heading {
  readonly line: TextLine;
  /** Index of its page among the layouts. */
  readonly page: number;
  /** The office that declares; empty where neither the heading nor what stands near says it. */
  readonly office: string;
  readonly fiscalYear: number | undefined;
  readonly stage: Stage;
  /** Does the heading itself name the office, or a line near it? */
  readonly named: boolean;
  /** Is it only the office's name (総務部), below a title for all? */
  readonly bare: boolean;
}

const contents = /^(?:目次|もくじ|contents)$/iu;
/** 総務部の目標 ……… 3, 総務部 12: an entry of a table of contents. */
const entry = /(?:[…‥・.．]{2,}|\s)\s*(?:p\.?\s*)?\d{1,3}(?:ページ|頁)?$/iu;
const leadingNumber = /^[(（]?(?:\d{1,2}|[①-⑳])[)）.．、]?\s*/u;

const isContents = ({ lines }: PageLayout): boolean => {
  const isHeaded = lines.some((line) => contents.test(plainText(line).replace(/\s/gu, '')));
  return isHeaded || lines.filter((line) => entry.test(plainText(line))).length > lines.length / 2;
};

/** Lines that stand out of the writing around (`body` is its size), and those as large that stand first on their page. */
const headingLines = (layout: PageLayout, body: number): TextLine[] =>
  [...layout.lines, ...layout.grids.flatMap(headingCells)]
    .filter((line) => sizeOf(line) > body * standsOut || (sizeOf(line) >= body && isFirst(line, layout)))
    .filter((line) => !line.vertical && line.glyphs.every(({ angle }) => angle === 0))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);

/** Does a line stand first on its page, below nothing but what belongs to a head? */
function isFirst(line: TextLine, layout: PageLayout): boolean {
  if (line.box.top > layout.page.height / 4) return false;
  if (layout.grids.some(({ box }) => box.bottom < line.box.top)) return false;
  return layout.lines.filter((other) => other.box.bottom <= line.box.top).length <= 4;
}

function readHeading(line: TextLine, page: number, layout: PageLayout, words: Vocabulary): Heading | undefined {
  const text = plainText(line);
  if (isNoHeading(line) || entry.test(text)) return undefined;
  if (isCalledDeclaration(text, words) || isEvaluation(text)) {
    const fiscalYear = fiscalYearOf(text);
    const named = departmentOf(text, words);
    if (named !== '' || fiscalYear !== undefined) {
      const office = named === '' ? findDepartmentNear(line, layout, words) : named;
      return { line, page, office, fiscalYear, stage: stageOf(text, words), named: named !== '', bare: false };
    }
  }
  const bareOffice = officeAlone(text.replace(leadingNumber, ''));
  if (bareOffice === undefined) return undefined;
  return { line, page, office: bareOffice, fiscalYear: undefined, stage: '', named: true, bare: true };
}

function findHeadings(layouts: readonly PageLayout[], vocabulary: Vocabulary): Heading[] {
  const body = bodySize(layouts);
  return layouts.flatMap((layout, page) => {
    if (isContents(layout)) return [];
    return headingLines(layout, body)
      .map((line) => readHeading(line, page, layout, vocabulary))
      .filter((heading) => heading !== undefined);
  });
}

/** Headings of one rank: as large as the largest of them, so that 総務課 in the declaration of 総務部 begins none. */
function ofOneRank(headings: readonly Heading[]): Heading[] {
  const largest = Math.max(...headings.map(({ line }) => sizeOf(line)));
  return headings.filter(({ line }) => sizeOf(line) >= largest * (1 - 1.5 * sameSize));
}

/** Does a heading begin another declaration than the one before: of another office, or of another year or stage? */
function beginsAnother(heading: Heading, before: Heading): boolean {
  if (heading.office === '' || before.office === '') return false;
  if (heading.office !== before.office) return true;
  const otherYear =
    heading.fiscalYear !== undefined && before.fiscalYear !== undefined && heading.fiscalYear !== before.fiscalYear;
  return otherYear || (!heading.bare && heading.stage !== before.stage);
}

function dropRepeated(headings: readonly Heading[]): Heading[] {
  const kept: Heading[] = [];
  for (const heading of headings) {
    const last = kept.at(-1);
    if (!last || beginsAnother(heading, last)) kept.push(heading);
  }
  return kept;
}

const offices = (headings: readonly Heading[]): number => new Set(headings.map(({ office }) => office)).size;

/** Does something stand between each heading and the next that a declaration can consist of: a table, or more than a few lines? */
function haveContent(headings: readonly Heading[], layouts: readonly PageLayout[]): boolean {
  return spansOf(headings, layouts)
    .filter(({ heading }) => heading !== undefined)
    .every(({ layouts: own }) => own.some(({ grids, lines }) => grids.length > 0 || lines.length > 5));
}

/** The headings that begin the declarations of a document; none where it holds but one. */
function chooseHeadings(all: readonly Heading[], layouts: readonly PageLayout[]): Heading[] {
  const titled = all.filter(({ bare, office }) => !bare && office !== '');
  const bare = all.filter((heading) => heading.bare && isDeclaringOffice(heading.office));
  const titles = all.filter((heading) => !heading.bare);
  // Below a title that names one office, headings of others are sections of its declaration.
  const isForAll = titles.length > 0 && titles.every(({ named }) => !named);
  for (const headings of [titled, ...(isForAll ? [bare] : [])]) {
    if (headings.length < 2) continue;
    const chosen = dropRepeated(ofOneRank(headings));
    const several = offices(chosen) > 1 || chosen.length > 1;
    if (several && haveContent(chosen, layouts)) return chosen;
  }
  return [];
}

/** The height at which a heading's declaration begins on its page: 0 where it is the first on it. */
function topOf({ line, page, bare }: Heading, layouts: readonly PageLayout[]): number {
  const layout = layouts[page];
  // What stands above a bare name of an office on the first page is the title for all.
  if (!layout || (isFirst(line, layout) && !(bare && page === 0))) return 0;
  const cell = layout.grids.flatMap(({ cells }) => cells).find(({ lines }) => lines.includes(line));
  if (cell) return cell.box.top - 1;
  let top = line.box.top;
  for (const above of [...layout.lines].sort((a, b) => b.box.top - a.box.top)) {
    if (above.box.bottom > top + 1) continue;
    const gap = top - above.box.bottom;
    const isPart = isPeriodLine(above) || municipalityIn(plainText(above)) !== undefined;
    if (gap > 2 * charWidthOf(line) || !isPart) break;
    top = above.box.top;
  }
  return top - 1;
}

function spansOf(headings: readonly Heading[], layouts: readonly PageLayout[]): Stretch[] {
  const spans: { heading: Heading | undefined; layouts: PageLayout[] }[] = [{ heading: undefined, layouts: [] }];
  for (const [page, layout] of layouts.entries()) {
    let rest = layout;
    for (const heading of headings.filter((each) => each.page === page)) {
      const { above, below } = splitLayout(rest, topOf(heading, layouts));
      if (above.page.glyphs.length > 0) spans.at(-1)?.layouts.push(above);
      spans.push({ heading, layouts: [] });
      rest = below;
    }
    spans.at(-1)?.layouts.push(rest);
  }
  return spans.filter((span) => span.layouts.length > 0);
}

/** The declarations of a document, each with its pages or parts of pages; before them what stands in front (cover, contents). */
export function findSpans(layouts: readonly PageLayout[], vocabulary: Vocabulary): Span[] {
  const all = findHeadings(layouts, vocabulary);
  const headings = chooseHeadings(all, layouts);
  if (headings.length < 2) return [{ layouts, heading: undefined, headings: all }];
  return spansOf(headings, layouts).map((span) => ({ ...span, headings: findHeadings(span.layouts, vocabulary) }));
}

/** Headings that are called and dated as declarations are, and whose office is not known: perhaps a further declaration. */
export function findUnknownHeadings(spans: readonly Span[]): { readonly line: TextLine; readonly page: number }[] {
  return spans.flatMap(({ layouts, heading, headings }) => {
    const titled = ofOneRank(headings.filter(({ bare }) => !bare));
    // The heading of a span stands on its first page.
    const own = heading ? { line: heading.line, page: 0 } : titled[0];
    if (!own) return [];
    const isApart = ({ line, page }: Heading): boolean =>
      plainText(line) !== plainText(own.line) &&
      (page !== own.page || Math.abs(line.box.top - own.line.box.bottom) > 4 * charWidthOf(own.line));
    return titled
      .filter((other) => other.line !== own.line && other.office === '' && isApart(other))
      .map(({ line, page }) => ({ line, page: layouts[page]?.page.number ?? 1 }));
  });
}
