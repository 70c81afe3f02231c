import * as z from 'zod';
import { column } from './column.js';
import { day, decimal, documentId, fiscalYear, pageNumber } from './scalars.js';

/** `<document_id>/<table>/<row>`: one row of indicators.csv. A series is named by the row that it starts at. */
export const rowRef = z.string().regex(/^[0-9a-f]{12}\/[1-9]\d*\/[1-9]\d*$/);

/** What municipality a series is of: the same in its three tables. */
export const seriesCity = {
  municipality_code: column(z.string(), {
    title: '全国地方公共団体コード',
    description: '6桁のコード（検査数字を含む）。先頭の0を失わないよう文字列とする。',
    meaning: '6-digit code of the municipality, as text.',
    missing: '地方公共団体が分からない',
  }),
  municipality: column(z.string(), {
    title: '地方公共団体名',
    description: '目標宣言を公表した地方公共団体の名称。',
    meaning: 'Name of the municipality.',
    missing: '地方公共団体が分からない',
  }),
};

/**
 * One row of series.csv (系列): what the latest declaration says of one period of one indicator, each kind apart.
 * A number stands in `<kind>`, the cell as printed in `<kind>_text`; a milestone in words has only the latter.
 */
export const seriesSchema = z.object({
  ...seriesCity,
  series_id: column(rowRef, {
    title: '系列ID',
    description: '系列が始まる行（文書ID/表/行）。',
    meaning: 'The row that the series starts at: <document_id>/<table>/<row>.',
  }),
  plan_name: column(z.string(), {
    title: '計画名',
    description: '計画の名称。最も新しい印字のまま。',
    meaning: 'Name of the plan, as last printed.',
    missing: '印字がない',
  }),
  project_code: column(z.string(), {
    title: '事業番号',
    description: '事業番号。最も新しい印字のまま。',
    meaning: 'Project number, as last printed.',
    missing: '印字がない',
  }),
  project_name: column(z.string(), {
    title: '事業名',
    description: '事業の名称。最も新しい印字のまま。',
    meaning: 'Name of the project, as last printed.',
    missing: '印字がない',
  }),
  indicator_name: column(z.string(), {
    title: '指標名',
    description: '指標の名称。最も新しい印字のまま。',
    meaning: 'Name of the indicator, as last printed.',
    missing: '印字がない',
  }),
  department: column(z.string(), {
    title: '部等',
    description: '宣言の主体となる部等。最も新しい印字のまま。',
    meaning: 'The unit that declares, as last printed.',
    missing: '印字がない',
  }),
  division: column(z.string(), {
    title: '所管課',
    description: '所管する課等。最も新しい印字のまま。',
    meaning: 'Division in charge, as last printed.',
    missing: '印字がない',
  }),
  unit: column(z.string(), {
    title: '単位',
    description: '値の単位。単位が変わった系列では、単位ごとに行を分ける。',
    meaning: 'Canonical unit; values in another unit stand in a row of their own.',
    missing: '単位がない（文字による値など）',
  }),
  fiscal_year: column(fiscalYear.nullable(), {
    title: '年度',
    description: '期間の4月が属する年度（西暦）。',
    meaning: 'Fiscal year of the period: the year in which its April lies.',
    missing: '期間が一つの年度に定まらない',
  }),
  period_start: column(day.nullable(), {
    title: '期間の初日',
    description: '期間の初日。',
    meaning: 'First day of the period.',
    missing: '期間が分からない',
  }),
  period_end: column(day.nullable(), {
    title: '期間の末日',
    description: '期間の末日。',
    meaning: 'Last day of the period.',
    missing: '期間が分からない',
  }),
  part: column(z.int().min(1), {
    title: '部分の番号',
    description: '一つのセルに複数の値があるときの番号。1から。',
    meaning: 'Number of the value where one cell holds several.',
  }),
  part_label: column(z.string(), {
    title: '部分の名称',
    description: '一つのセルに複数の値があるときの名称（男性など）。',
    meaning: 'Label of the value where one cell holds several.',
    missing: '名称がない',
  }),
  baseline: column(decimal.nullable(), {
    title: '当初値',
    description: '当初値。最も新しい宣言のもの。',
    meaning: 'The baseline, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  actual: column(decimal.nullable(), {
    title: '実績値',
    description: '実績値。最も新しい宣言のもの。',
    meaning: 'The actual, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  estimate: column(decimal.nullable(), {
    title: '実績見込値',
    description: '実績見込値。最も新しい宣言のもの。',
    meaning: 'The estimate, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  target: column(decimal.nullable(), {
    title: '目標値',
    description: '目標値。最も新しい宣言のもの。',
    meaning: 'The target, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  interim_target: column(decimal.nullable(), {
    title: '中間目標値',
    description: '中間目標値。最も新しい宣言のもの。',
    meaning: 'The interim target, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  plan: column(decimal.nullable(), {
    title: '計画値',
    description: '計画値。最も新しい宣言のもの。',
    meaning: 'The planned value, of the latest declaration that states one.',
    missing: '宣言にない、または一つの数値ではない',
  }),
  baseline_text: column(z.string(), {
    title: '当初値の表記',
    description: '当初値のセルの印字。',
    meaning: 'The baseline as printed.',
    missing: '宣言にない',
  }),
  actual_text: column(z.string(), {
    title: '実績値の表記',
    description: '実績値のセルの印字。',
    meaning: 'The actual as printed.',
    missing: '宣言にない',
  }),
  estimate_text: column(z.string(), {
    title: '実績見込値の表記',
    description: '実績見込値のセルの印字。',
    meaning: 'The estimate as printed.',
    missing: '宣言にない',
  }),
  target_text: column(z.string(), {
    title: '目標値の表記',
    description: '目標値のセルの印字。',
    meaning: 'The target as printed.',
    missing: '宣言にない',
  }),
  interim_target_text: column(z.string(), {
    title: '中間目標値の表記',
    description: '中間目標値のセルの印字。',
    meaning: 'The interim target as printed.',
    missing: '宣言にない',
  }),
  plan_text: column(z.string(), {
    title: '計画値の表記',
    description: '計画値のセルの印字。',
    meaning: 'The planned value as printed.',
    missing: '宣言にない',
  }),
  baseline_document: column(documentId.nullable(), {
    title: '当初値の文書ID',
    description: '当初値が載っている文書。',
    meaning: 'Document that the baseline comes from.',
    missing: '宣言にない',
  }),
  actual_document: column(documentId.nullable(), {
    title: '実績値の文書ID',
    description: '実績値が載っている文書。',
    meaning: 'Document that the actual comes from.',
    missing: '宣言にない',
  }),
  estimate_document: column(documentId.nullable(), {
    title: '実績見込値の文書ID',
    description: '実績見込値が載っている文書。',
    meaning: 'Document that the estimate comes from.',
    missing: '宣言にない',
  }),
  target_document: column(documentId.nullable(), {
    title: '目標値の文書ID',
    description: '目標値が載っている文書。',
    meaning: 'Document that the target comes from.',
    missing: '宣言にない',
  }),
  interim_target_document: column(documentId.nullable(), {
    title: '中間目標値の文書ID',
    description: '中間目標値が載っている文書。',
    meaning: 'Document that the interim target comes from.',
    missing: '宣言にない',
  }),
  plan_document: column(documentId.nullable(), {
    title: '計画値の文書ID',
    description: '計画値が載っている文書。',
    meaning: 'Document that the planned value comes from.',
    missing: '宣言にない',
  }),
  baseline_page: column(pageNumber.nullable(), {
    title: '当初値のページ',
    description: '当初値が載っているページ。1から。',
    meaning: 'Page that the baseline stands on.',
    missing: '宣言にない',
  }),
  actual_page: column(pageNumber.nullable(), {
    title: '実績値のページ',
    description: '実績値が載っているページ。1から。',
    meaning: 'Page that the actual stands on.',
    missing: '宣言にない',
  }),
  estimate_page: column(pageNumber.nullable(), {
    title: '実績見込値のページ',
    description: '実績見込値が載っているページ。1から。',
    meaning: 'Page that the estimate stands on.',
    missing: '宣言にない',
  }),
  target_page: column(pageNumber.nullable(), {
    title: '目標値のページ',
    description: '目標値が載っているページ。1から。',
    meaning: 'Page that the target stands on.',
    missing: '宣言にない',
  }),
  interim_target_page: column(pageNumber.nullable(), {
    title: '中間目標値のページ',
    description: '中間目標値が載っているページ。1から。',
    meaning: 'Page that the interim target stands on.',
    missing: '宣言にない',
  }),
  plan_page: column(pageNumber.nullable(), {
    title: '計画値のページ',
    description: '計画値が載っているページ。1から。',
    meaning: 'Page that the planned value stands on.',
    missing: '宣言にない',
  }),
  settled: column(z.boolean(), {
    title: '実績確定',
    description: '実績値がある（見込みではない）とき true。',
    meaning: 'True where an actual is stated, not an estimate alone.',
  }),
  revisions: column(z.int().min(0), {
    title: '改定の回数',
    description: '後の宣言がこの期間の値を違えて述べた回数。changes の行数。',
    meaning: 'How often a later declaration states a value of this period otherwise: rows of changes.csv.',
  }),
});
export type SeriesRow = z.infer<typeof seriesSchema>;
