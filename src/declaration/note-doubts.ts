import type { Issue } from '../issues/issue.js';
import { readHeaderWords, type Vocabulary } from '../profiles/vocabulary.js';
import type { Period } from '../schema/reading.js';
import { kindMeta, type ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { readPeriods } from '../values/periods/periods.js';
import type { ReadingContext } from '../values/reading-context.js';
import { isPartOfYear } from './among-columns.js';
import { relativeToColumn, saysOnlyWhen, tellsAnotherDate } from './note-effects.js';
import { callsByName, carriesMarkOf, type NoteScope } from './note-scope.js';
import type { ReadObservation } from './read-observation.js';
import type { Setting } from './setting.js';

/** The value of an earlier time, which nothing here dates: 前回調査の値, 直近の数値, 前年度の実績を記載. */
const ofEarlierTime = /(?:前回|前年|前々|昨年|直近|最新|過去)[^。]{0,12}(?:値|結果|実績|調査|データ)/u;
/** A part of the year, without its year: 4月から12月まで. A day (9月末現在) tells when it was counted. */
const ofMonths = /\d月(?:から|~|分)/u;
/** The note speaks of figures, and not of what was done: 令和2年度の値, 令和3年度を記載している. */
const tellsOfFigures =
  /数値|値|実績|データ|結果|調査|統計|集計|人数|件数|\d月分|(?:記載|掲載|計上|使用|引用|転記|用い)/u;
/** Whose figures, where they are not the city's own. */
const ofOthers = /^は?(?:県|都|道|府|国|全国|県内|類似団体|圏域|広域|組合)(?:全体|内|平均|域|の)/u;
const namesUnit = /単位[はが:]/u;
/** One figure for several indicators together: 男性と女性の合計. */
const sums = /合計|合算|合わせた|総計|を?足した|計である/u;

const unfinished = (text: string): string => text.replace(/(?:です|である|を記載|とする|となる|による)?。?$/u, '');

/** A note that says of a figure that it is a wish where its labels say a fact (※1 目標値である), or the reverse. */
function saysOtherKind(said: string, labelled: ValueKind, vocabulary: Vocabulary): boolean {
  const words = unfinished(said).replace(/^は/u, '');
  const meaning = words.length <= 10 ? readHeaderWords(words, vocabulary) : undefined;
  return meaning?.kind === 'value' && kindMeta(meaning.valueKind).claims !== kindMeta(labelled).claims;
}

/** A note of a value names another year than its labels, or a part of theirs. */
function saysOtherTime(text: string, labelled: Period | undefined, context: ReadingContext): boolean {
  if (labelled?.fiscal_year == null || !tellsOfFigures.test(text)) return false;
  if (ofEarlierTime.test(text) || (ofMonths.test(foldForMatching(text)) && !isPartOfYear(labelled))) return true;
  if (tellsAnotherDate.test(text)) return false;
  const periods = readPeriods(text, context).filter(({ kind, fiscal_year }) => kind !== 'relative' || fiscal_year);
  // 令和4年度実績は令和5年4月末時点の速報値: of its own year, and when it was counted.
  const namesOwn = periods.some(({ fiscal_year }) => fiscal_year === labelled.fiscal_year);
  if (namesOwn && /時点|現在/u.test(text)) return false;
  const isPart = ({ kind, fiscal_year }: Period): boolean =>
    /^(?:range|half|quarter|month)$/u.test(kind) && (fiscal_year === null || fiscal_year === labelled.fiscal_year);
  return periods.some(
    (period) =>
      (period.fiscal_year !== null && period.fiscal_year !== labelled.fiscal_year) ||
      (isPart(period) && !isPartOfYear(labelled)),
  );
}

/** Does a note that a value bears itself say something else of it than its labels do? `dated`: the note gave it its period. */
function contradicts(
  text: string,
  { valueKind, period }: ReadObservation,
  dated: boolean,
  { context, vocabulary }: Setting,
): boolean {
  const said = foldForMatching(text);
  return (
    ofOthers.test(said) ||
    namesUnit.test(said) ||
    sums.test(said) ||
    saysOtherKind(said, valueKind, vocabulary) ||
    (!dated && saysOtherTime(text, period, context))
  );
}

const isFigure = ({ value }: ReadObservation): boolean => value.status === 'number' || value.status === 'range';
const isFact = ({ valueKind }: ReadObservation): boolean => kindMeta(valueKind).claims !== 'wish';

/** A note on the name of an indicator, or one that calls it by its name, says of another year that its facts are of it. */
function datesFacts(
  text: string,
  observation: ReadObservation,
  all: readonly ReadObservation[],
  context: ReadingContext,
): boolean {
  const year = observation.period?.fiscal_year;
  if (year == null || !isFact(observation) || tellsAnotherDate.test(text)) return false;
  const others = readPeriods(text, context).filter(({ fiscal_year }) => fiscal_year !== null);
  const namesOwn = others.some(({ fiscal_year }) => fiscal_year === year);
  // The year of another of its columns: the note speaks of that one.
  const isOfAnother = ({ indicator, period }: ReadObservation): boolean =>
    indicator === observation.indicator && others.some(({ fiscal_year }) => fiscal_year === period?.fiscal_year);
  const speaksOfIt = namesOwn || (others.length === 1 && !all.some(isOfAnother));
  return speaksOfIt && others.some(({ fiscal_year }) => fiscal_year !== year) && tellsOfFigures.test(text);
}

/** Values of which a note says something that nobody here applied: another year or unit, another kind, somebody else's figure, a sum. */
export function noteDoubts(
  observations: readonly ReadObservation[],
  scopes: readonly NoteScope[],
  setting: Setting,
): Issue[] {
  return scopes.flatMap(({ note, text, appliesTo, observations: bearing }): Issue[] => {
    if (relativeToColumn.test(text)) return [];
    const labelled = new Map(bearing.map(({ id, period }) => [id, period]));
    const rows = new Set(appliesTo.filter((place) => place.startsWith('row/')));
    const ofRow = ({ indicator }: ReadObservation): boolean =>
      rows.has(`row/${indicator.table}/${indicator.rows[0]?.number ?? 0}`);
    const isMarked = appliesTo.some((place) => !/^(?:table|document|column)/u.test(place));
    const ofColumn = ({ column }: ReadObservation): boolean => note.marker !== '' && carriesMarkOf(column.header, note);
    const doubted = observations.filter((observation) => {
      if (!isFigure(observation)) return false;
      if (appliesTo.includes(observation.id) || ofColumn(observation)) {
        const dated = labelled.get(observation.id)?.text !== observation.period?.text;
        return contradicts(text, observation, dated, setting);
      }
      if (ofRow(observation)) {
        const said = foldForMatching(text);
        const isForeign = ofOthers.test(said) || namesUnit.test(said);
        return isForeign || (saysOnlyWhen.test(text) && datesFacts(text, observation, observations, setting.context));
      }
      const named = !isMarked && callsByName(text, observation.indicator.indicatorName);
      return named && datesFacts(text, observation, observations, setting.context);
    });
    return doubted.map(({ id, page, box, valueText }) => ({
      code: 'note/says-otherwise',
      page,
      box,
      observationId: id,
      actual: valueText,
      expected: text,
    }));
  });
}

/** A sign behind a figure that is no note mark: 12件★. */
const signBehind = /[☆★◆◇■□◎○◯●]\s*$/u;

/** Figures with a sign that no line explains (★：目標達成), or that one explains as something else than their labels say (★は推計値). */
export function signDoubts(
  observations: readonly ReadObservation[],
  lines: readonly string[],
  setting: Setting,
): Issue[] {
  return observations.flatMap((observation): Issue[] => {
    const { id, page, box, valueText, column } = observation;
    const sign = isFigure(observation) ? signBehind.exec(valueText)?.[0].trim() : undefined;
    if (sign === undefined) return [];
    const defining = new RegExp(`${sign}(?:印|の(?:数値|値))?[\\s　]*(?:[:：…=＝はが]|[\\s　]+)(.+)$`, 'u');
    const said = lines.flatMap((line) => defining.exec(line)?.[1] ?? []);
    const isPlain = said.length > 0 && !said.some((text) => contradicts(text, observation, false, setting));
    return isPlain
      ? []
      : [
          {
            code: 'value/mark-among-figures',
            page,
            box,
            observationId: id,
            actual: valueText,
            expected: said[0] ?? column.header,
          },
        ];
  });
}

/** Values whose cell covers several indicators or columns; one that a note calls their sum is none of theirs. */
export interface SharedValues {
  readonly observations: readonly ReadObservation[];
  readonly issues: readonly Issue[];
}

/** A text that gives a figure to each of the rows it stands beside: 各100人, いずれも5%以上. */
const ofEach = /各(?![年月期])|それぞれ|いずれも|共通|とも(?:に)?/u;

/** A text that gives a figure to each of the years it stands under: 毎年度10件. */
const ofEachYear = /各|毎|それぞれ|いずれも|ずつ|[/／]\s*年/u;

/** What the figures of each cell are of: their indicators, or their columns. */
function countIn<T>(observations: readonly ReadObservation[], of: (each: ReadObservation) => T) {
  const found = new Map<ReadObservation['cell'], Set<T>>();
  for (const each of observations.filter(isFigure))
    found.set(each.cell, (found.get(each.cell) ?? new Set<T>()).add(of(each)));
  return found;
}

/** A figure in one cell over several indicators may be of each, or of all together: in doubt unless something says which. */
export function sharedValues(observations: readonly ReadObservation[], scopes: readonly NoteScope[]): SharedValues {
  const owners = countIn(observations, ({ indicator }) => indicator);
  const columns = countIn(observations, ({ column }) => column);
  const issues: Issue[] = [];
  const told = new Set<ReadObservation['cell']>();
  const kept = observations.filter((observation) => {
    const { id, cell, valueText, page, box } = observation;
    if (!isFigure(observation)) return true;
    const isOfYears = (columns.get(cell)?.size ?? 0) > 1;
    if (isOfYears && !ofEachYear.test(valueText))
      issues.push({ code: 'value/over-columns', page, box, observationId: id, actual: valueText });
    if ((owners.get(cell)?.size ?? 0) < 2) return true;
    const notes = scopes.filter(({ appliesTo }) => appliesTo.includes(id)).map(({ text }) => text);
    const sum = notes.find((text) => sums.test(foldForMatching(text)));
    if (sum !== undefined) {
      if (!told.has(cell)) issues.push({ code: 'table/sum-over-rows', page, box, actual: valueText, expected: sum });
      told.add(cell);
      return false;
    }
    if (![valueText, ...notes].some((text) => ofEach.test(text)))
      issues.push({ code: 'value/over-indicators', page, box, observationId: id, actual: valueText });
    return true;
  });
  return { observations: kept, issues };
}
