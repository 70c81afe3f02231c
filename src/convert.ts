import type { DocumentResult } from './schema/document-result.js';
import type { Profile } from './schema/profile.js';
import type { Segment } from './text/token.js';

/** What a run knows about one PDF before it is opened. Plain data: it crosses to a worker. */
export interface ConvertOptions {
  /** Path relative to the folder given, `/`-separated. */
  readonly sourceFile: string;
  readonly sourceUrl: string;
  /** Day of publication as the sources file gives it. */
  readonly published: string;
  /** 全国地方公共団体コード from the command line, 6 digits. */
  readonly municipality?: string;
  /** Profiles that the document's own words may select, most special first. */
  readonly profiles: readonly Profile[];
}

/** Bytes of one PDF → everything that was read from it. Never throws for a bad PDF: that is a result with status `failed`. */
export async function convertDocument(
  bytes: Uint8Array,
  options: ConvertOptions,
  segment: Segment,
): Promise<DocumentResult> {
  void bytes;
  void options;
  void segment;
  throw new Error('not built yet');
}
