import { z } from 'zod';
import { bbox, documentId, pageNumber } from './scalars.js';

export const levels = ['info', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

/** One row of issues.csv (指摘): a thing that a person should look at. */
export const issueSchema = z.object({
  document_id: documentId.or(z.literal('')).meta({ title: '文書ID' }),
  code: z.string().meta({ title: 'コード' }),
  level: z.enum(levels).meta({ title: '重さ' }),
  page: pageNumber.nullable().meta({ title: 'ページ' }),
  bbox: bbox.or(z.literal('')).meta({ title: 'ページ上の位置' }),
  observation_id: z.string().meta({ title: '観測値ID' }),
  actual: z.string().meta({ title: '実際' }),
  expected: z.string().meta({ title: '期待' }),
  message: z.string().meta({ title: '説明（英語）' }),
  message_ja: z.string().meta({ title: '説明' }),
});
export type IssueRow = z.infer<typeof issueSchema>;
