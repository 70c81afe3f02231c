// One row of changes.csv: what a later declaration says differently.

import * as z from 'zod';
import { column } from './column.js';
import { day, documentId, fiscalYear, pageNumber } from './scalars.js';
import { shared, sharedOfSeries } from './shared-columns.js';
import { byKind, valueKinds } from './value-kinds.js';

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
  municipality_code: shared.municipality_code,
  municipality: shared.municipality,
  series_id: sharedOfSeries.series_id,
  project_code: sharedOfSeries.project_code,
  project_name: sharedOfSeries.project_name,
  indicator_name: sharedOfSeries.indicator_name,
  change: column(z.enum(changeKinds), {
    title: '変更の種類',
    description: '何がどう変わったか。',
    meaning: 'What changed.',
    labels: {
      revised: '値の改定',
      settled: '見込から実績へ',
      corrected: '訂正版による訂正',
      plan: '計画',
      project_code: '事業番号',
      project_name: '事業名',
      indicator_name: '指標名',
      department: '部等',
      division: '所管課',
      unit: '単位',
    },
  }),
  value_kind: column(z.enum(valueKinds).nullable(), {
    title: '値の種類',
    description: '後の値の種類。',
    meaning: 'Kind of the later value.',
    missing: '値の変更ではない',
    labels: byKind(({ name }) => name),
  }),
  fiscal_year: column(fiscalYear.nullable(), {
    title: '年度',
    description: '期間の4月が属する年度（西暦）。',
    meaning: 'Fiscal year of the period: the year in which its April lies.',
    missing: '値の変更ではない、または期間が一つの年度に定まらない',
  }),
  period_start: column(day.nullable(), {
    title: '期間の初日',
    description: '期間の初日。',
    meaning: 'First day of the period.',
    missing: '値の変更ではない、または期間が分からない',
  }),
  period_end: column(day.nullable(), {
    title: '期間の末日',
    description: '期間の末日。',
    meaning: 'Last day of the period.',
    missing: '値の変更ではない、または期間が分からない',
  }),
  part: column(z.int().min(1).nullable(), {
    title: '部分の番号',
    description: '一つのセルに複数の値があるときの番号。1から。',
    meaning: 'Number of the value where one cell holds several.',
    missing: '値の変更ではない',
  }),
  earlier: column(z.string(), {
    title: '前の内容',
    description: '前の宣言の内容。',
    meaning: 'What the earlier declaration says.',
  }),
  earlier_document: column(documentId, {
    title: '前の文書ID',
    description: '前の宣言の文書。',
    meaning: 'Document of the earlier declaration.',
  }),
  earlier_page: column(pageNumber, {
    title: '前のページ',
    description: '前の宣言のページ。1から。',
    meaning: 'Page of the earlier declaration.',
  }),
  later: column(z.string(), {
    title: '後の内容',
    description: '後の宣言の内容。',
    meaning: 'What the later declaration says.',
  }),
  later_document: column(documentId, {
    title: '後の文書ID',
    description: '後の宣言の文書。',
    meaning: 'Document of the later declaration.',
  }),
  later_page: column(pageNumber, {
    title: '後のページ',
    description: '後の宣言のページ。1から。',
    meaning: 'Page of the later declaration.',
  }),
  sentence: column(z.string(), {
    title: '説明',
    description: '変更の内容を一文で述べたもの。',
    meaning: 'The change as one sentence, in Japanese.',
  }),
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;
