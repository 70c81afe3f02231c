// Passages: lines that are one text, joined with the dictionary's help; items of lists.

import type { Box } from '../geometry/box.js';
import type { TextLine } from '../tables/table-grid.js';
import { joinCells } from '../text/join-lines.js';
import type { Segment } from '../text/token.js';
import { charWidthOf, textOf, toCellText } from './line-text.js';

/** Lines that make one text, with the room (points) that a line of it has. */
export interface Passage {
  readonly lines: readonly TextLine[];
  readonly width: number;
  /** Page of the first line. */
  readonly page: number;
}

/** Lines that follow each other outside of any box are one passage, as wide as the widest of them. */
export function extendPassage(passage: Passage, next: Passage): Passage {
  return { ...passage, lines: [...passage.lines, ...next.lines], width: Math.max(passage.width, next.width) };
}

/** A passage's text: its wrapped lines joined, a line ended on purpose followed by one space. */
export type JoinedText = (passage: Passage) => string;

/** Joins all passages of a document with one call of the dictionary. */
export async function joinPassages(passages: readonly Passage[], segment: Segment): Promise<JoinedText> {
  const texts = await joinCells(
    passages.map((passage) => toCellText(passage.lines, passage.width)),
    segment,
  );
  const byPassage = new Map(passages.map((passage, index) => [passage, texts[index] ?? '']));
  return (passage) => {
    const text = byPassage.get(passage);
    if (text === undefined) throw new Error('a passage was read that nobody asked to join');
    return text;
  };
}

const bullet = /^[\s　]*[・･○●◎◆◇■□▪•‣▶►*＊－‐-]\s*/u;

export const startsWithBullet = (line: TextLine): boolean => bullet.test(textOf(line));

export const withoutBullet = (text: string): string => text.replace(bullet, '').trim();

/** Does the line leave no room for one more character in its box? */
function fills(line: TextLine, area: Box): boolean {
  return area.right - line.box.right < charWidthOf(line) * 2 && line.box.left - area.left < charWidthOf(line) * 3;
}

/** Cuts a list into its items: at bullets (・) where there are any, else at every line that does not go on from a full one. */
export function splitItems(lines: readonly TextLine[], area: Box, page: number): Passage[] {
  const bulleted = lines.some((line) => bullet.test(textOf(line)));
  const items: TextLine[][] = [];
  let before: TextLine | undefined;
  for (const line of lines) {
    const goesOn = before !== undefined && (bulleted ? !bullet.test(textOf(line)) : fills(before, area));
    const last = items.at(-1);
    if (goesOn && last) last.push(line);
    else items.push([line]);
    before = line;
  }
  const width = area.right - area.left;
  return items.map((item) => ({ lines: item, width, page }));
}
