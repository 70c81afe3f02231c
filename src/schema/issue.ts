import * as z from 'zod';
import { column } from './column.js';
import { bbox, documentId, pageNumber } from './scalars.js';

export const levels = ['info', 'warning', 'error'] as const;
export type Level = (typeof levels)[number];

/** One row of issues.csv (指摘): a thing that a person should look at. */
export const issueSchema = z.object({
  document_id: column(documentId.or(z.literal('')), {
    title: '文書ID',
    description: 'PDFを表すID。PDFのバイト列のSHA-256の先頭12桁。documents の document_id に対応する。',
    meaning: "First 12 hex digits of the SHA-256 of the PDF's bytes.",
    missing: '特定の文書によらない指摘',
  }),
  code: column(z.string(), {
    title: 'コード',
    description: '指摘の種類。docs/issues.md に説明がある。',
    meaning: 'Kind of issue, explained in docs/issues.md.',
  }),
  level: column(z.enum(levels), {
    title: '重さ',
    description: '指摘の重さ。',
    meaning: 'How grave it is.',
    labels: { info: '情報', warning: '警告', error: '誤り' },
  }),
  page: column(pageNumber.nullable(), {
    title: 'ページ',
    description: 'PDFのページ。1から。',
    meaning: 'Page of the PDF, from 1.',
    missing: '特定のページによらない',
  }),
  bbox: column(bbox.or(z.literal('')), {
    title: 'ページ上の位置',
    description: '左 上 右 下。ページの左上を原点とし、単位はポイント。',
    meaning: "left top right bottom, in points from the page's top-left corner.",
    unit: 'ポイント（1/72インチ）',
    missing: '特定の場所によらない',
  }),
  observation_id: column(z.string(), {
    title: '観測値ID',
    description: '指摘が指す観測値。observations の observation_id に対応する。',
    meaning: 'Observation that the issue points at.',
    missing: '特定の観測値によらない',
  }),
  actual: column(z.string(), {
    title: '実際',
    description: '実際に印字されている、または起きたこと。',
    meaning: 'What stands in the document.',
    missing: 'なし',
  }),
  expected: column(z.string(), {
    title: '期待',
    description: '期待された形、またはすべきこと。',
    meaning: 'What would have been understood, or what to do.',
    missing: 'なし',
  }),
  message: column(z.string(), {
    title: '説明（英語）',
    description: '指摘の説明（英語）。',
    meaning: 'Message in English.',
  }),
  message_ja: column(z.string(), { title: '説明', description: '指摘の説明。', meaning: 'Message in Japanese.' }),
});
export type IssueRow = z.infer<typeof issueSchema>;
