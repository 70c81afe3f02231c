import { createHash } from 'node:crypto';
import { noFigures } from '../../src/schema/document.js';
import { type DocumentResult, documentResultSchema } from '../../src/schema/document-result.js';
import type { Observation } from '../../src/schema/observation.js';

const box = '10.00 20.00 30.00 40.00';

/** One observation of the example; `place` is table/row/column/part. */
export function exampleObservation(documentId: string, place: string, change: Partial<Observation> = {}): Observation {
  return {
    observation_id: `${documentId}/${place}`,
    document_id: documentId,
    municipality_code: '142140',
    municipality: '伊勢原市',
    department: '子ども部',
    document_fiscal_year: 2020,
    plan_name: '中期戦略事業プラン',
    project_code: '06-101',
    project_name: '子育て世代包括支援センター事業',
    indicator_name: '設置箇所数',
    division: '子育て支援課',
    value_kind: 'target',
    fiscal_year: 2020,
    period_start: '2020-04-01',
    period_end: '2021-03-31',
    period_text: '令和2年度',
    status: 'number',
    value_number: '1',
    value_min: null,
    value_max: null,
    unit: '箇所',
    unit_text: '箇所',
    text_value: '新設',
    modifiers: '',
    missing_reason: null,
    part: 1,
    part_label: '',
    value_text: '1箇所新設',
    note_ids: '1',
    page: 1,
    bbox: box,
    needs_review: false,
    corrected: false,
    declaration: 1,
    indicator_group: '',
    ...change,
  };
}

/** The only declaration of a document, as its row says it. */
function exampleDeclaration(document: DocumentResult['document']): DocumentResult['declarations'][number] {
  const { document_id, title, document_fiscal_year, document_kind, stage, department } = document;
  const { speaker_title, speaker_name, plan_name, plan_start_fiscal_year, plan_end_fiscal_year } = document;
  return {
    document_id,
    declaration: 1,
    first_page: 1,
    last_page: 2,
    ...{ title, document_fiscal_year, document_kind, stage, department, speaker_title, speaker_name },
    ...{ plan_name, plan_start_fiscal_year, plan_end_fiscal_year },
    tables: document.tables,
    indicators: document.indicators,
    observations: document.observations,
  };
}

/** A made-up but whole result, two observations; `seed` decides its id, `change` its document row. */
export function exampleResult(seed = 'a', change: Partial<DocumentResult['document']> = {}): DocumentResult {
  const sha256 = createHash('sha256').update(seed).digest('hex');
  const documentId = sha256.slice(0, 12);
  const observations = [
    exampleObservation(documentId, '1/1/4/1', {
      value_kind: 'baseline',
      fiscal_year: 2017,
      period_start: '2017-04-01',
      period_end: '2018-03-31',
      period_text: '平成29年度',
      status: 'missing',
      value_number: null,
      unit: '',
      unit_text: '',
      text_value: '',
      missing_reason: 'dash',
      value_text: '—',
    }),
    exampleObservation(documentId, '1/1/7/1', { value_number: '12.50', unit: '%', text_value: '' }),
  ];
  const document = {
    document_id: documentId,
    source_file: `${seed}/目標宣言.pdf`,
    source_url: '',
    published: '',
    sha256,
    status: 'complete' as const,
    title: '令和2年度 子ども部長の目標宣言',
    document_fiscal_year: 2020,
    document_kind: 'declaration' as const,
    declarations: 1,
    ...noFigures,
    stage: 'declared' as const,
    municipality_code: '142140',
    municipality: '伊勢原市',
    department: '子ども部',
    speaker_title: '子ども部長',
    speaker_name: '例 太郎',
    plan_name: '中期戦略事業プラン',
    plan_start_fiscal_year: 2018,
    plan_end_fiscal_year: 2020,
    pages: 2,
    tables: 1,
    indicators: 1,
    observations: 2,
    glyphs: 100,
    glyphs_placed: 99,
    glyphs_unplaced: 1,
    issues: 1,
    producer: 'LibreOffice',
    profile: 'isehara',
    ...change,
  };
  return documentResultSchema.parse({
    document,
    kind_evidence: [],
    municipality_evidence: [],
    profile_reason: '目標宣言',
    page_sizes: [{ page: 1, width: 595.28, height: 841.89 }],
    declarations: [exampleDeclaration(document)],
    message: '',
    divisions: [{ document_id: documentId, position: 1, division: '子育て支援課', declaration: 1 }],
    roles: [{ document_id: documentId, position: 1, role: '児童福祉施策', declaration: 1 }],
    policies: [
      {
        document_id: documentId,
        number: '1',
        title: '推進します',
        body: '進めます。',
        page: 1,
        declaration: 1,
        indicator_group: '',
        keywords: '推進 進める',
      },
    ],
    notes: [
      {
        document_id: documentId,
        note_id: '1',
        marker: '※',
        text: '計画の値',
        applies_to: 'document',
        page: 1,
        declaration: 1,
        indicator_group: '',
      },
    ],
    tables: [],
    indicators: [
      {
        document_id: documentId,
        table: 1,
        row: 1,
        project_code: '06-101',
        project_name: '子育て世代包括支援センター事業',
        indicator_name: '設置箇所数',
        division: '子育て支援課',
        keywords: '子育て 世代 包括 支援 センター 設置 箇所',
        page: 1,
        bbox: box,
        baseline_text: '—',
        actual_text: '',
        estimate_text: '',
        target_text: '12.50%',
        interim_target_text: '',
        plan_text: '',
        declaration: 1,
        indicator_group: '',
      },
    ],
    observations,
    read_before_correction: {},
    issues: [
      {
        document_id: documentId,
        code: 'value/missing',
        level: 'info',
        page: 1,
        bbox: box,
        observation_id: `${documentId}/1/1/4/1`,
        actual: '—',
        expected: '',
        message: 'The cell says nothing.',
        message_ja: '値がありません。',
      },
    ],
    placements: [],
    hidden: [],
    doubled_glyphs: 0,
  });
}
