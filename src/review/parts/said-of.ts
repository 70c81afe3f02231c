import { Refused } from './refused.js';
import { tell } from './words.js';

/** Why something could not be done, in the person's language where the host has words for it. */
export const saidOf = (problem: unknown): string =>
  problem instanceof Refused ? tell(problem.told) : problem instanceof Error ? problem.message : String(problem);
