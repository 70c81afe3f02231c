// Columns that several tables have.

import * as z from 'zod';
import { column } from './column.js';
import { bbox, documentId, pageNumber } from './scalars.js';

/** `<document_id>/<table>/<row>`: one row of indicators.csv. A series is named by the row that it starts at. */
export const rowRef = z.string().regex(/^[0-9a-f]{12}\/[1-9]\d*\/[1-9]\d*$/);

/** Columns that mean the same in several tables. */
export const shared = {
  document_id: column(documentId, {
    title: '文書ID',
    description: 'PDFを表すID。PDFのバイト列のSHA-256の先頭12桁。documents の document_id に対応する。',
    meaning: "First 12 hex digits of the SHA-256 of the PDF's bytes.",
  }),
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
  department: column(z.string(), {
    title: '部等',
    description: '宣言の主体となる部等。印字のまま。',
    meaning: 'The unit that declares, as printed.',
    missing: '印字がない',
  }),
  plan_name: column(z.string(), {
    title: '計画名',
    description: '事業が属する計画の名称。印字のまま。',
    meaning: 'Name of the plan, as printed.',
    missing: '印字がない',
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
  indicator_group: column(z.string(), {
    title: '分類',
    description: '指標が属する分類（分野、種別、対象など）。分類の列の印字。複数あれば左から空白で区切って並べる。',
    meaning: 'What the indicator belongs to by a column of groups, as printed; several from left to right.',
    missing: '分類の列がない、または空欄',
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
};

/** Columns that mean the same of a series and of its changes. */
export const sharedOfSeries = {
  series_id: column(rowRef, {
    title: '系列ID',
    description: '系列が始まる行（文書ID/表/行）。',
    meaning: 'The row that the series starts at: <document_id>/<table>/<row>.',
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
};
