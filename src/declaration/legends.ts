// What the lines around a table say of its cells: unit, kind, colours, name of the indicator.

import type { Box } from '../geometry/box.js';
import { headerWordAtEnd, readHeaderWords } from '../profiles/vocabulary.js';
import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { endsInBracket } from '../tables/line-cues.js';
import type { TableGrid, TextLine } from '../tables/table-grid.js';
import { foldForMatching } from '../text/fold.js';
import { readUnit } from '../values/quantities/unit-text.js';
import { type CalendarSaid, readCalendarSaid } from './calendar-said.js';
import { readDatedHeader } from './dated-header.js';
import { unitInName } from './labels.js';
import { charWidthOf, textOf } from './line-text.js';
import { type BracketSaid, kindOutside, type Members, readBracketsSaid, readMembersSaid } from './members.js';
import { isOffice } from './offices.js';
import type { ColourName } from './paint.js';
import { type DatedKind, readYearsSaid, type YearsSaid } from './said-years.js';
import type { Setting } from './setting.js';

/** A meaning that a line gives to the look of cells. */
export interface Tint {
  /** Of the cells that look so; undefined where the words are no kind of value, or the look cannot be told. */
  readonly valueKind: ValueKind | undefined;
  readonly shownBy: 'ground' | 'ink' | 'other';
  /** Undefined: any that differs from the others. */
  readonly colour: ColourName | undefined;
  /** The line. */
  readonly text: string;
}

/** What the lines around a table claim for all of it: its caption, and lines above or below that say how its cells are to be read. */
export interface Legend {
  /** 上段：目標値、下段：実績値. */
  readonly members: Members | undefined;
  /** ※（ ）内は目標値, ［ ］は計画値. The member is undefined where the words are no kind of value. */
  readonly brackets: readonly BracketSaid[];
  /** 網掛けは見込値, 青字は推計値: what another ground or ink than that of the other cells means. */
  readonly tint: Tint | undefined;
  /** Units for the whole table: 単位：千人. More than one where the line names several. */
  readonly units: readonly string[];
  /** What is said of their units beside that: an exception (ただし利用者数は人); '' where nothing is. */
  readonly unreadUnits: string;
  /** Text near the table that counts its years in 年度; empty where none does. */
  readonly fiscalSeries: string;
  /** What says that years run from January on (暦年). */
  readonly calendar: CalendarSaid;
  /** Fiscal year of all values without one of their own: 令和4年度　数値目標と実績. */
  readonly period: Period | undefined;
  /** Kind of all values without one of their own. */
  readonly valueKind: ValueKind | undefined;
  /** Kinds that the caption or a sentence beside the table dates: 主な指標（現状：令和3年度、目標：令和4年度）. */
  readonly dated: readonly DatedKind[];
  /** What sentences around the table say of years. */
  readonly yearsSaid: YearsSaid;
  /** Kinds that a line gives to years: ※R5は目標値; R3・R4は実績、R5は見込. */
  readonly kindsOfYears: readonly { readonly valueKind: ValueKind; readonly period: Period }[];
  /** Name of the one indicator that the table is about: 指標：貸出冊数（冊）. */
  readonly indicatorName: string;
}

const colours: readonly (readonly [RegExp, ColourName])[] = [
  [/グレー|灰/u, 'grey'],
  [/黄/u, 'yellow'],
  [/青|水色/u, 'blue'],
  [/赤|桃|ピンク/u, 'red'],
  [/緑/u, 'green'],
  [/紫/u, 'purple'],
];
const saying =
  '(?:の?(?:セル|欄|部分|箇所|数値|数字|値|年度|部|文字|もの))?[\\s　]*(?:は|が|:|：|…|＝|=)[\\s　]*([^、。\\s　]{1,14})';
const groundSaid = new RegExp(
  `(?:網掛け|網かけ|あみかけ|アミカケ|着色|色付き?|色の?(?:つい|付い)た|塗りつぶし|シャドー|グレー|灰色|(?:薄い?)?[黄青赤緑紫](?:色|地))${saying}`,
  'u',
);
const inkSaid = new RegExp(`(?:[青赤緑紫]字|[青赤緑紫]色?の?(?:文字|数字)|色文字)${saying}`, 'u');
const otherSaid = new RegExp(`(?:太枠|太字|ゴシック体|斜体|下線|アンダーライン|二重線|点線の?枠)${saying}`, 'u');

