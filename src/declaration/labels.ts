// One label, read: the roles, kinds and periods that it can claim.

import { isHeaderWord, readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { ColumnRole } from '../schema/document-result.js';
import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import type { HeaderReading } from '../values/headers.js';
import { fromAprilOn, isSamePart } from '../values/periods/year-paths.js';
import { readUnit } from '../values/quantities/unit-text.js';
import type { Doubt, ReadingContext } from '../values/reading-context.js';
import { readDatedHeader } from './dated-header.js';
import { type Members, readMembers } from './members.js';
import type { Setting } from './setting.js';

/** What a label claims for all that stands under it or beside it. */
export type Claim =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'value'; readonly valueKind: ValueKind }
  /** Years of the values beside it (基準年度 | 基準値); of any kind where the word names none (年度). */
  | { readonly kind: 'dates'; readonly of: ValueKind | undefined };

/** A label (見出し) of a table: header cell, stub cell or caption, read by itself. */
export interface Label {
  /** As printed. */
  readonly text: string;
  readonly period: Period | undefined;
  /** The words without the periods. */
  readonly rest: string;
  /** All that its words can mean, likeliest first: 数値目標 names indicators, or holds targets. Empty where no word is known. */
  readonly claims: readonly Claim[];
  /** Several kinds of values that stand in one cell under it (目標／実績). */
  readonly members: Members | undefined;
  /** Unit printed in it: 千円. */
  readonly unit: string;
  /** Is every word of it known, periods, brackets and marks apart? */
  readonly whole: boolean;
  /** Do its words count years from the document's own (年間目標, 期末実績)? */
  readonly ofDocumentYear: boolean;
  /** Is its period one that the profile names (1期目), and no date by its print? */
  readonly namesYear: boolean;
  /** It names several years, and its period is the first of them: R2 R3, where two columns flowed together. */
  readonly severalYears: boolean;
  /** The second of two years, in brackets behind the first: 令和5年度（令和4年度）. */
  readonly bracketYear: Period | undefined;
  readonly doubts: readonly Doubt[];
}

/** Does a label name a year and say nothing else? */
export const isYearAlone = ({ period, rest }: Pick<Label, 'period' | 'rest'>): boolean =>
  period !== undefined && foldForMatching(rest) === '';

/** Labels by their text, as one setting has them read. */
type Labels = Map<string, Label>;

/** Labels read lately, by the words and the context that they were read with: documents of a city say the same over and over. */
const remembered = new WeakMap<Vocabulary, Map<string, Labels>>();
/** The same by the setting itself, which most questions in a row share. */
const ofSetting = new WeakMap<Setting, Labels>();
/** At most so many contexts per vocabulary, and labels per context: some megabytes. */
const mostRemembered = { contexts: 500, labels: 2_000 };

/** All of a context that the reading of a label depends on. */
const keyOf = (context: ReadingContext): string =>
  [
    context.documentFiscalYear,
    context.era,
    context.fiscalSeries,
    context.previousHeader,
    context.header,
    context.outerUnit,
  ].join('|');

function labelsOf(setting: Setting): Labels {
  const known = ofSetting.get(setting);
  if (known) return known;
  const contexts = remembered.get(setting.vocabulary) ?? new Map<string, Labels>();
  remembered.set(setting.vocabulary, contexts);
  if (contexts.size >= mostRemembered.contexts) contexts.clear();
  const key = keyOf(setting.context);
  const labels = contexts.get(key) ?? new Map<string, Label>();
  contexts.set(key, labels);
  ofSetting.set(setting, labels);
  return labels;
}

/** Reads a label; the search for a table's meaning comes by each of them many times. */
export function readLabel(text: string, setting: Setting): Label {
  const labels = labelsOf(setting);
  const known = labels.get(text);
  if (known) return known;
  if (labels.size >= mostRemembered.labels) labels.clear();
  const label = isNoLabel(text) ? withoutMeaning(text) : readAnew(text, setting);
  labels.set(text, label);
  return label;
}

/** Longer texts, and figures with their unit, head nothing. A number of four digits may be a year. */
const longestLabel = 80;
const bareFigure = /^[\s△▲+\-−（(]*[\d０-９][\d０-９,，.．]*\s*[^\d０-９年月日度元期半\s]{0,3}[)）]?$/u;
const isNoLabel = (text: string): boolean =>
  text.length > longestLabel || (bareFigure.test(text) && !/^\s*(?:19|20|１９|２０)[\d０-９]{2}\s*$/u.test(text));

