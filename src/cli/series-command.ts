import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { putUnder } from '../groups/group-by.js';
import { byKind, type ValueKind } from '../schema/value-kinds.js';
import type { PrintWords, ShownRow } from '../series/print-series.js';
import { describeFileProblem } from './file-problem.js';
import type { Bilingual, Language } from './language.js';
import { newCommand } from './new-command.js';

const texts = {
  summary: {
    ja: '指標の系列を、表と小さなグラフで表示します。',
    en: 'Show an indicator over the years: a table and a chart.',
  },
  output: { ja: 'convert の出力フォルダー', en: 'folder that convert wrote' },
  indicator: {
    ja: '指標名・事業名・所管課に含まれる語（空白区切り、すべて含むもの）、または事業番号',
    en: 'words in the name of indicator, project or division (all of them), or a project number',
  },
  noOutput: {
    ja: 'convert の出力フォルダーを指定してください。',
    en: 'Give a folder that convert wrote.',
  },
  none: { ja: '該当する系列はありません。', en: 'No such series.' },
  choose: {
    ja: '--indicator で選ぶと、表とグラフを表示します。',
    en: 'Choose with --indicator to see table and chart.',
  },
} as const satisfies Record<string, Bilingual>;

const words: Readonly<Record<Language, PrintWords>> = {
  ja: {
    year: '年度',
    settled: '確定',
    revisions: '改定',
    unit: '単位',
    kinds: byKind(({ name }) => name),
  },
  en: {
    year: 'year',
    settled: 'settled',
    revisions: 'revised',
    unit: 'unit',
    kinds: byKind(({ english }) => english),
  },
};

const example = `
  mokuhyo series output --indicator 待機児童
`;

const cellOf = z.record(z.string(), z.string());
const documentLine = z.object({ document_id: z.string(), source_file: z.string() });

/** Rows of a CSV file one by one, so that a file of any length can be looked through. */
async function* readRows(path: string): AsyncGenerator<Record<string, string>> {
  const lines = parse({ columns: true, bom: true });
  createReadStream(path)
    .on('error', (problem) => lines.destroy(problem))
    .pipe(lines);
  for await (const line of lines) yield cellOf.parse(line);
}

function shownOf(row: Record<string, string>): ShownRow {
  const cell = (name: string): string => row[name] ?? '';
  const orNull = (name: string): string | null => (cell(name) === '' ? null : cell(name));
  const value = (kind: ValueKind) =>
    cell(`${kind}_document`) === ''
      ? undefined
      : {
          number: cell(kind),
          text: cell(`${kind}_text`),
          document: cell(`${kind}_document`),
          page: cell(`${kind}_page`),
        };
  return {
    series_id: cell('series_id'),
    plan_name: cell('plan_name'),
    project_code: cell('project_code'),
    project_name: cell('project_name'),
    indicator_name: cell('indicator_name'),
    department: cell('department'),
    division: cell('division'),
    unit: cell('unit'),
    fiscal_year: cell('fiscal_year') === '' ? null : Number(cell('fiscal_year')),
    period_start: orNull('period_start'),
    period_end: orNull('period_end'),
    part: Number(cell('part')),
    part_label: cell('part_label'),
    settled: cell('settled') === 'true',
    revisions: Number(cell('revisions')),
    values: byKind((_meta, kind) => value(kind)),
  };
}

/** The series that hold the words, each with its rows; all of them where no words are given. */
async function readSeries(folder: string, indicator: string | undefined): Promise<Map<string, ShownRow[]>> {
  const { matchesWords } = await import('../series/print-series.js');
  const found = new Map<string, ShownRow[]>();
  for await (const line of readRows(join(folder, 'series.csv'))) {
    const row = shownOf(line);
    if (indicator === undefined || matchesWords(row, indicator)) putUnder(found, row.series_id, row);
  }
  return found;
}

async function readDocumentNames(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for await (const line of readRows(join(folder, 'documents.csv'))) {
    const { document_id, source_file } = documentLine.parse(line);
    names.set(document_id, source_file);
  }
  return names;
}

function listSeries(series: ReadonlyMap<string, readonly ShownRow[]>): string {
  const lines = [...series].map(([id, rows]) => {
    const last = rows.at(-1);
    const years = rows.map(({ fiscal_year }) => fiscal_year).filter((year) => year !== null);
    const span = years.length === 0 ? '' : `${Math.min(...years)}–${Math.max(...years)}`;
    return [id, span, last?.project_code, last?.project_name, last?.indicator_name].filter(Boolean).join('  ');
  });
  return lines.join('\n');
}

async function showSeries(folder: string, indicator: string | undefined, language: Language): Promise<number> {
  const { printSeries } = await import('../series/print-series.js');
  const series = await readSeries(folder, indicator);
  if (series.size === 0) {
    process.stderr.write(`${texts.none[language]}\n`);
    return 1;
  }
  if (indicator === undefined) {
    process.stdout.write(`${listSeries(series)}\n`);
    process.stderr.write(`${texts.choose[language]}\n`);
    return 0;
  }
  const names = await readDocumentNames(folder);
  for (const rows of series.values()) {
    process.stdout.write(`${printSeries(rows, (id) => names.get(id) ?? id, words[language])}\n\n`);
  }
  return 0;
}

/** `mokuhyo series`: one indicator through all declarations, with document and page of every number. */
export function seriesCommand(language: Language): Command {
  return newCommand('series', texts, example, language)
    .argument('<output>', texts.output[language])
    .option('--indicator <words>', texts.indicator[language])
    .action(async (folder: string, options: { readonly indicator?: string }) => {
      try {
        process.exitCode = await showSeries(folder, options.indicator, language);
      } catch (problem) {
        const said = describeFileProblem(problem, join(folder, 'series.csv'), language);
        process.stderr.write(`${said}\n${texts.noOutput[language]}\n`);
        process.exitCode = 2;
      }
    });
}
