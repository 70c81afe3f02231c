// Rows of policies.csv, divisions.csv, roles.csv and notes.csv.

import * as z from 'zod';
import { column } from './column.js';
import { declarationNumber } from './declaration.js';
import { pageNumber } from './scalars.js';
import { shared } from './shared-columns.js';

/** One row of policies.csv (取組方針). */
export const policySchema = z.object({
  document_id: shared.document_id,
  number: column(z.string(), {
    title: '番号',
    description: '取組方針の番号。印字のまま。',
    meaning: 'Number of the policy, as printed.',
    missing: '番号がない',
  }),
  title: column(z.string(), {
    title: '見出し',
    description: '取組方針の見出し。【】は除く。',
    meaning: 'Heading without its 【】.',
    missing: '見出しがない',
  }),
  body: column(z.string(), { title: '本文', description: '取組方針の本文。', meaning: 'Body.', missing: '本文がない' }),
  page: column(pageNumber, {
    title: 'ページ',
    description: 'PDFのページ。1から。',
    meaning: 'Page of the PDF, from 1.',
  }),
  declaration: declarationNumber,
  keywords: column(z.string(), {
    title: 'キーワード',
    description: '見出しと本文に現れる内容語。空白区切り、出現順、重複なし。',
    meaning: 'Content words of heading and body, in order, each once.',
    missing: '内容語がない',
  }),
});

/** One row of divisions.csv (課等). */
export const divisionSchema = z.object({
  document_id: shared.document_id,
  position: column(z.int().min(1), {
    title: '順番',
    description: '印字の順。1から。',
    meaning: 'Order as printed, from 1.',
  }),
  division: column(z.string(), {
    title: '課等',
    description: '部等を構成する課等。行頭の記号は除く。',
    meaning: 'Division, without a leading mark.',
  }),
  declaration: declarationNumber,
});

/** One row of roles.csv (役割). */
export const roleSchema = z.object({
  document_id: shared.document_id,
  position: column(z.int().min(1), {
    title: '順番',
    description: '印字の順。1から。',
    meaning: 'Order as printed, from 1.',
  }),
  role: column(z.string(), {
    title: '役割',
    description: '部等の主な役割。行頭の記号は除く。',
    meaning: 'Role, without a leading mark.',
  }),
  declaration: declarationNumber,
});

/** One row of notes.csv (注記). */
export const noteSchema = z.object({
  document_id: shared.document_id,
  note_id: column(z.string(), {
    title: '注記ID',
    description: '文書の中の注記の番号。',
    meaning: 'Number of the note in its document.',
  }),
  marker: column(z.string(), {
    title: '記号',
    description: '注記の記号（※、*1など）。',
    meaning: 'Mark of the note.',
    missing: '記号のない注記（なお書きなど）',
  }),
  text: column(z.string(), {
    title: '本文',
    description: '注記の本文。記号は除く。',
    meaning: 'Text without its mark.',
  }),
  applies_to: column(z.string(), {
    title: '対象',
    description: '注記がかかる対象。document、table/表、column/表/列、row/表/行、または観測値ID。空白区切り。',
    meaning: 'What the note bears on.',
    missing: '対象が分からない',
  }),
  page: shared.page,
  declaration: declarationNumber,
});
export type Note = z.infer<typeof noteSchema>;
