import type { DocumentResult } from '../schema/document-result.js';
import type { Checked, Told } from './review-data.js';

/** What a static page of a document is given: what was read, and what stands around it. */
export interface StaticDocument {
  readonly result: DocumentResult;
  /** Page → address of its picture, relative to the document's page. */
  readonly pictures: readonly (readonly [page: number, address: string])[];
  readonly notices: readonly Told[];
  readonly checked: Checked | null;
  readonly previous: string;
  readonly next: string;
}

/** A result without what the page of a document does not show: of all that was placed, only what found no place. */
export const withoutUnshown = (result: DocumentResult): DocumentResult => ({
  ...result,
  message: '',
  kind_evidence: [],
  municipality_evidence: [],
  roles: [],
  policies: [],
  hidden: [],
  placements: result.placements.filter(({ place }) => place === 'unplaced'),
});
