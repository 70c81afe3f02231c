import { existsSync } from 'node:fs';
import { type DatasetState, fromOutput, readState } from '../batch/dataset-state.js';
import { outputFolder } from '../batch/output-folder.js';
import type { RunSettings } from '../batch/run-settings.js';
import { safeName } from '../batch/safe-name.js';
import { readVersion } from '../batch/version.js';
import type { FlavourName } from '../emit/flavours.js';
import type { Reading } from '../schema/manifest.js';
import { readMunicipalityCode } from '../values/municipality-code.js';
import { convertMessages } from './convert-texts.js';
import { configFileName } from './dataset-config-file.js';
import { describeFileProblem } from './file-problem.js';
import type { Language } from './language.js';
import { enginePlaces, type OcrFlags, readsScans, whatOcrLacks } from './ocr-needs.js';
import { optimiseEnginesLater } from './optimise-later.js';
import { readConfigFile, readCorrectionsFile, readProfileFile, readSourcesFile } from './read-run-files.js';
import { say } from './say.js';
import { findConfig, flavoursOf, profilesBelow, readOwnProfiles, rememberedPaths } from './take-over.js';

/** What the command line of `convert` says, as commander reads it; `false`: `--no-…`. */
export interface ConvertFlags extends OcrFlags {
  readonly out: string;
  readonly municipality?: string | false;
  readonly profile?: string | false;
  readonly sources?: string;
  readonly corrections?: string;
  readonly passwordFile?: string;
  readonly workers: number;
  readonly timeout: number;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly jsonLog?: boolean;
  readonly stamp?: boolean;
  readonly also: readonly FlavourName[];
  readonly drop: readonly FlavourName[];
  readonly includePartial?: boolean;
  readonly includeOther?: boolean;
  readonly config?: string | false;
  readonly delete?: boolean;
  /** `3/16`, or `auto` where the scheduler says it. */
  readonly shard?: string;
}

/** A run's settings as far as the command line and the dataset decide them. */
export type PreparedSettings = Omit<RunSettings, 'report' | 'stopping' | 'startExecutor' | 'segment'>;

