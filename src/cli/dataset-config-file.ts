import { readFileSync } from 'node:fs';
import stripJsonComments from 'strip-json-comments';
import * as z from 'zod';
import { type DatasetConfig, datasetConfigSchema, defaultDatasetConfig } from '../schema/dataset-config.js';

/** Name under which the configuration is looked for in the current folder. */
export const configFileName = 'mokuhyo.config.json';

/** What a configuration file says, or what is wrong with it, one line each. */
export type ReadConfig =
  | { readonly kind: 'read'; readonly config: DatasetConfig }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** Reads the text of a configuration: JSON in which `//` and block comments, and commas before a closing bracket, are allowed. */
export function readDatasetConfig(text: string): ReadConfig {
  let content: unknown;
  try {
    content = JSON.parse(stripJsonComments(text.replace(/^\uFEFF/, ''), { trailingCommas: true }));
  } catch (problem) {
    return { kind: 'refused', problems: [problem instanceof Error ? problem.message : String(problem)] };
  }
  const read = datasetConfigSchema.safeParse(content);
  if (read.success) return { kind: 'read', config: read.data };
  return { kind: 'refused', problems: z.prettifyError(read.error).split('\n') };
}

/** The configuration of the named file; without a name that of the current folder, and the default where it has none. */
export function loadDatasetConfig(file: string | undefined): ReadConfig {
  try {
    return readDatasetConfig(readFileSync(file ?? configFileName, 'utf8'));
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : undefined;
    if (code === undefined) throw problem;
    if (code === 'ENOENT' && file === undefined) return { kind: 'read', config: defaultDatasetConfig };
    return { kind: 'refused', problems: [code] };
  }
}
