// Years that sentences and notes give to kinds: 現状値は令和元年度.

import { headerWordAtEnd, readHeaderWords } from '../profiles/vocabulary.js';
import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import type { TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import type { Column } from './columns.js';
import { readDatedHeader } from './dated-header.js';
import { textOf } from './line-text.js';
import type { Setting } from './setting.js';

/** A period that words beside a table give to a kind of its values. */
export interface DatedKind {
  /** The words for the kind, folded: 現在の状況. */
  readonly words: string;
  readonly valueKind: ValueKind;
  readonly period: Period;
}

/** Begins a note or a sentence, and says nothing by itself. */
export const opening = /^(?:※\d*|\*\d*|\(?注\d*[).:]?|なお、?|また、?|ただし、?|表中の?|表の|各|[・:「『])+/u;
/** 「現状値」は: quotes around the words for a kind. */
const quotes = /[「」『』【】[\]〔〕]/gu;
/** All that may stand beside the year in a clause that does nothing but date a kind: 計画最終年度である令和5年度の値を示す. */
const saysOnlyYear =
  /^(?:計画|最終|初|基準|目標|直近|策定|前|年度|年|期間|時点|時|現在|末|実績|見込|決算|の|である|で|に|における|に?当たる|にあたる|値|数値|数|もの|とする|とした|としている|としています|を?示す|を?示します|を?示している|を?表す|を?表します|を?記載|しています|している|です|,|、|\(|\))*$/u;
const clauseOf = /^(.{2,14}?)(?:については|には|は|:)(.+)$/u;

/** 現状(令和5年度), 計画の現状値(令和5年度): the words for a kind end before the bracket with their year. */
const yearInBracket = /([^()]{2,})\(([^()]*)\)(?:と|及び|並びに|を)?$/u;
/** 計画の最終年度である令和10年度の目標を次の表にまとめました: the year before the kind, in a sentence about what follows. */
const kindOfYear =
  /^(.*年度?末?(?:時点|現在)?)の([^の]{2,10}?)(?:を|は|について|につき)(?=.*(?:表|次|とおり|示|まとめ|掲げ|記載|一覧))/u;

/** The kind that a clause dates and does nothing else: 現在の状況は平成29年度の実績値. */
export function readClause(clause: string, setting: Setting): DatedKind | undefined {
  const folded = foldForMatching(clause).replace(opening, '').replace(quotes, '');
  const [, before = '', behind = ''] = kindOfYear.exec(folded) ?? [];
  const [, words = '', said = ''] = clauseOf.exec(folded) ?? [];
  const [, bracketed = '', inBracket = ''] = yearInBracket.exec(folded) ?? [];
  // 数値目標 heads names; with a year behind it (数値目標（令和5年度）) it speaks of its 目標.
  const ended = headerWordAtEnd(bracketed, setting.vocabulary, ({ kind }) => kind === 'value');
  return (
    dateKind(words, said, setting) ??
    dateKind(ended?.word ?? '', inBracket, setting) ??
    dateKind(behind, before, setting)
  );
}

/** `words` dated by `said`, where they are a kind's and that says nothing but a year. */
function dateKind(words: string, said: string, { vocabulary, context }: Setting): DatedKind | undefined {
  const meaning = vocabulary.headerMeanings.get(words);
  if (meaning?.kind !== 'value' || readHeaderWords(words, vocabulary)?.kind !== 'value') return undefined;
  const { periods, period, rest, doubts } = readDatedHeader(said, context);
  if (!period || periods.length > 1 || doubts.length > 0 || !saysOnlyYear.test(foldForMatching(rest))) return undefined;
  return { words, valueKind: meaning.valueKind, period };
}

/** How much lower a line may begin than the one that it goes on from, in heights of a line. */
const nextLine = 2;

/** The sentences of lines below each other: a line that ends in no full stop goes on in the next. */
export function sentencesOf(lines: readonly TextLine[]): string[] {
  const down = [...lines].sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  let text = '';
  down.forEach((line, index) => {
    const before = down[index - 1];
    const height = line.box.bottom - line.box.top;
    const goesOn = before !== undefined && line.box.top - before.box.top < height * nextLine;
    text += (goesOn ? '' : '。') + textOf(line).trim();
  });
  return text.split('。').filter((sentence) => sentence !== '');
}

/** What sentences around a table say of years. */
export interface YearsSaid {
  /** 現状値は平成29年度の実績値、到達目標は計画最終年度である令和5年度の値を示す。 */
  readonly dated: readonly DatedKind[];
  /** Sentences that name a year and say more than that, folded. */
  readonly unclear: readonly string[];
}

const namesYear = /\d年|元年|(?:^|[^a-z])[rhs]\.?\d{1,2}(?!\d)|(?:19|20)\d\d/u;

/** Reads what the lines around a table say of its years; `near`: those that stand nearer to it than to another table. */
export function readYearsSaid(near: readonly TextLine[], others: readonly TextLine[], setting: Setting): YearsSaid {
  const dated = sentencesOf(near).flatMap((sentence) =>
    sentence.split(/[、，,]/u).flatMap((clause) => readClause(clause, setting) ?? []),
  );
  const unclear = sentencesOf([...near, ...others])
    .map(foldForMatching)
    .filter((sentence) => namesYear.test(sentence));
  return { dated, unclear };
}

/** The sentences that seem to date what a label heads, though they were not understood. */
export const hintsFor = (label: string, { unclear }: YearsSaid): string[] => {
  const words = foldForMatching(label).replace(/[([][^)\]]*[)\]]/gu, '');
  return words.length < 2 ? [] : unclear.filter((sentence) => sentence.includes(words));
};

/** A column, as far as words beside the table may date it. */
type Undated = Pick<Column, 'header' | 'valueKind' | 'period' | 'role'>;

/** 当初 and 見直し後 under 目標値 are two goals for one year: one replaced the other. */
const isVersion = (label: string, words: string): boolean =>
  /^\s*(?:当初|(?:見直し?|変更|改[定訂]|修正)[前後])$/u.test(label.slice(words.length));

/**
 * What is said of the time of a kind: of the very words of the column's label, else of its kind, where no other column and no other words
 * of that kind leave open which of them is meant (年度目標 | 最終目標 under 目標値は令和5年度の値).
 */
export function saidOfKind(
  column: Undated,
  kind: ValueKind | undefined,
  dated: readonly DatedKind[],
  columns: readonly Undated[],
): Period | undefined {
  const label = foldForMatching(column.header);
  const own = dated.filter(({ words }) => words === label || (label.startsWith(words) && isVersion(label, words)));
  const alike = columns.filter(({ role, valueKind }) => role === 'value' && valueKind === kind);
  const ofKind = alike.length > 1 ? [] : dated.filter(({ valueKind }) => valueKind === kind);
  const [first, ...more] = own.length > 0 ? own : ofKind;
  const agree = more.every(({ period }) => period.period_start === first?.period.period_start);
  return agree ? first?.period : undefined;
}
