import { safeName } from '../batch/safe-name.js';
import { runShare, type ShareOutcome } from '../parts/run-share.js';
import { describeShare, type Share } from '../parts/share.js';
import { convertMessages } from './convert-texts.js';
import type { Language } from './language.js';
import { readPasswordFile } from './passwords.js';
import { type ConvertFlags, prepareRun } from './prepare-run.js';
import { startProgress } from './progress.js';
import type { Progress } from './progress-counts.js';
import { readShardFlag } from './read-shard-flag.js';
import {
  ALL_COMPLETE,
  conclude,
  listenForInterrupt,
  SOME_INCOMPLETE,
  styleOf,
  WRONG_COMMAND_LINE,
} from './run-convert.js';
import { say } from './say.js';
import { shareTexts } from './share-texts.js';
import type { Executors } from './start-executor.js';

/** What is said of the dataset as a whole is for gather to know. */
function flagsOfGather(flags: ConvertFlags): readonly string[] {
  const given: readonly (readonly [string, boolean])[] = [
    ['--sources', flags.sources !== undefined],
    ['--also', flags.also.length > 0],
    ['--drop', flags.drop.length > 0],
    ['--include-partial', flags.includePartial !== undefined],
    ['--include-other', flags.includeOther !== undefined],
    ['--stamp', flags.stamp === true],
    ['--delete', flags.delete === true],
  ];
  return given.filter(([, isGiven]) => isGiven).map(([name]) => name);
}

function refuse(progress: Progress, messages: readonly string[], language: Language): number {
  for (const message of messages) progress.tell(message);
  progress.tell(say(convertMessages.nothingWritten, language));
  return WRONG_COMMAND_LINE;
}

/** Runs `mokuhyo convert --shard`; the answer is the exit status. */
export async function runShard(
  paths: readonly string[],
  flags: ConvertFlags & { readonly shard: string },
  executors: Executors,
  language: Language,
): Promise<number> {
  const style = styleOf(flags);
  const progress = await startProgress({ stream: process.stderr, language, style, clock: () => performance.now() });
  const shard = readShardFlag(flags.shard, process.env, language);
  if (shard.kind === 'refused') return refuse(progress, [shard.message], language);
  const misplaced = flagsOfGather(flags);
  if (misplaced.length > 0) {
    return refuse(progress, [say(shareTexts.ofGather, language, misplaced.join(', '))], language);
  }
  const prepared = await prepareRun(paths, flags, language);
  const passwords = readPasswordFile(flags.passwordFile, language);
  if (prepared.kind === 'refused') return refuse(progress, prepared.messages, language);
  if (passwords.kind === 'refused') return refuse(progress, passwords.messages, language);
  if (style !== 'quiet') progress.tell(say(shareTexts.share, language, describeShare(shard.share), shard.by));
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  try {
    const outcome = await runShare(
      {
        ...prepared.settings,
        passwords: passwords.passwords,
        startExecutor: executors.start,
        report: progress.report,
        stopping: stop.signal,
      },
      shard.share,
    );
    progress.end();
    return concludeShare(
      outcome,
      { share: shard.share, isQuiet: style === 'quiet', out: flags.out },
      progress,
      language,
    );
  } finally {
    progress.end();
    unlisten();
  }
}

function concludeShare(
  outcome: ShareOutcome,
  { share, isQuiet, out }: { readonly share: Share; readonly isQuiet: boolean; readonly out: string },
  progress: Progress,
  language: Language,
): number {
  if (outcome.kind === 'occupied') {
    return refuse(progress, [say(shareTexts.notEmpty, language, safeName(out))], language);
  }
  if (outcome.kind !== 'part') return conclude(outcome, { out }, 'quiet', progress, language);
  const { documents, unread, left } = outcome;
  if (left > 0) {
    progress.tell(say(convertMessages.stopped, language, left));
    return SOME_INCOMPLETE;
  }
  if (!isQuiet) {
    const { complete, partial, failed } = documents;
    progress.tell(say(shareTexts.done, language, describeShare(share), complete, partial, failed, unread));
  }
  return documents.partial + documents.failed + unread > 0 ? SOME_INCOMPLETE : ALL_COMPLETE;
}
