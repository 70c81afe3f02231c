import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Told } from '../review/review-data.js';
import type { DatasetConfig } from '../schema/dataset-config.js';
import type { ConfigDoor } from '../studio/hand-over.js';
import { configText } from './config-template.js';
import { configFileName, type ReadConfig, readDatasetConfig } from './dataset-config-file.js';
import { jsonProblemLines } from './json-problems.js';
import { membersOf } from './said-of-dataset.js';

const toldOf = ({ problems }: Extract<ReadConfig, { kind: 'refused' }>): readonly Told[] => {
  const [english, japanese] = [jsonProblemLines(problems, 'en'), jsonProblemLines(problems, 'ja')];
  return english.map((message, at) => ({ message, message_ja: japanese[at] ?? message }));
};

/** The configuration of a dataset's folder, read and written as `mokuhyo init` does. A file that was there is kept beside the new one. */
export function configDoor(folder: string): ConfigDoor {
  const path = join(folder, configFileName);
  const readOwn = (): ReadConfig => readDatasetConfig(existsSync(path) ? readFileSync(path, 'utf8') : '{}');
  return {
    async read(): Promise<DatasetConfig | undefined> {
      const read = readOwn();
      return read.kind === 'read' ? read.config : undefined;
    },
    async write(said) {
      const own = readOwn();
      if (own.kind === 'refused') return toldOf(own);
      const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value.trim() !== ''));
      const members = membersOf(given);
      const read = readDatasetConfig(JSON.stringify(members));
      if (read.kind === 'refused') return toldOf(read);
      // What the page does not ask for stays as it was said.
      const kept = existsSync(path) ? own.config : {};
      const answered = Object.entries(read.config).filter(([name]) => name in members);
      if (existsSync(path)) copyFileSync(path, `${path}.before`);
      writeFileSync(path, configText({ ...kept, ...Object.fromEntries(answered) }));
      return [];
    },
  };
}
