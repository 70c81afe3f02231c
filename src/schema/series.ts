import * as z from 'zod';
import { column } from './column.js';
import { day, decimal, documentId, fiscalYear, pageNumber } from './scalars.js';
import { shared, sharedOfSeries } from './shared-columns.js';
import { byColumn, byKind } from './value-kinds.js';

/**
 * One row of series.csv (系列): what the latest declaration says of one period of one indicator, each kind apart.
 * A number stands in `<kind>`, the cell as printed in `<kind>_text`; a milestone in words has only the latter.
 */
export const seriesSchema = z.object({
  municipality_code: shared.municipality_code,
  municipality: shared.municipality,
  series_id: sharedOfSeries.series_id,
  plan_name: column(z.string(), {
    title: '計画名',
    description: '計画の名称。最も新しい印字のまま。',
    meaning: 'Name of the plan, as last printed.',
    missing: '印字がない',
  }),
  project_code: sharedOfSeries.project_code,
  project_name: sharedOfSeries.project_name,
  indicator_name: sharedOfSeries.indicator_name,
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
  ...byKind(({ name, english }) =>
    column(decimal.nullable(), {
      title: name,
      description: `${name}。最も新しい宣言のもの。`,
      meaning: `The ${english}, of the latest declaration that states one.`,
      missing: '宣言にない、または一つの数値ではない',
    }),
  ),
  ...byColumn('_text', ({ name, english }) =>
    column(z.string(), {
      title: `${name}の表記`,
      description: `${name}のセルの印字。`,
      meaning: `The ${english} as printed.`,
      missing: '宣言にない',
    }),
  ),
  ...byColumn('_document', ({ name, english }) =>
    column(documentId.nullable(), {
      title: `${name}の文書ID`,
      description: `${name}が載っている文書。`,
      meaning: `Document that the ${english} comes from.`,
      missing: '宣言にない',
    }),
  ),
  ...byColumn('_page', ({ name, english }) =>
    column(pageNumber.nullable(), {
      title: `${name}のページ`,
      description: `${name}が載っているページ。1から。`,
      meaning: `Page that the ${english} stands on.`,
      missing: '宣言にない',
    }),
  ),
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
