import { type Share, shareOf } from './share.js';

/** What the environment says of this process's share. */
export type EngineShare =
  | { readonly kind: 'share'; readonly share: Share; readonly variable: string }
  /** No engine that is known here has started the process. */
  | { readonly kind: 'none' }
  /** Two engines did (GNU parallel inside of a Slurm array): which one divides the input is not said. */
  | { readonly kind: 'several'; readonly variables: readonly string[] }
  /** The engine does not say how many shares there are, and nobody else did. */
  | { readonly kind: 'no-count'; readonly variable: string }
  /** It says another number than the command line. */
  | { readonly kind: 'other-count'; readonly variable: string; readonly said: number; readonly asked: number }
  /** Its numbers give no share. */
  | { readonly kind: 'senseless'; readonly variable: string; readonly value: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** How one engine says which of its tasks a process is. */
interface Engine {
  /** Variable that holds the number of the task. */
  readonly index: string;
  /** That of the first task, where it is always the same. */
  readonly first?: number;
  /** Variable that holds the number of tasks, where there is one. */
  readonly count?: string;
  /** Variables of the first and the last task's numbers, where these are free. */
  readonly range?: { readonly first: string; readonly last: string };
}

/** Each as the engine's own manual has it. */
const engines: readonly Engine[] = [
  // Kubernetes, Indexed Job: the number of completions is in no variable.
  { index: 'JOB_COMPLETION_INDEX', first: 0 },
  // Slurm: `--array=5-20:5` has the tasks 5, 10, 15, 20.
  {
    index: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    range: { first: 'SLURM_ARRAY_TASK_MIN', last: 'SLURM_ARRAY_TASK_MAX' },
  },
  { index: 'AWS_BATCH_JOB_ARRAY_INDEX', first: 0, count: 'AWS_BATCH_JOB_ARRAY_SIZE' },
  { index: 'CLOUD_RUN_TASK_INDEX', first: 0, count: 'CLOUD_RUN_TASK_COUNT' },
  // Google Cloud Batch.
  { index: 'BATCH_TASK_INDEX', first: 0, count: 'BATCH_TASK_COUNT' },
  // GNU parallel: the number of jobs is in no variable.
  { index: 'PARALLEL_SEQ', first: 1 },
];

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** How many tasks lie before this one; undefined where the numbers do not fit. */
function tasksBefore(engine: Engine, environment: Environment, count: number): number | undefined {
  const index = numberOf(environment[engine.index]);
  if (index === undefined) return undefined;
  if (!engine.range) return index - (engine.first ?? 0);
  const first = numberOf(environment[engine.range.first]);
  const last = numberOf(environment[engine.range.last]);
  if (first === undefined || last === undefined) return undefined;
  // Evenly spaced: of a list such as 1,2,9 nobody knows which place a number has.
  const step = count > 1 ? (last - first) / (count - 1) : 1;
  return step >= 1 && first + step * (count - 1) === last ? (index - first) / step : undefined;
}

/**
 * The share of a process that a scheduler has started, by the variables that it sets. `asked` is how many shares there are, for engines that do
 * not say it (`--shard auto/16`).
 */
export function readEngineShare(environment: Environment, asked: number | undefined): EngineShare {
  const found = engines.filter(({ index }) => (environment[index] ?? '') !== '');
  const [engine, ...others] = found;
  if (!engine) return { kind: 'none' };
  if (others.length > 0) return { kind: 'several', variables: found.map(({ index }) => index) };
  const variable = engine.index;
  const said = engine.count === undefined ? undefined : numberOf(environment[engine.count]);
  if (said !== undefined && asked !== undefined && said !== asked) {
    return { kind: 'other-count', variable: engine.count ?? variable, said, asked };
  }
  const count = said ?? asked;
  if (count === undefined) return { kind: 'no-count', variable };
  const before = tasksBefore(engine, environment, count);
  const share = before === undefined ? undefined : shareOf(before + 1, count);
  return share
    ? { kind: 'share', share, variable }
    : { kind: 'senseless', variable, value: `${environment[variable] ?? ''}, ${count}` };
}