/** What a line says of the look of cells: 網掛けは見込値です. */
function readTint(text: string, setting: Setting): Tint | undefined {
  const found = [groundSaid.exec(text), inkSaid.exec(text), otherSaid.exec(text)];
  const at = found.findIndex((each) => each !== null);
  const said = found[at];
  if (!said) return undefined;
  const words = (said[1] ?? '').replace(/(?:です|である|を示す|を表す|となります)$/u, '');
  const meaning = readHeaderWords(words, setting.vocabulary);
  const shownBy = (['ground', 'ink', 'other'] as const)[at] ?? 'other';
  return {
    valueKind: shownBy !== 'other' && meaning?.kind === 'value' ? meaning.valueKind : undefined,
    shownBy,
    colour: colours.find(([pattern]) => pattern.test(said[0]))?.[1],
    text,
  };
}

/** A tinted box with a kind behind it (▨ 見込値): what the ground means, drawn instead of said. */
function readKeyBox(line: TextLine, page: number, setting: Setting): Tint | undefined {
  const { left, top, right, bottom } = line.box;
  const height = bottom - top;
  const words = foldForMatching(textOf(line)).replace(/^[:・…=は]+/u, '');
  const meaning = words.length <= 8 ? setting.vocabulary.headerMeanings.get(words) : undefined;
  if (meaning?.kind !== 'value' || !setting.paint) return undefined;
  const ground = setting.paint.ground(page, line.box);
  const beside = [1, 1.6, 2.4]
    .map((ems) => ({ left: left - height * ems, right: left - height * (ems - 0.4), top, bottom }))
    .map((box) => setting.paint?.ground(page, box) ?? 'white');
  const colour = beside.find((each) => each !== 'white' && each !== ground);
  if (colour === undefined || ground !== 'white' || right <= left) return undefined;
  return { valueKind: meaning.valueKind, shownBy: 'ground', colour, text: textOf(line) };
}

/** What a line says of the units of a whole table, in its pieces: （単位：千人）, 単位：人、％. */
const unitPieces = (text: string): string[] => {
  const said = /単位\s?[:：は]\s?([^（）()[\]。]+)/u.exec(text)?.[1]?.trim() ?? '';
  // g／人・日 is one unit, 円・人 are two.
  if (isUnit(said)) return [said];
  return said.split(/[、,，・／/\s　]+/u).filter((piece) => piece !== '');
};

const isUnit = (piece: string): boolean => readUnit(piece)?.known === true;

/** Units that a line names for a whole table. */
export const unitsSaid = (text: string): string[] => [...new Set(unitPieces(text).filter(isUnit))];

/** 【単位：人】, （単位：％）: a line that says nothing else. */
export const unitAlone = /^[([【〔<]?単位:?[^、。]{1,8}[)\]】〕>]?$/u;

/** What does not touch the units of values without one: when and how they were counted, and that others have theirs beside them. */
const besidesUnits =
  /現在|時点|年|月|^(?:消費)?税(?:抜|込)き?み?$|(?:付した|表示した|記載の?ある|表示の?ある)もの(?:を除く|以外)?$/u;

/** The unit that a sentence gives to figures: 数値は回答した人の割合（％）です。 */
const unitOfSentence = /[（(]([^（）()]{1,5})[）)](?:です|である|であり|で表|で示|を示|とし|。)/u;

/** What a line says of units and was not understood (ただし利用者数は人), if it names any; else ''. */
function unreadUnits(text: string): string {
  const inSentence = unitOfSentence.exec(text)?.[1] ?? '';
  if (inSentence !== '' && isUnit(inSentence)) return inSentence;
  const pieces = unitPieces(text);
  if (!pieces.some(isUnit) && !pieces.some((piece) => /除/u.test(piece))) return '';
  return pieces.filter((piece) => !isUnit(piece) && !besidesUnits.test(piece)).join('、');
}

