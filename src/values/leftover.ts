import type { CellItem, CellItems, Place } from './cell-items.js';
import type { Part } from './cell-parts.js';
import { type PrintedText, printedWords } from './printed-text.js';

/** What words may be made of: kana, ideographs, Latin words, and the punctuation and arrows of running text. */
const plainWords =
  /^[\u3041-\u3096\u30A1-\u30FC\u4E00-\u9FFF々〆ヶA-Za-z()[\]〔〕「」『』【】〈〉《》、。,.・:;/=~\-—…‥~→⇒➡←↑↓↗↘○◎◯●×△▲▽▼■□◆◇★☆※*&<>!'"”％%℃〃]+$/;

/** All items of a cell that are understood, those inside of brackets too. */
function understood(items: readonly CellItem[]): Place[] {
  return items.flatMap((item): Place[] => {
    if (item.kind === 'words' || item.kind === 'unreadable') return [];
    if (item.kind !== 'bracket') return [item];
    return [
      { start: item.start, end: item.start + 1 },
      ...understood(item.items),
      { start: item.end - 1, end: item.end },
    ];
  });
}

/** The stretches of a text that none of the places covers. */
function between(text: PrintedText, places: readonly Place[]): Place[] {
  const covered = new Uint8Array(text.chars.length);
  for (const { start, end } of places) covered.fill(1, start, end);
  const open: Place[] = [];
  for (let at = 0; at < covered.length; at += 1) {
    if (covered[at] === 1) continue;
    const start = at;
    while (at < covered.length && covered[at] !== 1) at += 1;
    open.push({ start, end: at });
  }
  return open;
}

/** 15 of 12人15: a bare figure that leans on the one before it. */
function leaningFigures(parts: readonly Part[]): Place[] {
  return parts
    .map(({ quantity }) => quantity)
    .filter((quantity, index, all) => quantity.unit === '' && all[index - 1]?.end === quantity.start);
}

/**
 * What of a cell with figures was kept among its words without being understood, as printed; empty where its whole text was read as
 * numbers, units, modifiers, labels, notes and words.
 */
export function findLeftover(text: PrintedText, { items, named }: CellItems, parts: readonly Part[]): string {
  const words = between(text, [...understood(items), ...named]);
  const odd = words.filter(({ start, end }) => !plainWords.test(text.chars.slice(start, end)));
  const left = [...odd, ...leaningFigures(parts)];
  return left.map(({ start, end }) => printedWords(text, start, end)).join(' ');
}
