import type { Source } from '../dataset/facts.js';
import { type CatalogueNeed, type DatasetConfig, openNeeds, type UpdateFrequency } from '../schema/dataset-config.js';
import { type DocumentStatus, documentKinds } from '../schema/document.js';
import { type Column, columnsOf, type TableName, tableNames, tables } from '../schema/tables.js';
import { sourceAddress } from './data-package.js';
import type { DatasetDescription } from './dataset-description.js';
import { qualityMeasures } from './dcat.js';
import type { MadeFile } from './output-file.js';

export const readmePath = 'README.md';

/** Sources and doubts listed by name; beyond that the CSV files hold all of them, and a README that nobody can open helps nobody. */
const mostListed = 1000;

const frequencies = {
  annual: '年1回',
  biannual: '年2回',
  quarterly: '年4回',
  monthly: '月1回',
  irregular: '不定期',
  never: '更新しない',
} as const satisfies Record<UpdateFrequency, string>;

const statuses = {
  complete: '読み取り済み',
  partial: '一部を読めない',
  failed: '読めない',
} as const satisfies Record<DocumentStatus, string>;

/** Texts of documents may hold anything: nothing of it becomes markup. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|#]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What is true of every CSV file for Excel. */
const japaneseCsv =
  "UTF-8（BOM付き）。Excelが計算したり日付に変えたりする文字の前に「'」を付けてある。Excelで見るなら、こちらではなくブック（mokuhyo.xlsx、convertの --also xlsx）を使う。";

const kindOfFile = ({ path, splitByYear = [] }: MadeFile): string => {
  const table = tableNames.find((name) => path === `${name}.csv`);
  if (table) {
    const { title, description } = tables[table];
    return description.startsWith(title) ? description : `${title}。${description}`;
  }
  if (path === 'wide_ja.csv') return `対照表。見出しが日本語。${japaneseCsv}`;
  if (path.endsWith('_ja.csv')) return `見出しが日本語のCSV。${japaneseCsv}`;
  if (path === 'wide.csv') return '対照表。1行が一つの指標で、年度と種類ごとに列がある。目で確かめるためのもの。';
  if (path.endsWith('.xlsx')) {
    const split =
      splitByYear.length > 0
        ? `Excelの行数の上限を超えるため、宣言の年度ごとのシートに分けた: ${splitByYear.join('、')}。`
        : '';
    return `Excelブック。Excelで見るならこれ。すべての表を、日本語の見出しと名称で、シートごとに収める。${split}`;
  }
  if (path.endsWith('.parquet')) return '型の付いたApache Parquet。';
  if (path.endsWith('.jsonl')) return '1行が1件のJSON。';
  if (path.endsWith('unwritable.csv')) return 'Windows-31Jで書けなかった文字の一覧。';
  if (path.endsWith('_sjis.csv'))
    return "Windows-31J（cp932）のCSV。書けない文字は〓に置き換え、Excelが変える文字の前に「'」を付けてある。";
  return '';
};

function aboutSection({ config, facts }: DatasetDescription): string[] {
  const { periodStart, periodEnd, municipalities, lastPublished } = facts;
  return [
    `# ${plain(config.title)}`,
    '',
    plain(config.description),
    '',
    ...(municipalities.length > 0 ? [`- 対象の地方公共団体: ${municipalities.map(plain).join('、')}`] : []),
    ...(periodStart && periodEnd ? [`- 値の期間: ${periodStart} から ${periodEnd} まで`] : []),
    `- もとの文書: ${facts.sources.length}件${lastPublished === '' ? '' : `（最も新しい公表日 ${lastPublished}）`}`,
    ...(config.update_frequency ? [`- 更新頻度: ${frequencies[config.update_frequency]}`] : []),
    ...(config.modified ? [`- 最終更新日: ${config.modified}`] : []),
    `- 版: ${plain(config.version)}`,
    '',
  ];
}

const kindTitles =
  columnsOf('documents').find(({ name }) => name === 'document_kind')?.labels ?? new Map<string, string>();

