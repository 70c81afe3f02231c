// As much of a result as joining years needs.

import { groupBy } from '../groups/group-by.js';
import type { Stage } from '../schema/document.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import { indicatorOf } from '../schema/indicator-of.js';
import type { Observation } from '../schema/observation.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { withoutBlanks } from '../text/fold.js';

/** What the joining of years needs of one value; some hundred bytes, so that a city's twenty years fit in memory. */
export interface ProjectedValue {
  readonly kind: ValueKind;
  readonly fiscalYear: number | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly part: number;
  readonly partLabel: string;
  readonly missing: boolean;
  /** Decimal string where the value is one number. */
  readonly number: string | null;
  readonly unit: string;
  /** The cell as printed. */
  readonly text: string;
  /** What is said, comparable: two values with equal `says` state the same (units apart). */
  readonly says: string;
  /** What is said, for a sentence: `172人`, `男性 35.2%`, `2箇所で実施`, `—`. */
  readonly shown: string;
  readonly page: number;
}

/** One row of indicators.csv with its values. */
export interface ProjectedRow {
  readonly table: number;
  readonly row: number;
  readonly page: number;
  readonly planName: string;
  readonly code: string;
  readonly project: string;
  readonly indicator: string;
  readonly division: string;
  /** Space-separated content words of project and indicator name (内容語). */
  readonly keywords: string;
  readonly values: readonly ProjectedValue[];
}

/** One document as the joining of years sees it. */
export interface SeriesProjection {
  readonly documentId: string;
  readonly municipalityCode: string;
  readonly municipality: string;
  readonly department: string;
  readonly title: string;
  readonly sourceFile: string;
  readonly published: string;
  readonly fiscalYear: number | null;
  readonly stage: Stage;
  readonly planName: string;
  readonly planStart: number | null;
  readonly planEnd: number | null;
  readonly rows: readonly ProjectedRow[];
}

/** Two decimals are the same number when this is the same text: 35.20 and 35.2, -0 and 0. */
export function plainDecimal(decimal: string): string {
  const negative = decimal.startsWith('-');
  const digits = decimal.replace(/^-?0*(?=\d)/, '');
  const trimmed = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return negative && trimmed !== '0' ? `-${trimmed}` : trimmed;
}

/** Texts and values that were met before: the same words come in every year, and the same baselines, and are kept once. */
export interface Pool {
  readonly share: (text: string) => string;
  readonly shareValue: (value: ProjectedValue) => ProjectedValue;
}

export function buildPool(): Pool {
  const texts = new Map<string, string>();
  const values = new Map<string, ProjectedValue>();
  return {
    share(text) {
      const known = texts.get(text);
      if (known !== undefined) return known;
      texts.set(text, text);
      return text;
    },
    shareValue(value) {
      const key = JSON.stringify(Object.values(value));
      const known = values.get(key);
      if (known) return known;
      values.set(key, value);
      return value;
    },
  };
}

function sayingOf(observation: Observation): string {
  const { status, value_number, value_min, value_max, missing_reason } = observation;
  const modifiers = observation.modifiers.split(' ').filter((modifier) => modifier !== '' && modifier !== 'ditto');
  const words = withoutBlanks(observation.text_value);
  switch (status) {
    case 'number':
      return ['n', plainDecimal(value_number ?? ''), words, ...modifiers].join('|');
    case 'range':
      return ['r', plainDecimal(value_min ?? ''), plainDecimal(value_max ?? ''), words, ...modifiers].join('|');
    case 'text':
      return ['t', words].join('|');
    case 'missing':
      return ['m', missing_reason ?? ''].join('|');
    default:
      throw new Error(`no saying for ${status satisfies never}`);
  }
}

/** The printed cell without the bracket that only dates it: 162人 (平成29年度) → 162人. */
function withoutPeriod(text: string, period: string): string {
  if (period === '') return text.trim();
  const brackets = [`(${period})`, `（${period}）`, `〔${period}〕`, `[${period}]`];
  return brackets.reduce((rest, bracket) => rest.replace(bracket, ''), text).trim();
}

function shownOf(observation: Observation, hasParts: boolean): string {
  if (!hasParts || observation.status !== 'number') {
    return withoutPeriod(observation.value_text, observation.period_text) || '（空欄）';
  }
  const value = `${observation.value_number ?? ''}${observation.unit}${observation.text_value}`;
  return observation.part_label === '' ? value : `${observation.part_label} ${value}`;
}

