// manifest.json: what a dataset was made of, and how.

import * as z from 'zod';
import { documentStatuses } from './document.js';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** How a document was asked to be read. Paths here and below are relative to the output folder, `/`-separated. */
export const readingSchema = z.object({
  /** 全国地方公共団体コード of `--municipality`; empty: as printed. */
  municipality: z.string(),
  /** File of `--profile`; empty: the profile that the document's own words select. */
  profile: z.string(),
  /** Pages without text: read from their pictures, each value marked; read, and what is sure taken over; not read again. Absent: never asked for. */
  ocr: z.enum(['marked', 'trusted', 'off']).optional(),
});
/** Options of reading (読み取りの指定) that a dataset remembers. */
export type Reading = z.infer<typeof readingSchema>;

/**
 * manifest.json: a dataset's account of itself: where its documents come from, what was read by which version, which options the next run
 * takes over, which files are its own. No clock in it unless asked (`--stamp`).
 */
export const manifestSchema = z.object({
  /** Form of this file. Version 0.1 wrote none. */
  format: z.literal(2),
  program: z.object({ name: z.literal('mokuhyo'), version: z.string() }),
  /** Only with `--stamp`: when the run was made, ISO 8601. */
  stamp: z.string().optional(),
  /** What the next run takes over where it is given nothing else. */
  options: z.object({
    profile: z.string(),
    /** The configuration file; empty where there is none. */
    config: z.string(),
    /** Of corrections.csv; empty where there is none. */
    corrections_sha256: sha256.or(z.literal('')),
    include_partial: z.boolean(),
    include_other: z.boolean(),
    also: z.array(z.string()),
  }),
  counts: z.object({
    files: count,
    documents: z.object({ complete: count, partial: count, failed: count }),
    indicators: count,
    observations: count,
    issues: z.object({ info: count, warning: count, error: count }),
  }),
  /** Folders that PDFs were given from. `whole`: the folder itself was given, not single files in it. */
  roots: z.array(z.object({ path: z.string(), whole: z.boolean(), ...readingSchema.shape })),
  /**
   * One per file that a run was given, in order of their names. `root` is empty where a former version did not note it.
   * `not-reached`: the run was stopped before its turn.
   */
  inputs: z.array(
    z.object({
      root: z.string(),
      source_file: z.string(),
      document_id: z.string(),
      sha256: sha256.or(z.literal('')),
      status: z.enum([...documentStatuses, 'not-reached']),
    }),
  ),
  /** One per distinct PDF, in order of their hashes. */
  documents: z.array(
    z.object({
      document_id: z.string(),
      sha256,
      /** Version of the program that read it. */
      read_by: z.string(),
      ...readingSchema.shape,
      source_url: z.string(),
      published: z.string(),
    }),
  ),
  /** Documents that were withdrawn (取り下げ) and stay out when they are met again. */
  withdrawn: z.array(sha256),
  /** Files beside this one, relative to it; `documents/<document_id>.json` goes without saying. */
  files: z.array(z.object({ path: z.string(), bytes: count, sha256 })),
});
export type Manifest = z.infer<typeof manifestSchema>;
