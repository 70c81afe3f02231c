import * as z from 'zod';
import { correctionFields } from './correction-fields.js';

export * from './correction-fields.js';

/** One line of corrections.csv (訂正). All cells are text; what they may hold depends on `field`. */
export const correctionSchema = z.object({
  /** First 12 hex digits, or all 64, of the SHA-256 of the PDF's bytes. Empty only for a series over several documents. */
  document: z.string().meta({ title: '文書（ハッシュ値）' }),
  /** See `readPlace`: a value, a row, a column, a table, a page, the document; for a series its rows. */
  place: z.string().meta({ title: '位置' }),
  /** Guards of the place, both optional: the page and the box where the value stood when the line was made. */
  page: z.string().meta({ title: 'ページ' }),
  bbox: z.string().meta({ title: 'ページ上の位置' }),
  printed_text: z.string().meta({ title: '対象の表記' }),
  field: z.enum(correctionFields).meta({ title: '項目' }),
  value: z.string().meta({ title: '新しい値' }),
  reason: z.string().meta({ title: '理由' }),
  by: z.string().meta({ title: '訂正者' }),
  at: z.string().meta({ title: '日時' }),
});
export type Correction = z.infer<typeof correctionSchema>;
export const correctionColumns = Object.keys(correctionSchema.shape) as readonly (keyof Correction)[];
/** Columns that a file may leave out. */
export const optionalColumns: readonly (keyof Correction)[] = ['page', 'bbox'];
