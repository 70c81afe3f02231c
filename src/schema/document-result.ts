// Everything that was read of one document (documents/<id>.json).

import * as z from 'zod';
import { declarationSchema } from './declaration.js';
import { documentKinds, documentSchema } from './document.js';
import { indicatorSchema } from './indicator.js';
import { issueSchema } from './issue.js';
import { observationSchema } from './observation.js';
import { periodSchema } from './reading.js';
import { bbox, pageNumber } from './scalars.js';
import { divisionSchema, noteSchema, policySchema, roleSchema } from './sections.js';
import { valueKinds } from './value-kinds.js';

/**
 * What a column, or a row of a turned table, is for. `kind` and `year` hold what the values of a row are (区分, 年度), `dates` years of the
 * values beside it (基準年度, 期限), `group` what indicators belong to (分類), `rating` what is derived (達成率), `others` figures of somebody else (県平均).
 */
export const columnRoles = [
  'project_code',
  'project_name',
  'indicator_name',
  'unit',
  'division',
  'value',
  'kind',
  'year',
  'dates',
  'group',
  'rating',
  'others',
  'remarks',
  'number',
  'unknown',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** One cell of a stitched table, traceable to its place. */
export const tableCellSchema = z.object({
  row: z.int().min(1),
  column: z.int().min(1),
  row_span: z.int().min(1),
  column_span: z.int().min(1),
  text: z.string(),
  page: pageNumber,
  bbox,
});

/** A KPI table after its parts were joined, header rows apart. */
export const declaredTableSchema = z.object({
  table: z.int().min(1),
  /** `kpi`: observations were made of it; `other`: kept as printed; `form`: sections of the declaration stand in it. */
  kind: z.enum(['kpi', 'form', 'other']),
  caption: z.string(),
  parts: z.array(z.object({ page: pageNumber, bbox, evidence: z.string() })),
  columns: z.array(
    z.object({
      column: z.int().min(1),
      header: z.string(),
      role: z.enum(columnRoles),
      value_kind: z.enum(valueKinds).nullable(),
      period: periodSchema.nullable(),
      unit: z.string(),
    }),
  ),
  header: z.array(tableCellSchema),
  cells: z.array(tableCellSchema),
  /** Cells with a figure by where they ended; only of KPI tables. */
  figures: z.record(z.string(), z.int().min(0)).optional(),
  /** The whole years of its values, each once, with what it was taken for and why; only of KPI tables. By `text` it is an observation's `period_text`. */
  years: z.array(periodSchema).optional(),
});
export type DeclaredTable = z.infer<typeof declaredTableSchema>;

/**
 * Where a stretch of printed characters ended: the ledger that makes `glyphs = glyphs_placed + glyphs_unplaced` checkable.
 * `place` is `title`, `message`, `issuer`, `heading`, `role/2`, `policy/1/body`, `table/1/3/4`, `table/1/header/1/4`, `note/1`,
 * `text`, `page-number`, `running-head`, `watermark`, `table-rule` (characters that draw a rule), `struck-out`, `stamp`, `unplaced` and so on; `text` is raw, as the PDF has it.
 */
export const placementSchema = z.object({
  page: pageNumber,
  bbox,
  place: z.string(),
  text: z.string(),
});
export type Placement = z.infer<typeof placementSchema>;

/** What a correction can change, whole. */
const correctable = {
  document: documentSchema,
  declarations: z.array(declarationSchema),
  divisions: z.array(divisionSchema),
  tables: z.array(declaredTableSchema),
  indicators: z.array(indicatorSchema),
  observations: z.array(observationSchema),
  issues: z.array(issueSchema),
};

/** documents/<document_id>.json: everything that was read from one PDF. */
export const documentResultSchema = z.object({
  document: correctable.document,
  profile_reason: z.string(),
  /** What speaks for the document's kind, the strongest first. */
  kind_evidence: z.array(z.object({ kind: z.enum(documentKinds), words: z.string() })),
  /** Places that name the city, in order of trust; the first one decided, unless `--municipality` did. */
  municipality_evidence: z.array(
    z.object({
      source: z.enum(['signature', 'cover', 'footer', 'title', 'address', 'metadata']),
      name: z.string(),
      prefecture: z.string(),
      page: pageNumber.nullable(),
      text: z.string(),
    }),
  ),
  page_sizes: z.array(z.object({ page: pageNumber, width: z.number(), height: z.number() })),
  /** Its declarations in order; none where the document declares nothing. */
  declarations: z.array(declarationSchema),
  message: z.string(),
  divisions: z.array(divisionSchema),
  roles: z.array(roleSchema),
  policies: z.array(policySchema),
  notes: z.array(noteSchema),
  tables: z.array(declaredTableSchema),
  indicators: z.array(indicatorSchema),
  observations: z.array(observationSchema),
  /** What a correction replaced: the fields of the observation as they were read. */
  read_before_correction: z.record(z.string(), observationSchema.partial()),
  issues: z.array(issueSchema),
  /** Issues that a correction settled; absent where there is none. */
  settled_issues: z.array(issueSchema).optional(),
  /** Whatever corrections changed, as it was read: the result without them can be had again. Absent where there is none. */
  as_read: z.object(correctable).partial().optional(),
  /** Every visible character, with where it ended. */
  placements: z.array(placementSchema),
  /** Text that nobody sees on the page, with the reason: neither read nor published, its characters are only counted. */
  hidden: z.array(z.object({ page: pageNumber, bbox, reason: z.string(), characters: z.int().min(0) })),
  /** Copies of glyphs drawn again at the same place. */
  doubled_glyphs: z.int().min(0),
});
export type DocumentResult = z.infer<typeof documentResultSchema>;
