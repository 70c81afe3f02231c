import type { Segment } from '../text/token.js';

/** What words are known by. */
export interface KnownWords {
  /** The dictionary. */
  readonly segment: Segment;
  /** Words that headers of tables are made of (見出しの語), as printed. */
  readonly headers: readonly string[];
}
