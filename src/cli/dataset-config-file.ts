import { readFileSync } from 'node:fs';
import stripJsonComments from 'strip-json-comments';
import { type DatasetConfig, datasetConfigSchema, defaultDatasetConfig } from '../schema/dataset-config.js';
import { explainNoJson, explainSchemaError, type JsonProblem } from '../schema/explain-json.js';

/** Name under which the configuration is looked for: in the output folder, then beside the input. */
export const configFileName = 'mokuhyo.config.json';

/** What a configuration file says, or what is wrong with it. */
export type ReadConfig =
  | { readonly kind: 'read'; readonly config: DatasetConfig }
  | { readonly kind: 'refused'; readonly problems: readonly JsonProblem[] };

/** Reads the text of a configuration: JSON in which `//` and block comments, and commas before a closing bracket, are allowed. */
export function readDatasetConfig(text: string): ReadConfig {
  const json = stripJsonComments(text.replace(/^\uFEFF/, ''), { trailingCommas: true });
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    return { kind: 'refused', problems: [explainNoJson(json)] };
  }
  const read = datasetConfigSchema.safeParse(content);
  if (read.success) return { kind: 'read', config: read.data };
  return { kind: 'refused', problems: explainSchemaError(read.error, datasetConfigSchema) };
}

/** The configuration of the named file; without a name the one that claims nothing. Throws what the system says of a file that cannot be read. */
export function loadDatasetConfig(file: string | undefined): ReadConfig {
  return file === undefined
    ? { kind: 'read', config: defaultDatasetConfig }
    : readDatasetConfig(readFileSync(file, 'utf8'));
}
