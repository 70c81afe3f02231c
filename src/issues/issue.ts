import type { Box } from '../geometry/box.js';
import type { Level } from '../schema/issue.js';
import type { IssueCode } from './catalogue.js';

/** A thing that a person should look at, as data: the catalogue turns it into words at the edge. */
export interface Issue {
  readonly code: IssueCode;
  /** From 1. */
  readonly page?: number;
  readonly box?: Box;
  readonly observationId?: string;
  /** What stands in the document. */
  readonly actual?: string;
  /** Where a person has said that it counts for less than its code says (`--trust-ocr`). */
  readonly level?: Level;
  /** What would have been understood, or what to do. */
  readonly expected?: string;
}
