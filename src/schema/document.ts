import { z } from 'zod';
import { documentId, fiscalYear } from './scalars.js';

export const documentStatuses = ['complete', 'partial', 'failed'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export const stages = ['declared', 'interim', 'result'] as const;
export type Stage = (typeof stages)[number];

/** One row of documents.csv (文書): a distinct PDF, with its status. Column order is the contract's. */
export const documentSchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  source_file: z.string().meta({ title: 'ファイル' }),
  source_url: z.string().meta({ title: '出典URL' }),
  published: z.string().meta({ title: '公表日' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ title: 'SHA-256' }),
  status: z.enum(documentStatuses).meta({ title: '状態' }),
  title: z.string().meta({ title: '表題' }),
  document_fiscal_year: fiscalYear.nullable().meta({ title: '宣言の年度' }),
  stage: z.enum(stages).meta({ title: '段階' }),
  municipality_code: z.string().meta({ title: '全国地方公共団体コード' }),
  municipality: z.string().meta({ title: '地方公共団体名' }),
  department: z.string().meta({ title: '部等' }),
  speaker_title: z.string().meta({ title: '宣言者の職名' }),
  speaker_name: z.string().meta({ title: '宣言者の氏名' }),
  plan_name: z.string().meta({ title: '計画名' }),
  plan_start_fiscal_year: fiscalYear.nullable().meta({ title: '計画期間の開始年度' }),
  plan_end_fiscal_year: fiscalYear.nullable().meta({ title: '計画期間の終了年度' }),
  pages: z.int().min(0).meta({ title: 'ページ数' }),
  tables: z.int().min(0).meta({ title: '表の数' }),
  indicators: z.int().min(0).meta({ title: '指標の数' }),
  observations: z.int().min(0).meta({ title: '観測値の数' }),
  glyphs: z.int().min(0).meta({ title: '文字数' }),
  glyphs_placed: z.int().min(0).meta({ title: '配置した文字数' }),
  glyphs_unplaced: z.int().min(0).meta({ title: '未配置の文字数' }),
  issues: z.int().min(0).meta({ title: '指摘の数' }),
  producer: z.string().meta({ title: '作成ソフト' }),
  profile: z.string().meta({ title: 'プロファイル' }),
});
export type DocumentRow = z.infer<typeof documentSchema>;
