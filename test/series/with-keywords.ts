import { keywords } from '../../src/text/keywords.js';
import { segment } from '../../src/text/kuromoji-words.js';
import type { PlainDocument } from './history/result.js';

/** Documents with the content words of their names, as the conversion writes them. */
export async function withKeywords(documents: readonly PlainDocument[]): Promise<PlainDocument[]> {
  const texts = [
    ...new Set(documents.flatMap(({ rows }) => rows.map(({ project, indicator }) => `${project} ${indicator}`))),
  ];
  const tokens = await segment(texts);
  const words = new Map(texts.map((text, index) => [text, keywords(tokens[index] ?? []).join(' ')]));
  return documents.map((document) => ({
    ...document,
    rows: document.rows.map((row) => ({ ...row, keywords: words.get(`${row.project} ${row.indicator}`) ?? '' })),
  }));
}
