import { z } from 'zod';
import { catalogue } from '../../src/issues/catalogue.js';
import type { CatalogueEntry } from '../../src/issues/entry.js';
import { type RuleName, ruleNames, rules } from '../../src/lint/rules.js';
import { datasetConfigSchema } from '../../src/schema/dataset-config.js';
import { documentResultSchema } from '../../src/schema/document-result.js';
import { readingSchema } from '../../src/schema/reading.js';
import { decimal } from '../../src/schema/scalars.js';
import { type Column, columnsOf, type TableName, tableNames, tables } from '../../src/schema/tables.js';
import { toleranceCases } from '../../src/tables/tolerance-cases.js';
import { namedTolerances } from '../../src/tables/tolerances.js';
import { afterTables, beforeTables } from './output-prose.js';
import { afterTablesJa, beforeTablesJa } from './output-prose-ja.js';

const cell = (text: string): string =>
  text
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .replace(/\s*\n\s*/g, ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const generatedBy = '<!-- Generated from the source by `npm run docs`. Do not edit. -->';

function describeColumn(column: Column): string {
  const { name, title, type, meaning, description, missing } = column;
  return row([`\`${name}\``, title, type, meaning, description, missing ?? '—']);
}

const describeCodes = (column: Column): string[] => [
  '',
  `\`${column.name}\`: ${[...column.labels].map(([code, label]) => `\`${code}\` ${label}`).join(' · ')}`,
];

function describeTable(name: TableName): string {
  const { title, description, meaning, primaryKey, foreignKeys } = tables[name];
  const columns = columnsOf(name);
  const keys = foreignKeys.map((key) => `\`${key.fields.join(', ')}\` → \`${key.table}.${key.references.join(', ')}\``);
  return [
    `### ${name}.csv (${title})`,
    '',
    `${meaning} ${description}`,
    '',
    `Key: ${primaryKey.length > 0 ? primaryKey.map((field) => `\`${field}\``).join(', ') : 'none'}.` +
      (keys.length > 0 ? ` Points at: ${keys.join('; ')}.` : ''),
    '',
    row(['column', '項目名', 'type', 'meaning', '説明', '空欄の意味']),
    row(['---', '---', '---', '---', '---', '---']),
    ...columns.map(describeColumn),
    ...columns.filter((column) => column.labels.size > 0).flatMap(describeCodes),
    '',
  ].join('\n');
}

/** docs/output.md: the data dictionary (データ辞書). */
export function outputPage(): string {
  return `${[generatedBy, beforeTables, ...tableNames.map(describeTable), afterTables].join('\n')}`;
}

const typesJa: Readonly<Record<Column['type'], string>> = {
  string: '文字',
  integer: '整数',
  number: '数値',
  boolean: '真偽',
  date: '日付',
};

function describeTableJa(name: TableName): string {
  const { title, description, primaryKey, foreignKeys } = tables[name];
  const columns = columnsOf(name);
  const keys = foreignKeys.map((key) => `\`${key.fields.join(', ')}\` → \`${key.table}.${key.references.join(', ')}\``);
  const codesOf = (column: Column): string =>
    `- \`${column.name}\`（${column.title}）のコード: ${[...column.labels].map(([code, label]) => `\`${code}\` ${label}`).join('、')}`;
  const coded = columns.filter((column) => column.labels.size > 0);
  return [
    `### ${name}.csv（${title}）`,
    '',
    description,
    '',
    `主キー: ${primaryKey.length > 0 ? primaryKey.map((field) => `\`${field}\``).join('、') : 'なし'}。${keys.length > 0 ? `参照: ${keys.join('、')}。` : ''}`,
    '',
    row(['列', '項目名', '型', '説明', '空欄の意味']),
    row(['---', '---', '---', '---', '---']),
    ...columns.map((column) =>
      row([
        `\`${column.name}\``,
        column.title,
        typesJa[column.type],
        column.description,
        column.missing ?? '（空欄なし）',
      ]),
    ),
    ...(coded.length > 0 ? ['', ...coded.map(codesOf)] : []),
    '',
  ].join('\n');
}

/** docs/ja/output.md: the same in Japanese. */
export function outputPageJa(): string {
  return [generatedBy, beforeTablesJa, ...tableNames.map(describeTableJa), afterTablesJa].join('\n');
}

const levelNames = { info: 'info 情報', warning: 'warning 警告', error: 'error 誤り' } as const;

