import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import type { TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { IndicatorRow } from './indicator-rows.js';
import type { ReadObservation } from './read-observation.js';
import { opening, sentencesOf } from './said-years.js';

/** What lines beside a table say of years that run from January on (暦年). */
export interface CalendarSaid {
  /** The text that says so of all its years; empty where none does. */
  readonly ofAll: string;
  /** Sentences that say it of something that they name: 観光客数は暦年の値である. */
  readonly ofSome: readonly string[];
}

const counts =
  /暦年|(?:各年|毎年|年ごと)の?1月(?:1日)?(?:から|[~-])(?:同年)?12月|1月(?:1日)?(?:から|[~-])(?:同年)?12月(?:31日)?(?:まで)?の(?:合計|累計|集計|統計|値|数値|実績|1年間|件数|人数)/u;
/** What may stand before that, where all of the table is meant. */
const ofAllWords =
  /^(?:この|本|上記|当該|上の|表|各|指標|数値|数|値|実績|目標|統計|年次|年|データ|集計|期間|いずれも|すべて|全て|の|中|は|も|とも|で|及び|と|、|:|年度では?なく?、?|年度で(?:は)?ない、?)*[([]?$/u;
const exception = /除く|除き|以外|ただし|一部/u;

function readSentence(sentence: string, isCaption: boolean): 'all' | 'some' | undefined {
  const folded = foldForMatching(sentence).replace(opening, '');
  const found = counts.exec(folded);
  if (!found) return undefined;
  const before = folded.slice(0, found.index);
  if (exception.test(folded)) return 'some';
  return ofAllWords.test(before) || (isCaption && !before.includes('は')) ? 'all' : 'some';
}

/** `captions` stand right above the table, `others` near it. */
export function readCalendarSaid(captions: readonly TextLine[], others: readonly TextLine[]): CalendarSaid {
  const said = [
    ...sentencesOf(captions).map((text) => ({ text, scope: readSentence(text, true) })),
    ...sentencesOf(others).map((text) => ({ text, scope: readSentence(text, false) })),
  ];
  return {
    ofAll: said.find(({ scope }) => scope === 'all')?.text ?? '',
    ofSome: said.flatMap(({ text, scope }) => (scope === 'some' ? [text] : [])),
  };
}

/** R5 as the year from January to December; undefined where it is no whole year, or its label prints 年度. */
function asCalendarYear(period: Period, evidence: string): Period | undefined {
  const { fiscal_year: year, period_start, period_end, text, counting } = period;
  const isWhole = year !== null && period_start === `${year}-04-01` && period_end === `${year + 1}-03-31`;
  if (!isWhole || counting?.because === 'series' || /年度|FY/iu.test(text.normalize('NFKC'))) return undefined;
  return {
    ...period,
    kind: 'year',
    fiscal_year: null,
    period_start: `${year}-01-01`,
    period_end: `${year}-12-31`,
    counting: { taken: 'year', because: 'series', evidence },
  };
}

const plainName = (name: string): string => foldForMatching(name).replace(/の|[([].*$/gu, '');

/** The sentence that says of the observation that its year is a calendar year; `unsure` where it may speak of others. */
function sentenceFor(
  { indicator }: ReadObservation,
  { ofAll, ofSome }: CalendarSaid,
  names: readonly string[],
): { readonly text: string; readonly unsure: boolean } | undefined {
  if (ofAll !== '') return { text: ofAll, unsure: false };
  const own = plainName(indicator.indicatorName);
  const named = (text: string): string[] => names.filter((name) => name !== '' && plainName(text).includes(name));
  const spoken = ofSome.map((text) => ({ text, named: named(text) }));
  const ofOwn = spoken.find((each) => each.named.includes(own));
  if (ofOwn) return { text: ofOwn.text, unsure: exception.test(ofOwn.text) };
  const ofNone = spoken.find((each) => each.named.length === 0);
  return ofNone && { text: ofNone.text, unsure: true };
}

const countedInYears: ReadonlySet<Period['kind']> = new Set<Period['kind']>([
  'fiscal_year',
  'range',
  'half',
  'quarter',
]);

/** Counts the years of a table's values from January on where a line beside it says so (暦年); what is not certain of that is told. */
export function countCalendarYears(
  observations: readonly ReadObservation[],
  said: CalendarSaid,
  indicators: readonly IndicatorRow[],
  issues: Issue[],
): ReadObservation[] {
  if (said.ofAll === '' && said.ofSome.length === 0) return [...observations];
  const names = indicators.map(({ indicatorName }) => plainName(indicatorName));
  return observations.map((observation) => {
    const { period, id, page, box } = observation;
    const sentence =
      period?.fiscal_year != null && countedInYears.has(period.kind)
        ? sentenceFor(observation, said, names)
        : undefined;
    if (!period || !sentence) return observation;
    const counted = sentence.unsure ? undefined : asCalendarYear(period, sentence.text);
    if (counted) return { ...observation, period: counted };
    const place = { page, box, observationId: id };
    issues.push({ ...place, code: 'value/calendar-year', actual: period.text, expected: sentence.text });
    return observation;
  });
}
