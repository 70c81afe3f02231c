import { join } from 'node:path';
import { collectGarbage } from '../batch/collect-garbage.js';
import { runBatch } from '../batch/run.js';
import type { RunOutcome, RunSettings } from '../batch/run-settings.js';
import { safeName } from '../batch/safe-name.js';
import { describeLine } from '../batch/settle-corrections.js';
import { renderIssue } from '../issues/render.js';
import { convertMessages } from './convert-texts.js';
import { describeEvent } from './describe-event.js';
import { fileReason } from './file-problem.js';
import type { Language } from './language.js';
import { askForPasswords, readPasswordFile } from './passwords.js';
import { type ConvertFlags, prepareRun } from './prepare-run.js';
import { startProgress } from './progress.js';
import type { Progress, ProgressStyle } from './progress-counts.js';
import { problemsOfCorrections } from './read-run-files.js';
import { say } from './say.js';
import type { Executors } from './start-executor.js';
import { summaryTable } from './summary.js';
import { Unfinished } from './unfinished.js';

/** Exit statuses of the contract. */
export const ALL_COMPLETE = 0;
export const SOME_INCOMPLETE = 1;
export const WRONG_COMMAND_LINE = 2;

/** What an interrupted program's status is by convention: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

export function styleOf(flags: Pick<ConvertFlags, 'jsonLog' | 'quiet'>): ProgressStyle {
  if (flags.jsonLog) return 'json';
  if (flags.quiet) return 'quiet';
  return process.stderr.isTTY ? 'bar' : 'lines';
}

export const isSilent = (style: ProgressStyle): boolean => style === 'json' || style === 'quiet';

/** The first Ctrl-C asks the run to stop, the second ends the program. Gives back what takes the ears off again. */
export function listenForInterrupt(stop: AbortController, progress: Progress, language: Language): () => void {
  const listener = (): void => {
    if (stop.signal.aborted) process.exit(INTERRUPTED);
    stop.abort();
    progress.tell(say(convertMessages.stopping, language));
  };
  process.on('SIGINT', listener);
  return () => process.off('SIGINT', listener);
}

/** Runs `mokuhyo convert`, or a change of the dataset that reads nothing (`changes`); the answer is the exit status. */
export async function runConvert(
  paths: readonly string[],
  flags: ConvertFlags,
  executors: Executors,
  language: Language,
  changes: Pick<RunSettings, 'withdraw' | 'readmit'> = {},
): Promise<number> {
  const style = styleOf(flags);
  const progress = await startProgress({ stream: process.stderr, language, style, clock: () => performance.now() });
  const isReading = changes.withdraw === undefined && changes.readmit === undefined;
  const prepared = await prepareRun(paths, flags, language, isReading);
  const passwords = readPasswordFile(flags.passwordFile, language);
  if (prepared.kind === 'refused' || passwords.kind === 'refused') {
    for (const part of [prepared, passwords]) {
      if (part.kind === 'refused') for (const message of part.messages) progress.tell(message);
    }
    progress.tell(say(convertMessages.nothingWritten, language));
    return WRONG_COMMAND_LINE;
  }
  if (style !== 'quiet') for (const note of prepared.notes) progress.tell(note);
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  try {
    const runWith = async (given: readonly string[]) => {
      const unfinished = new Unfinished();
      const outcome = await runBatch({
        ...prepared.settings,
        ...changes,
        passwords: given,
        startExecutor: executors.start,
        segment: executors.segment,
        collectGarbage,
        report: (event) => {
          unfinished.add(event);
          progress.report(event);
        },
        stopping: stop.signal,
      });
      return { outcome, unfinished };
    };
    const first = await runWith(passwords.passwords);
    progress.end();
    const asked =
      isSilent(style) || stop.signal.aborted ? [] : await askForPasswords(first.unfinished.locked, language);
    // What was read is taken over: only the documents that were locked are read again.
    const { outcome, unfinished } = asked.length > 0 ? await runWith([...passwords.passwords, ...asked]) : first;
    progress.end();
    const status = conclude(outcome, flags, style, progress, language);
    if (outcome.kind === 'done' && !isSilent(style)) {
      const issuesFile = safeName(join(flags.out, 'issues.csv'));
      for (const line of unfinished.lines(issuesFile, language)) progress.tell(line);
      const { lintOutput } = await import('./lint-output.js');
      for (const line of await lintOutput(flags.out, language)) progress.tell(line);
    }
    return status;
  } finally {
    progress.end();
    unlisten();
  }
}

/** Tells how the run ended. */
export function conclude(
  outcome: RunOutcome,
  flags: Pick<ConvertFlags, 'out'>,
  style: ProgressStyle,
  progress: Progress,
  language: Language,
): number {
  const out = safeName(flags.out);
  switch (outcome.kind) {
    case 'done': {
      progress.report({ kind: 'finished', totals: outcome.totals, run: outcome.run });
      if (!isSilent(style)) process.stderr.write(summaryTable(outcome.totals, outcome.run, flags.out, language));
      if (outcome.left > 0) progress.tell(say(convertMessages.stopped, language, outcome.left));
      const { partial, failed } = outcome.run.documents;
      return partial + failed + outcome.unread + outcome.left > 0 ? SOME_INCOMPLETE : ALL_COMPLETE;
    }
    case 'disk':
      progress.tell(say(convertMessages.disk, language, safeName(fileReason(outcome.reason, language))));
      return SOME_INCOMPLETE;
    case 'refused':
      // Whoever gave the results has said why.
      break;
    case 'no-input':
      for (const issue of outcome.issues) {
        const event = { kind: 'notice', issue: renderIssue(issue, '') } as const;
        for (const message of describeEvent(event, language, false, new Map())) progress.tell(message);
      }
      progress.tell(say(convertMessages.noInput, language));
      break;
    case 'unwritable':
      progress.tell(say(convertMessages.unwritable, language, out, safeName(fileReason(outcome.reason, language))));
      break;
    case 'occupied':
      progress.tell(say(convertMessages.occupied, language, safeName(outcome.path)));
      break;
    case 'not-understood':
      progress.tell(say(convertMessages.notUnderstood, language, safeName(outcome.path), safeName(outcome.version)));
      break;
    case 'bad-corrections':
      for (const message of problemsOfCorrections(outcome.path, outcome.problems, language)) progress.tell(message);
      break;
    case 'contradiction':
      for (const { own, given } of outcome.conflicts) {
        progress.tell(say(convertMessages.contradiction, language, describeLine(own), describeLine(given)));
      }
      break;
    case 'locked':
      progress.tell(
        say(convertMessages.locked, language, out, outcome.pid, safeName(outcome.host), safeName(outcome.lock)),
      );
      break;
    default:
      return outcome satisfies never;
  }
  progress.tell(say(convertMessages.nothingWritten, language));
  return WRONG_COMMAND_LINE;
}
