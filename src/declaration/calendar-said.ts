// What the lines around a table say of its years: calendar years (暦年), with exceptions or without.

import type { TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
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
export const exception = /除く|除き|以外|ただし|一部/u;

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
