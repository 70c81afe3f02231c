import type { Correction } from '../../src/corrections/correction-schema.js';
import { noFigures } from '../../src/schema/document.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import type { IssueRow } from '../../src/schema/issue.js';
import type { Observation } from '../../src/schema/observation.js';

export const documentId = 'abcdef012345';

/** An observation at `table/row/column/part`, printed as `text`, read as a number. */
export function sampleObservation(place: string, text: string, fields: Partial<Observation> = {}): Observation {
  const [, row = 1, column = 1] = place.split('/').map(Number);
  return {
    observation_id: `${documentId}/${place}`,
    document_id: documentId,
    municipality_code: '',
    municipality: '',
    department: '健康部',
    document_fiscal_year: 2020,
    plan_name: '',
    project_code: '01-101',
    project_name: '歩こう事業',
    indicator_name: '参加者数',
    division: '健康課',
    value_kind: 'actual',
    fiscal_year: 2018,
    period_start: '2018-04-01',
    period_end: '2019-03-31',
    period_text: '平成30年度',
    status: 'number',
    value_number: '12',
    value_min: null,
    value_max: null,
    unit: '人',
    unit_text: '人',
    text_value: '',
    modifiers: '',
    missing_reason: null,
    part: 1,
    part_label: '',
    value_text: text,
    note_ids: '',
    page: 1,
    bbox: `${(column * 50).toFixed(2)} ${(row * 20).toFixed(2)} ${(column * 50 + 40).toFixed(2)} ${(row * 20 + 12).toFixed(2)}`,
    needs_review: false,
    corrected: false,
    declaration: 1,
    indicator_group: '',
    ...fields,
  };
}

export function sampleIssue(code: string, fields: Partial<IssueRow> = {}): IssueRow {
  return {
    document_id: documentId,
    code,
    level: 'warning',
    page: null,
    bbox: '',
    observation_id: '',
    actual: '',
    expected: '',
    message: code,
    message_ja: code,
    ...fields,
  };
}

export function sampleResult(observations: readonly Observation[], issues: readonly IssueRow[] = []): DocumentResult {
  return {
    document: {
      document_id: documentId,
      source_file: 'sample.pdf',
      source_url: '',
      published: '',
      sha256: documentId.padEnd(64, '0'),
      status: issues.some(({ level }) => level === 'error') ? 'partial' : 'complete',
      title: '令和2年度 健康部長の目標宣言',
      document_fiscal_year: 2020,
      document_kind: 'declaration',
      declarations: 1,
      ...noFigures,
      stage: 'declared',
      municipality_code: '',
      municipality: '',
      department: '健康部',
      speaker_title: '健康部長',
      speaker_name: '',
      plan_name: '',
      plan_start_fiscal_year: null,
      plan_end_fiscal_year: null,
      pages: 1,
      tables: 1,
      indicators: 1,
      observations: observations.length,
      glyphs: 0,
      glyphs_placed: 0,
      glyphs_unplaced: 0,
      issues: issues.length,
      producer: '',
      profile: 'general',
    },
    kind_evidence: [],
    municipality_evidence: [],
    profile_reason: '',
    page_sizes: [{ page: 1, width: 595, height: 842 }],
    declarations: [],
    message: '',
    divisions: [],
    roles: [],
    policies: [],
    notes: [],
    tables: [],
    indicators: [],
    observations: [...observations],
    read_before_correction: {},
    issues: [...issues],
    placements: [],
    hidden: [],
    doubled_glyphs: 0,
  };
}

/** A correction of the sample observation 1/1/3/1 that is printed as 12人. */
export function sampleCorrection(fields: Partial<Correction> = {}): Correction {
  return {
    document: documentId,
    place: '1/1/3/1',
    page: '',
    bbox: '',
    printed_text: '12人',
    field: 'value_number',
    value: '21',
    reason: '原本で確認',
    by: '統計担当',
    at: '2021-05-01',
    ...fields,
  };
}
