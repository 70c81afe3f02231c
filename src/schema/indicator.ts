import * as z from 'zod';
import { column } from './column.js';
import { declarationNumber } from './declaration.js';
import { shared } from './shared-columns.js';
import { byColumn } from './value-kinds.js';

/** One row of indicators.csv (指標): a KPI table row, with the printed text of every value column. */
export const indicatorSchema = z.object({
  document_id: shared.document_id,
  table: column(z.int().min(1), {
    title: '表の番号',
    description: '文書の中の表の番号。1から。',
    meaning: 'Number of the table, from 1.',
  }),
  row: column(z.int().min(1), {
    title: '行の番号',
    description: '表の中の行の番号。1から。',
    meaning: 'Number of the row, from 1.',
  }),
  project_code: shared.project_code,
  project_name: shared.project_name,
  indicator_name: shared.indicator_name,
  division: shared.division,
  keywords: column(z.string(), {
    title: 'キーワード',
    description: '事業名と指標名に現れる内容語。空白区切り、出現順、重複なし。',
    meaning: 'Content words of project and indicator name, in order, each once.',
    missing: '内容語がない',
  }),
  page: shared.page,
  bbox: shared.bbox,
  ...byColumn('_text', ({ name, english }) =>
    column(z.string(), {
      title: `${name}の表記`,
      description: `${name}の列の印字。列が複数あれば空白で区切って並べる。`,
      meaning: `Printed text of the ${english} columns.`,
      missing: '列がない、または空欄',
    }),
  ),
  declaration: declarationNumber,
  indicator_group: shared.indicator_group,
});
export type Indicator = z.infer<typeof indicatorSchema>;
