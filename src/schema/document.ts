// One row of documents.csv.

import * as z from 'zod';
import { column } from './column.js';
import { documentId, fiscalYear } from './scalars.js';
import { shared } from './shared-columns.js';

export const documentStatuses = ['complete', 'partial', 'failed'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

export const stages = ['declared', 'interim', 'result'] as const;
/** Empty for what is no declaration, and for what could not be read. */
export type Stage = (typeof stages)[number] | '';

/** What a document seems to be (文書の種類). */
export const documentKinds = ['declaration', 'interim', 'result', 'evaluation_sheet', 'plan', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number] | '';

/** A stage as a column has it. */
export const stage = z.enum(stages).or(z.literal(''));

/** Where a cell with a figure of a KPI table ended (数値の勘定): the account leaves none out. */
export const figureEnds = {
  observation: ['観測値にした数値', 'observationsの値になったセル。', 'became an observation'],
  derived: ['率・増減などの数値', '達成率・増減など、他から計算された値のセル。', 'are derived (rates, differences)'],
  attribute: [
    '年度・期限などの数値',
    '基準年度・期限など、隣の値に係るセル。',
    'are attributes of a value beside them',
  ],
  label: ['見出し・名称の数値', '見出し・番号・名称・単位のセル。', 'are labels, codes or names'],
  note_mark: ['注記番号の数値', '数字が注記の番号だけのセル。', 'are marks of notes'],
  remark: ['備考などの数値', '備考・見出し行・他団体の値のセル。', 'stand in remarks, banners or are of others'],
  unread: [
    '意味の分からない数値',
    '意味が分からず値にしていないセル。指摘がある。',
    'were given no meaning; an issue tells of them',
  ],
} as const;
export type FigureEnd = keyof typeof figureEnds;

const figureColumn = (end: FigureEnd) => {
  const [title, description, meaning] = figureEnds[end];
  return column(z.int().min(0), {
    title,
    description: `目標値の表にある数字を含むセルのうち、${description}`,
    meaning: `Cells with a figure, in tables of indicators, that ${meaning}.`,
    unit: '個',
  });
};

/** The account of a document without tables. */
export const noFigures = {
  figures_observation: 0,
  figures_derived: 0,
  figures_attribute: 0,
  figures_label: 0,
  figures_note_mark: 0,
  figures_remark: 0,
  figures_unread: 0,
};

const figureColumns = {
  figures_observation: figureColumn('observation'),
  figures_derived: figureColumn('derived'),
  figures_attribute: figureColumn('attribute'),
  figures_label: figureColumn('label'),
  figures_note_mark: figureColumn('note_mark'),
  figures_remark: figureColumn('remark'),
  figures_unread: figureColumn('unread'),
};

/** One row of documents.csv (文書): a distinct PDF, with its status. Column order is the contract's. */
export const documentSchema = z.object({
  document_id: column(documentId, {
    title: '文書ID',
    description: 'PDFを表すID。PDFのバイト列のSHA-256の先頭12桁。',
    meaning: "First 12 hex digits of the SHA-256 of the PDF's bytes.",
  }),
  source_file: column(z.string(), {
    title: 'ファイル',
    description: '変換したPDFのファイル名。指定したフォルダーからの相対パス。',
    meaning: 'Path relative to the folder given.',
  }),
  source_url: column(z.string(), {
    title: '出典URL',
    description: 'PDFが公表されているアドレス。',
    meaning: 'Address at which the PDF was published.',
    missing: '出典の一覧にない',
  }),
  published: column(z.string(), {
    title: '公表日',
    description: 'PDFが公表された日。',
    meaning: 'Day of publication.',
    missing: '出典の一覧にない',
  }),
  sha256: column(
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .or(z.literal('')),
    {
      title: 'SHA-256',
      description: 'PDFのバイト列のSHA-256。',
      meaning: "SHA-256 of the PDF's bytes.",
      missing: 'ファイルを開けない',
    },
  ),
  status: column(z.enum(documentStatuses), {
    title: '状態',
    description: '読み取りの状態。',
    meaning: 'How far the document could be read.',
    labels: { complete: '誤りの指摘なし', partial: '一部を読めない', failed: '読めない' },
  }),
  title: column(z.string(), {
    title: '表題',
    description: '文書の表題。印字のまま。',
    meaning: 'Title as printed.',
    missing: '印字がない',
  }),
  document_fiscal_year: column(fiscalYear.nullable(), {
    title: '宣言の年度',
    description: '宣言が対象とする年度（西暦）。',
    meaning: 'Fiscal year that the document is for.',
    missing: '年度の印字がない',
  }),
  stage: column(stage, {
    title: '段階',
    description: '年度当初の宣言か、中間の確認か、年度末の結果か。',
    meaning: 'Declaration at the start of the year, check half-way, or result at its end.',
    labels: { declared: '当初の宣言', interim: '中間確認', result: '結果' },
    missing: '目標宣言ではない、または読み取れない',
  }),
  municipality_code: shared.municipality_code,
  municipality: shared.municipality,
  department: shared.department,
  speaker_title: column(z.string(), {
    title: '宣言者の職名',
    description: '宣言する人の職名。印字のまま。',
    meaning: 'Title of the speaker, as printed.',
    missing: '印字がない',
  }),
  speaker_name: column(z.string(), {
    title: '宣言者の氏名',
    description: '宣言する人の氏名。印字のまま。',
    meaning: 'Name of the speaker, as printed.',
    missing: '印字がない',
  }),
  plan_name: shared.plan_name,
  plan_start_fiscal_year: column(fiscalYear.nullable(), {
    title: '計画期間の開始年度',
    description: '計画期間の最初の年度（西暦）。',
    meaning: 'First fiscal year of the plan.',
    missing: '印字がない',
  }),
  plan_end_fiscal_year: column(fiscalYear.nullable(), {
    title: '計画期間の終了年度',
    description: '計画期間の最後の年度（西暦）。',
    meaning: 'Last fiscal year of the plan.',
    missing: '印字がない',
  }),
  pages: column(z.int().min(0), {
    title: 'ページ数',
    description: 'PDFのページ数。',
    meaning: 'Number of pages.',
    unit: 'ページ',
  }),
  tables: column(z.int().min(0), {
    title: '表の数',
    description: '見つかった表の数（ページにまたがる表は一つ）。',
    meaning: 'Number of tables, joined over pages.',
    unit: '個',
  }),
  indicators: column(z.int().min(0), {
    title: '指標の数',
    description: 'indicators の行数。',
    meaning: 'Rows in indicators.csv.',
    unit: '件',
  }),
  observations: column(z.int().min(0), {
    title: '観測値の数',
    description: 'observations の行数。',
    meaning: 'Rows in observations.csv.',
    unit: '件',
  }),
  glyphs: column(z.int().min(0), {
    title: '文字数',
    description: '見える文字の数（空白を除く）。glyphs_placed と glyphs_unplaced の和。',
    meaning: 'Visible characters: glyphs_placed + glyphs_unplaced.',
    unit: '文字',
  }),
  glyphs_placed: column(z.int().min(0), {
    title: '配置した文字数',
    description: '項目、表、注記、本文などに収めた文字の数。',
    meaning: 'Characters that found their place.',
    unit: '文字',
  }),
  glyphs_unplaced: column(z.int().min(0), {
    title: '未配置の文字数',
    description: 'どこにも収められず、文書のJSONに一覧した文字の数。',
    meaning: 'Characters listed as unplaced.',
    unit: '文字',
  }),
  issues: column(z.int().min(0), {
    title: '指摘の数',
    description: 'issues の行数。',
    meaning: 'Rows in issues.csv.',
    unit: '件',
  }),
  producer: column(z.string(), {
    title: '作成ソフト',
    description: 'PDFに記録された作成ソフト。',
    meaning: "The PDF's producer entry.",
    missing: '記録がない',
  }),
  profile: column(z.string(), {
    title: 'プロファイル',
    description: '読み取りに使った自治体別の設定。',
    meaning: 'Profile that the document was read with.',
    missing: '使っていない',
  }),
  document_kind: column(z.enum(documentKinds).or(z.literal('')), {
    title: '文書の種類',
    description: '何の文書と見たか。根拠は文書のJSONにある。other は目標宣言ではない文書。',
    meaning: 'What the document seems to be; the evidence stands in its JSON. `other` is no declaration of goals.',
    labels: {
      declaration: '目標宣言',
      interim: '中間報告',
      result: '結果報告',
      evaluation_sheet: '評価シート',
      plan: '指標のある計画・一覧',
      other: '目標宣言ではない',
    },
    missing: '読み取れない',
  }),
  declarations: column(z.int().min(0), {
    title: '宣言の数',
    description:
      'declarations の行数。2以上のとき、表題・年度・段階・部等・宣言者・計画は declarations にあり、この表では空欄とする。',
    meaning:
      'Rows in declarations.csv; where there are several, title, year, stage, department, speaker and plan stand there only.',
    unit: '件',
  }),
  ...figureColumns,
});
export type DocumentRow = z.infer<typeof documentSchema>;
