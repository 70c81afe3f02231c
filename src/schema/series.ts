import { z } from 'zod';
import { stages } from './document.js';
import { valueKinds } from './observation.js';
import { day, decimal, documentId, fiscalYear, pageNumber } from './scalars.js';

/** `<document_id>/<table>/<row>`: one row of indicators.csv. A series is named by the row that it starts at. */
export const rowRef = z.string().regex(/^[0-9a-f]{12}\/[1-9]\d*\/[1-9]\d*$/);

const municipality = {
  municipality_code: z.string().meta({ title: '全国地方公共団体コード' }),
  municipality: z.string().meta({ title: '地方公共団体名' }),
};

const period = {
  fiscal_year: fiscalYear.nullable().meta({ title: '年度' }),
  period_start: day.nullable().meta({ title: '期間の初日' }),
  period_end: day.nullable().meta({ title: '期間の末日' }),
  part: z.int().min(1).meta({ title: '部分の番号' }),
  part_label: z.string().meta({ title: '部分の名称' }),
};

const number = (title: string) => decimal.nullable().meta({ title });
const printed = (title: string) => z.string().meta({ title: `${title}の表記` });
const source = (title: string) => documentId.nullable().meta({ title: `${title}の文書ID` });
const page = (title: string) => pageNumber.nullable().meta({ title: `${title}のページ` });

/**
 * One row of series.csv (系列): what the latest declaration says of one period of one indicator, each kind apart.
 * A number stands in `<kind>`, the cell as printed in `<kind>_text`; a milestone in words has only the latter.
 */
export const seriesSchema = z.object({
  ...municipality,
  series_id: rowRef.meta({ title: '系列ID' }),
  plan_name: z.string().meta({ title: '計画名' }),
  project_code: z.string().meta({ title: '事業番号' }),
  project_name: z.string().meta({ title: '事業名' }),
  indicator_name: z.string().meta({ title: '指標名' }),
  department: z.string().meta({ title: '部等' }),
  division: z.string().meta({ title: '所管課' }),
  unit: z.string().meta({ title: '単位' }),
  ...period,
  baseline: number('当初値'),
  actual: number('実績値'),
  estimate: number('実績見込値'),
  target: number('目標値'),
  interim_target: number('中間目標値'),
  plan: number('計画値'),
  baseline_text: printed('当初値'),
  actual_text: printed('実績値'),
  estimate_text: printed('実績見込値'),
  target_text: printed('目標値'),
  interim_target_text: printed('中間目標値'),
  plan_text: printed('計画値'),
  baseline_document: source('当初値'),
  actual_document: source('実績値'),
  estimate_document: source('実績見込値'),
  target_document: source('目標値'),
  interim_target_document: source('中間目標値'),
  plan_document: source('計画値'),
  baseline_page: page('当初値'),
  actual_page: page('実績値'),
  estimate_page: page('実績見込値'),
  target_page: page('目標値'),
  interim_target_page: page('中間目標値'),
  plan_page: page('計画値'),
  settled: z.boolean().meta({ title: '実績確定', description: '実績値がある（見込みではない）とき true' }),
  revisions: z
    .int()
    .min(0)
    .meta({ title: '改定の回数', description: '後の宣言が違う値を述べた回数（changes.csv の行数）' }),
});
export type SeriesRow = z.infer<typeof seriesSchema>;

/** How sure a link is: made by rule; made by a person; waiting for a person. */
export const certainties = ['certain', 'accepted', 'proposed'] as const;
export type Certainty = (typeof certainties)[number];

/** What joins a row to its series. `first`: the series starts here. */
export const linkRules = [
  'first',
  'plan_code',
  'names',
  'names_values',
  'edition',
  'accepted',
  'joined',
  'likely',
] as const;
export type LinkRule = (typeof linkRules)[number];

/**
 * One row of series_links.csv (系列の対応): an indicator row and the series it belongs to. Each row of indicators.csv has exactly one line
 * that is `certain` or `accepted`; a `proposed` line stands besides it, is not in force and waits for a person.
 */
export const seriesLinkSchema = z.object({
  ...municipality,
  series_id: rowRef.meta({ title: '系列ID' }),
  document_id: documentId.meta({ title: '文書ID' }),
  table: z.int().min(1).meta({ title: '表の番号' }),
  row: z.int().min(1).meta({ title: '行の番号' }),
  page: pageNumber.meta({ title: 'ページ' }),
  document_fiscal_year: fiscalYear.nullable().meta({ title: '宣言の年度' }),
  stage: z.enum(stages).meta({ title: '段階' }),
  department: z.string().meta({ title: '部等' }),
  plan_name: z.string().meta({ title: '計画名' }),
  project_code: z.string().meta({ title: '事業番号' }),
  project_name: z.string().meta({ title: '事業名' }),
  indicator_name: z.string().meta({ title: '指標名' }),
  division: z.string().meta({ title: '所管課' }),
  certainty: z.enum(certainties).meta({ title: '確かさ' }),
  rule: z.enum(linkRules).meta({ title: '規則' }),
  linked_to: rowRef.or(z.literal('')).meta({ title: '対応先の行' }),
  evidence: z.string().meta({ title: '根拠' }),
  score: decimal.nullable().meta({ title: '根拠の強さ' }),
  superseded_by: documentId.nullable().meta({ title: '訂正版の文書ID' }),
});
export type SeriesLink = z.infer<typeof seriesLinkSchema>;

/** What a later declaration says differently: a value, a value that was an estimate, what the row is called. */
export const changeKinds = [
  'revised',
  'settled',
  'corrected',
  'plan',
  'project_code',
  'project_name',
  'indicator_name',
  'department',
  'division',
  'unit',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * One row of changes.csv (変更): a difference between two declarations, as one sentence. `revised`: the same kind of value was stated otherwise;
 * `settled`: the estimate (見込) became an actual; `corrected`: a 訂正版 of the same declaration; the others name what was renamed.
 */
export const seriesChangeSchema = z.object({
  ...municipality,
  series_id: rowRef.meta({ title: '系列ID' }),
  project_code: z.string().meta({ title: '事業番号' }),
  project_name: z.string().meta({ title: '事業名' }),
  indicator_name: z.string().meta({ title: '指標名' }),
  change: z.enum(changeKinds).meta({ title: '変更の種類' }),
  value_kind: z.enum(valueKinds).nullable().meta({ title: '値の種類' }),
  fiscal_year: fiscalYear.nullable().meta({ title: '年度' }),
  period_start: day.nullable().meta({ title: '期間の初日' }),
  period_end: day.nullable().meta({ title: '期間の末日' }),
  part: z.int().min(1).nullable().meta({ title: '部分の番号' }),
  earlier: z.string().meta({ title: '前の内容' }),
  earlier_document: documentId.meta({ title: '前の文書ID' }),
  earlier_page: pageNumber.meta({ title: '前のページ' }),
  later: z.string().meta({ title: '後の内容' }),
  later_document: documentId.meta({ title: '後の文書ID' }),
  later_page: pageNumber.meta({ title: '後のページ' }),
  sentence: z.string().meta({ title: '説明' }),
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;
