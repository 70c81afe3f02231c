import type { Convert } from '../../src/batch/convert-job.js';
import type { RunEvent } from '../../src/batch/events.js';
import { inProcess } from '../../src/batch/in-process.js';
import type { RunSettings } from '../../src/batch/run-settings.js';
import { noSources } from '../../src/batch/sources.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { defaultDatasetConfig } from '../../src/schema/dataset-config.js';
import { fakeConvert } from './fake-document.js';

/** A run in this process with the fake pipeline; `events` gathers what it reports. */
export function runSettings(
  paths: readonly string[],
  out: string,
  changes: Partial<RunSettings> & { readonly convert?: Convert; readonly events?: RunEvent[] } = {},
): RunSettings {
  const { convert = fakeConvert, events = [], ...rest } = changes;
  return {
    paths,
    out,
    asked: {},
    profilesOf: () => builtInProfiles,
    sources: noSources,
    corrections: [],
    dataset: defaultDatasetConfig,
    also: [],
    includePartial: false,
    includeOther: false,
    mirror: false,
    manifest: { profile: '', config: '' },
    version: '0.0.0',
    program: 'this',
    force: false,
    workers: 0,
    startExecutor: () => inProcess(5, convert, async (texts) => texts.map(() => [])),
    report: (event) => events.push(event),
    stopping: new AbortController().signal,
    ...rest,
  };
}
