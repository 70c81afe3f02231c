// Several kinds in one cell or label: 目標／実績, 上段：目標値 下段：実績値, 実績値（目標値）.

import { readHeaderWords } from '../profiles/vocabulary.js';
import type { Period } from '../schema/reading.js';
import type { ValueKind } from '../schema/value-kinds.js';
import { foldForMatching } from '../text/fold.js';
import { readDatedHeader } from './dated-header.js';
import type { Setting } from './setting.js';

/** One of several values that a cell holds by what its label announces. */
export interface Member {
  /** Undefined for what is no observation (達成率). */
  readonly valueKind: ValueKind | undefined;
  readonly period: Period | undefined;
  /** As announced: 目標値. */
  readonly text: string;
}

/** How the values of one cell are told apart: by their line, a slash, an arrow, or a bracket round the second. */
export type MemberSign = 'lines' | 'slash' | 'arrow' | 'bracket';

/** Several values in one cell (上段：目標値、下段：実績値; 目標／実績; 現状値（2019）→目標値（2024）), in the order of the cell. */
export interface Members {
  readonly sign: MemberSign;
  /** Forms of the bracket, where it is not （ ）. */
  readonly opens?: string;
  readonly closes?: string;
  readonly members: readonly Member[];
}

const arrow = /[→⇒➡⇨➔]|->|=>/u;
const ratingWord = /達成率|進捗率|達成度|評価|増減|比率|執行率/u;

/** A kind of value or a rate, with its period; undefined for any other words. */
function readMember(text: string, setting: Setting): Member | undefined {
  const { period, rest } = readDatedHeader(text, setting.context);
  const words = foldForMatching(rest).replace(/^[:・。、はがをの]+|[:・。、はがをのです]+$/gu, '');
  if (words === '' || words.length > 12) return undefined;
  const meaning = readHeaderWords(words, setting.vocabulary);
  if (meaning?.kind === 'value') return { valueKind: meaning.valueKind, period, text: text.trim() };
  const isRate = meaning?.kind === 'role' && meaning.role === 'rating' && ratingWord.test(words);
  return isRate ? { valueKind: undefined, period, text: text.trim() } : undefined;
}

/** All pieces as members; a period that stands before the first one is of all that have none. */
function readAll(sign: MemberSign, pieces: readonly string[], setting: Setting): Members | undefined {
  const members = pieces.map((piece) => readMember(piece, setting));
  if (members.length < 2 || members.some((member) => member === undefined)) return undefined;
  const known = members.filter((member) => member !== undefined);
  if (new Set(known.map(({ valueKind, period }) => `${valueKind} ${period?.text}`)).size < 2) return undefined;
  if (new Set(known.map(({ valueKind }) => valueKind)).size < 2 && sign !== 'arrow') return undefined;
  const shared = sign === 'arrow' ? undefined : known[0]?.period;
  return { sign, members: known.map((member) => ({ ...member, period: member.period ?? shared })) };
}

const upperLower =
  /上(?:段|欄)?[\s　]*(?:[:：]|が|は|に|＝|=|…|・{2,})?[\s　]*([^\s　、,，。.／/・:：（）()]{2,14}?(?:[（(][^（）()]{2,12}[)）])?)(?:を|です)?[\s　]*[、,，／/・\s　)）]*[\s　]*下(?:段|欄)?[\s　]*(?:[:：]|が|は|に|＝|=|…|・{2,})?[\s　]*([^\s　、,，。.／/・:：（）()]{2,14}(?:[（(][^（）()]{2,12}[)）])?)/u;
const threeLevels =
  /上段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・]{2,12})[、,，／/・\s　]+中段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・]{2,12})[、,，／/・\s　]+下段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・（）()]{2,12})/u;
/** Brackets that a line may define, by how they open. */
const bracketPairs = [
  '（()）'.split(''),
  '［[]］'.split(''),
  '〔〕'.split(''),
  '〈<>〉'.split(''),
  '【】'.split(''),
  '《》'.split(''),
];

/** What a line says of figures in one kind of brackets. */
export interface BracketSaid {
  /** All forms of the bracket that opens: （ (. */
  readonly opens: string;
  /** All forms of the one that closes. */
  readonly closes: string;
  /** Undefined where the words are no kind of value: （ ）内は前年度. */
  readonly member: Member | undefined;
  /** The time that the words name and nothing else. */
  readonly period: Period | undefined;
  readonly words: string;
}

const escaped = (characters: readonly string[]): string =>
  characters.map((character) => (/[[\]]/u.test(character) ? `\\${character}` : character)).join('');
const saying = '(?:内|書き?|の数値)?(?:の数値|の数字|の値|数値|数字)?(?:は|が|:|：|、|＝|=|…)、?([^、。，,）)]{2,14})';
const definitions = bracketPairs.map((forms) => {
  const opens = forms.slice(0, forms.length / 2);
  const closes = forms.slice(forms.length / 2);
  return {
    opens: opens.join(''),
    closes: closes.join(''),
    pattern: new RegExp(`[${escaped(opens)}][…〜～]*[${escaped(closes)}]${saying}`, 'u'),
  };
});
const namedBrackets = new RegExp(`(?:カッコ|括弧|かっこ)${saying}`, 'u');

/** （目標／実績） beside a table. */
const inBracketsWithSlash = /[（(【［[]([^（()）／/]{2,10}[／/][^（()）]{2,20})[)）】］\]]/u;