/** How many documents of each kind there are, and by name those that are no declaration of goals. */
function kindsSection(description: DatasetDescription): string[] {
  const { facts } = description;
  const others = facts.sources.filter(({ document_kind }) => document_kind === 'other');
  const unread = facts.sources.filter(({ document_kind }) => document_kind === '').length;
  return [
    '## 文書の種類',
    '',
    row(['種類', '文書の数']),
    row(['---', '---']),
    ...documentKinds
      .filter((kind) => facts.kinds[kind] > 0)
      .map((kind) => row([kindTitles.get(kind) ?? kind, String(facts.kinds[kind])])),
    ...(unread > 0 ? [row(['読み取れず、分からない', String(unread)])] : []),
    '',
    ...(others.length > 0
      ? [
          `次の${others.length}件は、目標宣言ではないと見た文書です。追加の形式（--also）には、求められない限り入れていません。`,
          '',
          ...listed(others, (source) => describeSource(source, description), 'documents.csv'),
          '',
        ]
      : []),
  ];
}

const filesSection = (files: readonly MadeFile[]): string[] => [
  '## ファイル',
  '',
  row(['ファイル', '内容', 'バイト数']),
  row(['---', '---', '---']),
  ...files.map((file) => row([`\`${file.path}\``, kindOfFile(file), String(file.bytes)])),
  '',
  '中心となるのは `observations.csv` です。1行が、一つの指標の、一つの期間の、一つの種類の値です。',
  '`documents/` には、PDFごとに、読み取ったすべて（値のページと位置を含む）を収めたJSONがあります。',
  '列の型、日本語名、キー、欠測の意味は `datapackage.json`（Data Package v2）と `csv-metadata.json`（CSVW）に、',
  '出典、作成方法、品質は `dcat.jsonld`（DCAT 3、schema.org）に、機械で読める形で書いてあります。',
  '',
];

function describeColumn(column: Column): string {
  const codes = [...column.labels].map(([code, label]) => `\`${code}\` ${label}`).join('、');
  const description = codes === '' ? column.description : `${column.description} ${codes}。`;
  return row([`\`${column.name}\``, column.title, description, column.missing ?? '（空欄なし）']);
}

const columnsSection = (table: TableName): string[] => [
  `### ${table}.csv（${tables[table].title}）`,
  '',
  row(['列', '項目名', '説明', '空欄の意味']),
  row(['---', '---', '---', '---']),
  ...columnsOf(table).map(describeColumn),
  '',
];

const missingSection = [
  '## 値がないときの書き方',
  '',
  'ゼロは値です。横線（—）や空欄は値ではありません。この二つを取り違えることはありません。',
  '値がないとき、`status` は `missing` となり、理由が `missing_reason` に入ります。',
  '',
  ...[...(columnsOf('observations').find((column) => column.name === 'missing_reason')?.labels ?? [])].map(
    ([code, label]) => `- \`${code}\`: ${label}`,
  ),
  '',
  '値を推測で補うこと、ほかの値に合わせて直すことは、していません。印字のままの表記が `value_text` にあります。',
  '',
];

const describeSource = (source: Source, description: DatasetDescription): string => {
  const address = sourceAddress(source, description.config);
  const name = plain(source.title === '' ? source.source_file : source.title);
  const published = source.published === '' ? '' : `、${plain(source.published)} 公表`;
  const state = source.status === 'complete' ? '' : `、**${statuses[source.status]}**`;
  return `- ${name}（\`${source.document_id}\`${published}${state}）${address ? ` <${address}>` : ''}`;
};

function listed<T>(items: readonly T[], format: (item: T) => string, where: string): string[] {
  const rest = items.length - mostListed;
  return [
    ...items.slice(0, mostListed).map(format),
    ...(rest > 0 ? [`- ほか${rest}件は \`${where}\` にあります。`] : []),
  ];
}

/** Messages quote documents, at times whole lines of them: so much is enough to find the place. */
const longestMessage = 160;

