// Sections of a declaration outside of tables: message, roles, divisions, policies.

import type { Box } from '../geometry/box.js';
import { readSectionHeading, type SectionName, type Vocabulary } from '../profiles/vocabulary.js';
import type { GridCell, TableGrid, TextLine } from '../tables/table-grid.js';
import type { Block } from './blocks.js';
import type { Ledger } from './ledger.js';
import { isBlank, joinedText, textOf } from './line-text.js';
import { extendPassage, type Passage, splitItems, startsWithBullet } from './passage.js';
import { type PolicyDraft, PolicyReader } from './policies.js';
import { isMayor, readSpeaker, type Speaker } from './speaker.js';

/** The sections of a declaration before their lines are joined. */
export interface SectionDraft {
  readonly message: readonly Passage[];
  readonly roles: readonly Passage[];
  readonly divisions: readonly Passage[];
  readonly policies: readonly PolicyDraft[];
  readonly speaker: Speaker | undefined;
}

/** A heading that is in force for a stretch of the page's width. */
interface OpenSection {
  readonly name: SectionName;
  readonly left: number;
  readonly top: number;
}

interface SectionReader {
  readonly vocabulary: Vocabulary;
  readonly ledger: Ledger;
  readonly message: Passage[];
  readonly roles: Passage[];
  readonly divisions: Passage[];
  readonly policies: PolicyReader;
  speaker: Speaker | undefined;
  /** Sections that lines and cells belong to now; two where headings stand side by side. */
  open: OpenSection[];
}

function headingOf(lines: readonly TextLine[], reader: SectionReader): SectionName | undefined {
  return readSectionHeading(joinedText(lines), reader.vocabulary);
}

function addText(reader: SectionReader, name: SectionName, lines: readonly TextLine[], area: Box, page: number): void {
  const passage = { lines, width: area.right - area.left, page };
  switch (name) {
    case 'message':
      reader.message.push(passage);
      reader.ledger.claim(lines, 'message');
      return;
    case 'roles':
    case 'divisions':
      for (const item of splitItems(lines, area, page)) addItem(reader, name, item);
      return;
    case 'policies':
      reader.policies.addText(passage, reader.ledger);
      return;
    case 'other':
      reader.ledger.claim(lines, 'text');
      return;
    default:
      name satisfies never;
  }
}

function addItem(reader: SectionReader, name: 'roles' | 'divisions', item: Passage): void {
  reader[name].push(item);
  reader.ledger.claim(item.lines, `${name === 'roles' ? 'role' : 'division'}/${reader[name].length}`);
}

/** Adds a line that stands outside of any box: it goes on from the line before it where that is of the same section. */
function addFlowLine(reader: SectionReader, name: SectionName, line: TextLine, page: number): void {
  const passage = { lines: [line], width: line.box.right - line.box.left, page };
  if (name === 'other') {
    reader.ledger.claim([line], 'text');
    return;
  }
  const last = name === 'policies' ? undefined : reader[name].at(-1);
  const goesOn =
    last?.page === page && (name === 'message' || (!startsWithBullet(line) && last.lines.some(startsWithBullet)));
  if (name === 'policies') reader.policies.addFlowLine(passage, reader.ledger);
  else if (!last || !goesOn) addText(reader, name, [line], line.box, page);
  else {
    reader[name][reader[name].length - 1] = extendPassage(last, passage);
    reader.ledger.claim(
      [line],
      name === 'message' ? 'message' : `${name === 'roles' ? 'role' : 'division'}/${reader[name].length}`,
    );
  }
}

/** The open section that stands above a place: the last one whose heading starts at or left of it. */
function sectionAbove(open: readonly OpenSection[], left: number, tolerance: number): OpenSection | undefined {
  return open.filter((section) => section.left <= left + tolerance).at(-1) ?? open[0];
}

function openSection(reader: SectionReader, name: SectionName, box: Box): void {
  const besides = reader.open.filter((section) => Math.abs(section.top - box.top) < box.bottom - box.top);
  reader.open = [...besides, { name, left: box.left, top: box.top }].sort((a, b) => a.left - b.left);
}

