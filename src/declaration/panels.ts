import { foldForMatching } from '../text/fold.js';
import { type Column, type Header, valueColumns } from './columns.js';
import { findHeader } from './header-rows.js';
import { readLabel } from './labels.js';
import { cellText } from './line-text.js';
import type { Setting } from './setting.js';
import { nameRoles, pickColumns, range, type Section } from './views.js';

/** Columns of a panel: those that all panels share, and its own. */
interface Panel {
  readonly columns: readonly number[];
  /** The indicator that the panel is about, where a heading over it names it. */
  readonly name: string;
}

const lowest = (column: Column): string => foldForMatching(cellText(column.cells.at(-1) ?? { lines: [] }));

/** Names that repeat (指標｜実績｜目標｜指標｜実績｜目標) begin a panel each; what stands before the first and does not repeat is shared. */
function panelsByNames({ columns }: Header): Panel[] {
  const name =
    columns.find(({ role }) => role === 'indicator_name') ?? columns.find(({ role }) => role === 'project_name');
  if (!name) return [];
  const alike = columns.filter(
    (column) => lowest(column) === lowest(name) && column.cells.at(-1) !== name.cells.at(-1),
  );
  if (alike.length === 0) return [];
  const heads = [name, ...alike].map(({ column }) => column);
  const before = columns.filter(({ column }) => column < name.column);
  const repeats = heads.slice(1).every((head) =>
    before.every((lead, index) => {
      const twin = columns[head - 1 - before.length + index];
      return twin !== undefined && lowest(twin) === lowest(lead);
    }),
  );
  const shared = repeats ? [] : before.map(({ column }) => column);
  const starts = repeats ? heads.map((head) => head - before.length) : heads;
  const lastValue = Math.max(...valueColumns(columns).map(({ column }) => column));
  const panels = starts.map((start, index) => {
    const end = (starts[index + 1] ?? (repeats ? columns.length : Math.max(lastValue, start)) + 1) - 1;
    return { columns: [...shared, ...range(start, end)], name: '' };
  });
  const full = panels.every((panel) =>
    columns.some(({ column, role }) => role === 'value' && panel.columns.includes(column)),
  );
  return full ? panels : [];
}

const bulletOfName = /^[◆◇■□●○▶▷・①-⑳\s　]+/u;

/** Headings over groups of value columns that name indicators, where no column does: each group is a panel, beside the shared stub. */
function panelsByHeadings({ columns }: Header, setting: Setting): Panel[] {
  if (columns.some(({ role }) => nameRoles.has(role))) return [];
  const isStub = ({ role, column }: Column): boolean =>
    (role === 'kind' || role === 'dates' || role === 'year' || role === 'unknown') &&
    columns.every((other) => other.role !== 'value' || other.column > column);
  const shared = columns.filter(isStub).map(({ column }) => column);
  const grouped = columns.filter((column) => !isStub(column));
  const heads = [...new Set(grouped.map(({ cells }) => cells[0]))];
  const named = heads.every((head) => {
    if (!head || head.columnSpan < 2) return false;
    const label = readLabel(cellText(head), setting);
    return label.claims.length === 0 && label.period === undefined;
  });
  if (!named || heads.length < 2) return [];
  return heads.flatMap((head) =>
    head
      ? [
          {
            columns: [...shared, ...range(head.column, head.column + head.columnSpan - 1)],
            name: cellText(head).replace(bulletOfName, '').trim(),
          },
        ]
      : [],
  );
}

/** A section cut into its panels; itself where it has one. */
export function splitPanels(section: Section, setting: Setting): Section[] {
  const byNames = panelsByNames(section.header);
  const panels = byNames.length > 0 ? byNames : panelsByHeadings(section.header, setting);
  const cut = panels.map(({ columns, name }): Section | undefined => {
    const grid = pickColumns(section.grid, columns);
    const header = grid && findHeader(grid, 1, setting);
    const facts = name === '' ? section.facts : { ...section.facts, indicatorName: name };
    return grid && header ? { ...section, grid, header, facts } : undefined;
  });
  return cut.length > 1 && cut.every((panel) => panel !== undefined) ? cut : [section];
}
