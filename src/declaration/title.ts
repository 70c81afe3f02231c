// The head of a declaration: its title, and the year, stage and department that it names.

import type { Vocabulary } from '../profiles/vocabulary.js';
import type { Stage } from '../schema/document.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readPeriods } from '../values/periods/periods.js';
import { isCover } from './cover.js';
import {
  endsLikeTitle,
  headLines,
  isNoTitle,
  isPeriodLine,
  isSentence,
  plainText,
  sameSize,
  sizeOf,
  standsOut,
} from './head-lines.js';
import type { Ledger } from './ledger.js';
import { bodySize, charWidthOf, textOf } from './line-text.js';
import { isDeclaringOffice, officeOfHead, withoutMunicipality } from './offices.js';
import { printedLines } from './stacked-head.js';

/** What the head of a declaration says of the whole of it. */
export interface TitleFacts {
  readonly title: string;
  readonly lines: readonly TextLine[];
  readonly fiscalYear: number | undefined;
  /** Stage that the title's words name; empty where they name none. */
  readonly stage: Stage;
  /** Unit named by the title; empty where the title names none. */
  readonly department: string;
}

/** A target's year, and the year of a base, date no declaration. */
const otherBefore = /(?:目標年度?|目標年次|基準年度?)\s*[:(]?\s*$|(?:[～~]|から)\s*$/u;
/** Nor does the year until when something runs, or in which it was made. */
const otherAfter = /^\s*[)]?\s*(?:末|まで|策定|改定|改訂|開始|[～~]|から)/u;

/** The fiscal year (年度) that a title or a label names; a range of years, a target's year and the year of a revision are none. */
export function fiscalYearOf(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  for (const period of readPeriods(plain, { header: true })) {
    // 令和４年度 上半期 is a part of the year that it names.
    const named = period.kind === 'fiscal_year' || period.kind === 'half' || period.kind === 'quarter';
    if (!named || period.fiscal_year === null || !period.text.includes('年度')) continue;
    const at = plain.indexOf(period.text);
    const [before, after] = [plain.slice(0, at), plain.slice(at + period.text.length)];
    if (!otherBefore.test(before) && !otherAfter.test(after)) return period.fiscal_year;
  }
  return undefined;
}

/** Is the text called as declarations are (目標宣言, 経営目標 …): a title word at its end, brackets apart, or a long one within? */
export function isCalledDeclaration(text: string, vocabulary: Vocabulary): boolean {
  const folded = foldForMatching(text);
  const ending = folded.replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '');
  return vocabulary.titleWords.some((word) => ending.endsWith(word) || (word.length >= 4 && folded.includes(word)));
}

const near = (a: TextLine, b: TextLine, room: number): boolean =>
  Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom) <= room &&
  Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right) <= room * 4;

const alike = (a: TextLine, b: TextLine): boolean =>
  a.vertical === b.vertical && Math.abs(charWidthOf(a) / charWidthOf(b) - 1) <= sameSize;

/** 令和2年度 above, below or beside a title, or a stage in brackets: small, but a part of it. */
const bracketed = /^[([【〔].*[)\]】〕]$/u;
function isSatellite(line: TextLine, title: readonly TextLine[], vocabulary: Vocabulary): boolean {
  const text = plainText(line);
  const isPart =
    (isPeriodLine(line) && fiscalYearOf(text) !== undefined) ||
    (bracketed.test(text) && (stageOf(text, vocabulary) !== '' || fiscalYearOf(text) !== undefined));
  return isPart && title.some((part) => near(part, line, charWidthOf(part) * 1.2));
}

/** Lines of a title in reading order: vertical ones from right to left. */
const inOrder = (lines: readonly TextLine[]): TextLine[] => {
  const band = Math.max(...lines.map(charWidthOf)) / 2;
  return [...lines].sort((a, b) => {
    if (a.vertical && b.vertical) return b.box.left - a.box.left;
    return Math.abs(a.box.bottom - b.box.bottom) < band ? a.box.left - b.box.left : a.box.top - b.box.top;
  });
};

