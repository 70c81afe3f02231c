import type { ReadSymbol } from './engines/engine.js';

/** What is taken for a line image, and how sure it is. */
export interface ChosenReading {
  readonly symbols: readonly ReadSymbol[];
  readonly text: string;
  /** What each engine read, differing readings once, the chosen one first. */
  readonly candidates: readonly string[];
  /** Two models that differ read the same words, all known, and another engine the same figures. */
  readonly agreed: boolean;
  /** No engine read its text so: it is a header word that differs in one character. */
  readonly isSupplied?: boolean;
}
