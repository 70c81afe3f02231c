// Which of the tables found a declaration has: not those that a line over them withdraws, nor, in a paper of another kind, those without a word that indicators use.

import type { Issue } from '../issues/issue.js';
import type { Block } from './blocks.js';
import { withDatesOverTables } from './dates-over-tables.js';
import { wordsAskedOfTables } from './document-kind.js';
import { findKpiTables, type PartedTable, type TriedGrid } from './kpi-tables.js';
import { joinedText } from './line-text.js';
import type { PuzzlingGrid } from './puzzling-grids.js';
import { type StitchedTable, stitch } from './stitch.js';
import { isCalledDeclaration, type TitleFacts } from './title.js';
import { type StandingOver, standingOver } from './withdrawn.js';

/** Does a word stand in a table's caption, its header or its rows? */
const holdsWord = ({ caption, headerCells, rows }: StitchedTable, word: RegExp): boolean =>
  [
    caption,
    ...headerCells.map(({ cell }) => cell.lines),
    ...rows.flatMap(({ cells }) => cells.map(({ passage }) => passage.lines)),
  ]
    .map(joinedText)
    .some((text) => word.test(text.normalize('NFKC')));

/** The KPI tables of a document as their parts, and stitched. */
export function findTables(
  blocks: readonly Block[],
  { title, before }: { readonly title: TitleFacts; readonly before: { readonly tables: number } },
  reading: Parameters<typeof findKpiTables>[1],
): {
  parted: readonly PartedTable[];
  tables: readonly StitchedTable[];
  puzzling: readonly PuzzlingGrid[];
  tried: readonly TriedGrid[];
  withdrawn: readonly Issue[];
} {
  const { tables: all, puzzling, tried } = findKpiTables(blocks, reading);
  const found = withDatesOverTables(all, blocks, reading.setting);
  const stitchAs = (table: PartedTable, index: number) => stitch(table, before.tables + index + 1, reading.setting);
  const word = wordsAskedOfTables(title.title, isCalledDeclaration(title.title, reading.setting.vocabulary));
  const parted: PartedTable[] = [];
  const tables: StitchedTable[] = [];
  const withdrawn: Issue[] = [];
  for (const table of found) {
    const over = overTable(table, blocks);
    if (over?.standing === 'withdrawn') {
      withdrawn.push({ code: 'table/withdrawn', ...placeOfTable(table), actual: over.text });
      continue;
    }
    const stitched = stitchAs(table, parted.length);
    // A line over a table that gives it a kind (① 目標値) is such a word, too.
    if (word !== undefined && table.legend.valueKind === undefined && !holdsWord(stitched, word)) continue;
    parted.push(table);
    tables.push(stitched);
  }
  const left = found
    .filter((table) => !parted.includes(table) && overTable(table, blocks)?.standing !== 'withdrawn')
    .flatMap(({ parts }) => parts);
  const puzzles = left.map(
    ({ source, header }): PuzzlingGrid => ({
      grid: source,
      unknown: [],
      words: (header?.columns ?? []).map(({ header: text }) => text),
    }),
  );
  return { parted, tables, puzzling: [...puzzling, ...puzzles], tried, withdrawn };
}

/** What the lines over a table say of whether its figures hold. */
export function overTable({ parts }: Pick<PartedTable, 'parts'>, blocks: readonly Block[]): StandingOver | undefined {
  const [first, ...more] = parts.map(({ source }) => standingOver(source, blocks));
  const said = [first, ...more].find((each) => each !== undefined);
  // A table that goes on under another heading holds in part.
  return said && more.some((each) => each?.standing !== first?.standing) ? { ...said, standing: 'superseded' } : said;
}

const placeOfTable = ({ parts: [part] }: PartedTable): Pick<Issue, 'page' | 'box'> =>
  part ? { page: part.source.page, box: part.source.box } : {};