const describeIssue = ([code, entry]: readonly [string, CatalogueEntry]): string =>
  [
    `## ${code}`,
    '',
    `**${levelNames[entry.level]}**`,
    '',
    `> ${entry.message}`,
    '>',
    `> ${entry.message_ja}`,
    '',
    entry.help,
    '',
    entry.help_ja,
    '',
  ].join('\n');

/** docs/issues.md: every code of issues.csv: how grave it is, what it means, what to do. */
export function issuesPage(): string {
  const entries = Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    generatedBy,
    '# Issues (指摘)',
    '',
    'Every code that `issues.csv` can hold: how grave it is, what it means, and what to do. Codes are stable.',
    'An `error` makes its document `partial` or `failed`; a `warning` asks for a look; an `info` says what was decided, and by what.',
    'Words in braces are filled in for each issue: `{actual}` stands in the document, `{expected}` would have been understood.',
    '',
    ...entries.map(describeIssue),
  ].join('\n');
}

const describeRule = (name: RuleName): string => {
  const { item, title, remedy } = { item: '', ...rules[name] };
  return row([item, `\`${name}\``, title.ja, title.en, remedy.ja, remedy.en]);
};

/** docs/lint.md: every rule of the linter: what it asks, and what to do. */
export function lintPage(): string {
  return [
    generatedBy,
    '# Rules of `mokuhyo lint` (検査の規則)',
    '',
    'Rules with an item number are those of 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (2020-12-18).',
    'The others are what CSV readers and the loaders of CKAN and BODIK need, the types and keys of the data dictionary, and the',
    'hashes that the run recorded. What a document prints is quoted as it stands: columns that quote are not blamed for it.',
    '',
    row(['item', 'rule', '規則', 'asks', '対処', 'remedy']),
    row(['---', '---', '---', '---', '---', '---']),
    ...ruleNames.map(describeRule),
    '',
  ].join('\n');
}

/** docs/tolerances.md: what decides where no rule of a standard does, and which page holds it. */
export function tolerancesPage(): string {
  const held = (name: string, side: 'below' | 'above', unheld: string | undefined): string =>
    toleranceCases[name]?.[side] ?? unheld ?? 'nothing yet';
  return [
    generatedBy,
    '# Tolerances (許容差)',
    '',
    'Where a table’s rules, columns and rows are is measured, and what is measured needs limits. These are all of them (`src/tables/tolerances.ts`).',
    'An em is the height of the writing around. The last two columns name the page that is laid out otherwise where a tolerance is a third lower or higher',
    '(a count by one; a weight lost or doubled): a small table that `test/tables/recipe` draws, by class and seed, or a page of the fixtures.',
    '`npm run sensitivity` looks for them (`--only PATTERN` for some, `--jobs N` in processes, `--write` to write them down); `test/tables/tolerances.test.ts` holds those of small tables.',
    '`mokuhyo inspect` shows the tolerances in `layout.json`, in points of the page.',
    '',
    row(['tolerance', 'value', 'unit', 'what it decides', 'held from below by', 'held from above by']),
    row(['---', '---', '---', '---', '---', '---']),
    ...namedTolerances.map(([name, { value, unit, reason, unheld }]) =>
      row([`\`${name}\``, String(value), unit, reason, held(name, 'below', unheld), held(name, 'above', unheld)]),
    ),
    '',
  ].join('\n');
}

/** Decimals are strings inside of the program and numbers in the files. */
function jsonSchemaOf(schema: z.ZodType): string {
  const built = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === decimal) {
        jsonSchema.type = 'number';
        delete jsonSchema.pattern;
      }
      for (const key of ['fieldType', 'meaning', 'missing', 'labels', 'unit']) delete jsonSchema[key];
    },
  });
  return `${JSON.stringify(built, undefined, 1)}\n`;
}

/** Every generated page, by its path below docs/. */
export function generatedPages(): ReadonlyMap<string, string> {
  return new Map([
    ['output.md', outputPage()],
    ['ja/output.md', outputPageJa()],
    ['issues.md', issuesPage()],
    ['lint.md', lintPage()],
    ['tolerances.md', tolerancesPage()],
    ['schema/document.schema.json', jsonSchemaOf(documentResultSchema)],
    ['schema/reading.schema.json', jsonSchemaOf(readingSchema)],
    ['schema/config.schema.json', jsonSchemaOf(datasetConfigSchema)],
  ]);
}
