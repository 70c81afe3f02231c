// What a person should know of the text itself: repaired, unplaced, values that stand in sentences.

import type { Issue } from '../issues/issue.js';
import type { PageLayout, TableGrid } from '../tables/table-grid.js';
import { repairCharacters } from '../text/fold.js';
import { type Ledger, linesOf, unplaced } from './ledger.js';
import { textOf } from './line-text.js';

/** Characters that were repaired, as printed and as read, each once. */
function repairIssues(layouts: readonly PageLayout[]): Issue[] {
  const repaired = new Map<string, { read: string; page: number }>();
  for (const { page } of layouts) {
    for (const { text } of page.glyphs) {
      const read = repairCharacters(text);
      if (read !== text && !repaired.has(text)) repaired.set(text, { read, page: page.number });
    }
  }
  const first = [...repaired.values()][0];
  if (!first) return [];
  return [
    {
      code: 'text/repaired',
      page: first.page,
      actual: [...repaired.keys()].join(''),
      expected: [...repaired.values()].map(({ read }) => read).join(''),
    },
  ];
}

const doubledIssues = (layouts: readonly PageLayout[]): Issue[] =>
  layouts
    .filter(({ page }) => page.doubled > 0)
    .map(({ page }) => ({ code: 'text/doubled', page: page.number, actual: String(page.doubled) }));

const unplacedIssues = (layouts: readonly PageLayout[], ledger: Ledger): Issue[] =>
  layouts.flatMap((layout) =>
    linesOf(layout)
      .filter((line) => (ledger.placeOf(line) ?? unplaced) === unplaced)
      .map((line): Issue => ({ code: 'text/unplaced', page: layout.page.number, box: line.box, actual: textOf(line) })),
  );

/** A figure with what it counts; years, months and numbers of order count nothing. */
const counted = String.raw`\d[\d,.]*\s?[^\s\d年月日度号条章節項期次級丁番→⇒➡。、,.()（）:/~〜\-]`;
const fromTo = new RegExp(`${counted}.*[→⇒➡].*${counted}`, 'u');
const valueSaid = new RegExp(
  String.raw`(?:目標値|現状値|実績値|基準値|見込値|当初値|数値目標|重要業績評価指標|KPI)(?:\([^)]*\))?\s?[:は=]?\s?(?:約|延べ|年間)?${counted}`,
  'u',
);

/** Kind, year and figure in one line, as on a card: 現状 R3 52.2%, 目標（令和9年度）：420人. */
const onCard = new RegExp(
  String.raw`(?:^|\s)(?:現状|現況|基準|当初|実績|見込|目標)値?\s?\(?(?:令和|平成|[RH])\s?(?:\d{1,2}|元)(?:年度?)?\)?\s?:?\s?${counted}`,
  'u',
);

/** A year and its figure, and no more: ・令和6年度：350人. */
const ofYear = new RegExp(
  String.raw`^[\s・○●]*\(?(?:令和|平成|[RH])\s?(?:\d{1,2}|元)年?度?末?\)?\s?[:=]\s?約?${counted}\S{0,4}$`,
  'u',
);

/** Does a line of running text state a value of an indicator: 入学者数40人（2014年度）→50人（2019年度）; 目標値：30件? */
export function statesValue(text: string): boolean {
  const plain = text.normalize('NFKC');
  return fromTo.test(plain) || valueSaid.test(plain) || onCard.test(plain) || ofYear.test(plain.trim());
}

const isRunningText = /^(?:text|message|heading|form|role|policy|division)(?:\/|$)/u;

/** Values in running text and in forms: only tables of indicators give observations, so these are told. */
const statedIssues = (layouts: readonly PageLayout[], ledger: Ledger): Issue[] =>
  layouts.flatMap((layout) =>
    linesOf(layout)
      .filter((line) => isRunningText.test(ledger.placeOf(line) ?? unplaced) && statesValue(textOf(line)))
      .map(
        (line): Issue => ({
          code: 'text/states-value',
          page: layout.page.number,
          box: line.box,
          actual: textOf(line).trim(),
        }),
      ),
  );

/** Values on cards whose frames make no table that is read: each line says its kind, year and figure by itself. */
const cardIssues = (unread: readonly TableGrid[]): Issue[] =>
  unread.flatMap(({ page, cells }) =>
    cells
      .flatMap(({ lines }) => lines)
      .filter((line) => onCard.test(textOf(line).normalize('NFKC')))
      .map((line): Issue => ({ code: 'text/states-value', page, box: line.box, actual: textOf(line).trim() })),
  );

/** What a person should know of the text itself: characters repaired, read once, or left without a place; and values that stand in it, or in frames that are no table (`unread`). */
export function findTextIssues(
  layouts: readonly PageLayout[],
  ledger: Ledger,
  unread: readonly TableGrid[] = [],
): Issue[] {
  return [
    ...repairIssues(layouts),
    ...doubledIssues(layouts),
    ...unplacedIssues(layouts, ledger),
    ...statedIssues(layouts, ledger),
    ...cardIssues(unread),
  ];
}
