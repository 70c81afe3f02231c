// The department that declares (部局), where a line names it.

import type { Vocabulary } from '../profiles/vocabulary.js';
import type { GridCell, PageLayout, TextLine } from '../tables/table-grid.js';
import { headLines, plainText } from './head-lines.js';
import { charWidthOf } from './line-text.js';
import { isDeclaringOffice, officeOfHead, withoutMunicipality } from './offices.js';
import { readSpeaker } from './speaker.js';

const labels =
  /^(?:担当|所管|作成|主管)?(?:部局?等?名|部課名|課名|局名|組織名|所属名?|部局|部署名?|部課|担当部署?|所管部局?)$/u;
const labelled = /^(.{2,6}?)\s*[:：]\s*(.+)$/u;
const brackets = /^[([【〔\s]+|[)\]】〕\s]+$/gu;

/** The office in a text that says nothing else: 総務部, （総務部）, みどり市 総務部, 総務部 財政課 (the first of them). */
export function officeAlone(text: string): string | undefined {
  const own = withoutMunicipality(text.replace(brackets, '')).trim();
  const words = own.split(/\s+/u);
  return words.every((word) => isDeclaringOffice(word)) ? words[0] : undefined;
}

function officeInLabel(text: string): string | undefined {
  const [, label = '', office = ''] = labelled.exec(text) ?? [];
  return labels.test(label.replace(/\s/gu, '')) ? officeAlone(office) : undefined;
}

/** The office beside a label of a form; where further offices follow in the row, the label heads a table of them. */
function officeInGrid({ cells }: PageLayout['grids'][number]): string | undefined {
  const textIn = (cell: GridCell): string => cell.lines.map(plainText).join('');
  for (const [index, cell] of cells.entries()) {
    const [next, after] = cells.slice(index + 1).filter(({ row }) => row === cell.row);
    if (!next || !labels.test(textIn(cell).replace(/\s/gu, ''))) continue;
    const office = officeAlone(textIn(next));
    if (office !== undefined && (after === undefined || officeAlone(textIn(after)) === undefined)) return office;
  }
  return undefined;
}

/** Offices that labels name, each once: 部局名：総務部, | 部局名 | 総務部 |. */
export function labelledOffices(layouts: readonly PageLayout[]): string[] {
  const found = layouts.flatMap(({ lines, grids }) => [
    ...lines.map((line) => officeInLabel(plainText(line))),
    ...grids.map(officeInGrid),
  ]);
  return [...new Set(found.filter((office) => office !== undefined))];
}

/** Does a line stand in the head: above the title, or no more than a few lines below or beside it? */
const isNearTitle = (line: TextLine, title: readonly TextLine[]): boolean =>
  title.length === 0 ||
  title.some((part) => line.box.top - part.box.bottom <= 4 * charWidthOf(part) && line.box.left >= part.box.left - 200);

/** The office that a line or a label right below or beside a heading names, or the head of one who signs there; empty where none does. */
export function findDepartmentNear(heading: TextLine, layout: PageLayout, { heads }: Vocabulary): string {
  const room = 5 * charWidthOf(heading);
  const isNear = ({ box }: Pick<TextLine, 'box'>): boolean =>
    box.bottom > heading.box.top - room / 2 && box.top - heading.box.bottom <= room;
  const lines = layout.lines.filter((line) => line !== heading && isNear(line));
  const grids = layout.grids.filter(
    (grid) => isNear(grid) || grid.cells.some(({ lines: own }) => own.includes(heading)),
  );
  const stated = [
    ...lines.map((line) => officeInLabel(plainText(line))),
    ...grids.map(officeInGrid),
    ...lines.map((line) => officeAlone(plainText(line))),
    ...lines.map((line) => officeOfHead(readSpeaker(plainText(line))?.title ?? '', heads)),
  ];
  return stated.find((office) => office !== undefined) ?? '';
}

/** The office that a line or a label in the head of the first page names: 総務部 below the title, 部局名：総務部, | 部局名 | 総務部 |. */
export function findDepartmentLine(layouts: readonly PageLayout[], title: readonly TextLine[]): string | undefined {
  const first = layouts.find(({ page }) => page.glyphs.length > 0);
  if (!first) return undefined;
  const lines = headLines(first);
  const found = lines.map((line) => officeInLabel(plainText(line))).find((office) => office !== undefined);
  const alone = lines.filter((line) => isNearTitle(line, title)).map((line) => officeAlone(plainText(line)));
  return (
    found ?? first.grids.map(officeInGrid).find((office) => office !== undefined) ?? alone.find((o) => o !== undefined)
  );
}