export type Prepared =
  | { readonly kind: 'ready'; readonly settings: PreparedSettings; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/** `--ocr` marks every value of a scan, `--trust-ocr` those that are not sure, `--no-ocr` reads no scans. */
function askedOcr({ ocr, trustOcr }: ConvertFlags): Pick<Reading, 'ocr'> {
  if (ocr === false) return { ocr: 'off' };
  if (trustOcr) return { ocr: 'trusted' };
  return ocr ? { ocr: 'marked' } : {};
}

/** What reading asks for: each left open where the command line is silent. */
function askedOf(flags: ConvertFlags, municipality: string | undefined): RunSettings['asked'] {
  const profile = flags.profile === false ? '' : flags.profile && fromOutput(flags.out, flags.profile);
  return {
    ...(flags.municipality === undefined ? {} : { municipality: municipality ?? '' }),
    ...(profile === undefined ? {} : { profile }),
    ...askedOcr(flags),
  };
}

const textOf = (flag: string | false | undefined): string | undefined => (flag === false ? undefined : flag);

/** A profile that the next documents would be read by and that is not at hand: nothing is read without it in silence. */
function profileProblem(state: DatasetState, flags: ConvertFlags, language: Language): readonly string[] {
  if (flags.profile !== undefined) return [];
  if (state.unnamed.profile) return [say(convertMessages.profileUnnamed, language, safeName(flags.out))];
  const { profile } = state.remembered;
  if (profilesBelow(flags.out)(profile)) return [];
  return [say(convertMessages.profileGone, language, safeName(profile))];
}

/** What the run takes over or finds by itself, for the person to know. */
function notesOf(
  config: string | undefined,
  paths: readonly string[],
  flags: ConvertFlags,
  state: DatasetState,
  language: Language,
): readonly string[] {
  const notes: string[] = [];
  if (config !== undefined) notes.push(say(convertMessages.configTaken, language, safeName(config)));
  else {
    notes.push(say(convertMessages.configNone, language, safeName(flags.out)));
    if (existsSync(configFileName)) notes.push(say(convertMessages.configHere, language, safeName(flags.out)));
  }
  const { profile } = state.remembered;
  if (flags.profile === undefined && profile !== '') notes.push(say(convertMessages.profileTaken, language, profile));
  const isNew = (path: string): boolean => !state.roots.has(fromOutput(flags.out, path));
  const coded = [...state.roots.values()].find(({ reading }) => reading.municipality !== '');
  if (flags.municipality === undefined && coded && paths.some(isNew)) {
    notes.push(say(convertMessages.municipalityOpen, language, safeName(coded.path), coded.reading.municipality));
  }
  return notes;
}

const refuse = (messages: readonly string[]): Prepared => ({ kind: 'refused', messages });

/**
 * Everything that the command line and the dataset name is read and checked before anything is written. Without paths the dataset's own are
 * taken; `isReading` is false where the dataset is only to be changed.
 */
export async function prepareRun(
  given: readonly string[],
  flags: ConvertFlags,
  language: Language,
  isReading = true,
): Promise<Prepared> {
  const { manifest } = outputFolder(flags.out);
  const read = await readState(manifest).catch((problem: NodeJS.ErrnoException) => {
    if (problem.syscall === undefined) throw problem;
    return { kind: 'unreadable', problem } as const;
  });
  if (read.kind === 'unreadable') {
    return refuse([describeFileProblem(read.problem, manifest, language)]);
  }
  if (read.kind === 'not-understood') {
    return refuse([say(convertMessages.notUnderstood, language, safeName(manifest), safeName(read.version))]);
  }
  const { state } = read;
  if (given.length === 0 && !state.exists) return refuse([say(convertMessages.noInput, language)]);
  if (!isReading) return prepareOn(state, [], flags, language);
  if (given.length > 0) return prepareOn(state, given, flags, language);
  const { there, gone } = rememberedPaths(flags.out, state);
  // What is to be mirrored must be looked at: a folder that is gone is told, and nothing is taken out.
  const prepared = prepareOn(state, flags.delete ? [...there, ...gone] : there, flags, language);
  if (prepared.kind === 'refused' || flags.delete) return prepared;
  const goneNotes = gone.map((path) => say(convertMessages.rootGone, language, safeName(path)));
  return { ...prepared, notes: [...goneNotes, ...prepared.notes] };
}

function prepareOn(state: DatasetState, paths: readonly string[], flags: ConvertFlags, language: Language): Prepared {
  const code = textOf(flags.municipality);
  const municipality = code === undefined ? undefined : readMunicipalityCode(code);
  const profiles = readProfileFile(textOf(flags.profile), language);
  const ownProfiles = readOwnProfiles(flags.out, language);
  const sources = readSourcesFile(flags.sources, language);
  const corrections = readCorrectionsFile(flags.corrections, language);
  const config = findConfig(flags.config, flags.out, state, paths, language);
  const configPath = config.kind === 'taken' ? config.path : undefined;
  const dataset = readConfigFile(configPath, language);
  const messages = [profiles, ownProfiles, sources, corrections, dataset].flatMap((file) =>
    file.kind === 'refused' ? file.messages : [],
  );
  if (config.kind === 'refused') messages.push(config.message);
  if (code !== undefined && municipality === undefined) {
    messages.push(say(convertMessages.badMunicipality, language, safeName(code)));
  }
  if (paths.length > 0 && ownProfiles.kind === 'read') messages.push(...profileProblem(state, flags, language));
  const engines = enginePlaces(flags);
  if (paths.length > 0 && readsScans(askedOcr(flags), state)) {
    optimiseEnginesLater();
    messages.push(...whatOcrLacks(engines, language));
  }
  if (
    sources.kind === 'refused' ||
    corrections.kind === 'refused' ||
    dataset.kind === 'refused' ||
    messages.length > 0
  ) {
    return refuse(messages);
  }
  const asked = askedOf(flags, municipality);
  return {
    kind: 'ready',
    notes: notesOf(configPath, paths, flags, state, language),
    settings: {
      paths,
      out: flags.out,
      asked,
      engines,
      profilesOf: profilesBelow(flags.out),
      sources: sources.content,
      corrections: corrections.content,
      dataset: dataset.content,
      also: flavoursOf(state.remembered.also, flags.also, flags.drop),
      includePartial: flags.includePartial ?? state.remembered.includePartial,
      includeOther: flags.includeOther ?? state.remembered.includeOther,
      mirror: flags.delete ?? false,
      force: flags.force ?? false,
      workers: flags.workers,
      version: readVersion(),
      manifest: {
        profile: asked.profile ?? state.remembered.profile,
        config: configPath === undefined ? '' : fromOutput(flags.out, configPath),
        ...(flags.stamp ? { stamp: new Date().toISOString() } : {}),
      },
    },
  };
}
