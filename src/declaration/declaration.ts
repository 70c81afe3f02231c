import type { Issue } from '../issues/issue.js';
import type { Stage } from '../schema/document.js';
import type { PageLayout, TableGrid } from '../tables/table-grid.js';
import type { ChosenKind } from './document-kind.js';
import type { FigureAccount } from './figures.js';
import type { TriedGrid } from './kpi-tables.js';
import type { Ledger } from './ledger.js';
import type { NoteScope, ReadTable } from './note-scope.js';
import type { JoinedText } from './passage.js';
import type { Plan } from './plan.js';
import type { ReadObservation } from './read-observation.js';
import type { Speaker } from './speaker.js';

/** Everything that one declaration says (目標宣言), before it is put into rows. */
export interface Declaration {
  /** Number in its document, from 1; 0 for what declares nothing. */
  readonly number: number;
  readonly pages: { readonly first: number; readonly last: number };
  /** Tables of the document before its own: numbers are unique in a document. */
  readonly tablesBefore: number;
  readonly title: string;
  readonly fiscalYear: number | undefined;
  readonly kind: ChosenKind;
  readonly stage: Stage;
  readonly department: string;
  readonly speaker: Speaker | undefined;
  readonly plan: Plan | undefined;
  readonly message: string;
  readonly roles: readonly string[];
  readonly divisions: readonly string[];
  readonly policies: readonly {
    readonly number: string;
    readonly title: string;
    readonly body: string;
    readonly page: number;
  }[];
  readonly notes: readonly NoteScope[];
  readonly tables: readonly ReadTable[];
  /** All observations in order, as the notes leave them. */
  readonly observations: readonly ReadObservation[];
  /** Where every cell with a figure of its tables ended. */
  readonly figures: readonly FigureAccount[];
  /** Every grid that was looked at, with the ways in which it was tried. */
  readonly tried: readonly TriedGrid[];
  /** Grids that are neither KPI tables nor forms. */
  readonly otherGrids: readonly TableGrid[];
  readonly issues: readonly Issue[];
  readonly layouts: readonly PageLayout[];
  readonly ledger: Ledger;
  readonly joined: JoinedText;
}
