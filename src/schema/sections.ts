import { z } from 'zod';
import { documentId, pageNumber } from './scalars.js';

/** One row of policies.csv (取組方針). */
export const policySchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  number: z.string().meta({ title: '番号' }),
  title: z.string().meta({ title: '見出し' }),
  body: z.string().meta({ title: '本文' }),
  page: pageNumber.meta({ title: 'ページ' }),
  keywords: z.string().meta({ title: 'キーワード' }),
});
export type Policy = z.infer<typeof policySchema>;

/** One row of divisions.csv (課等). */
export const divisionSchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  position: z.int().min(1).meta({ title: '順番' }),
  division: z.string().meta({ title: '課等' }),
});
export type Division = z.infer<typeof divisionSchema>;

/** One row of roles.csv (役割). */
export const roleSchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  position: z.int().min(1).meta({ title: '順番' }),
  role: z.string().meta({ title: '役割' }),
});
export type Role = z.infer<typeof roleSchema>;

/** One row of notes.csv (注記). */
export const noteSchema = z.object({
  document_id: documentId.meta({ title: '文書ID' }),
  note_id: z.string().meta({ title: '注記ID' }),
  marker: z.string().meta({ title: '記号' }),
  text: z.string().meta({ title: '本文' }),
  applies_to: z.string().meta({ title: '対象' }),
  page: pageNumber.meta({ title: 'ページ' }),
});
export type Note = z.infer<typeof noteSchema>;
