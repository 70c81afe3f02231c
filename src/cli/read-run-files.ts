// The files that the options of a run name (profile, sources, corrections, configuration), read and checked before anything is written.

import { safeName } from '../batch/safe-name.js';
import { noSources, readSources, type Sources } from '../batch/sources.js';
import type { Correction } from '../corrections/correction-schema.js';
import { type CorrectionProblem, readCorrections } from '../corrections/read-corrections.js';
import { builtInProfiles } from '../profiles/built-in-profiles.js';
import { readProfile } from '../profiles/load-profiles.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { Profile } from '../schema/profile.js';
import { convertMessages, sourceProblems } from './convert-texts.js';
import { loadDatasetConfig } from './dataset-config-file.js';
import { describeFileProblem } from './file-problem.js';
import { jsonProblemLines } from './json-problems.js';
import type { Language } from './language.js';
import { readListFile } from './read-list-file.js';
import { say } from './say.js';

/** A file of the command line: what it says and its hash, or what is wrong with it, ready to print. */
export type RunFile<T> =
  | { readonly kind: 'read'; readonly content: T; readonly sha256: string }
  | { readonly kind: 'refused'; readonly messages: readonly string[] };

/** The profile that a document is read by: the given one alone, else those that documents select themselves. */
export function readProfileFile(file: string | undefined, language: Language): RunFile<readonly Profile[]> {
  if (file === undefined) return { kind: 'read', content: builtInProfiles, sha256: '' };
  const read = readOneProfile(file, language);
  return read.kind === 'read' ? { ...read, content: [read.content] } : read;
}

/** A file with one profile. */
export function readOneProfile(file: string, language: Language): RunFile<Profile> {
  const read = readListFile(file, language);
  if (read.kind === 'refused') return read;
  const loaded = readProfile(read.text);
  if (loaded.kind === 'loaded') return { kind: 'read', content: loaded.profile, sha256: read.sha256 };
  const messages = jsonProblemLines(loaded.problems, language).map((problem) =>
    say(convertMessages.badProfile, language, safeName(file), safeName(problem)),
  );
  return { kind: 'refused', messages };
}

export function readSourcesFile(file: string | undefined, language: Language): RunFile<Sources> {
  if (file === undefined) return { kind: 'read', content: noSources, sha256: '' };
  const read = readListFile(file, language);
  if (read.kind === 'refused') return read;
  const sources = readSources(read.text);
  if (sources.kind === 'sources') return { kind: 'read', content: sources.sources, sha256: read.sha256 };
  const messages = sources.problems.map(({ line, kind, actual }) =>
    say(
      convertMessages.badSources,
      language,
      safeName(file),
      line,
      say(sourceProblems[kind], language, safeName(actual)),
    ),
  );
  return { kind: 'refused', messages };
}

export function readCorrectionsFile(file: string | undefined, language: Language): RunFile<readonly Correction[]> {
  if (file === undefined) return { kind: 'read', content: [], sha256: '' };
  const read = readListFile(file, language);
  if (read.kind === 'refused') return read;
  const { corrections, problems } = readCorrections(read.text);
  if (problems.length === 0) return { kind: 'read', content: corrections, sha256: read.sha256 };
  return { kind: 'refused', messages: problemsOfCorrections(file, problems, language) };
}

/** What is wrong with the lines of a file of corrections, ready to print. */
export function problemsOfCorrections(
  file: string,
  problems: readonly CorrectionProblem[],
  language: Language,
): readonly string[] {
  return problems.map(({ line, column, message, message_ja }) => {
    const what = language === 'ja' ? message_ja : message;
    return say(
      convertMessages.badCorrections,
      language,
      safeName(file),
      line,
      safeName(column ? `${column}: ${what}` : what),
    );
  });
}

/** What the dataset is about: from the file named; without a name nothing is claimed. */
export function readConfigFile(file: string | undefined, language: Language): RunFile<DatasetConfig> {
  const path = file ?? '';
  try {
    const read = loadDatasetConfig(file);
    if (read.kind === 'read') return { kind: 'read', content: read.config, sha256: '' };
    const messages = jsonProblemLines(read.problems, language).map((problem) =>
      say(convertMessages.badConfig, language, safeName(path), safeName(problem)),
    );
    return { kind: 'refused', messages };
  } catch (problem) {
    return { kind: 'refused', messages: [describeFileProblem(problem, path, language)] };
  }
}
