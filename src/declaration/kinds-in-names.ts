import { isHeaderWord, readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { TableGrid } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { withoutRaisedMarks } from '../text/raised-marks.js';
import { mostCells } from './column-content.js';
import { cellText, isBlank } from './line-text.js';

/** What a name says of the values of its row: 受講者数（目標）. */
export interface NamedKind {
  /** Undefined where they are reckoned from others (達成率). */
  readonly valueKind: ValueKind | undefined;
  /** The name without it. */
  readonly name: string;
}

const noteMark = /\s*(?:※\s?\d{0,2}|[*＊]\d{1,2}|[（(]?注\s?\d{0,2}[)）]?)$/u;
/** Names as printed, without a note mark at the end. */
export const withoutNoteMark = (text: string): string => withoutRaisedMarks(text.replace(noteMark, '')).trim();

const inBracket = /^(.{2,}?)[\s　]*[（(［[【〔〈]([^（）()［］[\]【】〔〕〈〉]{2,10})[)）］\]】〕〉]$/u;
const behindSpace = /^(.{2,}?)[\s　:：]+(\S{2,6})$/u;

function readName(text: string, vocabulary: Vocabulary): NamedKind | undefined {
  const [, name = '', word = ''] = inBracket.exec(text) ?? behindSpace.exec(text) ?? [];
  if (word === '' || !isHeaderWord(word, vocabulary)) return undefined;
  const meaning = readHeaderWords(word, vocabulary);
  if (meaning?.kind === 'value') return { valueKind: meaning.valueKind, name };
  return meaning?.kind === 'role' && meaning.role === 'rating' ? { valueKind: undefined, name } : undefined;
}

/**
 * Names that tell the kind of their row (受講者数（目標）, 受講者数（実績）, 受講者数（達成率）), by the name as printed: those that stand in the
 * table with two kinds at least. One that stands alone may be called so: 満足度（目標）.
 */
export function kindsInNames(names: readonly string[], vocabulary: Vocabulary): ReadonlyMap<string, NamedKind> {
  const read = [...new Set(names.map(withoutNoteMark))].flatMap((text) => {
    const kind = readName(text, vocabulary);
    return kind ? [{ text, kind, key: foldForMatching(kind.name) }] : [];
  });
  const alike = (key: string): Set<ValueKind | undefined> =>
    new Set(read.filter((other) => other.key === key).map(({ kind }) => kind.valueKind));
  const paired = read.filter(({ key }) => alike(key).size > 1);
  return new Map(paired.map(({ text, kind }) => [text, kind]));
}

/** Kinds that the names in one of a grid's columns tell for their rows, before any column has a meaning; none where many tell none. */
export function kindsOfNames(grid: TableGrid, afterRow: number, vocabulary: Vocabulary): readonly ValueKind[] {
  for (let column = 1; column <= grid.columns; column += 1) {
    const texts = grid.cells
      .filter((cell) => cell.column === column && cell.row > afterRow && !isBlank(cell.lines))
      .map((cell) => withoutNoteMark(cellText(cell)));
    const told = kindsInNames(texts, vocabulary);
    const count = texts.filter((text) => told.has(text)).length;
    if (count > 1 && count >= texts.length * mostCells)
      return [...told.values()].flatMap(({ valueKind }) => valueKind ?? []);
  }
  return [];
}
