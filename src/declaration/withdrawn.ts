// What a label or a line says of whether values hold: 訂正前, 誤, 旧.

import type { TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { Block } from './blocks.js';
import { textOf } from './line-text.js';
import { opensNote } from './notes.js';

/**
 * What a label says of the figures under it: `withdrawn` where they were wrong (誤, 訂正前), `superseded` where others took their place later
 * (変更前, 旧目標値), `standing` where they are those that hold (正, 訂正後, 新).
 */
export type Standing = 'withdrawn' | 'superseded' | 'standing';

const holder = '(?:の?(?:表|数値|値|内容|資料|もの|部分|目標値?|実績値?|計画値?|指標))?';
const revised = '(?:訂正|修正|変更|改定|改訂|改正|見直し?|更新|差し?替え?)';
const words: readonly (readonly [RegExp, Standing])[] = [
  [new RegExp(`^(?:誤り?|誤記|訂正前)${holder}$`, 'u'), 'withdrawn'],
  [new RegExp(`^(?:${revised}前|旧)${holder}$`, 'u'), 'superseded'],
  [new RegExp(`^(?:正|正しい|新|${revised}後)${holder}$`, 'u'), 'standing'],
];

const standingOfWord = (word: string): Standing | undefined => words.find(([pattern]) => pattern.test(word))?.[1];

const betweenWords = /[\s　（）()【】［］[\]〔〕「」『』〈〉<>《》：:／/・,、，。→⇒]+/u;

/** What a label says as a whole, or in one of its words: 訂正前, 表１　図書館（訂正前）. A label of both sides (誤・正) says nothing of its own. */
export function standingOf(label: string): Standing | undefined {
  const said = label
    .split(betweenWords)
    .map((word) => standingOfWord(foldForMatching(word).replace(/^(?:第?\d+[.)]?|[①-⑳■●◆○◎□▼▲☆★※]+)/u, '')))
    .filter((each) => each !== undefined);
  return new Set(said).size === 1 ? said[0] : undefined;
}

/** Is the text, brackets apart, such a word and nothing else? */
export const isStandingWord = (text: string): boolean => standingOfWord(bare(text)) !== undefined;

/** The same, but for 新 and 旧, which may as well tell two places or two things apart. */
export const isCorrectionWord = (text: string): boolean => isStandingWord(text) && !/^[新旧]/u.test(bare(text));

const bare = (text: string): string => foldForMatching(text).replace(/^[([【〔<《「]|[)\]】〕>》」]$/gu, '');

/** A sentence or a remark that says of a whole table that it no longer holds: これは訂正前の表です。 今後は使用しないでください。 */
const saysSoOfTable = new RegExp(
  `(?:誤った|訂正前の?|${revised}前の?)(?:表|数値|値|資料|もの)?(?:です|である|となります)。?$|(?:使用|利用|参照|引用)(?:し|なさら)ない(?:で|こと|よう)|(?:無効|取り?消し|撤回)(?:です|とする|します|しました)`,
  'u',
);

/** What stands over a table and says whether its figures hold. */
export interface StandingOver {
  readonly standing: Exclude<Standing, 'standing'>;
  /** As printed. */
  readonly text: string;
}

/** A line that heads things: no note, no sentence. */
const mayHead = (text: string): boolean => !opensNote(text) && !/。\s*$/u.test(text) && text.length <= 60;

const standsOver = (line: TextLine, grid: TableGrid, grids: readonly TableGrid[]): boolean => {
  const beside = grids.some(
    (other) =>
      other !== grid &&
      other.page === grid.page &&
      other.box.top < grid.box.bottom &&
      other.box.bottom > grid.box.top &&
      line.box.right > other.box.left &&
      line.box.left < other.box.right,
  );
  return !beside || (line.box.right > grid.box.left && line.box.left < grid.box.right);
};

/** A line that says whether figures hold: as a label, or as a sentence of the table below it. */
interface SayingLine {
  /** Its place among the blocks. */
  readonly at: number;
  readonly line: TextLine;
  readonly page: number;
  readonly standing: Standing;
  readonly isLabel: boolean;
}

/** The few lines of a document that say so: each of its tables asks for them. */
const sayingLines = new WeakMap<readonly Block[], readonly SayingLine[]>();

function linesSaying(blocks: readonly Block[]): readonly SayingLine[] {
  const known = sayingLines.get(blocks);
  if (known) return known;
  const lines = blocks.flatMap((block, at): SayingLine[] => {
    if (block.kind === 'grid') return [];
    const text = textOf(block.line);
    const label = mayHead(text) ? standingOf(text) : undefined;
    const standing = label ?? (saysSoOfTable.test(foldForMatching(text)) ? 'superseded' : undefined);
    return standing ? [{ at, line: block.line, page: block.page, standing, isLabel: label !== undefined }] : [];
  });
  sayingLines.set(blocks, lines);
  return lines;
}

/**
 * Whether a table's figures hold, by the lines over it: a label right above it decides; one further up, with another table between, leaves it
 * in doubt until a label says otherwise.
 */
export function standingOver(grid: TableGrid, blocks: readonly Block[]): StandingOver | undefined {
  const lines = linesSaying(blocks);
  if (lines.length === 0) return undefined;
  const at = blocks.findIndex((block) => block.kind === 'grid' && block.grid === grid);
  const grids = blocks.flatMap((block) => (block.kind === 'grid' && block.page === grid.page ? [block.grid] : []));
  const isBetween = (block: Block): boolean =>
    block.kind === 'grid' && (block.page !== grid.page || block.grid.box.bottom <= grid.box.top);
  for (const { at: place, line, page, standing, isLabel } of lines.filter((each) => each.at < at).reverse()) {
    if (page === grid.page && !standsOver(line, grid, grids)) continue;
    const isNear = !blocks.slice(place, at).some(isBetween);
    if (standing === 'standing') return undefined;
    if (isLabel) return { standing: isNear ? standing : 'superseded', text: textOf(line) };
    if (isNear) return { standing: 'superseded', text: textOf(line) };
  }
  return undefined;
}
