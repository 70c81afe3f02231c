import type { Issue } from '../issues/issue.js';
import type { PageLayout } from '../tables/table-grid.js';
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

/** What a person should know of the text itself: characters repaired, read once, or left without a place. */
export function findTextIssues(layouts: readonly PageLayout[], ledger: Ledger): Issue[] {
  return [...repairIssues(layouts), ...doubledIssues(layouts), ...unplacedIssues(layouts, ledger)];
}
