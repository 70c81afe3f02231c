import { groupBy } from '../groups/group-by.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { Ledger } from './ledger.js';
import { bodySize, charWidthOf } from './line-text.js';

/** Share of the page's height at its top and bottom where running heads and page numbers stand. */
const marginShare = 0.12;
/** A watermark (透かし) is written across the page or this many times larger than the page's ordinary text. */
const watermarkScale = 4;

const pageNumber =
  /^[-~(〔[・]*(p\.?|page|ページ|頁)?\d{1,4}([/／]|of|-)?(\d{1,4})?(ページ|頁|page)?(中の?\d+)?[-~)〕\]・]*$/i;

const isSlanted = (line: TextLine): boolean => line.glyphs.some((glyph) => glyph.angle % 90 !== 0);

function inMargin(line: TextLine, layout: PageLayout): boolean {
  const edge = layout.page.height * marginShare;
  return line.box.bottom <= edge || line.box.top >= layout.page.height - edge;
}

/** Does no line or grid stand further out than this one, on its side of the page? */
function isOutermost(line: TextLine, layout: PageLayout): boolean {
  const others = [
    ...layout.lines.filter((other) => other !== line).map((other) => other.box),
    ...layout.grids.map((grid) => grid.box),
  ];
  const atFoot = line.box.top > layout.page.height / 2;
  return others.every((box) => (atFoot ? box.bottom <= line.box.bottom + 1 : box.top >= line.box.top - 1));
}

function claimWatermarks(layouts: readonly PageLayout[], ledger: Ledger): void {
  const size = bodySize(layouts);
  for (const line of layouts.flatMap((layout) => layout.lines)) {
    if (isSlanted(line) || charWidthOf(line) > size * watermarkScale) ledger.claim([line], 'watermark');
  }
}

function claimPageNumbers(layouts: readonly PageLayout[], ledger: Ledger): void {
  for (const layout of layouts) {
    for (const line of layout.lines) {
      if (!inMargin(line, layout) || !pageNumber.test(foldForMatching(line.text))) continue;
      if (isOutermost(line, layout)) ledger.claim([line], 'page-number');
    }
  }
}

const withoutDigits = (line: TextLine): string => foldForMatching(line.text).replace(/\d+/g, '#');

/** Running heads and feet (柱): the same text, numbers apart, in the margin at the same height of two pages or more. */
function claimRunningHeads(layouts: readonly PageLayout[], ledger: Ledger): void {
  const inMargins = layouts.flatMap((layout) =>
    layout.lines.filter((line) => ledger.isFree(line) && inMargin(line, layout)),
  );
  const alike = groupBy(inMargins, (line) => `${withoutDigits(line)}@${Math.round(line.box.top / charWidthOf(line))}`);
  for (const lines of alike.values()) if (lines.length > 1) ledger.claim(lines, 'running-head');
}

/** Claims what belongs to the pages and not to the declaration: watermarks, page numbers, running heads, characters that draw rules. */
export function claimFurniture(layouts: readonly PageLayout[], ledger: Ledger): void {
  for (const { ruleLines } of layouts) ledger.claim(ruleLines, 'table-rule');
  claimWatermarks(layouts, ledger);
  claimPageNumbers(layouts, ledger);
  claimRunningHeads(layouts, ledger);
}