/** The unit of the whole table behind a caption: 利用者数（単位：人）. */
export const unitBehind = /[\s　]*[（(［[]?単位\s?[:：は].*$/u;

/** Periods that a caption gives to kinds of values: 主な指標（現状：令和3年度、目標：令和4年度）. */
function datedKinds(caption: string, { vocabulary, context }: Setting): Legend['dated'] {
  return caption.split(/[（()）、,，。\s]+/u).flatMap((piece) => {
    const [word = '', period = ''] = piece.split(/[:：は]/u);
    const meaning = period === '' ? undefined : readHeaderWords(word, vocabulary);
    const read = readDatedHeader(period, context).period;
    return meaning?.kind === 'value' && read
      ? [{ words: foldForMatching(word), valueKind: meaning.valueKind, period: read }]
      : [];
  });
}

const yearsAre = /^(.+?)(?:は|が|[:：])[\s　]*(?:すべて|全て)?(.+?)(?:です|である|とする|を示す|を表す)?$/u;

/** Kinds that a line gives to years, where it speaks of nothing else: R3・R4は実績、R5は目標. */
function kindsOfYears(line: string, { vocabulary, context }: Setting): Legend['kindsOfYears'] | undefined {
  const clauses = line
    .trim()
    .replace(/^(?:※\d*|[*＊]\d*|[（(]?注\d*[)）.]?|[（(])[\s　]*|[)）。]+$/gu, '')
    .split(/[、,，。]/u);
  const read = clauses.map((clause) => {
    const [, left = '', right = ''] = yearsAre.exec(clause.trim()) ?? [];
    const meaning = readHeaderWords(right, vocabulary);
    const years = left.split(/[・及びと]+/u).map((year) => readDatedHeader(year, context));
    if (meaning?.kind !== 'value' || years.some(({ period, rest }) => !period || foldForMatching(rest) !== ''))
      return undefined;
    return years.flatMap(({ period }) => (period ? [{ valueKind: meaning.valueKind, period }] : []));
  });
  return read.every((each) => each !== undefined) ? read.flat() : undefined;
}

const numbering =
  /^[\s　]*(?:[■●◆○◎□▼▽▲△★☆◇・･※*＊-]+|[（(]?[0-9０-９]{1,2}[)）.．、]?(?![0-9０-９年月%％件人])|[①-⑳]|[（(][ア-ン一-十][)）]|第[0-9０-９一-十]+(?:章|節|項)|[Ⅰ-Ⅻⅰ-ⅻ][.．、]?|[ア-ン一二三四五六七八九十][.．、)）])[\s　]*/u;
const indicatorLabel =
  /^(?:【|\[|〔|〈|＜|<)?(?:成果|活動|評価|数値|管理|達成|重要業績評価|代表)?(?:指標|KPI|ＫＰＩ)(?:名称?)?(?:】|\]|〕|〉|＞|>)?(?:[0-9０-９]{1,2}(?:[-－‐.．・][0-9０-９]{1,2})*|[①-⑳])?[\s　]*[:：…]?[\s　]*(.+)$/u;
/** Words that name a kind of table and nothing measured. */
const generic =
  /^(?:(?:主|主要|重点|数値|成果|活動|評価|達成|管理|各|年度|年度別|部|課|事業|取組|施策|計画|重要業績評価)?(?:な|の|別)?(?:目標値?|実績値?|指標|KPI|現状値?|達成状況|進捗状況|推移|一覧表?|概要|状況|内容|結果|取組|事業|施策|計画|管理|評価|表|及び|および|と|等|・|、|の|数値))+$/iu;

/** A heading without its number and its brackets. */
export const bareHeading = (text: string): string => {
  let bare = text.trim();
  while (numbering.test(bare) && bare.replace(numbering, '') !== '') bare = bare.replace(numbering, '').trim();
  return bare;
};

/** The kind that a numbered heading ends with: ２　障害福祉サービスの見込量; undefined for any other line. */
export function kindOfHeading(text: string, { vocabulary }: Setting): ValueKind | undefined {
  const words = foldForMatching(bareHeading(text));
  if (!numbering.test(text) || words.length > 30 || /[。、]|と|及び/u.test(words)) return undefined;
  const meaning = headerWordAtEnd(words, vocabulary)?.meaning;
  return meaning?.kind === 'value' ? meaning.valueKind : undefined;
}

/**
 * The indicator that a caption names: after its label (指標：貸出冊数（冊）), or as the whole heading where that is a name and no word for a
 * kind of table.
 */
export function indicatorInCaption(caption: string, setting: Setting): string {
  const bare = bareHeading(caption);
  const labelled = indicatorLabel
    .exec(bare)?.[1]
    ?.replace(/^[「『【]|[」』】]$/gu, '')
    .trim();
  if (labelled !== undefined && labelled.length > 1 && !generic.test(foldForMatching(labelled))) return labelled;
  const { rest } = readDatedHeader(bare, setting.context);
  const quoted = /[「『](.+?)[」』]/u.exec(bare)?.[1];
  const name = (quoted ?? bare)
    .replace(
      /の?(?:推移|見通し|目標と実績|実績と目標|目標及び実績|目標・実績|状況|数値目標|目標値|実績値?)(?=[（(][^（）()]{1,8}[)）]$|$)/u,
      '',
    )
    .replace(/[:：]$/u, '')
    .trim();
  const words = foldForMatching(name).replace(/[(（].*[)）]$/u, '');
  if (words.length < 3 || words.length > 40 || /[。:：、]|[(（]単位/u.test(name)) return '';
  // 上下水道局 経営企画課 令和7年6月: who says it and when.
  if (
    rest
      .trim()
      .split(/[\s　]+/u)
      .every((word) => word === '' || isOffice(word) || /[市区町村]$/u.test(word))
  )
    return '';
  // 第8期計画の目標と実績, 重点的な取組 tell what the table belongs to, and nothing measured.
  if (/(?:計画|プラン|戦略|ビジョン|取組|取組み|取り組み|施策|課題|方針)$/u.test(words)) return '';
  if (generic.test(words) || generic.test(foldForMatching(rest))) return '';
  if (readHeaderWords(words, setting.vocabulary)?.kind === 'role' && setting.vocabulary.headerMeanings.has(words))
    return '';
  return name;
}

/** What cells hold that are not tinted: 網掛けは実績値　白地は計画値. */
const plainGround = /(?:白地|無地|白抜き|[網色](?:掛け|かけ)?なし)(?:の(?:セル|欄|部分))?(?:は|:)([^、。は:]{2,8})$/u;

function kindOfPlainGround(line: string, { vocabulary }: Setting): ValueKind | undefined {
  const words = plainGround.exec(foldForMatching(line))?.[1] ?? '';
  const meaning = vocabulary.headerMeanings.get(words);
  return meaning?.kind === 'value' ? meaning.valueKind : undefined;
}

/** What a caption says of marks in cells, and no kind of the table's values: ※（ ）内は目標値. */
const definition = /[※＊*].*$|[（(〔［〈][\s　]*[)）〕］〉].*$|[（(].*[／/:：].*[)）]$/u;

/** 目標値と実績値, 現状及び目標: a caption that names two kinds gives none of them to all values. */
function namesTwoKinds(caption: string, setting: Setting): boolean {
  const pieces = caption
    .replace(definition, '')
    .split(/[（(][^（）()]*[)）]|と|及び|および|並びに|かつ|[・･、，,／/\s]/u)
    .map((piece) => readHeaderWords(piece, setting.vocabulary));
  return new Set(pieces.flatMap((meaning) => (meaning?.kind === 'value' ? [meaning.valueKind] : []))).size > 1;
}

/** 主な予定, 年間予定: what such a table holds are no values, though 予定 may be a kind of them. */
const isOfOtherThings = (caption: string, { vocabulary }: Setting): boolean => {
  const words = foldForMatching(caption);
  return vocabulary.notIndicators.some((word) => words.includes(word)) && !/指標|KPI|目標/iu.test(words);
};

/** One fiscal year that a caption names for all of the table; none where it names several, or a range. */
function captionPeriod(caption: string, { context }: Setting): Period | undefined {
  const { periods, doubts } = readDatedHeader(caption, context);
  const [only] = periods;
  if (!only || periods.length > 1 || doubts.length > 0 || only.kind === 'range') return undefined;
  return only.fiscal_year === null ? undefined : only;
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** What a line says of the cells of any table that it stands near; undefined where it says nothing of that. */
interface Said {
  readonly members: Members | undefined;
  readonly brackets: readonly BracketSaid[] | undefined;
  readonly tint: Tint | undefined;
  readonly kindsOfYears: Legend['kindsOfYears'] | undefined;
  readonly units: readonly string[] | undefined;
  readonly unreadUnits: string | undefined;
}

/** A note with a number is of what carries its mark: ※1 単位：千人. */
const ofMarked = /^[\s　]*[（(]?(?:※|[＊*]|注)\s?[0-9０-９]/u;

/** Lines read before: each stands near all the tables of its page. */
const linesSaid = new WeakMap<Setting, Map<string, Said>>();

function readSaid(line: string, setting: Setting): Said {
  const lines = linesSaid.get(setting) ?? new Map<string, Said>();
  linesSaid.set(setting, lines);
  const known = lines.get(line);
  if (known) return known;
  const said: Said = {
    members: readMembersSaid(line, setting),
    brackets: nonEmpty(readBracketsSaid(line, setting)),
    tint: readTint(line, setting),
    kindsOfYears: kindsOfYears(line, setting),
    units: ofMarked.test(line) ? undefined : nonEmpty(unitsSaid(line)),
    unreadUnits: (ofMarked.test(line) ? '' : unreadUnits(line)) || undefined,
  };
  lines.set(line, said);
  return said;
}

const firstOf = <L, T>(lines: readonly L[], read: (line: L) => T | undefined): T | undefined => {
  for (const line of lines) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The lines of a caption as it was written: one that goes on in the next line is one with it. */
function unwrapped(captions: readonly TextLine[], table: Box): string[] {
  const texts: string[] = [];
  captions.forEach((line, index) => {
    const above = captions[index - 1];
    const text = textOf(line);
    if (above && goesOnIn(above, line, table)) texts.push(`${texts.pop() ?? ''}${text}`);
    else texts.push(text);
  });
  return texts;
}

/** Does a line go on in the one below: with a bracket still open, or full over the width of its table and not ended by one? */
function goesOnIn(above: TextLine, below: TextLine, table: Box): boolean {
  const em = charWidthOf(above);
  const text = textOf(above).trim();
  const startsAtMargin = Math.abs(above.box.left - below.box.left) <= em || below.box.left < above.box.left;
  const isFull = above.box.right >= table.right - em && !/[）)】」』］〕。:：]$/u.test(text);
  const beginsAnew = numbering.test(textOf(below)) || indicatorLabel.test(textOf(below).trim());
  return startsAtMargin && (endsInBracket(text) || (isFull && !beginsAnew));
}

/**
 * Reads the caption of a table (lines right above it) and the other lines near it. `captions` from top to bottom; `others` nearest first,
 * `foreign` those of them that stand nearer to another table.
 */
export function readLegend(
  captions: readonly TextLine[],
  others: readonly TextLine[],
  setting: Setting,
  { page, box }: Pick<TableGrid, 'page' | 'box'>,
  foreign: ReadonlySet<TextLine> = new Set(),
): Legend {
  const own = unwrapped(captions, box);
  const near = [...[...own].reverse(), ...others.map(textOf)];
  const caption = own.join('');
  const plain = own
    .filter((line) => readSaid(line, setting).members === undefined)
    .map((line) => line.replace(unitBehind, ''))
    .filter((line) => line !== '');
  const meaning = readHeaderWords(caption.replace(definition, ''), setting.vocabulary);
  const said = near.map((line) => readSaid(line, setting));
  const isNear = (line: TextLine): boolean => captions.includes(line) || !foreign.has(line);
  // A caption of another table tells its own unit; （単位：人） alone may be over both.
  const ofUnits = others.filter((line) => isNear(line) || unitAlone.test(foldForMatching(textOf(line)))).map(textOf);
  const units = firstOf([...own].reverse().concat(ofUnits.slice(0, 3)), (line) => readSaid(line, setting).units);
  const inCaption = unitInName(caption);
  const brackets = firstOf(said, (line) => line.brackets) ?? [];
  const yearsSaid = readYearsSaid(
    [...captions, ...others].filter(isNear),
    others.filter((line) => !isNear(line)),
    setting,
  );
  return {
    members: firstOf(said, (line) => line.members),
    brackets,
    tint:
      firstOf(said, (line) => line.tint) ??
      firstOf([...captions, ...others], (line) => readKeyBox(line, page, setting)),
    fiscalSeries:
      firstOf(own, (line) => /(?:会計年度|各年度|年度の?(?:値|実績|目標)|（年度）|\(年度\))/u.exec(line)?.[0]) ?? '',
    calendar: readCalendarSaid(
      captions,
      others.filter((line) => isNear(line)),
    ),
    units: units ?? (inCaption === '' ? [] : [inCaption]),
    unreadUnits: firstOf(said.slice(0, own.length + 3), (line) => line.unreadUnits) ?? '',
    period: firstOf([...plain].reverse(), (line) => captionPeriod(line, setting)),
    valueKind:
      firstOf(near, (line) => kindOfPlainGround(line, setting)) ??
      (meaning?.kind === 'value' && !namesTwoKinds(own.join(' '), setting) && !isOfOtherThings(caption, setting)
        ? meaning.valueKind
        : kindOutside(near, brackets, setting)),
    dated: [...datedKinds(caption, setting), ...yearsSaid.dated],
    yearsSaid,
    kindsOfYears: firstOf(said, (line) => line.kindsOfYears) ?? [],
    indicatorName: firstOf([...plain].reverse(), (line) => indicatorInCaption(line, setting) || undefined) ?? '',
  };
}
