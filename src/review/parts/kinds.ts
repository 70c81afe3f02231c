// Kinds, codes and values as words and colours.

import type { Observation } from '../../schema/observation.js';
import { kindMeta, type ValueKind, valueKinds } from '../../schema/value-kinds.js';

/** What kinds, statuses and modifiers of values are called on the pages, and how they look. */

type Language = 'ja' | 'en';
type Labels = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const labels = {
  status: {
    ja: { number: '数値', range: '範囲', text: '文字', missing: '欠測' },
    en: { number: 'number', range: 'range', text: 'words', missing: 'missing' },
  },
  missing_reason: {
    ja: {
      blank: '空欄',
      dash: 'ダッシュ',
      pending: '未定・集計中',
      not_applicable: '該当なし',
      not_assessed: '評価なし',
    },
    en: {
      blank: 'blank',
      dash: 'dash',
      pending: 'pending',
      not_applicable: 'not applicable',
      not_assessed: 'not assessed',
    },
  },
  modifiers: {
    ja: {
      approx: '約',
      cumulative: '累計',
      decrease: '減',
      ditto: '同左・同上',
      fraction: '割り算',
      gross: '延べ',
      increase: '増',
      max_exclusive: '未満',
      min_exclusive: '超',
      ordinal: '第何',
      per_month: '月当たり',
      per_person: '一人当たり',
      per_year: '年当たり',
      rank: '順位',
    },
    en: {},
  },
  role: {
    ja: {
      project_code: '事業番号',
      project_name: '事業名',
      indicator_name: '指標名',
      unit: '単位',
      division: '所管課',
      value: '値',
      kind: '区分（値の種類）',
      year: '年度',
      dates: '隣の値の年度',
      part: '内訳',
      group: '分類',
      rating: '達成率・評価',
      others: '他団体の値',
      remarks: '備考',
      number: '通し番号',
      unknown: '読まない列',
    },
    en: {},
  },
} as const satisfies Record<string, Labels>;

/** A code of a field in words; the code itself where it has none. */
export function labelOf(field: string, code: string, language: Language): string {
  if (field === 'value_kind') return kindName(code, language);
  const found: Readonly<Record<string, string>> | undefined = (labels as Partial<Record<string, Labels>>)[field]?.[
    language
  ];
  if (field === 'modifiers')
    return code
      .split(' ')
      .map((word) => found?.[word] ?? word)
      .join('・');
  return found?.[code] ?? code.replaceAll('_', ' ');
}

/** A kind's name where room is scarce. */
export function kindName(kind: string, language: Language): string {
  const known = valueKinds.find((one) => one === kind);
  if (!known) return kind;
  const { short, english } = kindMeta(known);
  return language === 'ja' ? short : english;
}

/** Shape of a kind as the charts draw it: colour alone tells nothing to some people. */
export const kindMark = (kind: ValueKind): string => kindMeta(kind).look.mark;

/** Gives an element the colour of a kind; style sheets make it fit to light and dark. */
export function paintKind(target: HTMLElement, kind: ValueKind): void {
  target.style.setProperty('--kind', kindMeta(kind).look.colour);
}

/** What an observation says, in a few words: 412500枚, 80～90%, 未定. */
export function describeValue(observation: Observation, language: Language): string {
  const { status, unit, text_value, value_number, value_min, value_max, missing_reason } = observation;
  const beside = (text: string): string => [text, text_value].filter((part) => part !== '').join(' ');
  switch (status) {
    case 'number':
      return beside(`${groupDigits(value_number ?? '')}${unit}`);
    case 'range':
      return beside(`${groupDigits(value_min ?? '')}～${groupDigits(value_max ?? '')}${unit}`);
    case 'text':
      return text_value;
    default:
      return missing_reason === null ? '—' : `（${labelOf('missing_reason', missing_reason, language)}）`;
  }
}

/** A decimal with its digits in groups of three, for eyes only. */
export const groupDigits = (decimal: string): string =>
  decimal.replace(/^(-?)(\d+)/, (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ','));
