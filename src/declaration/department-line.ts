import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { headLines, plainText } from './head-lines.js';
import { charWidthOf } from './line-text.js';
import { isDeclaringOffice, withoutMunicipality } from './offices.js';

const labels =
  /^(?:担当|所管|作成|主管)?(?:部局?等?名|部課名|課名|局名|組織名|所属名?|部局|部署名?|部課|担当部署?|所管部局?)$/u;
const labelled = /^(.{2,6}?)\s*[:：]\s*(.+)$/u;
const brackets = /^[([【〔\s]+|[)\]】〕\s]+$/gu;

/** The office in a text that says nothing else: 総務部, （総務部）, みどり市 総務部, 総務部 財政課 (the first of them). */
function officeAlone(text: string): string | undefined {
  const own = withoutMunicipality(text.replace(brackets, '')).trim();
  const words = own.split(/\s+/u);
  return words.every((word) => isDeclaringOffice(word)) ? words[0] : undefined;
}

function officeInLabel(text: string): string | undefined {
  const [, label = '', office = ''] = labelled.exec(text) ?? [];
  return labels.test(label.replace(/\s/gu, '')) ? officeAlone(office) : undefined;
}

function officeInGrid({ cells }: PageLayout['grids'][number]): string | undefined {
  for (const [index, cell] of cells.entries()) {
    const next = cells[index + 1];
    const label = cell.lines.map(plainText).join('').replace(/\s/gu, '');
    if (next?.row !== cell.row || !labels.test(label)) continue;
    const office = officeAlone(next.lines.map(plainText).join(''));
    if (office !== undefined) return office;
  }
  return undefined;
}

/** Does a line stand in the head: above the title, or no more than a few lines below or beside it? */
const isNearTitle = (line: TextLine, title: readonly TextLine[]): boolean =>
  title.length === 0 ||
  title.some((part) => line.box.top - part.box.bottom <= 4 * charWidthOf(part) && line.box.left >= part.box.left - 200);

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
