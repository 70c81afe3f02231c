import { z } from 'zod';
import { bbox, day, decimal, documentId, fiscalYear, pageNumber } from './scalars.js';

export const valueKinds = ['baseline', 'actual', 'estimate', 'target', 'interim_target', 'plan'] as const;
export type ValueKind = (typeof valueKinds)[number];

export const statuses = ['number', 'range', 'text', 'missing'] as const;

export const missingReasons = ['blank', 'dash', 'pending', 'not_applicable', 'not_assessed'] as const;
export type MissingReason = (typeof missingReasons)[number];

export const modifiers = [
  'approx',
  'cumulative',
  'decrease',
  'ditto',
  'fraction',
  'gross',
  'increase',
  'max_exclusive',
  'min_exclusive',
  'ordinal',
  'per_month',
  'per_person',
  'per_year',
  'rank',
] as const;
export type Modifier = (typeof modifiers)[number];

/** One row of observations.csv (観測値): one indicator × one period × one kind. Column order is the contract's. */
export const observationSchema = z.object({
  observation_id: z.string().meta({ title: '観測値ID' }),
  document_id: documentId.meta({ title: '文書ID' }),
  municipality_code: z.string().meta({ title: '全国地方公共団体コード' }),
  municipality: z.string().meta({ title: '地方公共団体名' }),
  department: z.string().meta({ title: '部等' }),
  document_fiscal_year: fiscalYear.nullable().meta({ title: '宣言の年度' }),
  plan_name: z.string().meta({ title: '計画名' }),
  project_code: z.string().meta({ title: '事業番号' }),
  project_name: z.string().meta({ title: '事業名' }),
  indicator_name: z.string().meta({ title: '指標名' }),
  division: z.string().meta({ title: '所管課' }),
  value_kind: z.enum(valueKinds).meta({ title: '値の種類' }),
  fiscal_year: fiscalYear.nullable().meta({ title: '年度' }),
  period_start: day.nullable().meta({ title: '期間の初日' }),
  period_end: day.nullable().meta({ title: '期間の末日' }),
  period_text: z.string().meta({ title: '期間の表記' }),
  status: z.enum(statuses).meta({ title: '値の状態' }),
  value_number: decimal.nullable().meta({ title: '数値' }),
  value_min: decimal.nullable().meta({ title: '下限値' }),
  value_max: decimal.nullable().meta({ title: '上限値' }),
  unit: z.string().meta({ title: '単位' }),
  unit_text: z.string().meta({ title: '単位の表記' }),
  text_value: z.string().meta({ title: '文字による値' }),
  modifiers: z.string().meta({ title: '修飾' }),
  missing_reason: z.enum(missingReasons).nullable().meta({ title: '欠測の理由' }),
  part: z.int().min(1).meta({ title: '部分の番号' }),
  part_label: z.string().meta({ title: '部分の名称' }),
  value_text: z.string().meta({ title: 'セルの表記' }),
  note_ids: z.string().meta({ title: '注記ID' }),
  page: pageNumber.meta({ title: 'ページ' }),
  bbox: bbox.meta({ title: 'ページ上の位置' }),
  needs_review: z.boolean().meta({ title: '要確認' }),
  corrected: z.boolean().meta({ title: '訂正済み' }),
});
export type Observation = z.infer<typeof observationSchema>;
