import * as z from 'zod';
import { valueKinds } from './value-kinds.js';

const words = z.array(z.string().min(1));

/**
 * What a city calls its columns and sections (プロファイル): data, not code. Words are compared after folding (NFKC, no white
 * space); the longest word that fits decides. A profile `extends` another by adding its words to it.
 */
export const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  extends: z.string().optional(),
  municipality: z.strictObject({ name: z.string().min(1), code: z.string().regex(/^\d{6}$/) }).optional(),
  /** Words of which one in the document selects this profile; none: only by option. */
  selected_by: words.default([]),
  /**
   * Words that all stand in every document of a form (様式). With them the profile is one of a form: it is not chosen by itself, its words are
   * added to those of the profile that such a document is read by.
   */
  form: words.default([]),
  /** Who taught it, where a person did so in the studio. */
  taught_by: z.string().optional(),
  /** Header words per role of a column. */
  headers: z
    .strictObject({
      project_code: words.default([]),
      project_name: words.default([]),
      indicator_name: words.default([]),
      unit: words.default([]),
      division: words.default([]),
      kind: words.default([]),
      /** Whose cells date the values of their row: 期, where 1期目 stands in it. */
      year: words.default([]),
      rating: words.default([]),
      group: words.default([]),
      remarks: words.default([]),
    })
    .partial()
    .default({}),
  /** Header words per kind of value. */
  kinds: z.partialRecord(z.enum(valueKinds), words).default({}),
  /** Years that the form calls by names of its own: `{ "1期目": "令和3年度" }`. A year that is printed counts before them. */
  periods: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** Headings of the declaration's sections. */
  sections: z
    .strictObject({
      message: words.default([]),
      roles: words.default([]),
      divisions: words.default([]),
      policies: words.default([]),
      /** Sections whose text is kept as it is: 使命, 現状と課題, 経営資源. */
      other: words.default([]),
    })
    .partial()
    .default({}),
  /** Units that a speaker's title stands for where the title is not simply the unit's name and 長: 消防長 → 消防本部. */
  heads: z.record(z.string(), z.string()).default({}),
  /** What such a document is called in its title (目標宣言, 経営目標): after the department's name. */
  title_words: words.default([]),
  /** Words in a title that tell the stage of the year. */
  stages: z
    .strictObject({ interim: words.default([]), result: words.default([]) })
    .partial()
    .default({}),
  /** Words of a caption or header that say: this is no table of indicators (料金, 予算, 工程). */
  not_indicators: words.default([]),
});
export type Profile = z.infer<typeof profileSchema>;
