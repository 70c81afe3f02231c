import type { Command } from 'commander';
import { type DatasetState, readState } from '../batch/dataset-state.js';
import { outputFolder } from '../batch/output-folder.js';
import { safeName } from '../batch/safe-name.js';
import { convertHelp } from './convert-texts.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import { say } from './say.js';

const texts = {
  summary: { ja: '文書をデータセットから取り下げます。', en: 'Withdraw documents from a dataset.' },
  description: {
    ja: '文書をデータセットから取り下げます。表の行、文書のJSON、確認画面の画像、読み取り結果、その文書への訂正（控えを含む）を消し、同じPDFをもう一度渡しても取り込みません。誤って公表された個人情報などのためのものです。',
    en: 'Takes documents out of a dataset: their rows, JSON files, pictures, stored results, and the corrections of them, copies included. They stay out when their PDFs are met again. For personal data that was published by mistake, and the like.',
  },
  output: { ja: 'convert の出力フォルダー', en: 'folder that convert wrote' },
  documents: {
    ja: '文書: document_id、SHA-256、またはファイル名（source_file）',
    en: 'documents: document_id, SHA-256, or file name (source_file)',
  },
  undo: { ja: '取り下げを解除します（PDFは次の convert で取り込みます）', en: 'let them in again at the next convert' },
  noOutput: { ja: 'convert の出力フォルダーではありません: {0}', en: 'This is no folder that convert wrote: {0}' },
  unknown: {
    ja: '「{0}」という文書は、このデータセットにありません。documents.csv の document_id か source_file を指定してください。',
    en: 'There is no document {0} in this dataset. Give a document_id or source_file of documents.csv.',
  },
  several: {
    ja: '「{0}」に当たる文書が{1}件あります。document_id で指定してください: {2}',
    en: '{0} means {1} documents. Give a document_id: {2}',
  },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo withdraw output 22e1df3fb0bf
  mokuhyo withdraw output 22e1df3fb0bf --undo
`;

/** What a person calls a document → its hash, or what is wrong with the name. A whole hash is taken as it is: the document may come later. */
function findHash(name: string, state: DatasetState, language: Language): { hash: string } | { problem: string } {
  if (/^[0-9a-f]{64}$/i.test(name)) return { hash: name.toLowerCase() };
  const known = [...state.members.values()];
  const found = [
    ...known.filter(({ places }) => places.some((place) => place.sourceFile === name)).map(({ sha256 }) => sha256),
    ...[...known.map(({ sha256 }) => sha256), ...state.withdrawn].filter(
      (sha256) => /^[0-9a-f]{12}$/i.test(name) && sha256.startsWith(name.toLowerCase()),
    ),
  ];
  const [hash, ...others] = new Set(found);
  if (hash === undefined) return { problem: say(texts.unknown, language, safeName(name)) };
  if (others.length === 0) return { hash };
  const ids = [hash, ...others].map((sha256) => sha256.slice(0, 12)).join(' ');
  return { problem: say(texts.several, language, safeName(name), others.length + 1, ids) };
}

const WRONG_COMMAND_LINE = 2;

interface Options {
  readonly undo?: boolean;
  readonly config?: string | false;
}

async function withdraw(
  output: string,
  names: readonly string[],
  { undo, config }: Options,
  language: Language,
): Promise<number> {
  const read = await readState(outputFolder(output).manifest);
  if (read.kind !== 'state' || !read.state.exists) {
    process.stderr.write(`${say(texts.noOutput, language, safeName(output))}\n`);
    return WRONG_COMMAND_LINE;
  }
  const hashes: string[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const found = findHash(name, read.state, language);
    if ('hash' in found) hashes.push(found.hash);
    else problems.push(found.problem);
  }
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) return WRONG_COMMAND_LINE;
  const [{ executorsOf }, { runConvert }] = await Promise.all([
    import('./start-executor.js'),
    import('./run-convert.js'),
  ]);
  const flags = {
    out: output,
    workers: 0,
    timeout: 1,
    also: [],
    drop: [],
    ...(config === undefined ? {} : { config }),
  };
  const changes = undo ? { readmit: hashes } : { withdraw: hashes };
  return runConvert([], flags, executorsOf(0, 1), language, changes);
}

/** `mokuhyo withdraw`: documents → out of the dataset, for good. */
export function withdrawCommand(language: Language): Command {
  return newCommand('withdraw', texts, example, language)
    .argument('<output>', texts.output[language])
    .argument('<document...>', texts.documents[language])
    .option('--undo', texts.undo[language])
    .option('--config <file>', convertHelp.config[language])
    .option('--no-config', convertHelp.no[language])
    .action(async (output: string, documents: string[], options: Options) => {
      process.exitCode = await withdraw(output, documents, options, language);
    });
}
