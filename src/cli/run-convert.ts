import { join } from 'node:path';
import { type RunOutcome, type RunSettings, runBatch } from '../batch/run.js';
import { safeName } from '../batch/safe-name.js';
import type { FlavourName } from '../emit/flavours.js';
import { renderIssue } from '../issues/render.js';
import { convertMessages } from './convert-texts.js';
import { describeEvent } from './describe-event.js';
import { fileReason } from './file-problem.js';
import type { Language } from './language.js';
import { readMunicipalityCode } from './municipality-code.js';
import { type Progress, type ProgressStyle, startProgress } from './progress.js';
import { readConfigFile, readCorrectionsFile, readProfileFile, readSourcesFile } from './read-run-files.js';
import { say } from './say.js';
import type { Executors } from './start-executor.js';
import { summaryTable } from './summary.js';
import { Unfinished } from './unfinished.js';
import { readVersion } from './version.js';

/** What the command line of `convert` says, as commander reads it. */
export interface ConvertFlags {
  readonly out: string;
  readonly municipality?: string;
  readonly profile?: string;
  readonly sources?: string;
  readonly corrections?: string;
  readonly workers: number;
  readonly timeout: number;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly jsonLog?: boolean;
  readonly stamp?: boolean;
  readonly also: readonly FlavourName[];
  readonly includePartial?: boolean;
  readonly includeOther?: boolean;
  readonly config?: string;
}

/** Exit statuses of the contract. */
const ALL_COMPLETE = 0;
const SOME_INCOMPLETE = 1;
const WRONG_COMMAND_LINE = 2;

/** What an interrupted program's status is by convention: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

type Prepared =
  | {
      readonly kind: 'ready';
      readonly settings: Omit<RunSettings, 'report' | 'stopping' | 'startExecutor' | 'segment'>;
    }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/** Everything that the command line names is read and checked before anything is written. */
function prepare(paths: readonly string[], flags: ConvertFlags, language: Language): Prepared {
  const municipality = flags.municipality === undefined ? undefined : readMunicipalityCode(flags.municipality);
  const profiles = readProfileFile(flags.profile, language);
  const sources = readSourcesFile(flags.sources, language);
  const corrections = readCorrectionsFile(flags.corrections, language);
  const dataset = readConfigFile(flags.config, language);
  const messages = [profiles, sources, corrections, dataset].flatMap((file) =>
    file.kind === 'refused' ? file.messages : [],
  );
  if (flags.municipality !== undefined && municipality === undefined) {
    messages.push(say(convertMessages.badMunicipality, language, safeName(flags.municipality)));
  }
  if (
    profiles.kind === 'refused' ||
    sources.kind === 'refused' ||
    corrections.kind === 'refused' ||
    dataset.kind === 'refused' ||
    messages.length > 0
  ) {
    return { kind: 'refused', messages };
  }
  const options = { profiles: profiles.content, ...(municipality === undefined ? {} : { municipality }) };
  return {
    kind: 'ready',
    settings: {
      paths,
      out: flags.out,
      options,
      sources: sources.content,
      corrections: corrections.content,
      dataset: dataset.content,
      also: flags.also,
      force: flags.force ?? false,
      workers: flags.workers,
      manifest: {
        program: { name: 'mokuhyo', version: readVersion() },
        ...(flags.stamp ? { stamp: new Date().toISOString() } : {}),
        options: {
          municipality: municipality ?? '',
          profiles: profiles.content.map((profile) => profile.name),
          profile_sha256: profiles.sha256,
          sources_sha256: sources.sha256,
          corrections_sha256: corrections.sha256,
          include_partial: flags.includePartial ?? false,
          include_other: flags.includeOther ?? false,
          also: [...flags.also],
        },
      },
    },
  };
}

function styleOf(flags: ConvertFlags): ProgressStyle {
  if (flags.jsonLog) return 'json';
  if (flags.quiet) return 'quiet';
  return process.stderr.isTTY ? 'bar' : 'lines';
}

/** The first Ctrl-C asks the run to stop, the second ends the program. Gives back what takes the ears off again. */
function listenForInterrupt(stop: AbortController, progress: Progress, language: Language): () => void {
  const listener = (): void => {
    if (stop.signal.aborted) process.exit(INTERRUPTED);
    stop.abort();
    progress.tell(say(convertMessages.stopping, language));
  };
  process.on('SIGINT', listener);
  return () => process.off('SIGINT', listener);
}

/** Runs `mokuhyo convert`; the answer is the exit status. */
export async function runConvert(
  paths: readonly string[],
  flags: ConvertFlags,
  executors: Executors,
  language: Language,
): Promise<number> {
  const style = styleOf(flags);
  const progress = await startProgress({ stream: process.stderr, language, style, clock: () => performance.now() });
  const prepared = prepare(paths, flags, language);
  if (prepared.kind === 'refused') {
    for (const message of prepared.messages) progress.tell(message);
    progress.tell(say(convertMessages.nothingWritten, language));
    return WRONG_COMMAND_LINE;
  }
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  try {
    const unfinished = new Unfinished();
    const outcome = await runBatch({
      ...prepared.settings,
      startExecutor: executors.start,
      segment: executors.segment,
      report: (event) => {
        unfinished.add(event);
        progress.report(event);
      },
      stopping: stop.signal,
    });
    progress.end();
    const status = conclude(outcome, flags, style, progress, language);
    if (outcome.kind === 'done' && style !== 'json' && style !== 'quiet') {
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
function conclude(
  outcome: RunOutcome,
  flags: ConvertFlags,
  style: ProgressStyle,
  progress: Progress,
  language: Language,
): number {
  const out = safeName(flags.out);
  switch (outcome.kind) {
    case 'done': {
      progress.report({ kind: 'finished', totals: outcome.totals });
      if (style !== 'json' && style !== 'quiet')
        process.stderr.write(summaryTable(outcome.totals, flags.out, language));
      if (outcome.left > 0) progress.tell(say(convertMessages.stopped, language, outcome.left));
      const { partial, failed } = outcome.totals.documents;
      return partial + failed + outcome.unread + outcome.left > 0 ? SOME_INCOMPLETE : ALL_COMPLETE;
    }
    case 'disk':
      progress.tell(say(convertMessages.disk, language, safeName(fileReason(outcome.reason, language))));
      return SOME_INCOMPLETE;
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
