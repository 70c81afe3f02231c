import type { Issue } from '../issues/issue.js';
import type { Period } from '../schema/reading.js';
import { foldForMatching } from '../text/fold.js';
import { type CalendarSaid, exception } from './calendar-said.js';
import type { IndicatorRow } from './indicator-rows.js';
import type { ReadObservation } from './read-observation.js';

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