const without = (text: string): string => text.replace(/(?:です|である|とする|を示す|を表す|を記載|を表示)?。?$/u, '');

/** （ ）内は当該年度の目標値: of the year that the figure before the bracket is of. */
const inBracket = (words: string): string => without(words).replace(/^(?:当該?|その|同|各|それぞれの)年度?の/u, '');

/** What a line beside a table says of its cells: 上段：目標値、下段：実績値; ※（ ）内は目標値. */
export function readMembersSaid(text: string, setting: Setting): Members | undefined {
  const three = threeLevels.exec(text);
  if (three) return readAll('lines', three.slice(1).map(without), setting);
  const two = upperLower.exec(text);
  if (two) return readAll('lines', two.slice(1).map(without), setting);
  const slashed = inBracketsWithSlash.exec(text.replace(/[\s　]+/gu, ''))?.[1];
  return slashed === undefined ? undefined : readAll('slash', slashed.split(/[／/]/u), setting);
}

/** What a line gives to figures in brackets: ※（ ）内は目標値; ［ ］は計画値、〈 〉は見込値. */
export function readBracketsSaid(line: string, setting: Setting): BracketSaid[] {
  // 前年度（令和4年度）の実績: the bracket explains the word before it.
  const text = line.replace(/[\s　]+/gu, '').replace(/([前昨]年度?)[（(][^（）()]{2,12}[)）]/gu, '$1');
  const read = (opens: string, closes: string, words: string): BracketSaid => {
    const said = inBracket(words);
    return { opens, closes, member: readMember(said, setting), period: timeAlone(said, setting), words };
  };
  const found = definitions.flatMap(({ opens, closes, pattern }): BracketSaid[] => {
    const words = pattern.exec(text)?.[1];
    return words === undefined ? [] : [read(opens, closes, words)];
  });
  const named = found.length === 0 ? namedBrackets.exec(text)?.[1] : undefined;
  return named === undefined ? found : [read('（(', ')）', named)];
}

/** A time and nothing else: 前年度, 前年度の数値. */
function timeAlone(words: string, { context }: Setting): Period | undefined {
  const { period, rest } = readDatedHeader(words, context);
  return /^の?(?:数?値|数字)?$/u.test(foldForMatching(rest)) ? period : undefined;
}

const otherwise =
  /(?:その他|それ以外|上記以外|無印|他|(?:括弧|カッコ|（[\s　]*）|\([\s　]*\))(?:の?(?:ない|無い|なし)|外|書き?以外))(?:の?数値|の?値|の?数字)?(?:は|が|:|：)([^、。，,\s　]{2,10})/u;
/** What stands beside a kind where a line names only the one. */
const opposite: Readonly<Record<ValueKind, ValueKind | undefined>> = {
  baseline: undefined,
  actual: 'target',
  estimate: 'actual',
  target: 'actual',
  interim_target: undefined,
  plan: 'actual',
};

/** The kind of the figures outside of all brackets that the lines define: as said, or what stands opposite to the one inside. */
export function kindOutside(
  lines: readonly string[],
  brackets: readonly BracketSaid[],
  setting: Setting,
): ValueKind | undefined {
  if (brackets.length === 0) return undefined;
  for (const line of lines) {
    const words = otherwise.exec(line)?.[1];
    const member = words === undefined ? undefined : readMember(without(words), setting);
    if (member) return member.valueKind;
  }
  const inside = brackets[0]?.member?.valueKind;
  return brackets.length === 1 && inside ? opposite[inside] : undefined;
}

const bracketed = /^([^（()）]+)[（(]([^（()）]+)[)）]$/u;

/** Several kinds announced by one label: 目標／実績, 現状値（2019）→目標値（2024）, 実績値（目標値）, 上段：目標 下段：実績. */
export function readMembers(text: string, setting: Setting): Members | undefined {
  if (!mayAnnounce.test(text)) return undefined;
  const said = readMembersSaid(text, setting);
  if (said) return said;
  if (arrow.test(text)) return readAll('arrow', text.split(arrow), setting);
  const flat = text.replace(/[\s　]+/gu, '');
  if (/[／/]/u.test(flat)) return readSlashed(flat, setting);
  const inBrackets = bracketed.exec(flat);
  if (!inBrackets) return undefined;
  const [, outer = '', inner = ''] = inBrackets;
  if (/[／/・]/u.test(inner) && readMember(outer, setting) === undefined) return readSlashed(inner, setting);
  const members = readAll('bracket', [outer, inner], setting);
  const [first, second] = members?.members ?? [];
  // 実績(見込) is one kind, not two.
  const refines = first?.valueKind === 'actual' && second?.valueKind === 'estimate';
  const sameFamily = /値$/u.test(outer) !== /値$/u.test(inner) && second?.valueKind === 'baseline';
  return refines || sameFamily ? undefined : members;
}

const mayAnnounce = /[→⇒➡⇨➔>／/（(上]/u;

function readSlashed(text: string, setting: Setting): Members | undefined {
  const open = /^([^（(／/]*)[（(]([^（()）]*[／/][^（()）]*)[)）]$/u.exec(text);
  if (open) {
    const [, before = '', inner = ''] = open;
    const members = readAll('slash', inner.split(/[／/]/u), setting);
    const { period } = readDatedHeader(before, setting.context);
    return members && { ...members, members: members.members.map((m) => ({ ...m, period: m.period ?? period })) };
  }
  return readAll('slash', text.split(/[／/]/u), setting);
}