function projectValue(observation: Observation, hasParts: boolean, { share, shareValue }: Pool): ProjectedValue {
  const shareNullable = (text: string | null): string | null => (text === null ? null : share(text));
  return shareValue({
    kind: observation.value_kind,
    fiscalYear: observation.fiscal_year,
    start: shareNullable(observation.period_start),
    end: shareNullable(observation.period_end),
    part: observation.part,
    partLabel: share(observation.part_label),
    missing: observation.status === 'missing',
    number: observation.status === 'number' ? shareNullable(observation.value_number) : null,
    unit: share(observation.unit),
    text: share(observation.value_text),
    says: share(sayingOf(observation)),
    shown: share(shownOf(observation, hasParts)),
    page: observation.page,
  });
}

/** `<document>/<table>/<row>/<column>/<part>` → the cell. */
const cellOf = (observation: Observation): string => observation.observation_id.replace(/\/[^/]*$/, '');

function projectRow(
  indicator: Indicator,
  observations: readonly Observation[],
  documentPlan: string,
  pool: Pool,
): ProjectedRow {
  const { share } = pool;
  const cells = new Map<string, number>();
  for (const observation of observations) cells.set(cellOf(observation), (cells.get(cellOf(observation)) ?? 0) + 1);
  const values = observations.map((each) => projectValue(each, (cells.get(cellOf(each)) ?? 0) > 1, pool));
  return {
    table: indicator.table,
    row: indicator.row,
    page: indicator.page,
    planName: share(observations.find((each) => each.plan_name !== '')?.plan_name ?? documentPlan),
    code: share(indicator.project_code),
    project: share(indicator.project_name),
    indicator: share(indicator.indicator_name),
    division: share(indicator.division),
    keywords: share(indicator.keywords),
    values,
  };
}

/** What the joining of years keeps of one converted document. */
export function seriesProjection(
  result: Pick<DocumentResult, 'document' | 'indicators' | 'observations'>,
  pool: Pool = buildPool(),
): SeriesProjection {
  const { document } = result;
  const { share } = pool;
  const byIndicator = groupBy(result.observations, (observation) => indicatorOf(observation, result.indicators));
  return {
    documentId: document.document_id,
    municipalityCode: share(document.municipality_code),
    municipality: share(document.municipality),
    department: share(document.department),
    title: document.title,
    sourceFile: document.source_file,
    published: document.published,
    fiscalYear: document.document_fiscal_year,
    stage: document.stage,
    planName: share(document.plan_name),
    planStart: document.plan_start_fiscal_year,
    planEnd: document.plan_end_fiscal_year,
    rows: result.indicators.map((indicator) =>
      projectRow(indicator, byIndicator.get(indicator) ?? [], document.plan_name, pool),
    ),
  };
}

const cityOf = ({ document }: Pick<DocumentResult, 'document'>): string =>
  `${document.municipality_code}|${document.municipality}`;

/** What the joining of years keeps of a document: of each of its declarations for itself, where it holds several. */
function declaredProjections(
  result: Pick<DocumentResult, 'document' | 'declarations' | 'indicators' | 'observations'>,
  pool: Pool,
): SeriesProjection[] {
  const { document, declarations, indicators, observations } = result;
  if (declarations.length < 2) return [seriesProjection(result, pool)];
  const of = <T extends { readonly declaration: number }>(rows: readonly T[], number: number): T[] =>
    rows.filter(({ declaration }) => declaration === number);
  const own = declarations.map((declared) => {
    const { declaration, title, document_fiscal_year, stage, department } = declared;
    const { plan_name, plan_start_fiscal_year, plan_end_fiscal_year } = declared;
    const facts = { title, document_fiscal_year, stage, department };
    const plan = { plan_name, plan_start_fiscal_year, plan_end_fiscal_year };
    const rows = { indicators: of(indicators, declaration), observations: of(observations, declaration) };
    return seriesProjection({ document: { ...document, ...facts, ...plan }, ...rows }, pool);
  });
  const none = of(indicators, 0);
  if (none.length === 0) return own;
  return [...own, seriesProjection({ document, indicators: none, observations: of(observations, 0) }, pool)];
}

/** The projections of documents as they pass by; a city's texts and values are pooled, and let go with it. */
export async function* projectDocuments(
  results: AsyncIterable<Pick<DocumentResult, 'document' | 'declarations' | 'indicators' | 'observations'>>,
): AsyncGenerator<SeriesProjection> {
  let city: string | undefined;
  let pool = buildPool();
  for await (const result of results) {
    if (city !== cityOf(result)) pool = buildPool();
    city = cityOf(result);
    yield* declaredProjections(result, pool);
  }
}
