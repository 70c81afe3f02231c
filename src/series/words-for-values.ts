// Years, values and declarations in words, for people.

import type { Stage } from '../schema/document.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import type { ProjectedValue } from './projection.js';
import type { Vintage } from './vintage.js';

/** First fiscal year of each era (元号) and its name; 平成31年度 is 令和元年度. */
const eras = [
  { from: 2019, name: '令和' },
  { from: 1989, name: '平成' },
  { from: 1926, name: '昭和' },
  { from: 1912, name: '大正' },
  { from: 1868, name: '明治' },
] as const;

/** 2019 → `令和元年度`. */
export function fiscalYearInWords(year: number): string {
  const era = eras.find(({ from }) => year >= from);
  if (!era) return `${year}年度`;
  const count = year - era.from + 1;
  return `${era.name}${count === 1 ? '元' : count}年度`;
}

const dayInWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A value's period for a sentence: the fiscal year, or its days where it is not a whole one. */
export function periodInWords(value: Pick<ProjectedValue, 'fiscalYear' | 'start' | 'end'>): string {
  const { fiscalYear, start, end } = value;
  const whole = fiscalYear !== null && (start === null || start === `${fiscalYear}-04-01`);
  if (whole && (end === null || end === `${fiscalYear + 1}-03-31`)) return fiscalYearInWords(fiscalYear);
  if (start === null && end === null) return '年度の記載がない';
  if (start === end && start !== null) return dayInWords(start);
  return `${start === null ? '' : dayInWords(start)}から${end === null ? '' : `${dayInWords(end)}まで`}`;
}

const shownValues = 3;

/** Equal values as evidence: `平成29年度 162人, 平成30年度 194人`; the first few. */
export function describeValues(values: readonly ProjectedValue[]): string {
  const texts = values.slice(0, shownValues).map((value) => `${periodInWords(value)} ${value.shown}`);
  const rest = values.length - texts.length;
  return rest > 0 ? `${texts.join(', ')} ほか${rest}件` : texts.join(', ');
}

export const kindInWords = (kind: ValueKind): string => kindMeta(kind).name;

const stageWords: Readonly<Record<Stage, string>> = {
  '': '文書',
  declared: '宣言',
  interim: '中間報告',
  result: '結果報告',
};

/** `令和3年度の宣言`, `令和2年度の結果報告`, `令和2年度の宣言の訂正版`. */
export function declarationInWords({ document, reissue }: Pick<Vintage, 'document' | 'reissue'>): string {
  const year = document.fiscalYear === null ? '年度不明' : fiscalYearInWords(document.fiscalYear);
  return `${year}の${stageWords[document.stage]}${reissue ? 'の訂正版' : ''}`;
}
