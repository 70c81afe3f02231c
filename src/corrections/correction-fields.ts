/** What a line of corrections.csv may set (訂正できる項目), by what it is of. */

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
