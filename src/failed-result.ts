import type { Issue } from './issues/issue.js';
import { renderIssue } from './issues/render.js';
import { noFigures } from './schema/document.js';
import type { DocumentResult } from './schema/document-result.js';

/** Hex digits of a document's id: the contract's length. */
const ID_DIGITS = 12;

export const documentIdOf = (sha256: string): string => sha256.slice(0, ID_DIGITS);

/** The result of a document that nothing could be read of: its row and the reason. */
export function failedResult(documentId: string, sha256: string, issue: Issue): DocumentResult {
  return {
    document: {
      document_id: documentId,
      source_file: '',
      source_url: '',
      published: '',
      sha256,
      status: 'failed',
      title: '',
      document_fiscal_year: null,
      stage: '',
      municipality_code: '',
      municipality: '',
      department: '',
      speaker_title: '',
      speaker_name: '',
      plan_name: '',
      plan_start_fiscal_year: null,
      plan_end_fiscal_year: null,
      pages: 0,
      tables: 0,
      indicators: 0,
      observations: 0,
      glyphs: 0,
      glyphs_placed: 0,
      glyphs_unplaced: 0,
      issues: 1,
      producer: '',
      profile: '',
      document_kind: '',
      declarations: 0,
      ...noFigures,
    },
    profile_reason: '',
    kind_evidence: [],
    municipality_evidence: [],
    page_sizes: [],
    declarations: [],
    message: '',
    divisions: [],
    roles: [],
    policies: [],
    notes: [],
    tables: [],
    indicators: [],
    observations: [],
    read_before_correction: {},
    issues: [renderIssue(issue, documentId)],
    placements: [],
    hidden: [],
    doubled_glyphs: 0,
  };
}
