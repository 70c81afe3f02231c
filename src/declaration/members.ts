import { readHeaderWords } from '../profiles/vocabulary.js';
import type { ValueKind } from '../schema/observation.js';
import type { Period } from '../schema/reading.js';
import { foldForMatching } from '../text/fold.js';
import { readDatedHeader } from './dated-header.js';
import type { Setting } from './labels.js';

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
  /上(?:段|欄)?[\s　]*(?:[:：]|が|は|に|＝|=|…|・{2,})?[\s　]*([^\s　、,，。.／/・:：（）()]{2,14}?)(?:を|です)?[\s　]*[、,，／/・\s　)）]+[\s　]*下(?:段|欄)?[\s　]*(?:[:：]|が|は|に|＝|=|…|・{2,})?[\s　]*([^\s　、,，。.／/・:：（）()]{2,14})/u;
const threeLevels =
  /上段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・]{2,12})[、,，／/・\s　]+中段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・]{2,12})[、,，／/・\s　]+下段[\s　]*[:：はが]?[\s　]*([^\s　、,，。／/・（）()]{2,12})/u;
const bracketDefined =
  /(?:[（(][\s　…〜～]*[)）]|[（(]\s*[)）]|カッコ|括弧|かっこ)[\s　]*(?:内|書き?|の数値)?(?:の数値|の数字|の値|数値|数字)?[\s　]*(?:は|が|:|：|、|＝|=|…)[\s　]*([^、。,）)\s　]{2,14})/u;

const without = (text: string): string => text.replace(/(?:です|である|とする|を示す|を表す|を記載|を表示)?。?$/u, '');

/** What a line beside a table says of its cells: 上段：目標値、下段：実績値; ※（ ）内は目標値. */
export function readMembersSaid(text: string, setting: Setting): Members | undefined {
  const three = threeLevels.exec(text);
  if (three) return readAll('lines', three.slice(1).map(without), setting);
  const two = upperLower.exec(text);
  if (two) return readAll('lines', two.slice(1).map(without), setting);
  return undefined;
}

/** The kind that a line gives to figures in brackets, and the words where it is none: ※（ ）内は前年度の数値. */
export function readBracketSaid(
  text: string,
  setting: Setting,
): { readonly member: Member | undefined; readonly words: string } | undefined {
  const words = bracketDefined.exec(text.replace(/[\s　]+/gu, ' '))?.[1];
  return words === undefined ? undefined : { member: readMember(without(words), setting), words };
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
