import type { Issue } from '../issues/issue.js';
import type { Vocabulary } from '../profiles/vocabulary.js';
import type { Period } from '../schema/reading.js';
import type { PageLayout, TableGrid } from '../tables/table-grid.js';
import { foldForMatching, repairCharacters } from '../text/fold.js';
import type { Segment } from '../text/token.js';
import { wholeFiscalYear } from '../values/periods/calendar.js';
import type { ReadingContext } from '../values/reading-context.js';
import { type Block, buildBlocks } from './blocks.js';
import { readDatedHeader } from './dated-header.js';
import type { Declaration } from './declaration.js';
import { findFacts } from './declaration-facts.js';
import { findTables, overTable } from './declared-tables.js';
import { errataIssues } from './errata.js';
import { accountFigures, type FigureAccount, figureIssues } from './figures.js';
import { claimFurniture } from './furniture.js';
import { readIssuers } from './issuer.js';
import { looksBack } from './kinds-of-years.js';
import type { PartedTable } from './kpi-tables.js';
import { type Ledger, openLedger, unplaced } from './ledger.js';
import { isBlank, textOf } from './line-text.js';
import { lostValueIssues } from './lost-values.js';
import { noteDoubts, sharedValues, signDoubts } from './note-doubts.js';
import { applyNotes } from './note-effects.js';
import { findNoteScopes, type NoteScope, type ReadTable } from './note-scope.js';
import { markerOf, type NoteDraft, noteText, readNotes, withoutMarker } from './notes.js';
import { splitOffices } from './offices.js';
import { readPaint } from './paint.js';
import { type JoinedText, joinPassages, type Passage, withoutBullet } from './passage.js';
import { isPlanLine } from './plan.js';
import { readPolicyText } from './policies.js';
import { findUnknownTables, type PuzzlingGrid } from './puzzling-grids.js';
import type { ReadObservation } from './read-observation.js';
import { readTable } from './read-table.js';
import { findSameCoordinates } from './same-coordinates.js';
import { isFormGrid, readSections, type SectionDraft } from './sections.js';
import type { Setting } from './setting.js';
import { joinSideways } from './sideways.js';
import { readSpeakerLine } from './speaker.js';
import type { StitchedTable } from './stitch.js';
import { findStruckCells } from './struck-cells.js';
import { findTableIssues } from './table-doubts.js';
import { readTitle, type TitleFacts } from './title.js';
import { findBlanksWithText, findCrossedCells, findUnreadCells } from './unread-cells.js';

/** What is known of a declaration before the rest of it is read: its title, and its place in the document. */
export interface Opening {
  readonly ledger: Ledger;
  readonly title: TitleFacts;
  /** Declarations, tables and notes of the document before it. */
  readonly before: { readonly declarations: number; readonly tables: number; readonly notes: number };
}

/** Opens a document that is of one piece. */
function openWhole(layouts: readonly PageLayout[], vocabulary: Vocabulary): Opening {
  const ledger = openLedger();
  const title = readTitle(layouts, vocabulary, ledger);
  readIssuers(layouts, title.lines, [], ledger);
  claimFurniture(layouts, ledger);
  return { ledger, title, before: { declarations: 0, tables: 0, notes: 0 } };
}

/** Pages of text and grids → what the declaration says. The dictionary is asked once, for the ends of wrapped lines. */
export async function buildDeclaration(
  layouts: readonly PageLayout[],
  vocabulary: Vocabulary,
  documentId: string,
  segment: Segment,
  opening: Opening = openWhole(layouts, vocabulary),
): Promise<Declaration> {
  const { ledger, title, before } = opening;
  const lineSpeaker = readSpeakerLine(layouts, ledger);
  const context = contextOf(title);
  const blocks = joinedBlocks(layouts);
  const paint = readPaint(layouts);
  const setting = { vocabulary, context, paint, isReport: looksBack(title.title) };
  const readable = blocks.filter(isTrusted(layouts));
  const { parted, tables, puzzling, tried, withdrawn } = findTables(readable, opening, { setting, ledger });
  for (const table of tables) claimTable(table, ledger);
  const sections = readSections(blocks, closesSections(parted), vocabulary, ledger);
  const notes = readNotes(blocks, ledger, before.notes);
  const joined = await joinPassages(passagesOf(tables, sections, notes), segment);
  const struckIn = findStruckCells(layouts);
  const issues: Issue[] = [...withdrawn];
  const titlePeriod = periodOfTitle(title);
  const read = tables.map((table) => {
    const over = overTable(table, blocks);
    return readTable(table, over, { documentId, setting, titlePeriod, joined, struckIn, paint, issues });
  });
  const allNotes = withTableNotes(notes, read, joined, before.notes);
  const scopes = findNoteScopes(allNotes, (note) => noteText(joined(note.passage), note), read);
  const { observations, doubts } = settleByNotes(read, scopes, layouts, setting);
  issues.push(...doubts);
  const figures = read.map((table) => accountFigures(table, table.observations, table.withdrawn));
  const otherGrids = claimTheRest(layouts, parted, before.tables + tables.length, vocabulary, ledger);
  const unknown = tables.length === 0 && title.fiscalYear !== undefined ? findUnknownTables(otherGrids, setting) : [];
  const puzzles = [...puzzling, ...unknown.filter(({ grid }) => puzzling.every((known) => known.grid !== grid))];
  const facts = findFacts({ layouts, vocabulary, title, sections, lineSpeaker, joined, tables: read });
  return {
    ...facts,
    number: facts.kind.kind === 'other' ? 0 : before.declarations + 1,
    pages: { first: layouts[0]?.page.number ?? 1, last: layouts.at(-1)?.page.number ?? 1 },
    tablesBefore: before.tables,
    ...textsOf(sections, joined),
    notes: scopes,
    tables: read,
    observations,
    figures,
    tried,
    otherGrids,
    issues: [
      ...issues,
      ...errataIssues(otherGrids, layouts, observations),
      ...findSameCoordinates(observations, issues),
      ...issuesOfTables(read, puzzles, figures, observations, { layouts, vocabulary }),
      ...lostValueIssues(layouts, ledger, setting),
    ],
    layouts,
    ledger,
    joined,
  };
}