/** The open doubts one by one, as many as the facts hold. */
function doubtLines({ facts }: DatasetDescription): string[] {
  const titles = new Map(facts.sources.map((source) => [source.document_id, source.title || source.source_file]));
  const rest = facts.issues.error + facts.issues.warning - facts.doubts.length;
  return [
    ...facts.doubts.map(({ document_id, page, message_ja }) => {
      const place = page === null ? '' : ` ${page}ページ`;
      const message = [...message_ja];
      const text = message.length > longestMessage ? `${message.slice(0, longestMessage).join('')}…` : message_ja;
      return `- ${plain(titles.get(document_id) ?? '')}（\`${document_id}\`${place}）: ${plain(text)}`;
    }),
    ...(rest > 0 ? [`- ほか${rest}件は \`issues.csv\` にあります。`] : []),
  ];
}

function qualitySection(description: DatasetDescription): string[] {
  const { facts } = description;
  const unfinished = facts.sources.filter((source) => source.status !== 'complete');
  return [
    '## 品質と、残っている疑問',
    '',
    row(['項目', '件数']),
    row(['---', '---']),
    ...qualityMeasures(description).map(([, definition, value]) => row([definition, String(value)])),
    '',
    facts.needsReview + facts.issues.error + facts.issues.warning === 0
      ? '残っている疑問はありません。'
      : '疑問の一つ一つは `issues.csv` に、場所と、すべきことを添えて書いてあります。確認を要する値は `observations.csv` の `needs_review` が `true` です。',
    '',
    ...doubtLines(description),
    '',
    ...(unfinished.length > 0
      ? [
          '次の文書は、全部または一部を読み取れていません。',
          '',
          ...listed(unfinished, (source) => describeSource(source, description), 'documents.csv'),
          '',
        ]
      : []),
  ];
}

const needs = {
  licence: '利用条件（licence）',
  publisher: '公表者（publisher）',
  update_frequency: '更新頻度（update_frequency）',
} as const satisfies Record<CatalogueNeed, string>;

/** What whoever publishes the dataset has yet to say. */
function needsLines(config: DatasetConfig): string[] {
  const open = openNeeds(config).map((need) => needs[need]);
  if (open.length === 0) return [];
  return [
    `データカタログに載せるには、次の項目が必要です: ${open.join('、')}。\`mokuhyo.config.json\` に書いてください（\`mokuhyo init\` で作れます）。`,
    '',
  ];
}

function rightsSection({ config, program }: DatasetDescription): string[] {
  const { publisher, contact, licence } = config;
  return [
    '## 利用条件と問い合わせ先',
    '',
    licence
      ? `このデータは [${plain(licence.title)}](${licence.path}) の条件で利用できます。`
      : '利用条件は、まだ定められていません。',
    ...(publisher ? ['', `公表者: ${plain(publisher.name)}${publisher.url ? ` <${publisher.url}>` : ''}`] : []),
    ...(contact
      ? [
          '',
          `問い合わせ先: ${[plain(contact.name), contact.email, contact.url && `<${contact.url}>`].filter(Boolean).join(' ')}`,
        ]
      : []),
    '',
    ...needsLines(config),
    `このデータは ${program.name} ${program.version} がPDFから作りました。正式な内容は、もとのPDFによります。`,
    '',
  ];
}

/** README.md of a dataset, in Japanese, for citizens: what it is, its columns, how missing values are said, its licence, its doubts. */
export function emitReadme(description: DatasetDescription, files: readonly MadeFile[]): string {
  const { config, facts } = description;
  return [
    ...aboutSection(description),
    ...kindsSection(description),
    ...filesSection(files),
    ...missingSection,
    ...qualitySection(description),
    ...rightsSection(description),
    '## 出典',
    '',
    ...(config.source_page ? [`公表されているページ: <${config.source_page}>`, ''] : []),
    ...listed(facts.sources, (source) => describeSource(source, description), 'documents.csv'),
    '',
    '## 列の説明',
    '',
    ...tableNames.flatMap(columnsSection),
  ].join('\n');
}
