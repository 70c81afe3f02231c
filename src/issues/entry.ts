import type { Level } from '../schema/issue.js';

/** One kind of issue: its level, its message in both languages ({actual}, {expected}, {page} are filled in), what it means and what to do. */
export interface CatalogueEntry {
  readonly level: Level;
  readonly message: string;
  readonly message_ja: string;
  /** Meaning and remedy, for docs/issues.md. */
  readonly help: string;
  readonly help_ja: string;
}
