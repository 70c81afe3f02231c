// One row of observations.csv (観測値): one indicator × one period × one kind.

import * as z from 'zod';
import { column } from './column.js';
import { declarationNumber } from './declaration.js';
import { day, decimal, fiscalYear } from './scalars.js';
import { shared } from './shared-columns.js';
import { byKind, valueKinds } from './value-kinds.js';

export const statuses = ['number', 'range', 'text', 'missing'] as const;

export const missingReasons = ['blank', 'dash', 'pending', 'not_applicable', 'not_assessed'] as const;
export type MissingReason = (typeof missingReasons)[number];

export const modifiers = [
  'approx',
  'cumulative',
  'decrease',
  'ditto',
  'fraction',
  'gross',
  'increase',
  'max_exclusive',
  'min_exclusive',
  'ordinal',
  'per_month',
  'per_person',
  'per_year',
  'rank',
] as const;
export type Modifier = (typeof modifiers)[number];

/** One row of observations.csv (観測値): one indicator × one period × one kind. Column order is the contract's. */
export const observationSchema = z.object({
  observation_id: column(z.string(), {
    title: '観測値ID',
    description: '文書ID/表/行/列/部分。番号はいずれも印字の順に1から数える。',
    meaning: '<document_id>/<table>/<row>/<column>/<part>, all counted from 1 as printed.',
  }),
  document_id: shared.document_id,
  municipality_code: shared.municipality_code,
  municipality: shared.municipality,
  department: shared.department,
  document_fiscal_year: column(fiscalYear.nullable(), {
    title: '宣言の年度',
    description: '宣言が対象とする年度（西暦）。値がいつの時点の文書によるかを示す。',
    meaning: 'Fiscal year that the document is for: the vintage of its values.',
    missing: '年度の印字がない',
  }),
  plan_name: shared.plan_name,
  project_code: shared.project_code,
  project_name: shared.project_name,
  indicator_name: shared.indicator_name,
  division: shared.division,
  value_kind: column(z.enum(valueKinds), {
    title: '値の種類',
    description: '実績か目標かなど、値が何であるか。列見出し、または注による。',
    meaning: 'What the value is: from the header of its column, or a note.',
    labels: byKind(({ printed }) => printed),
  }),
  fiscal_year: column(fiscalYear.nullable(), {
    title: '年度',
    description: '値の期間の4月が属する年度（西暦）。平成31年度と令和元年度はともに2019。',
    meaning: "Year in which the period's April lies.",
    missing: '期間が一つの年度に収まらない、または印字がない',
  }),
  period_start: column(day.nullable(), {
    title: '期間の初日',
    description: '値の期間の最初の日（その日を含む）。',
    meaning: 'First day of the period, inclusive.',
    missing: '期間が分からない、または始まりがない',
  }),
  period_end: column(day.nullable(), {
    title: '期間の末日',
    description: '値の期間の最後の日（その日を含む）。',
    meaning: 'Last day of the period, inclusive.',
    missing: '期間が分からない、または終わりがない',
  }),
  period_text: column(z.string(), {
    title: '期間の表記',
    description: '期間の印字。セルにあればセルから、なければ列見出しから。',
    meaning: 'The period as printed, from the cell if it carries its own, else from the header.',
    missing: '印字がない',
  }),
  status: column(z.enum(statuses), {
    title: '値の状態',
    description: '数値か、範囲か、文字か、欠測か。',
    meaning: 'Whether the cell holds a number, a range, words, or nothing.',
    labels: { number: '数値', range: '範囲', text: '文字（節目など）', missing: '欠測' },
  }),
  value_number: column(decimal.nullable(), {
    title: '数値',
    description: '数値。桁区切りはなく、千・万などの倍率は掛けてある。小数は印字の桁数のまま。単位は unit にある。',
    meaning: 'Decimal; scale folded in; as many decimals as printed.',
    missing: '数値でない（status と missing_reason を参照）',
  }),
  value_min: column(decimal.nullable(), {
    title: '下限値',
    description: '範囲の下限。80%以上なら80。',
    meaning: 'Lower bound of a range.',
    missing: '範囲でない、または下限がない',
  }),
  value_max: column(decimal.nullable(), {
    title: '上限値',
    description: '範囲の上限。5件以下なら5。',
    meaning: 'Upper bound of a range.',
    missing: '範囲でない、または上限がない',
  }),
  unit: column(z.string(), {
    title: '単位',
    description: 'そろえた単位（箇所、人、%、円など）。',
    meaning: 'Canonical unit.',
    missing: '単位がない',
  }),
  unit_text: column(z.string(), {
    title: '単位の表記',
    description: '印字された単位（か所、名、千円など）。',
    meaning: 'The unit as printed.',
    missing: '単位がない',
  }),
  text_value: column(z.string(), {
    title: '文字による値',
    description: '言葉で示された値、または数値に添えられた言葉。',
    meaning: 'The words: the whole cell, or what stands beside its number.',
    missing: '言葉がない',
  }),
  modifiers: column(z.string(), {
    title: '修飾',
    description:
      '数値の読み方を示す符号。空白区切り、順序は一定。approx 約、gross 延べ、cumulative 累計、increase 増、decrease 減、per_year 年当たり、per_month 月当たり、per_person 一人当たり、ordinal 第何、rank 順位、fraction 割り算の値、min_exclusive 超、max_exclusive 未満、ditto 同左・同上。',
    meaning: 'How the number is meant: space-separated, sorted.',
    missing: '修飾がない',
  }),
  missing_reason: column(z.enum(missingReasons).nullable(), {
    title: '欠測の理由',
    description: '値がない理由。ゼロは欠測でない。',
    meaning: 'Why there is no value, only where status is missing.',
    missing: '欠測でない',
    labels: {
      blank: '空欄',
      dash: '横線（—など）',
      pending: '未定・集計中',
      not_applicable: '該当なし',
      not_assessed: '評価せず',
    },
  }),
  part: column(z.int().min(1), {
    title: '部分の番号',
    description: '一つのセルに値が複数あるときの番号。1から。',
    meaning: 'Number of the value where one cell holds several, from 1.',
  }),
  part_label: column(z.string(), {
    title: '部分の名称',
    description: '一つのセルに値が複数あるときの名称（男性、女性など）。',
    meaning: 'Label of the value where one cell holds several.',
    missing: '名称がない',
  }),
  value_text: column(z.string(), {
    title: 'セルの表記',
    description: 'セルの印字のまま。折り返しはつなぎ、意図した改行は空白一つとする。',
    meaning: 'The cell as printed, wrapped lines joined.',
    missing: '空欄',
  }),
  note_ids: column(z.string(), {
    title: '注記ID',
    description: 'この値にかかる注記のID。空白区切り。',
    meaning: 'Notes that bear on this value, space-separated.',
    missing: '注記がない',
  }),
  page: shared.page,
  bbox: shared.bbox,
  needs_review: column(z.boolean(), {
    title: '要確認',
    description: '警告または誤りの指摘がこの値を指すとき true。',
    meaning: 'true when an issue of level warning or error points at this value.',
  }),
  corrected: column(z.boolean(), {
    title: '訂正済み',
    description: '人による訂正で置き換えた値のとき true。value_text は印字のまま。',
    meaning: 'true when a correction by a person replaced what was read.',
  }),
  declaration: declarationNumber,
  indicator_group: shared.indicator_group,
});
export type Observation = z.infer<typeof observationSchema>;
