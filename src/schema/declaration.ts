import * as z from 'zod';
import { column } from './column.js';
import { documentSchema } from './document.js';
import { pageNumber } from './scalars.js';

/** Number of a declaration in its document, as every child table has it. */
export const declarationNumber = column(z.int().min(0), {
  title: '宣言の番号',
  description: '文書の中の宣言の番号。1から。declarations の declaration に対応する。0は、どの宣言にも属さないもの。',
  meaning: 'Number of the declaration in its document, from 1; 0 for what belongs to none.',
});

const { document_id, title, document_fiscal_year, document_kind, stage, department, speaker_title, speaker_name } =
  documentSchema.shape;
const { plan_name, plan_start_fiscal_year, plan_end_fiscal_year } = documentSchema.shape;

/** One row of declarations.csv (宣言): a declaration of one office, of which a PDF can hold several. */
export const declarationSchema = z.object({
  document_id,
  declaration: column(z.int().min(1), {
    title: '宣言の番号',
    description: '文書の中の宣言の番号。印字の順に、1から。',
    meaning: 'Number of the declaration in its document, in order, from 1.',
  }),
  first_page: column(pageNumber, {
    title: '最初のページ',
    description: '宣言が始まるPDFのページ。1から。',
    meaning: 'Page on which it begins, from 1.',
  }),
  last_page: column(pageNumber, {
    title: '最後のページ',
    description: '宣言が終わるPDFのページ。次の宣言が同じページで始まることもある。',
    meaning: 'Page on which it ends; the next one may begin on the same.',
  }),
  title,
  document_fiscal_year,
  document_kind,
  stage,
  department,
  speaker_title,
  speaker_name,
  plan_name,
  plan_start_fiscal_year,
  plan_end_fiscal_year,
  tables: column(z.int().min(0), {
    title: '表の数',
    description: '宣言の中に見つかった指標の表の数。',
    meaning: 'Number of its tables of indicators.',
    unit: '個',
  }),
  indicators: column(z.int().min(0), {
    title: '指標の数',
    description: 'この宣言に属する indicators の行数。',
    meaning: 'Its rows in indicators.csv.',
    unit: '件',
  }),
  observations: column(z.int().min(0), {
    title: '観測値の数',
    description: 'この宣言に属する observations の行数。',
    meaning: 'Its rows in observations.csv.',
    unit: '件',
  }),
});
export type DeclarationRow = z.infer<typeof declarationSchema>;
