import * as z from 'zod';
import { column } from './column.js';
import { declarationNumber } from './declaration.js';
import { bbox, documentId, pageNumber } from './scalars.js';
import { byColumn } from './value-kinds.js';

/** One row of indicators.csv (指標): a KPI table row, with the printed text of every value column. */
export const indicatorSchema = z.object({
  document_id: column(documentId, {
    title: '文書ID',
    description: 'PDFを表すID。PDFのバイト列のSHA-256の先頭12桁。documents の document_id に対応する。',
    meaning: "First 12 hex digits of the SHA-256 of the PDF's bytes.",
  }),
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
  project_code: column(z.string(), {
    title: '事業番号',
    description: '表の番号の列に印字された番号。計画の期間の中でだけ一意。日付や数に変わらないよう文字列とする。',
    meaning: 'What the number column of the table prints; unique inside one plan period only.',
    missing: '印字がない',
  }),
  project_name: column(z.string(), {
    title: '事業名',
    description: '主な事業の名称。印字のまま、改行はつなぐ。',
    meaning: 'Name of the project, as printed, line breaks joined.',
    missing: '印字がない',
  }),
  indicator_name: column(z.string(), {
    title: '指標名',
    description: '事業指標の名称。印字のまま、改行はつなぎ、注の記号は除く。',
    meaning: 'Name of the indicator, as printed, without a note mark.',
    missing: '印字がない',
  }),
  division: column(z.string(), {
    title: '所管課',
    description: '事業を所管する課等。印字のまま。',
    meaning: 'Division in charge, as printed.',
    missing: '印字がない',
  }),
  keywords: column(z.string(), {
    title: 'キーワード',
    description: '事業名と指標名に現れる内容語。空白区切り、出現順、重複なし。',
    meaning: 'Content words of project and indicator name, in order, each once.',
    missing: '内容語がない',
  }),
  page: column(pageNumber, {
    title: 'ページ',
    description: 'PDFのページ。1から。',
    meaning: 'Page of the PDF, from 1.',
  }),
  bbox: column(bbox, {
    title: 'ページ上の位置',
    description: '左 上 右 下。ページの左上を原点とし、単位はポイント。',
    meaning: "left top right bottom, in points from the page's top-left corner.",
    unit: 'ポイント（1/72インチ）',
  }),
  ...byColumn('_text', ({ name, english }) =>
    column(z.string(), {
      title: `${name}の表記`,
      description: `${name}の列の印字。列が複数あれば空白で区切って並べる。`,
      meaning: `Printed text of the ${english} columns.`,
      missing: '列がない、または空欄',
    }),
  ),
  declaration: declarationNumber,
  indicator_group: column(z.string(), {
    title: '分類',
    description: '指標が属する分類（分野、種別、対象など）。分類の列の印字。複数あれば左から空白で区切って並べる。',
    meaning: 'What the indicator belongs to by a column of groups, as printed; several from left to right.',
    missing: '分類の列がない、または空欄',
  }),
});
export type Indicator = z.infer<typeof indicatorSchema>;
