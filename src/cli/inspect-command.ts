import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { Bilingual, Language } from './language.js';
import { programTexts } from './texts.js';

const texts = {
  summary: { ja: 'PDFの読み取りを段階ごとに示します。', en: 'Show each stage of reading a PDF.' },
  pdf: { ja: 'PDFのファイル', en: 'PDF file' },
  pages: { ja: 'ページ（例: 3,5-7）。既定: すべて', en: 'pages, such as 3,5-7 (default: all)' },
  out: { ja: '出力先のフォルダー', en: 'folder for the output' },
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

/** `mokuhyo inspect`: one PDF → its stages as JSON, beginning with `tables.json`. */
export function inspectCommand(language: Language): Command {
  return new Command('inspect')
    .summary(texts.summary[language])
    .description(texts.summary[language])
    .argument('<pdf>', texts.pdf[language])
    .option('--pages <list>', texts.pages[language], (text: string) => {
      const pages = readPages(text);
      if (!pages) throw new InvalidArgumentError(texts.wrongPages[language]);
      return pages;
    })
    .option('--out <folder>', texts.out[language], 'inspect')
    .addHelpText('after', `\n${programTexts.example[language]}${example}`)
    .action(async (pdf: string, options: { pages?: ReadonlySet<number>; out: string }) => {
      const { inspectTables } = await import('../inspect/inspect-tables.js');
      const inspected = await inspectTables(await readFile(pdf), options.pages);
      if (inspected.kind === 'failed') {
        const { renderIssue } = await import('../issues/render.js');
        const row = renderIssue(inspected.issue, '');
        process.stderr.write(`${pdf}: ${language === 'ja' ? row.message_ja : row.message}\n`);
        process.exitCode = 1;
        return;
      }
      await mkdir(options.out, { recursive: true });
      await writeFile(join(options.out, 'tables.json'), `${JSON.stringify(inspected.tables, null, 1)}\n`);
    });
}