/** What notes and signs say of the values, and what of it is in doubt. */
function settleByNotes(
  read: readonly ReadTable[],
  scopes: readonly NoteScope[],
  layouts: readonly PageLayout[],
  setting: Setting,
): { observations: readonly ReadObservation[]; doubts: readonly Issue[] } {
  const doubts: Issue[] = [];
  const shared = sharedValues(withoutContradictedYears(read.flatMap((table) => table.observations)), scopes);
  const observations = applyNotes(shared.observations, scopes, setting.context, doubts);
  const printed = layouts.flatMap(({ lines }) => lines.map(textOf));
  doubts.push(
    ...shared.issues,
    ...noteDoubts(observations, scopes, setting),
    ...signDoubts(observations, printed, setting),
  );
  return { observations, doubts };
}

/** What stands on the pages, tables that went on over pages beside theirs joined. */
function joinedBlocks(layouts: readonly PageLayout[]): Block[] {
  const places = joinSideways(layouts);
  return buildBlocks(layouts).flatMap((block): Block[] => {
    if (block.kind !== 'grid' || !places.has(block.grid)) return [block];
    const grid = places.get(block.grid);
    return grid ? [{ ...block, grid }] : [];
  });
}

/** What a person should look at in the tables: what is doubtful, cells without a place, figures without a meaning. */
const issuesOfTables = (
  tables: readonly ReadTable[],
  puzzles: readonly PuzzlingGrid[],
  figures: readonly FigureAccount[],
  observations: readonly ReadObservation[],
  { layouts, vocabulary }: { readonly layouts: readonly PageLayout[]; readonly vocabulary: Vocabulary },
): Issue[] => [
  ...findTableIssues(tables, puzzles, observations, vocabulary),
  ...findUnreadCells(layouts, observations),
  ...findBlanksWithText(layouts, observations),
  ...findCrossedCells(layouts, observations),
  ...figureIssues(figures, observations),
];

/** Share of a page's characters beyond which nothing is read of its tables: a name or a unit would be wrong sooner or later. */
const mostUntrusted = 0.02;

/** Is the text of the block's page what stands printed on it? The cells of other pages are kept as they are, no values made of them. */
const isTrusted = (layouts: readonly PageLayout[]) => {
  const untrusted = layouts.filter(({ page }) => page.untrusted > page.glyphs.length * mostUntrusted);
  const pages = new Set(untrusted.map(({ page }) => page.number));
  return (block: Block): boolean => !pages.has(block.page);
};

/** A bare 20年度 is 平成 in a document whose own year is: nothing was 令和 yet. In a 令和 document it may be either. */
function contextOf(title: TitleFacts): ReadingContext {
  return {
    ...(title.fiscalYear === undefined ? {} : { documentFiscalYear: title.fiscalYear }),
    ...(/平成|H\d/u.test(title.title.normalize('NFKC')) ? { era: '平成' as const } : {}),
  };
}

const closesSections =
  (tables: readonly PartedTable[]) =>
  (block: Block): boolean => {
    if (block.kind === 'grid') return tables.some(({ parts }) => parts.some(({ source }) => source === block.grid));
    const text = textOf(block.line);
    return (
      isPlanLine(text) ||
      markerOf(text) !== '' ||
      tables.some(({ parts }) => parts.some(({ caption }) => caption.includes(block.line)))
    );
  };

function claimTable(table: StitchedTable, ledger: Ledger): void {
  const stem = `table/${table.number}`;
  for (const part of table.parts) ledger.claim(part.caption, `${stem}/caption`);
  for (const { cell } of table.headerCells) ledger.claim(cell.lines, `${stem}/header/${cell.row}/${cell.column}`);
  for (const row of table.rows) {
    for (const cell of row.cells) ledger.claim(cell.passage.lines, `${stem}/${cell.firstRow}/${cell.column}`);
  }
}

