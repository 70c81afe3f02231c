import * as z from 'zod';
import { column } from './column.js';
import { stage } from './document.js';
import { decimal, documentId, fiscalYear } from './scalars.js';
import { rowRef, shared, sharedOfSeries } from './shared-columns.js';

/** How sure a link is: made by rule; made by a person; waiting for a person. */
export const certainties = ['certain', 'accepted', 'proposed'] as const;

/** What joins a row to its series. `first`: the series starts here. */
export const linkRules = [
  'first',
  'plan_code',
  'names',
  'names_values',
  'edition',
  'accepted',
  'joined',
  'likely',
] as const;
export type LinkRule = (typeof linkRules)[number];

/**
 * One row of series_links.csv (系列の対応): an indicator row and the series it belongs to. Each row of indicators.csv has exactly one line
 * that is `certain` or `accepted`; a `proposed` line stands besides it, is not in force and waits for a person.
 */
export const seriesLinkSchema = z.object({
  municipality_code: shared.municipality_code,
  municipality: shared.municipality,
  series_id: sharedOfSeries.series_id,
  document_id: column(documentId, {
    title: '文書ID',
    description: 'PDFを表すID。documents の document_id に対応する。',
    meaning: 'Document of the indicator row.',
  }),
  table: column(z.int().min(1), {
    title: '表の番号',
    description: '文書の中の表の番号。1から。',
    meaning: 'Table of the row, from 1.',
  }),
  row: column(z.int().min(1), {
    title: '行の番号',
    description: '表の中の行の番号。1から。',
    meaning: 'Row of the table, from 1.',
  }),
  page: shared.page,
  document_fiscal_year: column(fiscalYear.nullable(), {
    title: '宣言の年度',
    description: '宣言が対象とする年度（西暦）。',
    meaning: 'Year that the document is for.',
    missing: '読み取れない',
  }),
  stage: column(stage, {
    title: '段階',
    description: '年度当初の宣言、中間報告、結果報告の別。',
    meaning: 'Declaration, interim report or report of results.',
    labels: {
      declared: '宣言',
      interim: '中間報告',
      result: '結果報告',
    },
    missing: '目標宣言ではない文書',
  }),
  department: shared.department,
  plan_name: column(z.string(), {
    title: '計画名',
    description: '計画の名称。印字のまま。',
    meaning: 'Name of the plan, as printed.',
    missing: '印字がない',
  }),
  project_code: column(z.string(), {
    title: '事業番号',
    description: '事業番号。印字のまま。',
    meaning: 'Project number, as printed.',
    missing: '印字がない',
  }),
  project_name: column(z.string(), {
    title: '事業名',
    description: '事業の名称。印字のまま。',
    meaning: 'Name of the project, as printed.',
    missing: '印字がない',
  }),
  indicator_name: column(z.string(), {
    title: '指標名',
    description: '指標の名称。印字のまま。',
    meaning: 'Name of the indicator, as printed.',
    missing: '印字がない',
  }),
  division: column(z.string(), {
    title: '所管課',
    description: '所管する課等。印字のまま。',
    meaning: 'Division in charge, as printed.',
    missing: '印字がない',
  }),
  certainty: column(z.enum(certainties), {
    title: '確かさ',
    description: '対応の確かさ。候補は人の判断を待つもので、series には反映しない。',
    meaning: 'How sure the link is; a proposed one is not in force.',
    labels: {
      certain: '確実',
      accepted: '人が承認',
      proposed: '候補',
    },
  }),
  rule: column(z.enum(linkRules), {
    title: '規則',
    description: '対応付けの規則。',
    meaning: 'What joins the row to its series.',
    labels: {
      first: '系列の始まり',
      plan_code: '計画・事業番号・指標名',
      names: '部等・計画・事業名・指標名',
      names_values: '名称と値',
      edition: '訂正版',
      accepted: '候補の承認',
      joined: '人による結合',
      likely: '類似',
    },
  }),
  linked_to: column(rowRef.or(z.literal('')), {
    title: '対応先の行',
    description: '根拠となった、同じ系列の行（文書ID/表/行）。',
    meaning: 'Row of the series that this one was joined to.',
    missing: '系列の始まり',
  }),
  evidence: column(z.string(), {
    title: '根拠',
    description: '対応付けの根拠。',
    meaning: 'Why the two rows were joined.',
    missing: '系列の始まり',
  }),
  score: column(decimal.nullable(), {
    title: '根拠の強さ',
    description: '候補の根拠の強さ（0から1）。',
    meaning: 'Strength of the evidence of a proposal, 0 to 1.',
    missing: '候補ではない',
  }),
  superseded_by: column(documentId.nullable(), {
    title: '訂正版の文書ID',
    description: 'この文書に代わる訂正版。',
    meaning: 'Corrected re-issue that takes the place of this document.',
    missing: '訂正版がない',
  }),
});
export type SeriesLink = z.infer<typeof seriesLinkSchema>;
