import * as z from 'zod';
import { documentStatuses } from './document.js';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** manifest.json: what a run was given, what became of it, and which files it made. No clock in it unless asked (`--stamp`). */
export const manifestSchema = z.object({
  program: z.object({ name: z.literal('mokuhyo'), version: z.string() }),
  /** Only with `--stamp`: when the run was made, ISO 8601. */
  stamp: z.string().optional(),
  options: z.object({
    municipality: z.string(),
    /** Names of the profiles that documents could select, in order. */
    profiles: z.array(z.string()),
    /** Hashes of the files that the run was given besides the PDFs; empty where there was none. */
    profile_sha256: sha256.or(z.literal('')),
    sources_sha256: sha256.or(z.literal('')),
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
  /** One per file given, in order of their names. `not-reached`: the run was stopped before its turn. */
  inputs: z.array(
    z.object({
      source_file: z.string(),
      document_id: z.string(),
      sha256: sha256.or(z.literal('')),
      status: z.enum([...documentStatuses, 'not-reached']),
    }),
  ),
  /** Files beside this one, relative to it; `documents/<document_id>.json` goes without saying. */
  files: z.array(z.object({ path: z.string(), bytes: count, sha256 })),
});
export type Manifest = z.infer<typeof manifestSchema>;
