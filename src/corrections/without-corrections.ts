import type { DocumentResult } from '../schema/document-result.js';
import { type Observation, observationSchema } from '../schema/observation.js';

/** By the numbers of their ids: table, row, column, part; the order in which they were read. */
export function compareIds(one: Observation, other: Observation): number {
  const [, ...numbers] = one.observation_id.split('/').map(Number);
  const [, ...others] = other.observation_id.split('/').map(Number);
  const index = numbers.findIndex((number, at) => number !== others[at]);
  return index < 0 ? 0 : (numbers[index] ?? 0) - (others[index] ?? 0);
}

/** The same for results of version 0.1, which kept no copy: settled issues stand last. */
function withoutOldCorrections(result: DocumentResult): DocumentResult {
  const { settled_issues: settled = [], ...rest } = result;
  const replaced = result.read_before_correction;
  const own = result.issues.filter((issue) => !issue.code.startsWith('correction/'));
  if (Object.keys(replaced).length === 0 && settled.length === 0 && own.length === result.issues.length) return result;
  const standing = new Set(result.observations.map((observation) => observation.observation_id));
  const removed = Object.entries(replaced)
    .filter(([id]) => !standing.has(id))
    .map(([, observation]) => observationSchema.parse(observation));
  const restored = result.observations.map((observation) => {
    const before = replaced[observation.observation_id];
    return before ? observationSchema.parse({ ...observation, ...before, corrected: false }) : observation;
  });
  return {
    ...rest,
    observations: removed.length > 0 ? [...restored, ...removed].sort(compareIds) : restored,
    read_before_correction: {},
    issues: [...own, ...settled],
  };
}

/** The result as it was read, before any correction: so that replaying onto a corrected result is the same as onto a fresh one. */
export function withoutCorrections(result: DocumentResult): DocumentResult {
  if (!result.as_read) return withoutOldCorrections(result);
  const { as_read, settled_issues: _, ...rest } = result;
  const kept = Object.fromEntries(Object.entries(as_read).filter(([, value]) => value !== undefined));
  return { ...rest, ...kept, read_before_correction: {} };
}
