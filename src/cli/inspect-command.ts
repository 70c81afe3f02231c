import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { safeName } from '../batch/safe-name.js';
import type { ConvertOptions } from '../convert.js';
import type { Inspection } from '../inspect/inspect-document.js';
import { engineOptions } from './convert-command.js';
import { describeFileProblem } from './file-problem.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';
import type { OcrFlags } from './ocr-needs.js';
import { optimiseEnginesLater } from './optimise-later.js';
import { askPassword, canAsk, readPasswordFile } from './passwords.js';
import { say } from './say.js';
import { passwordHelp } from './texts.js';

const texts = {
  summary: {
    ja: 'PDFの読み取りを段階ごとにJSONと画像で示します。',
    en: 'Show each stage of reading a PDF, as JSON and as pictures.',
  },
  pdf: { ja: 'PDFのファイル', en: 'PDF file' },
  pages: { ja: 'ページ（例: 3,5-7）。省けばすべて', en: 'pages, such as 3,5-7; without it, all of them' },
  ocr: {
    ja: '文字情報のないページと大きな画像も読み取り、認識エンジンの結果を scans.json に書き出します',
    en: 'read pages without text and large pictures, too, and write what the engines saw to scans.json',
  },
  trustOcr: {
    ja: '--ocr と同じ。ただし、すべての認識エンジンが一致した値には印を付けません',
    en: 'as --ocr, but what all engines read alike is not marked',
  },
  out: { ja: '出力先のフォルダー', en: 'folder for the output' },
  noPage: {
    ja: 'ページ {0} はありません。この文書は{1}ページまでです。何も書き出していません。',
    en: 'There is no page {0}: the document has {1}. Nothing was written.',
  },
  written: { ja: '「{0}」に書き出しました: {1}', en: 'Written to {0}: {1}' },
  wrongPages: { ja: 'ページは 3,5-7 のように指定してください。', en: 'Give pages as in 3,5-7.' },
} as const satisfies Record<string, Bilingual>;

const example = `
  mokuhyo inspect declaration.pdf --pages 2 --out inspect
`;

/** Reads `3,5-7` as page numbers from 1; undefined where the text is anything else. */
export function readPages(text: string): ReadonlySet<number> | undefined {
  const pages = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part);
    const first = Number(match?.[1] ?? 0);
    const last = Number(match?.[2] ?? first);
    if (!match || first < 1 || last < first) return undefined;
    for (let page = first; page <= last; page += 1) pages.add(page);
  }
  return pages;
}

interface Options extends OcrFlags {
  readonly pages?: ReadonlySet<number>;
  readonly passwordFile?: string;
  readonly out: string;
}

const complain = (text: string): boolean => process.stderr.write(`${text}\n`);

/** What was inspected, said; the answer is the exit status. */
async function conclude(inspection: Inspection, pdf: string, out: string, language: Language): Promise<number> {
  if (inspection.kind === 'no-such-page') {
    complain(say(texts.noPage, language, inspection.pages.join(', '), inspection.last));
    return 2;
  }
  const { renderIssue } = await import('../issues/render.js');
  const rows = inspection.kind === 'failed' ? [renderIssue(inspection.issue, '')] : inspection.issues;
  for (const row of rows) complain(`${pdf}: ${language === 'ja' ? row.message_ja : row.message}`);
  if (inspection.kind === 'failed') return 1;
  complain(say(texts.written, language, safeName(out), inspection.files.join(', ')));
  return 0;
}

/** How pictures are read, where that is asked for; messages where the engines are not there. */
async function scanSettings(flags: Options, language: Language): Promise<Pick<ConvertOptions, 'ocr'> | string[]> {
  const trusted = flags.trustOcr === true;
  if (!trusted && flags.ocr !== true) return {};
  const { enginePlaces, whatOcrLacks } = await import('./ocr-needs.js');
  optimiseEnginesLater();
  const places = enginePlaces(flags);
  const messages = whatOcrLacks(places, language);
  return messages.length > 0 ? messages : { ocr: { ...places, trusted } };
}

async function inspect(pdf: string, flags: Options, language: Language): Promise<void> {
  const { pages, out, passwordFile } = flags;
  const scans = await scanSettings(flags, language);
  if (Array.isArray(scans)) {
    for (const message of scans) complain(message);
    process.exitCode = 2;
    return;
  }
  const passwords = readPasswordFile(passwordFile, language);
  if (passwords.kind === 'refused') {
    for (const message of passwords.messages) complain(message);
    process.exitCode = 2;
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(pdf);
  } catch (problem) {
    complain(describeFileProblem(problem, pdf, language));
    process.exitCode = 2;
    return;
  }
  const { inspectDocument } = await import('../inspect/inspect-document.js');
  const { builtInProfiles } = await import('../profiles/built-in-profiles.js');
  const { segment } = await import('../text/kuromoji-words.js');
  const { closeEngines } = await import('../read-pictures.js');
  const options = {
    sourceFile: basename(pdf),
    sourceUrl: '',
    published: '',
    profiles: builtInProfiles,
    pages,
    ...scans,
  };
  const inspectWith = (passwords: readonly string[]): Promise<Inspection> =>
    inspectDocument(bytes, { ...options, passwords }, segment, async ({ name, content }) => {
      await mkdir(out, { recursive: true });
      await writeFile(join(out, name), content);
    });
  try {
    let inspection = await inspectWith(passwords.passwords);
    while (inspection.kind === 'failed' && inspection.issue.code === 'document/password-needed' && canAsk()) {
      const password = await askPassword(pdf, language);
      if (password === '') break;
      inspection = await inspectWith([password]);
    }
    process.exitCode = await conclude(inspection, pdf, out, language);
  } catch (problem) {
    complain(describeFileProblem(problem, out, language));
    process.exitCode = 2;
  } finally {
    await closeEngines();
  }
}

/** `mokuhyo inspect`: one PDF → every stage of reading it as JSON, and a picture of each page with all of that drawn over it. */
export function inspectCommand(language: Language): Command {
  const command = newCommand('inspect', texts, example, language)
    .argument('<pdf>', texts.pdf[language])
    .option('--pages <list>', texts.pages[language], (text: string) => {
      const pages = readPages(text);
      if (!pages) throw new InvalidArgumentError(texts.wrongPages[language]);
      return pages;
    })
    .option('--out <folder>', texts.out[language], 'inspect')
    .option('--password-file <file>', passwordHelp[language])
    .option('--ocr', texts.ocr[language])
    .option('--trust-ocr', texts.trustOcr[language])
    .action((pdf: string, options: Options) => inspect(pdf, options, language));
  for (const option of engineOptions(language)) command.addOption(option);
  return command;
}
