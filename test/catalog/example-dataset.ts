import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Convert } from '../../src/batch/convert-job.js';
import { runBatch } from '../../src/batch/run.js';
import type { CatalogueSettings } from '../../src/catalog/catalogue.js';
import { type DatasetConfig, datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { fakeConvert } from '../batch/fake-document.js';
import { runSettings } from '../batch/run-settings.js';
import { filesBelow, fill } from '../batch/temporary-folder.js';

export const exampleConfig: DatasetConfig = datasetConfigSchema.parse({
  name: 'mokuhyo-sengen',
  title: '見晴市の目標宣言',
  description: '見晴市の各部が宣言した目標の値。',
  publisher: { name: '見晴市', url: 'https://www.city.miharashi.example.jp/' },
  contact: { name: '企画課', email: 'kikaku@city.miharashi.example.jp' },
  licence: {
    name: 'CC-BY-4.0',
    title: 'クリエイティブ・コモンズ 表示 4.0',
    path: 'https://creativecommons.org/licenses/by/4.0/',
  },
});

/** How the example's documents are made otherwise. */
export interface ExampleChanges {
  /** Value of the first indicator of each document, as printed; null for none. */
  readonly first?: string | null;
  readonly doubtful?: boolean;
  readonly kind?: 'other';
}

/** The fake pipeline, without a doubt about anything: what is then found is found by the catalogue. */
const exampleConvert =
  ({ first, doubtful = false, kind }: ExampleChanges): Convert =>
  async (...given) => {
    const result = await fakeConvert(...given);
    const [issue, ...info] = result.issues;
    const { document } = result;
    return {
      ...result,
      document: {
        ...document,
        document_kind: kind ?? 'declaration',
        issues: doubtful ? document.issues : document.issues - 1,
      },
      issues: doubtful
        ? result.issues
        : issue?.level === 'warning'
          ? info
          : result.issues.filter(({ level }) => level === 'info'),
      observations: result.observations.map((one, index) => ({
        ...one,
        project_code: '06-101',
        value_number: index === 0 ? (first === undefined ? '1200.50' : first) : one.value_number,
        needs_review: doubtful && index === 0,
      })),
    };
  };

/** The documents of the example: three departments of a city, of one year. */
export const exampleDocuments: Readonly<Record<string, string>> = {
  'kodomo.pdf': 'こども部 2020 30 values',
  'bunka.pdf': '文化部 2020 40 values',
  'toshi.pdf': '都市部 2020 50 values',
};

interface Example extends ExampleChanges {
  readonly config?: DatasetConfig;
  readonly documents?: Readonly<Record<string, string>>;
}

/** The files of datasets that were made before, by what they were made of: most tests begin with the same. */
const made = new Map<string, Readonly<Record<string, Buffer>>>();

/** Writes a dataset as convert does, into `folder`/output, from documents by their names. Run again, it grows or changes. */
export async function makeDataset(folder: string, example: Example = {}): Promise<string> {
  const out = join(folder, 'output');
  if (existsSync(out)) return convertExample(folder, out, example);
  const key = JSON.stringify(example);
  const known = made.get(key);
  if (known) fill(folder, known);
  else {
    await convertExample(folder, out, example);
    made.set(key, filesBelow(folder));
  }
  return out;
}

async function convertExample(folder: string, out: string, example: Example): Promise<string> {
  const { config = exampleConfig, documents = exampleDocuments, ...rest } = example;
  const input = fill(join(folder, 'pdf'), documents);
  const convert = exampleConvert(rest);
  const outcome = await runBatch(runSettings([input], out, { convert, dataset: config, also: ['xlsx'], force: true }));
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return out;
}

/** Takes a document out of the dataset, as `mokuhyo withdraw` does. */
export async function withdraw(out: string, sha256: string): Promise<void> {
  const outcome = await runBatch(
    runSettings([], out, { convert: exampleConvert({}), dataset: exampleConfig, also: ['xlsx'], withdraw: [sha256] }),
  );
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
}

/** Waits that a test can stand. */
export const quick: NonNullable<CatalogueSettings['patience']> = {
  tries: 3,
  firstWaitMs: 5,
  answerMs: 20_000,
  idleMs: 5000,
  totalMs: 30_000,
  loaderMs: 2000,
  pollMs: 1,
};