const withoutMeaning = (text: string): Label => ({
  text,
  period: undefined,
  rest: text,
  claims: [],
  members: undefined,
  unit: '',
  whole: false,
  ofDocumentYear: false,
  namesYear: false,
  severalYears: false,
  bracketYear: undefined,
  doubts: [],
});

/** Does the word stand in the text, and not as the end of a longer number: 1期目 in 11期目? */
function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !(/^\d/u.test(word) && /\d/u.test(text.charAt(at - 1)));
}

/** A year that the form calls by a name of its own (1期目), where none is printed; its `text` is the name, as it stands there. */
function readNamedYear(text: string, { vocabulary, context }: Setting): HeaderReading | undefined {
  if (vocabulary.periods.length === 0) return undefined;
  const folded = foldForMatching(text);
  const named = vocabulary.periods.find(({ folded: word }) => hasWord(folded, word));
  const period = named && readDatedHeader(named.meaning, context).period;
  if (!period) return undefined;
  const dated = { ...period, text: named.word };
  return { period: dated, periods: [dated], rest: folded.replace(named.folded, ''), doubts: [] };
}

function readAnew(text: string, setting: Setting): Label {
  const printedYear = readDatedHeader(text, setting.context);
  const named = printedYear.period ? undefined : readNamedYear(text, setting);
  const read = named ?? printedYear;
  const { period, doubts } = read;
  const printed = withoutRemark(withoutSum(withoutLetters(read.rest), text, period));
  const saysNothing = basisOfYear.test(foldForMatching(printed)) || occasion.test(foldForMatching(text));
  const rest = period !== undefined && saysNothing ? '' : printed;
  const words = foldForMatching(rest);
  return {
    text,
    period: period && fromAprilOn(period),
    rest,
    claims: isRatio(read) ? [rating] : readClaims(named ? text : rest, period, setting.vocabulary),
    members: readMembers(text, setting),
    unit: unitOfLabel(text, setting),
    whole: words === '' ? period !== undefined : isHeaderWord(rest, setting.vocabulary) || /^(?:数値|値)$/u.test(words),
    ofDocumentYear: ofDocumentYear.test(words),
    namesYear: named !== undefined,
    severalYears: !isRatio(read) && yearsOf(read.periods).size > 1,
    bracketYear: yearsOf(read.periods).size === 2 ? yearInBracket(text, setting) : undefined,
    doubts,
  };
}

/** Whole years among periods, by the fiscal year. */
const yearsOf = (periods: readonly Period[]): ReadonlySet<number> =>
  new Set(
    periods.flatMap(({ kind, fiscal_year }) =>
      (kind === 'fiscal_year' || kind === 'year') && fiscal_year !== null ? [fiscal_year] : [],
    ),
  );

function yearInBracket(text: string, { context }: Setting): Period | undefined {
  const inner = /[（(]([^（）()]+)[)）][\s　]*$/u.exec(text)?.[1] ?? '';
  const read = readDatedHeader(inner, context);
  return isYearAlone(read) ? read.period : undefined;
}

/** Letters by which columns reckon with each other: 実績Ａ, 増減数（Ｃ－Ａ）, 達成率Ｃ／Ｂ. */
const letters =
  /(?<=[ぁ-ん一-龠々ー])\s*[（(]?[A-ZＡ-Ｚa-zａ-ｚ①-⑳](?:[-－−‐／/÷×+＋][A-ZＡ-Ｚa-zａ-ｚ①-⑳]|[×÷]100)*[)）]?$/u;
/** Rows are counted so: ①量の見込み, ②確保方策. */
const counting = /^\s*[①-⑳]\s*(?=[ぁ-んァ-ヶ一-龠]{2})/u;
const withoutLetters = (rest: string): string =>
  rest
    .replace(counting, '')
    .replace(letters, '')
    .replace(/の(?:推移|動向)$/u, '');

/** A remark on the column behind its words (指標名 ※【　】内はSDGsの番号), where it says nothing of values. */
const remark = /(?<=.)[\s　]*[※＊*][^\d０-９].*$/u;
const saysOfValues = /見込|目標|実績|現状|基準|計画|予定|推計|速報|暫定|参考|単位|累計|平均|年|月/u;
const withoutRemark = (rest: string): string =>
  saysOfValues.test(remark.exec(rest)?.[0] ?? '') ? rest : rest.replace(remark, '');

