// What later declarations say differently, as rows.

import type { ChangeKind, SeriesChange } from '../schema/series-change.js';
import { type ValueKind, valueKinds } from '../schema/value-kinds.js';
import type { Entry } from './entry.js';
import { latestName } from './series-rows.js';
import { ofKind, type PeriodStatements, type Statement, saysTheSame } from './statements.js';
import { declarationInWords, kindInWords, periodInWords } from './words-for-values.js';

/** A difference between two declarations of one series, before it is put into words. */
export interface Change {
  readonly change: ChangeKind;
  readonly period: PeriodStatements | undefined;
  readonly kind: ValueKind | undefined;
  readonly earlier: { readonly text: string; readonly entry: Entry; readonly page: number };
  readonly later: { readonly text: string; readonly entry: Entry; readonly page: number };
  readonly sentence: string;
}

/** A blank cell states nothing, so nothing can differ from it; 集計中 and a dash do state something. */
const isStated = ({ value }: Statement): boolean => !(value.missing && value.says === 'm|blank');

const sideOf = ({ entry, value }: Statement) => ({ text: value.shown, entry, page: value.page });

const isCorrection = (earlier: Entry, later: Entry): boolean => {
  const [a, b] = [earlier.vintage.document, later.vintage.document];
  return later.vintage.reissue && a.fiscalYear === b.fiscalYear && a.stage === b.stage;
};

function changeOf(earlier: Statement, later: Statement, period: PeriodStatements): Change | undefined {
  if (earlier.entry === later.entry || saysTheSame(earlier.value, later.value)) return undefined;
  const sameKind = earlier.value.kind === later.value.kind;
  const when = periodInWords(period);
  const before = `${when}の${kindInWords(earlier.value.kind)} ${earlier.value.shown}`;
  const after = sameKind ? ` ${later.value.shown}` : `${kindInWords(later.value.kind)} ${later.value.shown}`;
  const corrected = isCorrection(earlier.entry, later.entry);
  return {
    change: corrected ? 'corrected' : sameKind ? 'revised' : 'settled',
    period,
    kind: later.value.kind,
    earlier: sideOf(earlier),
    later: sideOf(later),
    sentence: `${before} は、${declarationInWords(later.entry.vintage)}では${after}`,
  };
}

/** Each statement with the one before it that a later declaration can differ from. */
function consecutive(statements: readonly Statement[]): (readonly [earlier: Statement, later: Statement])[] {
  return statements.slice(1).flatMap((later, index) => {
    const earlier = statements[index];
    return earlier ? [[earlier, later] as const] : [];
  });
}

/** 見込 → 実績: the first actual against the last estimate that was stated before it. */
function settling(period: PeriodStatements): (readonly [earlier: Statement, later: Statement])[] {
  const later = ofKind(period, 'actual').find(({ value }) => !value.missing);
  const earlier =
    later &&
    ofKind(period, 'estimate').findLast(({ entry, value }) => entry.index < later.entry.index && !value.missing);
  return later && earlier ? [[earlier, later]] : [];
}

function valueChanges(period: PeriodStatements): Change[] {
  const sameKind = valueKinds.flatMap((kind) => consecutive(ofKind(period, kind).filter(isStated)));
  return [...sameKind, ...settling(period)]
    .map(([earlier, later]) => changeOf(earlier, later, period))
    .filter((change) => change !== undefined);
}

interface Naming {
  readonly change: ChangeKind;
  readonly word: string;
  readonly printed: (entry: Entry) => string;
  /** Two spellings with equal keys are the same name. */
  readonly key: (entry: Entry) => string;
}

const planInWords = ({ row, vintage }: Entry): string => {
  const { planName, planStart, planEnd } = vintage.document;
  const years =
    planStart === null || planEnd === null || row.planName !== planName ? '' : `（${planStart}～${planEnd}）`;
  return `${row.planName}${years}`;
};

const namings: readonly Naming[] = [
  { change: 'plan', word: '計画', printed: planInWords, key: ({ planPeriod, plan }) => planPeriod || plan },
  { change: 'project_code', word: '事業番号', printed: ({ row }) => row.code, key: ({ code }) => code },
  { change: 'project_name', word: '事業名', printed: ({ row }) => row.project, key: ({ project }) => project },
  { change: 'indicator_name', word: '指標名', printed: ({ row }) => row.indicator, key: ({ indicator }) => indicator },
  {
    change: 'department',
    word: '部等',
    printed: ({ vintage }) => vintage.document.department,
    key: ({ department }) => department,
  },
  { change: 'division', word: '所管課', printed: ({ row }) => row.division, key: ({ division }) => division },
  { change: 'unit', word: '単位', printed: ({ unit }) => unit, key: ({ unit }) => unit },
];

function nameChanges(rows: readonly Entry[], { change, word, printed, key }: Naming): Change[] {
  const named = rows.filter((entry) => key(entry) !== '' && printed(entry) !== '');
  return named.slice(1).flatMap((later, index) => {
    const earlier = named[index];
    if (!earlier || key(earlier) === key(later)) return [];
    const sentence = `${word}「${printed(earlier)}」は、${declarationInWords(later.vintage)}では「${printed(later)}」`;
    const side = (entry: Entry) => ({ text: printed(entry), entry, page: entry.row.page });
    return [{ change, period: undefined, kind: undefined, earlier: side(earlier), later: side(later), sentence }];
  });
}

/** All that later declarations say differently about one series, in the order of the declarations that say it. */
export function findChanges(rows: readonly Entry[], periods: readonly PeriodStatements[]): Change[] {
  const names = namings.flatMap((naming) => nameChanges(rows, naming));
  const values = periods.flatMap(valueChanges);
  return [...names, ...values].sort((left, right) => left.later.entry.index - right.later.entry.index);
}

/** A change as a row of changes.csv. */
export function buildChangeRow(rows: readonly Entry[], change: Change): SeriesChange {
  const { earlier, later, period } = change;
  const { municipalityCode, municipality } = later.entry.vintage.document;
  return {
    municipality_code: municipalityCode,
    municipality,
    series_id: rows[0]?.ref ?? later.entry.ref,
    project_code: latestName(rows, ({ row }) => row.code),
    project_name: latestName(rows, ({ row }) => row.project),
    indicator_name: latestName(rows, ({ row }) => row.indicator),
    change: change.change,
    value_kind: change.kind ?? null,
    fiscal_year: period?.fiscalYear ?? null,
    period_start: period?.start ?? null,
    period_end: period?.end ?? null,
    part: period?.part ?? null,
    earlier: earlier.text,
    earlier_document: earlier.entry.vintage.document.documentId,
    earlier_page: earlier.page,
    later: later.text,
    later_document: later.entry.vintage.document.documentId,
    later_page: later.page,
    sentence: change.sentence,
  };
}
