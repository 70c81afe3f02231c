// Runs `mokuhyo enqueue` and `mokuhyo worker`.

import { findInputs } from '../batch/find-inputs.js';
import { safeName } from '../batch/safe-name.js';
import { BOSS_VERSION, type Boss, loadBoss, openBoss } from '../queue/boss.js';
import { enqueue, writeIntake } from '../queue/enqueue.js';
import { type WorkOutcome, work } from '../queue/work.js';
import { convertMessages } from './convert-texts.js';
import { fileReason } from './file-problem.js';
import type { Language } from './language.js';
import type { OcrFlags } from './ocr-needs.js';
import { readPasswordFile } from './passwords.js';
import { type ConvertFlags, type PreparedSettings, prepareRun } from './prepare-run.js';
import { startProgress } from './progress.js';
import type { Progress } from './progress-counts.js';
import { queueTexts } from './queue-texts.js';
import { ALL_COMPLETE, listenForInterrupt, SOME_INCOMPLETE, styleOf, WRONG_COMMAND_LINE } from './run-convert.js';
import { say } from './say.js';
import { executorsOf } from './start-executor.js';

interface QueueFlags
  extends Pick<
    ConvertFlags,
    'out' | 'timeout' | 'municipality' | 'profile' | 'corrections' | 'config' | keyof OcrFlags
  > {
  readonly queue?: string;
  readonly name: string;
  readonly lease?: number;
}

/** What the command line of `enqueue` says, as commander reads it. */
export interface EnqueueFlags extends QueueFlags {
  readonly most: number;
}

/** And that of `worker`. */
export interface WorkerFlags extends QueueFlags, Pick<ConvertFlags, 'workers' | 'passwordFile' | 'quiet' | 'jsonLog'> {
  readonly untilEmpty?: boolean;
}

/** Beyond a document's own time: a worker may have to be started for it, and its result written. */
const LEASE_MORE_SECONDS = 150;

const reasonOf = (problem: unknown): string => (problem instanceof Error ? problem.message : String(problem));

/** Opens the queue and uses it; what cannot be opened, or is lost meanwhile, is told. */
async function withBoss(
  { queue, name, lease, timeout }: QueueFlags,
  progress: Progress,
  language: Language,
  use: (boss: Boss) => Promise<number>,
): Promise<number> {
  const refuse = (message: string): number => {
    progress.tell(message);
    return WRONG_COMMAND_LINE;
  };
  if (queue === undefined || !/^postgres(?:ql)?:\/\//.test(queue)) return refuse(queueTexts.noUrl[language]);
  const loaded = loadBoss();
  if (loaded.kind === 'refused') {
    const text = loaded.version === '' ? queueTexts.notInstalled : queueTexts.otherVersion;
    return refuse(say(text, language, BOSS_VERSION, loaded.version));
  }
  let boss: Boss | undefined;
  try {
    boss = await openBoss(loaded.Boss, {
      url: queue,
      queue: name,
      leaseSeconds: Math.ceil(lease ?? timeout + LEASE_MORE_SECONDS),
      onError: (problem) => progress.tell(say(queueTexts.database, language, safeName(problem.message))),
    });
    return await use(boss);
  } catch (problem) {
    progress.end();
    progress.tell(say(queueTexts.database, language, safeName(reasonOf(problem))));
    return SOME_INCOMPLETE;
  } finally {
    await boss?.stop({ graceful: false, close: true });
  }
}

const asConvert = (flags: QueueFlags): ConvertFlags => ({ workers: 1, ...flags, also: [], drop: [] });

/** What both commands need of a run that writes a part. */
async function prepare(
  paths: readonly string[],
  flags: QueueFlags,
  progress: Progress,
  language: Language,
): Promise<PreparedSettings | undefined> {
  const prepared = await prepareRun(paths, asConvert(flags), language);
  if (prepared.kind === 'ready') return prepared.settings;
  for (const message of prepared.messages) progress.tell(message);
  progress.tell(say(convertMessages.nothingWritten, language));
  return undefined;
}

/** Runs `mokuhyo enqueue`; the answer is the exit status. */
export async function runEnqueue(paths: readonly string[], flags: EnqueueFlags, language: Language): Promise<number> {
  const clock = (): number => performance.now();
  const progress = await startProgress({ stream: process.stderr, language, style: 'quiet', clock });
  const settings = await prepare(paths, flags, progress, language);
  if (!settings) return WRONG_COMMAND_LINE;
  const found = await findInputs(paths);
  if (found.files.length === 0) {
    progress.tell(say(convertMessages.noInput, language));
    return WRONG_COMMAND_LINE;
  }
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  let told = false;
  try {
    return await withBoss(flags, progress, language, async (boss) => {
      const executors = executorsOf(0, 1);
      const run = { ...settings, startExecutor: executors.start, report: progress.report, stopping: stop.signal };
      await writeIntake(run, found);
      const sent = await enqueue(found.files, {
        boss,
        queue: flags.name,
        most: flags.most,
        stopping: stop.signal,
        onFull: (waiting) => {
          if (!told) progress.tell(say(queueTexts.full, language, waiting));
          told = true;
        },
      });
      progress.tell(say(queueTexts.sent, language, sent));
      return sent === found.files.length && found.problems.length === 0 ? ALL_COMPLETE : SOME_INCOMPLETE;
    });
  } finally {
    unlisten();
  }
}

/** Runs `mokuhyo worker`; the answer is the exit status. */
export async function runWorker(flags: WorkerFlags, language: Language): Promise<number> {
  const style = styleOf(flags);
  const progress = await startProgress({ stream: process.stderr, language, style, clock: () => performance.now() });
  // What the dataset is about is no worker's business; nor does it know a folder that PDFs lie in.
  const settings = await prepare([flags.out], { ...flags, config: false }, progress, language);
  const passwords = readPasswordFile(flags.passwordFile, language);
  if (passwords.kind === 'refused') for (const message of passwords.messages) progress.tell(message);
  if (!settings || passwords.kind === 'refused') return WRONG_COMMAND_LINE;
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  const terminate = (): void => stop.abort();
  process.on('SIGTERM', terminate);
  const executors = executorsOf(flags.workers, flags.timeout);
  try {
    return await withBoss(flags, progress, language, async (boss) => {
      const outcome = await work({
        run: {
          ...settings,
          workers: flags.workers,
          passwords: passwords.passwords,
          startExecutor: executors.start,
          report: progress.report,
          stopping: stop.signal,
        },
        boss,
        queue: flags.name,
        untilEmpty: flags.untilEmpty ?? false,
      });
      progress.end();
      return concludeWork(outcome, flags.out, progress, language);
    });
  } finally {
    process.off('SIGTERM', terminate);
    unlisten();
    await executors.close();
  }
}

function concludeWork(outcome: WorkOutcome, path: string, progress: Progress, language: Language): number {
  const out = safeName(path);
  switch (outcome.kind) {
    case 'ended':
      progress.tell(say(queueTexts.ended, language, outcome.done, outcome.failed));
      return outcome.failed > 0 ? SOME_INCOMPLETE : ALL_COMPLETE;
    case 'unwritable':
      progress.tell(say(convertMessages.unwritable, language, out, safeName(fileReason(outcome.reason, language))));
      return WRONG_COMMAND_LINE;
    case 'contradiction':
      progress.tell(say(convertMessages.nothingWritten, language));
      return WRONG_COMMAND_LINE;
    default:
      return outcome satisfies never;
  }
}
