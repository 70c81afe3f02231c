import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { collectGarbage } from '../batch/collect-garbage.js';
import { runBatch } from '../batch/run.js';
import { safeName } from '../batch/safe-name.js';
import type { Told } from '../review/review-data.js';
import type { Convert, ConvertEnd } from '../studio/jobs.js';
import { openStudio } from '../studio/open-studio.js';
import { convertMessages } from './convert-texts.js';
import { explainOutcome } from './explain-outcome.js';
import type { Bilingual, Language } from './language.js';
import { enginePlaces, type OcrFlags, whatOcrLacks } from './ocr-needs.js';
import { type ConvertFlags, prepareRun } from './prepare-run.js';
import { say } from './say.js';
import { endingAt, executorsOf } from './start-executor.js';
import { configDoor } from './studio-config.js';
import { profilesBelow } from './take-over.js';

const texts = {
  open: { ja: 'ブラウザーで開いてください（終えるには Ctrl-C）: ', en: 'Open in a browser (Ctrl-C ends it): ' },
  closing: { ja: '終わります。訂正はすべて保存されています。', en: 'Closing. All corrections are saved.' },
} as const satisfies Record<string, Bilingual>;

/** What the command line of `studio` says. */
export interface StudioFlags extends Pick<OcrFlags, 'ocrPackages' | 'ocrModels'> {
  readonly port: number;
  readonly open: boolean;
  readonly workers: number;
  readonly timeout: number;
}

const WRONG_COMMAND_LINE = 2;

const flagsOf = (out: string, { port: _port, open: _open, ...flags }: StudioFlags): ConvertFlags => ({
  ...flags,
  out,
  also: [],
  drop: [],
});

type PreparedRun = Exclude<Awaited<ReturnType<typeof prepareRun>>, { kind: 'refused' }>;

/** The settings of a run, or why there are none, in both languages. */
async function prepare(
  paths: readonly string[],
  flags: ConvertFlags,
): Promise<PreparedRun | Extract<ConvertEnd, { kind: 'refused' }>> {
  const prepared = await prepareRun(paths, flags, 'en', paths.length > 0);
  if (prepared.kind === 'ready') return prepared;
  const japanese = await prepareRun(paths, flags, 'ja', paths.length > 0);
  return { kind: 'refused', reasons: paired(prepared.messages, japanese.kind === 'refused' ? japanese.messages : []) };
}

const paired = (english: readonly string[], japanese: readonly string[]): readonly Told[] =>
  english.map((message, at) => ({ message, message_ja: japanese[at] ?? message }));

/** What reading scans needs and this machine lacks, with what to install. */
function ocrLacks(options: StudioFlags): readonly Told[] {
  const places = enginePlaces(options);
  return paired(whatOcrLacks(places, 'en'), whatOcrLacks(places, 'ja'));
}

/** `mokuhyo convert`, as the studio calls it: the same settings, under the lock that the studio holds. */
const converter =
  (out: string, options: StudioFlags): Convert =>
  async ({ paths, again, ocr, passwords }, report, stopping): Promise<ConvertEnd> => {
    const prepared = await prepare(paths, flagsOf(out, options));
    if (prepared.kind === 'refused') return prepared;
    const lacks = ocr ? ocrLacks(options) : [];
    if (lacks.length > 0) return { kind: 'refused', reasons: lacks };
    const executors = executorsOf(options.workers, options.timeout);
    // Never as trusted: whoever trusts what is read of pictures says so on the command line.
    const reading = ocr ? ({ ocr: 'marked' } as const) : {};
    try {
      const outcome = await runBatch({
        ...prepared.settings,
        again: { documents: new Set(again), reading },
        passwords,
        startExecutor: (alone) => endingAt(executors.start(alone), stopping),
        segment: executors.segment,
        collectGarbage,
        report,
        stopping,
        holdsLock: true,
      });
      return explainOutcome(outcome, out);
    } finally {
      await executors.close();
    }
  };

/** Opens a file with the program that the system has for it; where it has none the address is there to be copied. */
function openBrowser(path: string): void {
  const [command, ...parameters] =
    process.platform === 'darwin'
      ? ['open', path]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', path]
        : ['xdg-open', path];
  const child = spawn(command ?? '', parameters, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** Runs `mokuhyo studio` until a signal ends it; the answer is the exit status. */
export async function runStudio(folder: string, options: StudioFlags, language: Language): Promise<number> {
  const opened = await openStudio({
    folder,
    port: options.port,
    language,
    convert: converter(folder, options),
    ocrLacks: () => ocrLacks(options),
    config: configDoor(folder),
    // Read each time: forms are taught while the studio is open.
    profilesOf: (file) => profilesBelow(folder)(file),
    startAside: () => executorsOf(Math.min(1, options.workers), options.timeout).start(false),
  });
  const tell = (text: string): boolean => process.stderr.write(`${text}\n`);
  if (opened.kind === 'locked') {
    const { pid, host, lock } = opened;
    tell(say(convertMessages.locked, language, safeName(folder), pid, safeName(host), safeName(lock)));
    return WRONG_COMMAND_LINE;
  }
  tell(`${texts.open[language]}${opened.address}`);
  if (options.open) openBrowser(pathToFileURL(opened.door).href);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  tell(texts.closing[language]);
  await opened.close();
  return 0;
}
