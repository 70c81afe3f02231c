import type { Vocabulary } from '../profiles/vocabulary.js';
import type { ReadingContext } from '../values/reading-context.js';
import type { Paint } from './paint.js';

/** What a document's tables are read with: the words of its profile, and its own year. */
export interface Setting {
  readonly vocabulary: Vocabulary;
  readonly context: ReadingContext;
  /** Does the document's title say that it looks back (進捗状況報告, 点検評価)? */
  readonly isReport?: boolean;
  /** Colours of the pages, where they were looked at: labels of forms stand on tinted ground. */
  readonly paint?: Paint;
}