/** A range of years may say that it is their sum (目標 2021-25年度計); the word behind the years is no word for the kind before them. */
const withoutSum = (rest: string, text: string, period: Period | undefined): string =>
  period?.kind === 'range' && /年度?の?(?:合計|計)\s*$/u.test(text.trim())
    ? rest.replace(/の?(?:合計|計)$/u, '')
    : rest;

/** Which accounts a year is taken from says nothing of the kind of a value: R3年度（決算）, R5年度（当初予算）. */
const basisOfYear = /^\(?(?:決算|(?:当初|補正後?|現計)?予算)\)?$/u;

/** What falls into a year is no word for its values: 令和8年度（中間評価）, 令和11年度（最終年度）. */
const occasion = /\d年度?\((?:中間|最終|期末|事後)(?:評価|年度?|見直し)(?:年度?|時)?\)$/u;

/** A kind in brackets is no unit, though it may count things elsewhere: 26年度（計画）. */
function unitOfLabel(text: string, { vocabulary }: Setting): string {
  const unit = unitInName(text);
  return vocabulary.headerMeanings.has(foldForMatching(unit)) ? '' : unit;
}

const ofDocumentYear =
  /^(?:年間|単年度?|期首|期末|年度当初|年度末|年度|上半期|下半期|上期|下期|半期|中間|当該?年度|今年度|本年度)|達成水準|年度末/u;

/** A column of one year by another (H22/H21) holds a rate. */
const isRatio = ({ periods, rest }: HeaderReading): boolean => periods.length > 1 && /^[/／]$/u.test(rest.trim());

const unitInBrackets = /[（(【［〔[](?:単位[:：]?)?([^（）()【】［］〔〕[\]]{1,8})[)）】］〕\]]/gu;
const unitSaid = /単位\s?[:：]\s?([^\s　、,，・（）()[\]]{1,8})(?:[\s　）)\]]|$)/u;

/** What stands behind the word 単位, be it one unit or several: 千円 of ２　収納（単位：千円）. */
export const unitsPrinted = (text: string): string => /単位\s?[:：]\s?([^（）()]+)/u.exec(text)?.[1]?.trim() ?? '';

/** By such letters names reckon with each other (経常収益（Ａ）, 経常費用（Ｂ）): no ampere. */
const isLetter = (unit: string): boolean => /^[A-H]$/u.test(unit.normalize('NFKC'));

/** Unit in a header, a caption or an indicator's name: 利用者数（人）, 事業費(単位:千円), 単位：人. */
export function unitInName(text: string): string {
  const said = unitSaid.exec(text)?.[1] ?? '';
  // What is called a unit is one, be it in no list (単位：タイトル); more than a word says more (単位：人を除き件).
  const unit = readUnit(said);
  if (unit && (unit.known || !/\p{Script=Hiragana}/u.test(said))) return said;
  const all = [...text.matchAll(unitInBrackets)].map((match) => match[1] ?? '');
  return all.reverse().find((each) => !isLetter(each) && readUnit(each)?.known === true) ?? '';
}

/** Whose figures these are, where they are not the city's own (県平均, 全国値). 全国順位 is the city's own place. */
export const ofOthers =
  /^(?:\(参考\)|参考:?)?(?:全国|国|県|都|道|府|県内|県下|道内|都内|府内|類似団体|他市|近隣市?|中核市|特例市|政令市|圏域)(?:の)?(?:平均値?|値|数値|実績値?|水準|目標値?|現[状況]値?|状況|全体|市町村?平均値?|各市平均|市平均)?(?:\([^)]*\))?$/u;

const datesWord = /^(.*?)(?:年度|年次|年月日?|年|期限|時期|時点|期日|期間)$/u;
const dateOwners: readonly (readonly [RegExp, ValueKind])[] = [
  [/基準|当初|現状|現況|策定|従前|起点/u, 'baseline'],
  [/中間/u, 'interim_target'],
  [/目標|達成|到達|完了|計画|期限|最終|目途/u, 'target'],
  [/実績|直近|測定|最新|調査|確定/u, 'actual'],
];