function passagesOf(tables: readonly StitchedTable[], sections: SectionDraft, notes: readonly NoteDraft[]): Passage[] {
  const cells = tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => cell.passage)));
  const policies = sections.policies.flatMap((policy) => policy.passages);
  return [
    ...new Set([
      ...cells,
      ...sections.message,
      ...sections.roles,
      ...sections.divisions,
      ...policies,
      ...notes.map((note) => note.passage),
    ]),
  ];
}

/** The fiscal year of the title as the period of what stands under it. */
function periodOfTitle({ title, fiscalYear }: TitleFacts): Period | undefined {
  const printed = readDatedHeader(title, {}).periods.find((period) => period.fiscal_year === fiscalYear);
  if (!printed || fiscalYear === undefined) return undefined;
  // 令和４年度 上半期 names its year, too.
  const text = /^.*?年度/u.exec(printed.text)?.[0] ?? printed.text;
  return { text, ...wholeFiscalYear(fiscalYear) };
}

/** The year of the title dates no column whose like elsewhere in the document carries another year of its own. */
function withoutContradictedYears(observations: readonly ReadObservation[]): ReadObservation[] {
  const label = ({ column, valueKind }: ReadObservation): string => `${valueKind} ${foldForMatching(column.header)}`;
  const years = new Map<string, Set<number>>();
  for (const observation of observations) {
    const year = observation.datedBy === 'cell' ? observation.period?.fiscal_year : undefined;
    if (year != null) years.set(label(observation), (years.get(label(observation)) ?? new Set()).add(year));
  }
  return observations.map((observation) => {
    const others = observation.datedBy === 'title' ? years.get(label(observation)) : undefined;
    const contradicted = others && [...others].some((year) => year !== observation.period?.fiscal_year);
    return contradicted ? { ...observation, period: undefined, datedBy: 'nothing' } : observation;
  });
}

/** Notes that stand in a row of a table, numbered after those outside. */
function withTableNotes(
  notes: readonly NoteDraft[],
  tables: readonly { notes: readonly Passage[] }[],
  joined: JoinedText,
  before: number,
): NoteDraft[] {
  const inTables = tables
    .flatMap((table) => table.notes)
    .filter((passage) => withoutMarker(repairCharacters(joined(passage))) !== '');
  return [
    ...notes,
    ...inTables.map((passage, index) => ({
      number: before + notes.length + index + 1,
      marker: markerOf(joined(passage)),
      passage,
    })),
  ];
}

/** What is left: cells of other tables and forms, running text; a line inside a KPI table that fell into no cell stays unplaced. */
function claimTheRest(
  layouts: readonly PageLayout[],
  parted: readonly PartedTable[],
  count: number,
  vocabulary: Vocabulary,
  ledger: Ledger,
): TableGrid[] {
  const kpi = new Set(parted.flatMap(({ parts }) => parts.map(({ source }) => source)));
  const others: TableGrid[] = [];
  for (const layout of layouts) {
    for (const grid of layout.grids.filter((each) => !kpi.has(each))) {
      const free = grid.cells.filter((cell) => !isBlank(cell.lines) && cell.lines.some((line) => ledger.isFree(line)));
      if (free.length === 0) continue;
      const isForm =
        isFormGrid(grid, vocabulary) || free.length < grid.cells.filter((cell) => !isBlank(cell.lines)).length;
      if (!isForm) others.push(grid);
      for (const cell of free)
        ledger.claim(cell.lines, isForm ? 'form' : `table/${count + others.length}/${cell.row}/${cell.column}`);
    }
    // The form around a table in the same frame: its labels and what stands beside them.
    for (const grid of layout.grids.filter((each) => kpi.has(each))) {
      for (const { lines } of grid.cells) ledger.claim(lines, 'form');
    }
    const inKpi = (line: PageLayout['lines'][number]): boolean =>
      layout.grids.some(
        (grid) =>
          kpi.has(grid) &&
          line.box.top >= grid.box.top &&
          line.box.bottom <= grid.box.bottom &&
          line.box.left >= grid.box.left &&
          line.box.right <= grid.box.right,
      );
    for (const line of layout.lines) ledger.claim([line], inKpi(line) ? unplaced : 'text');
  }
  return others;
}

/** The sections with their lines joined. */
function textsOf(
  { message, roles, divisions, policies }: SectionDraft,
  joined: JoinedText,
): Pick<Declaration, 'message' | 'roles' | 'divisions' | 'policies'> {
  return {
    message: message.map(joined).join(' '),
    roles: roles.map((item) => withoutBullet(joined(item))),
    divisions: divisions.flatMap((item) => splitOffices(withoutBullet(joined(item)))),
    policies: policies.map(({ number, page, passages }) => ({
      number,
      page,
      ...readPolicyText(passages.map(joined)),
    })),
  };
}