/** The title's line with all that goes on with it: lines as large around it, its year, its stage. */
function wholeTitle(
  first: TextLine,
  candidates: readonly TextLine[],
  body: number,
  vocabulary: Vocabulary,
): TextLine[] {
  const title = [first];
  const goesOn = (line: TextLine): boolean =>
    alike(line, first) &&
    title.some((part) => near(part, line, charWidthOf(first))) &&
    !isSentence(line) &&
    (isPeriodLine(line) || !isNoTitle(line, vocabulary, body) || bracketed.test(plainText(line)) || isOfficeLine(line));
  if (sizeOf(first) > body * (1 + sameSize)) grow(title, candidates, goesOn);
  grow(title, candidates, (line) => isSatellite(line, title, vocabulary));
  return inOrder(title);
}

const isOfficeLine = (line: TextLine): boolean => isDeclaringOffice(plainText(line));

function grow(title: TextLine[], candidates: readonly TextLine[], goesOn: (line: TextLine) => boolean): void {
  for (let found = true; found; ) {
    const next = candidates.find((line) => !title.includes(line) && goesOn(line));
    if (next) title.push(next);
    found = next !== undefined;
  }
}

export function stageOf(title: string, vocabulary: Vocabulary): Stage {
  const folded = foldForMatching(title);
  for (const stage of ['interim', 'result'] as const) {
    if (vocabulary.stages.some((word) => word.meaning === stage && folded.includes(word.folded))) return stage;
  }
  return '';
}

const separators = /[\s　()（）「」『』【】〔〕［］[\]：:]+/u;

/** The office that a word of a title names: 子ども部長の…, 上下水道局の…, 総務部運営方針, 健康福祉部. */
function officeInWord(word: string, vocabulary: Vocabulary): string | undefined {
  const called = vocabulary.titleWords.find((name) => word.endsWith(name) && word.length > name.length);
  const uncalled = called === undefined ? '' : withoutMunicipality(word.slice(0, -called.length));
  const own = withoutMunicipality(word);
  const owners = [...own.matchAll(/の/gu)].map(({ index }) => own.slice(0, index));
  for (const stem of [...owners, uncalled, own]) {
    const owner = withoutMunicipality(stem.replace(/の$/u, ''));
    const office = officeOfHead(owner, vocabulary.heads) ?? (isDeclaringOffice(owner) ? owner : undefined);
    if (office !== undefined) return office;
  }
  return undefined;
}

/** 「子ども部長の目標宣言」 → 子ども部; a speaker without a unit in the title (消防長) is looked up in the profile's `heads`. */
export function departmentOf(title: string, vocabulary: Vocabulary): string {
  const plain = title.normalize('NFKC');
  const words = readPeriods(plain, { header: true })
    .reduce((text, period) => text.replace(period.text, ' '), plain)
    .split(separators)
    .filter((word) => word !== '');
  const offices = words.map((word) => ({ word, office: officeInWord(word, vocabulary) }));
  // 教育委員会 学校教育課長の目標: who declares is the one whose goals they are.
  const owner = offices.find(({ word, office }) => office !== undefined && /長?の/u.test(word));
  return (owner ?? offices.find(({ office }) => office !== undefined))?.office ?? '';
}

interface Head {
  readonly layout: PageLayout;
  readonly lines: readonly TextLine[];
  /** Median size of the writing of the whole declaration, in points. */
  readonly body: number;
  /** Is a line none of what no title is, whatever its size? */
  readonly mayBeTitle: (line: TextLine) => boolean;
}

const isDated = (line: TextLine, head: Head, vocabulary: Vocabulary): boolean =>
  fiscalYearOf(textOf(line)) !== undefined || head.lines.some((other) => isSatellite(other, [line], vocabulary));

/** A line of ordinary size that stands first, alone in the middle or called as documents are: a title without emphasis. */
function plainTitle({ layout, lines, mayBeTitle }: Head): TextLine | undefined {
  const first = lines.find(mayBeTitle);
  const above = lines.filter((line) => first && line.box.bottom <= first.box.top);
  if (!first || above.length > 3 || layout.grids.some((grid) => grid.box.bottom < first.box.top)) return undefined;
  const middle = (first.box.left + first.box.right) / 2;
  const isCentred =
    Math.abs(middle - layout.page.width / 2) < layout.page.width * 0.05 && first.box.left > layout.page.width * 0.2;
  return isCentred || endsLikeTitle(first) ? first : undefined;
}