/** A heading with text behind it in one line: 「部長メッセージ 子ども部長 齋藤 浩人」. */
function readHeadedLine(line: TextLine, reader: SectionReader): boolean {
  const [first = '', ...rest] = textOf(line)
    .trim()
    .split(/[\s　]+/u);
  const name = readSectionHeading(first, reader.vocabulary);
  const found = name === 'message' ? readSpeaker(rest.join(' ')) : undefined;
  const speaker = found && !isMayor(found) ? found : undefined;
  if (name !== 'message' || !speaker) return false;
  openSection(reader, name, line.box);
  reader.speaker ??= speaker;
  reader.ledger.claim([line], 'heading');
  return true;
}

function readLine(line: TextLine, page: number, reader: SectionReader): void {
  const name = headingOf([line], reader);
  if (name !== undefined) {
    openSection(reader, name, line.box);
    reader.ledger.claim([line], 'heading');
    return;
  }
  if (readHeadedLine(line, reader)) return;
  const section = sectionAbove(reader.open, line.box.left, line.box.bottom - line.box.top);
  if (!section) return;
  if (section.name === 'message' && readSpeakerCell([line], reader)) return;
  addFlowLine(reader, section.name, line, page);
}

function readSpeakerCell(lines: readonly TextLine[], reader: SectionReader): boolean {
  const speaker = reader.speaker ? undefined : readSpeaker(lines.map(textOf).join(' '));
  if (!speaker || isMayor(speaker)) return false;
  reader.speaker = speaker;
  reader.ledger.claim(lines, 'speaker');
  return true;
}

/** A cell that opens with its heading and goes on with the section's text. */
function splitHeadedCell(
  cell: GridCell,
  reader: SectionReader,
): { name: SectionName; rest: readonly TextLine[] } | undefined {
  const whole = headingOf(cell.lines, reader);
  if (whole !== undefined) return { name: whole, rest: [] };
  const [first, ...rest] = cell.lines;
  const name = first && headingOf([first], reader);
  return name === undefined ? undefined : { name, rest };
}

const numberCell = /^[\s(（]*(\d{1,2}|[一二三四五六七八九十]{1,2})[\s)）.．、]*$/u;

function readSectionCell(cell: GridCell, page: number, reader: SectionReader): void {
  if (isBlank(cell.lines)) return;
  const headed = splitHeadedCell(cell, reader);
  if (headed) {
    openSection(reader, headed.name, cell.box);
    reader.ledger.claim(headed.rest.length > 0 ? cell.lines.slice(0, 1) : cell.lines, 'heading');
    if (headed.rest.length > 0) addText(reader, headed.name, headed.rest, cell.box, page);
    return;
  }
  const section = sectionAbove(reader.open, cell.box.left, cell.box.bottom - cell.box.top);
  if (!section) return;
  if (section.name === 'message' && readSpeakerCell(cell.lines, reader)) return;
  const number =
    section.name === 'policies' ? numberCell.exec(joinedText(cell.lines).normalize('NFKC'))?.[1] : undefined;
  if (number === undefined) addText(reader, section.name, cell.lines, cell.box, page);
  else reader.policies.startNumber(number, cell.lines, page, reader.ledger);
}

/** Does any cell of the grid carry a heading of a section, or is a section open that the grid can belong to? */
export function isFormGrid(grid: TableGrid, vocabulary: Vocabulary): boolean {
  return grid.cells.some((cell) => {
    const first = cell.lines[0];
    return (
      readSectionHeading(joinedText(cell.lines), vocabulary) !== undefined ||
      (first !== undefined && readSectionHeading(textOf(first), vocabulary) !== undefined)
    );
  });
}

/**
 * Reads message, roles, divisions and policies from the blocks that are no KPI table. A block for which `closes` holds (a plan line, a
 * KPI table, a note) ends the sections that are open.
 */
export function readSections(
  blocks: readonly Block[],
  closes: (block: Block) => boolean,
  vocabulary: Vocabulary,
  ledger: Ledger,
): SectionDraft {
  const reader: SectionReader = {
    vocabulary,
    ledger,
    message: [],
    roles: [],
    divisions: [],
    policies: new PolicyReader(),
    speaker: undefined,
    open: [],
  };
  for (const block of blocks) {
    if (closes(block)) reader.open = [];
    else if (block.kind === 'grid') for (const cell of block.grid.cells) readSectionCell(cell, block.page, reader);
    else if (ledger.isFree(block.line)) readLine(block.line, block.page, reader);
  }
  const { message, roles, divisions, policies, speaker } = reader;
  return { message, roles, divisions, policies: policies.finish(), speaker };
}