/** A word for years beside values: 基準年度, 目標年次, 達成期限, 年度. */
function readDates(words: string): Claim | undefined {
  const stem = datesWord.exec(words)?.[1];
  if (stem === undefined || stem.length > 6) return undefined;
  if (stem === '') return { kind: 'dates', of: /期限|期日/u.test(words) ? 'target' : undefined };
  const owner = dateOwners.find(([pattern]) => pattern.test(stem))?.[1];
  return owner ? { kind: 'dates', of: owner } : undefined;
}

/** 指標名及び単位, 指標・投入資源, 指標の名称: it speaks of indicators, whatever else. */
const namesMeasure = /^(?:.{0,6})?(?:指標|KPI)(?:名|の名称|・|及び|と|・投入資源|.{0,6}$)/iu;
const namesSomething = /(?:名|名称|項目|内容)$/u;
const indicatorName: Claim = { kind: 'role', role: 'indicator_name' };
const projectName: Claim = { kind: 'role', role: 'project_name' };
const actual: Claim = { kind: 'value', valueKind: 'actual' };
/** A part of the year by itself, beside goals: what was reached by then. */
const partOfYear = /^(?:中間|期末|年度末|上半期|下半期|上期|下期|第?[1-4一二三四]四半期)$/u;
/** What is derived from the values: 達成率, 増減, 順位. */
export const rating: Claim = { kind: 'role', role: 'rating' };
/** What compares with another time or with a goal is derived: 対前年度, 対目標, 前年同月比, 前年度との差, 昨年度からの増減. */
const comparesYears =
  /^対(?:前|昨|目標|計画|当初|予算|基準)|^(?:前々?|昨|一昨|去)(?:年度?|期|回|月)(?:の?同(?:期間?|時期|月|四半期|半期|日))?(?:の?実績値?)?(?:と|から|より|に対する)?の?(?:比|差|増減|対比|伸び)/u;
const target: Claim = { kind: 'value', valueKind: 'target' };

/** All that the words of a label (its periods taken off) can claim. */
function readClaims(rest: string, period: Period | undefined, vocabulary: Vocabulary): Claim[] {
  const dated = period !== undefined;
  const words = foldForMatching(rest).replace(/(?:※\d*|\*\d*|注\d+|\(注\d*\))$/u, '');
  const outside = words.replace(/[([【〔「『][^)\]】〕」』]*[)\]】〕」』]/gu, '');
  if (ofOthers.test(words) || (outside !== '' && ofOthers.test(outside))) return [{ kind: 'role', role: 'others' }];
  if (comparesYears.test(outside)) return [rating];
  // 前年同期 alone holds what was reached then.
  if (words === '' && period && isSamePart(period) && (period.offset ?? 0) < 0) return [actual];
  if (/^(?:目標|取組|項目|指標|重点目標|重点取組)(?:[\d①-⑳一二三四五六七八九十]{1,2})$/u.test(words))
    return [indicatorName];
  if (partOfYear.test(outside)) return [actual, { kind: 'value', valueKind: 'interim_target' }];
  if (/指標.{0,3}(?:及び|と|[・/、,]|\()単位\)?$/u.test(words)) return [indicatorName];
  if (/^(?:数値|値|数量|指標値|実数)$/u.test(outside)) return [{ kind: 'role', role: 'value' }];
  const dates = readDates(outside);
  const meaning = readHeaderWords(rest, vocabulary);
  const measures = meaning === undefined && namesMeasure.test(outside || words);
  if (meaning?.kind === 'role' && meaning.role === 'project_name' && /\([^)]*(?:指標|kpi)[^)]*\)/iu.test(words))
    return [indicatorName, meaning];
  const meant: Claim[] = meaning ? [meaning] : measures ? [indicatorName] : [];
  // 達成時期 over years dates the target, over words it is a remark.
  if (dates) return meaning?.kind === 'role' && meaning.role === 'remarks' ? [dates, ...meant] : [...meant, dates];
  // 目標 over words names what is aimed at, over figures it holds the targets: 数値目標, 達成目標, 重点目標, 目標（指標）.
  if (dated && /目標$/u.test(outside) && meaning?.kind === 'role') return [target];
  if (!dated && /目標$/u.test(outside) && !namesSomething.test(words)) {
    if (meaning?.kind === 'value') return [meaning, indicatorName, projectName];
    if (meaning?.kind === 'role' && meaning.role !== 'group') return [meaning, target];
  }
  // 実績, 計画, 現状 over words tell what was done: prose, no value.
  if (meaning?.kind === 'value') return [meaning, { kind: 'role', role: 'remarks' }];
  return meant;
}