/** The line that is most like a title: one that is called as declarations are, of a year or an office; else the largest; else the first. */
function chooseTitle(head: Head, vocabulary: Vocabulary): TextLine | undefined {
  const bySize = [...head.lines].sort((a, b) => sizeOf(b) - sizeOf(a));
  const isCalled = (line: TextLine): boolean =>
    sizeOf(line) >= head.body * (1 - sameSize / 2) &&
    isCalledDeclaration(plainText(line), vocabulary) &&
    head.mayBeTitle(line) &&
    (departmentOf(plainText(line), vocabulary) !== '' || isDated(line, head, vocabulary));
  const isLarge = (line: TextLine): boolean => sizeOf(line) > head.body * standsOut && head.mayBeTitle(line);
  return bySize.find(isCalled) ?? bySize.find(isLarge) ?? plainTitle(head);
}

function readHead(layouts: readonly PageLayout[], vocabulary: Vocabulary): Head | undefined {
  const layout = layouts.find((each) => each.page.glyphs.length > 3);
  if (!layout) return undefined;
  const lines = headLines(layout);
  // A cover has nothing but large writing: what is large there shows on the pages behind it.
  const others = layouts.length > 1 && isCover(layout) ? layouts.filter((each) => each !== layout) : layouts;
  const body = bodySize(others);
  return { layout, lines, body, mayBeTitle: (line) => !isNoTitle(line, vocabulary, body) };
}

const yearLabels = /^(?:対象|計画|宣言|実施|評価|評価対象|事業|目標設定|報告)?年度\s*[:：]?$/u;
/** 令和5年度版 and nothing else. */
const edition = /^[([【]?[^\s、。]{2,8}年度\s*(?:版|当初|期首)[)\]】]?$/u;

/** 令和6年度における部の目標を次のとおり定めます: the sentence that a letter begins with. */
const declaredHere =
  /^[^、。]{2,8}年度(?:における|の)[^。]*(?:目標|方針|宣言)[^。]*(?:次|以下|下記|別紙)の?(?:とお|通)り/u;

/** An explicit statement of the year in the head of the first page: 対象年度：令和5年度, a cell of that label, 令和5年度版, a sentence. */
function statedYear(layout: PageLayout): number | undefined {
  for (const line of layout.lines.filter(({ box }) => box.top <= layout.page.height / 2)) {
    const text = plainText(line);
    const labelled = /^(.{0,6}年度)\s*[:：]\s*(.+)$/u.exec(text);
    if (labelled && yearLabels.test(labelled[1] ?? '')) {
      const year = fiscalYearOf(labelled[2] ?? '');
      if (year !== undefined) return year;
    }
    if (edition.test(text) || declaredHere.test(text)) return fiscalYearOf(text);
  }
  return layout.grids.map(statedInGrid).find((year) => year !== undefined);
}

function statedInGrid({ cells }: PageLayout['grids'][number]): number | undefined {
  for (const [index, cell] of cells.entries()) {
    const next = cells[index + 1];
    if (next?.row !== cell.row || !yearLabels.test(cell.lines.map(plainText).join(''))) continue;
    // Further cells with years beside it: the label heads a row of them.
    const others = cells.filter((other) => other.row === cell.row && other !== next);
    if (others.some(({ lines }) => fiscalYearOf(lines.map(textOf).join('')) !== undefined)) continue;
    const year = fiscalYearOf(next.lines.map(textOf).join(''));
    if (year !== undefined) return year;
  }
  return undefined;
}

const nothing: TitleFacts = { title: '', lines: [], fiscalYear: undefined, stage: '', department: '' };

/** The title of a declaration, by its place and its size: never a header, a caption, a sentence or a numbered heading. `known` is its line where that is found. */
export function readTitle(
  layouts: readonly PageLayout[],
  vocabulary: Vocabulary,
  ledger: Ledger,
  known?: TextLine,
): TitleFacts {
  const head = readHead(layouts, vocabulary);
  if (!head) return nothing;
  const first = known ?? chooseTitle(head, vocabulary);
  if (!first) return { ...nothing, fiscalYear: statedYear(head.layout) };
  const lines = wholeTitle(first, head.lines, head.body, vocabulary);
  const title = lines.map((line) => textOf(line).trim()).join(' ');
  const printed = lines.flatMap(printedLines);
  ledger.claim(printed, 'title');
  return {
    title,
    lines: printed,
    fiscalYear: fiscalYearOf(title) ?? statedYear(head.layout),
    stage: stageOf(title, vocabulary),
    department: departmentOf(title, vocabulary),
  };
}
