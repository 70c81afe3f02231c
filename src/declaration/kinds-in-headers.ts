import type { Issue } from '../issues/issue.js';
import { isHeaderWord, readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { GridCell, TextLine } from '../tables/table-grid.js';
import { tolerances } from '../tables/tolerances.js';
import type { Column } from './columns.js';
import { cellText } from './line-text.js';
import type { ReadObservation } from './read-observation.js';

/**
 * Values under one header cell over several columns in which words for several kinds stand apart (実　績　　　見　込　　　計　画): which of
 * them a column has is not known. A word for a kind below such a cell speaks for itself.
 */
export function headerKindIssues(observations: readonly ReadObservation[], vocabulary: Vocabulary): Issue[] {
  const unclear = new Map<Column, GridCell | undefined>();
  for (const { column } of observations)
    if (!unclear.has(column)) unclear.set(column, cellOfSeveralKinds(column, vocabulary));
  return observations.flatMap(({ id, page, box, column, valueText }): Issue[] => {
    const cell = unclear.get(column);
    if (!cell) return [];
    return [
      { code: 'value/kinds-in-header', page, box, observationId: id, actual: valueText, expected: cellText(cell) },
    ];
  });
}

/** A line of more pieces is no row of words for kinds. */
const mostPieces = 16;

/** The lowest header cell of a column that names a kind, where it is over other columns too and names several. */
function cellOfSeveralKinds({ cells, members }: Column, vocabulary: Vocabulary): GridCell | undefined {
  if (members) return undefined;
  const speaking = cells.filter(
    (cell) => readHeaderWords(cellText(cell), vocabulary)?.kind === 'value' || holdsSeveral(cell, vocabulary),
  );
  const lowest = speaking.toSorted((a, b) => b.row - a.row)[0];
  return lowest && holdsSeveral(lowest, vocabulary) ? lowest : undefined;
}

const holdsSeveral = ({ columnSpan, lines }: GridCell, vocabulary: Vocabulary): boolean =>
  columnSpan > 1 &&
  lines.some((line) => waysToRead(piecesOf(line), vocabulary).some((kinds) => new Set(kinds).size > 1));

/** The stretches of a line that white parts, or the characters of words that are set wide. */
function piecesOf({ glyphs }: TextLine): string[] {
  const pieces: string[] = [];
  let right = Number.POSITIVE_INFINITY;
  for (const { text, box, fontSize } of glyphs.toSorted((a, b) => a.box.left - b.box.left)) {
    if (pieces.length === 0 || box.left - right > tolerances.length.apart * fontSize) pieces.push(text);
    else pieces[pieces.length - 1] += text;
    right = box.right;
  }
  return pieces;
}

/** All ways to take pieces, or pieces side by side, for words for kinds, by the kinds that they say. */
function waysToRead(pieces: readonly string[], vocabulary: Vocabulary): readonly (readonly ValueKind[])[] {
  if (pieces.length === 0) return [[]];
  if (pieces.length > mostPieces) return [];
  return pieces.flatMap((_, at) => {
    const kind = kindIn(pieces.slice(0, at + 1).join(''), vocabulary);
    return kind === undefined ? [] : waysToRead(pieces.slice(at + 1), vocabulary).map((others) => [kind, ...others]);
  });
}

function kindIn(text: string, vocabulary: Vocabulary): ValueKind | undefined {
  const meaning = isHeaderWord(text, vocabulary) ? readHeaderWords(text, vocabulary) : undefined;
  return meaning?.kind === 'value' ? meaning.valueKind : undefined;
}
