import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { safeName } from '../batch/safe-name.js';
import { compareResults, type Difference } from '../dataset/compare-results.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { say } from './say.js';

const texts = {
  summary: { ja: '二つの出力フォルダーの違いを示します。', en: 'Say what differs between two output folders.' },
  description: {
    ja: '公表済みのデータセットと、これから公表するデータセットの違いを、文書・指標・値ごとに示します。終了コード: 0 違いなし、1 違いあり、2 フォルダーがない。',
    en: 'Says, document by document and value by value, what changed between two states of a dataset, before it is published. Exit status: 0 the same, 1 different, 2 there is no such folder.',
  },
  old: { ja: '前の出力フォルダー', en: 'output folder as it was' },
  new: { ja: '新しい出力フォルダー', en: 'output folder as it is now' },
  json: { ja: '違いをJSON（1行1件）で書きます。', en: 'Write the differences as JSON lines.' },
  noOutput: { ja: 'convert の出力フォルダーではありません: {0}', en: 'This is no folder that convert wrote: {0}' },
  unreadable: { ja: '文書のJSONを読めません: {0}', en: 'A document’s JSON cannot be read: {0}' },
  summaryLine: {
    ja: '文書: 追加{0}、削除{1}、変更{2}、同じ{3}。値: 追加{4}、削除{5}、変更{6}。',
    en: 'documents: {0} added, {1} removed, {2} changed, {3} the same; values: {4} added, {5} removed, {6} changed',
  },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo diff published/ output/
`;

const signs = { added: '+', removed: '-', changed: '~' } as const satisfies Record<Difference['change'], string>;

/** Ids of the documents of an output folder; undefined where it is none. */
async function documentsOf(folder: string): Promise<readonly string[] | undefined> {
  try {
    const names = await readdir(join(folder, 'documents'));
    return names.flatMap((name) => /^([0-9a-f]{12})\.json$/.exec(name)?.[1] ?? []);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem) return undefined;
    throw problem;
  }
}

function describeDifference({ table, documentId, row, label, change, fields }: Difference): readonly string[] {
  const place = [documentId, row].filter((text) => text !== '').join('/');
  const head = `${signs[change]} ${table} ${place} ${safeName(label)}`.trimEnd();
  return [head, ...fields.map(({ field, before, after }) => `    ${field}: ${safeName(before)} → ${safeName(after)}`)];
}

class Tally {
  readonly documents = { added: 0, removed: 0, changed: 0, same: 0 };
  readonly values = { added: 0, removed: 0, changed: 0 };

  add(differences: readonly Difference[]): void {
    const whole = differences.find(({ table, change }) => table === 'documents' && change !== 'changed');
    if (whole) this.documents[whole.change] += 1;
    else this.documents[differences.length > 0 ? 'changed' : 'same'] += 1;
    for (const { table, change } of differences) if (table === 'observations') this.values[change] += 1;
  }

  line(language: Language): string {
    const { documents, values } = this;
    const counts = [documents.added, documents.removed, documents.changed, documents.same];
    return say(texts.summaryLine, language, ...counts, values.added, values.removed, values.changed);
  }
}

type ReadJson = (text: string) => DocumentResult | undefined;

/** A document's two states; the same bytes are not taken apart. */
async function differencesOf(
  id: string,
  [old, now]: readonly [string | undefined, string | undefined],
  readJson: ReadJson,
): Promise<readonly Difference[]> {
  const textIn = (folder: string | undefined): Promise<string> | string =>
    folder === undefined ? '' : readFile(join(folder, 'documents', `${id}.json`), 'utf8');
  const [before, after] = await Promise.all([textIn(old), textIn(now)]);
  if (before === after) return [];
  const parsed = (text: string, folder: string | undefined): DocumentResult | undefined => {
    const result = text === '' ? undefined : readJson(text);
    if (text !== '' && !result) throw new UnreadableError(join(folder ?? '', 'documents', `${id}.json`));
    return result;
  };
  return compareResults(id, parsed(before, old), parsed(after, now));
}

/** A file in documents/ that is no document's JSON. */
class UnreadableError extends Error {}

async function diff(old: string, now: string, asJson: boolean, language: Language): Promise<number> {
  const [before, after] = await Promise.all([documentsOf(old), documentsOf(now)]);
  const missing = [...(before ? [] : [old]), ...(after ? [] : [now])];
  for (const folder of missing) process.stderr.write(`${say(texts.noOutput, language, safeName(folder))}\n`);
  if (!before || !after) return 2;
  const { readDocumentJson } = await import('../schema/upgrade-result.js');
  const [had, has] = [new Set(before), new Set(after)];
  const tally = new Tally();
  for (const id of [...new Set([...before, ...after])].sort()) {
    const folders = [had.has(id) ? old : undefined, has.has(id) ? now : undefined] as const;
    const differences = await differencesOf(id, folders, readDocumentJson);
    tally.add(differences);
    const lines = asJson ? differences.map((one) => JSON.stringify(one)) : differences.flatMap(describeDifference);
    for (const line of lines) process.stdout.write(`${line}\n`);
  }
  process.stderr.write(`${tally.line(language)}\n`);
  const { added, removed, changed } = tally.documents;
  return added + removed + changed > 0 ? 1 : 0;
}

/** `mokuhyo diff`: two states of a dataset → what changed between them. */
export function diffCommand(language: Language): Command {
  return newCommand('diff', texts, example, language)
    .argument('<old>', texts.old[language])
    .argument('<new>', texts.new[language])
    .option('--json', texts.json[language])
    .action(async (old: string, now: string, options: { readonly json?: boolean }) => {
      try {
        process.exitCode = await diff(old, now, options.json ?? false, language);
      } catch (problem) {
        if (!(problem instanceof UnreadableError)) throw problem;
        process.stderr.write(`${say(texts.unreadable, language, safeName(problem.message))}\n`);
        process.exitCode = 2;
      }
    });
}
