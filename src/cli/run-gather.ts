import { collectGarbage } from '../batch/collect-garbage.js';
import { safeName } from '../batch/safe-name.js';
import type { PartProblem } from '../parts/check-parts.js';
import { gather } from '../parts/gather.js';
import { isUnread, type Part, readPart } from '../parts/read-part.js';
import { convertMessages } from './convert-texts.js';
import type { Language } from './language.js';
import { type ConvertFlags, prepareRun } from './prepare-run.js';
import { startProgress } from './progress.js';
import type { Progress } from './progress-counts.js';
import { conclude, isSilent, listenForInterrupt, SOME_INCOMPLETE, styleOf, WRONG_COMMAND_LINE } from './run-convert.js';
import { say } from './say.js';
import { gatherTexts } from './share-texts.js';
import { executorsOf } from './start-executor.js';

/** What the command line of `gather` says, as commander reads it. */
export type GatherFlags = Pick<
  ConvertFlags,
  | 'out'
  | 'sources'
  | 'corrections'
  | 'also'
  | 'drop'
  | 'includePartial'
  | 'includeOther'
  | 'config'
  | 'quiet'
  | 'jsonLog'
  | 'stamp'
> & { readonly partial?: boolean; readonly profile?: string };

/** Share numbers and paths that are listed in a message; more would hide them. */
const LISTED = 20;

const listed = (texts: readonly string[]): string =>
  texts.length <= LISTED ? texts.join(', ') : `${texts.slice(0, LISTED).join(', ')} … (${texts.length})`;

/** What is wrong with parts, in words, ready to print. */
export function describePartProblem(problem: PartProblem, language: Language): readonly string[] {
  const path = 'path' in problem ? safeName(problem.path) : '';
  switch (problem.kind) {
    case 'no-part':
    case 'unfinished':
    case 'damaged':
    case 'other-config':
      return [say(gatherTexts[problem.kind], language, path)];
    case 'version':
      return [say(gatherTexts.version, language, path, safeName(problem.actual), problem.expected)];
    case 'code':
      return [
        say(gatherTexts.code, language, path, safeName(problem.actual.slice(0, 12)), problem.expected.slice(0, 12)),
      ];
    case 'municipality':
    case 'ocr':
    case 'corrections':
    case 'config':
      return [say(gatherTexts[problem.kind], language, path, safeName(problem.other))];
    case 'profile':
      return [say(gatherTexts.profileDiffers, language, path, safeName(problem.other))];
    case 'document':
    case 'read-otherwise':
      return [say(gatherTexts[problem.kind], language, path, problem.document)];
    case 'missing': {
      const there = problem.paths.length > 0 ? listed(problem.paths.map(safeName)) : '–';
      const lacking = say(gatherTexts.lacking, language, listed(problem.shares), there);
      return problem.inputs > 1 ? [lacking, say(gatherTexts.otherInputs, language, problem.inputs)] : [lacking];
    }
    case 'waiting':
      return [say(gatherTexts.waiting, language, problem.files.length, path, listed(problem.files.map(safeName)))];
    default:
      return problem satisfies never;
  }
}

/** More of the same are not told one by one. */
const TOLD_PROBLEMS = 20;

function refuse(progress: Progress, problems: readonly PartProblem[], language: Language): number {
  const lines = new Set(problems.flatMap((problem) => describePartProblem(problem, language)));
  for (const line of [...lines].slice(0, TOLD_PROBLEMS)) progress.tell(line);
  if (lines.size > TOLD_PROBLEMS) progress.tell(`… (${lines.size})`);
  progress.tell(say(convertMessages.nothingWritten, language));
  return WRONG_COMMAND_LINE;
}

/** The options that the parts were read by, as the command line of a run over their inputs has them. */
function convertFlags({ partial: _, profile, ...flags }: GatherFlags, { asked }: Part): ConvertFlags {
  const path = profile ?? asked.profile?.path;
  return {
    ...flags,
    workers: 0,
    timeout: 1,
    // Nothing is read here: no engine has to be at hand. What the parts were asked is put in afterwards.
    ocr: false,
    ...(asked.municipality === undefined ? {} : { municipality: asked.municipality || (false as const) }),
    ...(path === undefined ? {} : { profile: path || (false as const) }),
  };
}

/** Runs `mokuhyo gather`; the answer is the exit status. */
export async function runGather(paths: readonly string[], flags: GatherFlags, language: Language): Promise<number> {
  const style = styleOf(flags);
  const progress = await startProgress({ stream: process.stderr, language, style, clock: () => performance.now() });
  const read = await Promise.all([...new Set(paths)].map(readPart));
  const unread = read.filter(isUnread);
  const parts = read.filter((part): part is Part => !isUnread(part));
  const first = parts.find(({ queued }) => !queued) ?? parts[0];
  if (unread.length > 0 || !first) return refuse(progress, unread, language);
  const roots = [...new Set(parts.flatMap((part) => part.roots.map(({ path }) => path)))];
  const prepared = await prepareRun(roots, convertFlags(flags, first), language);
  if (prepared.kind === 'refused') {
    for (const message of [...prepared.messages, say(convertMessages.nothingWritten, language)]) progress.tell(message);
    return WRONG_COMMAND_LINE;
  }
  if (style !== 'quiet') for (const note of prepared.notes) progress.tell(note);
  const stop = new AbortController();
  const unlisten = listenForInterrupt(stop, progress, language);
  const executors = executorsOf(0, 1);
  try {
    const { ocr: _, ...asked } = prepared.settings.asked;
    const settings = {
      ...prepared.settings,
      asked: first.asked.ocr === undefined ? asked : { ...asked, ocr: first.asked.ocr },
      startExecutor: executors.start,
      segment: executors.segment,
      collectGarbage,
      report: progress.report,
      stopping: stop.signal,
    };
    const options = { partial: flags.partial ?? false, configNamed: flags.config !== undefined };
    const gathered = await gather(settings, parts, options);
    progress.end();
    if (gathered.kind === 'parts-refused') return refuse(progress, gathered.problems, language);
    const status = conclude(gathered.outcome, flags, style, progress, language);
    if (gathered.outcome.kind !== 'done') return status;
    if (!isSilent(style)) {
      const { lintOutput } = await import('./lint-output.js');
      for (const line of await lintOutput(flags.out, language)) progress.tell(line);
    }
    if (gathered.missing.length === 0) return status;
    progress.tell(say(gatherTexts.missing, language, listed(gathered.missing)));
    return SOME_INCOMPLETE;
  } finally {
    progress.end();
    unlisten();
    await executors.close();
  }
}
