import { z } from 'zod';
import { bbox, documentId, pageNumber } from './scalars.js';

/** One row of indicators.csv (指標): a KPI table row, with the printed text of every value column. */
export const indicatorSchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  table: z.int().min(1).meta({ title: '表の番号' }),
  row: z.int().min(1).meta({ title: '行の番号' }),
  project_code: z.string().meta({ title: '事業番号' }),
  project_name: z.string().meta({ title: '事業名' }),
  indicator_name: z.string().meta({ title: '指標名' }),
  division: z.string().meta({ title: '所管課' }),
  keywords: z.string().meta({ title: 'キーワード' }),
  page: pageNumber.meta({ title: 'ページ' }),
  bbox: bbox.meta({ title: 'ページ上の位置' }),
  baseline_text: z.string().meta({ title: '当初値の表記' }),
  actual_text: z.string().meta({ title: '実績値の表記' }),
  estimate_text: z.string().meta({ title: '実績見込値の表記' }),
  target_text: z.string().meta({ title: '目標値の表記' }),
  interim_target_text: z.string().meta({ title: '中間目標値の表記' }),
  plan_text: z.string().meta({ title: '計画値の表記' }),
});
export type Indicator = z.infer<typeof indicatorSchema>;
