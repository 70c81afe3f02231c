import type { Stage } from '../../../src/schema/document.js';
import { noFigures } from '../../../src/schema/document.js';
import type { DocumentResult } from '../../../src/schema/document-result.js';
import type { Observation } from '../../../src/schema/observation.js';
import type { ValueKind } from '../../../src/schema/value-kinds.js';

/** A value as a recipe writes it: `172人`, `80.5%`, `新設検討`, `—`, or empty for a blank cell. */
export interface PlainValue {
  readonly kind: ValueKind;
  readonly fiscalYear: number | null;
  readonly text: string;
  /** Other days than the whole fiscal year. */
  readonly days?: readonly [start: string, end: string];
  readonly part?: number;
  readonly label?: string;
}

export interface PlainRow {
  readonly code: string;
  readonly project: string;
  readonly indicator: string;
  readonly division: string;
  readonly keywords?: string;
  readonly values: readonly PlainValue[];
}

export interface PlainDocument {
  readonly id: string;
  readonly municipalityCode?: string;
  readonly municipality?: string;
  readonly department: string;
  readonly fiscalYear: number | null;
  readonly stage?: Stage;
  readonly title?: string;
  readonly sourceFile?: string;
  readonly published?: string;
  readonly plan?: readonly [name: string, start: number | null, end: number | null];
  readonly rows: readonly PlainRow[];
}

/** `172人`, `1箇所 新設`: number, unit, and words after a space. */
const numberAndUnit = /^(-?\d+(?:\.\d+)?)([^\d\s]*)(?: (\S+))?$/;

function readPlain(text: string) {
  const number = numberAndUnit.exec(text);
  if (text === '' || text === '—') {
    return { status: 'missing', missing_reason: text === '' ? 'blank' : 'dash' } as const;
  }
  if (text === '集計中') return { status: 'missing', missing_reason: 'pending' } as const;
  if (!number) return { status: 'text', text_value: text } as const;
  return {
    status: 'number',
    value_number: number[1] ?? '',
    unit: number[2] ?? '',
    unit_text: number[2] ?? '',
  } as const;
}

const box = '0.00 0.00 1.00 1.00';

function buildObservation(
  document: PlainDocument,
  row: PlainRow,
  at: number,
  value: PlainValue,
  column: number,
): Observation {
  const { fiscalYear } = value;
  const [start, end] = value.days ?? [`${fiscalYear}-04-01`, `${(fiscalYear ?? 0) + 1}-03-31`];
  const [plan = ''] = document.plan ?? [];
  return {
    observation_id: `${document.id}/1/${at}/${column}/${value.part ?? 1}`,
    document_id: document.id,
    municipality_code: document.municipalityCode ?? '999993',
    municipality: document.municipality ?? '見本市',
    department: document.department,
    document_fiscal_year: document.fiscalYear,
    plan_name: plan,
    project_code: row.code,
    project_name: row.project,
    indicator_name: row.indicator,
    division: row.division,
    value_kind: value.kind,
    fiscal_year: fiscalYear,
    period_start: fiscalYear === null ? null : start,
    period_end: fiscalYear === null ? null : end,
    period_text: '',
    value_number: null,
    value_min: null,
    value_max: null,
    unit: '',
    unit_text: '',
    text_value: '',
    modifiers: '',
    missing_reason: null,
    part: value.part ?? 1,
    part_label: value.label ?? '',
    value_text: value.text.replace(' ', ''),
    note_ids: '',
    page: 2,
    bbox: box,
    needs_review: false,
    corrected: false,
    declaration: 1,
    indicator_group: '',
    ...readPlain(value.text),
  };
}

const emptyDocument = {
  source_url: '',
  sha256: '',
  status: 'complete',
  speaker_title: '',
  speaker_name: '',
  pages: 2,
  tables: 1,
  glyphs: 0,
  glyphs_placed: 0,
  glyphs_unplaced: 0,
  issues: 0,
  producer: '',
  profile: 'general',
} as const;

/** The part of a document's result that the joining of years reads, from a plain description. */
export function buildResult(plain: PlainDocument): Pick<DocumentResult, 'document' | 'indicators' | 'observations'> {
  const [planName = '', planStart = null, planEnd = null] = plain.plan ?? [];
  // A value's part stands in the column of the value before it.
  const columnsOf = (row: PlainRow): number[] => {
    let column = 3;
    return row.values.map(({ part }) => {
      column += (part ?? 1) > 1 ? 0 : 1;
      return column;
    });
  };
  const observations = plain.rows.flatMap((row, index) => {
    const columns = columnsOf(row);
    return row.values.map((value, at) => buildObservation(plain, row, index + 1, value, columns[at] ?? 4));
  });
  return {
    document: {
      ...emptyDocument,
      document_id: plain.id,
      source_file: plain.sourceFile ?? `${plain.id}.pdf`,
      published: plain.published ?? '',
      title: plain.title ?? '',
      document_fiscal_year: plain.fiscalYear,
      document_kind: 'declaration',
      declarations: 1,
      ...noFigures,
      stage: plain.stage ?? 'declared',
      municipality_code: plain.municipalityCode ?? '999993',
      municipality: plain.municipality ?? '見本市',
      department: plain.department,
      plan_name: planName,
      plan_start_fiscal_year: planStart,
      plan_end_fiscal_year: planEnd,
      indicators: plain.rows.length,
      observations: observations.length,
    },
    indicators: plain.rows.map((row, index) => ({
      document_id: plain.id,
      table: 1,
      row: index + 1,
      project_code: row.code,
      project_name: row.project,
      indicator_name: row.indicator,
      division: row.division,
      keywords: row.keywords ?? '',
      page: 2,
      bbox: box,
      baseline_text: '',
      actual_text: '',
      estimate_text: '',
      target_text: '',
      interim_target_text: '',
      plan_text: '',
      declaration: 1,
      indicator_group: '',
    })),
    observations,
  };
}
