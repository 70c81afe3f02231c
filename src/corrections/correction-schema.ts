import * as z from 'zod';

/** Fields of an observation that a person may set. Identity, place and printed text are not among them. */
export const observationFields = [
  'status',
  'value_number',
  'value_min',
  'value_max',
  'unit',
  'text_value',
  'modifiers',
  'missing_reason',
  'value_kind',
  'fiscal_year',
  'period_start',
  'period_end',
] as const;
export type ObservationField = (typeof observationFields)[number];

/** Fields of an indicator's row that a person may set; its values go along. */
export const indicatorFields = ['project_code', 'project_name', 'indicator_name', 'division'] as const;
export type IndicatorField = (typeof indicatorFields)[number];

/** What a person may set of a declaration (宣言), or of a document that holds no more than one; its values go along. */
export const declarationFields = [
  'title',
  'document_fiscal_year',
  'document_kind',
  'stage',
  'department',
  'plan_name',
  'speaker_title',
  'speaker_name',
] as const;
export type DeclarationField = (typeof declarationFields)[number];

/** What a person may set of a document, and of all that it holds. */
export const documentFields = [...declarationFields, 'municipality', 'municipality_code'] as const;

/** What a line about the joining of years says (系列): checked here, carried out by the linker. */
export const seriesFields = ['series:accept', 'series:reject', 'series:join', 'series:split'] as const;
export type SeriesField = (typeof seriesFields)[number];

/**
 * What a line of the file changes: a field of an observation, an indicator or the document; `accept`: the doubt whose code is the value is
 * settled ("as printed, I looked"); `not_an_observation`: what stands there is no value of an indicator; `add`: a row or a value that was not
 * read; `not_a_kpi_table`: nothing of the table is an indicator; `role`: what a column is for; or a link of a series.
 */
export const correctionFields = [
  ...observationFields,
  ...indicatorFields,
  ...documentFields,
  'accept',
  'not_an_observation',
  'add',
  'not_a_kpi_table',
  'role',
  ...seriesFields,
] as const;
export type CorrectionField = (typeof correctionFields)[number];

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
