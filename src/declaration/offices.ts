// Names of offices (部・課・係): what is one, and how several in one text part.

import { words } from '../values/print/word-list.js';
import { splitMunicipality } from './municipality-name.js';

/**
 * Endings of the names of offices (組織名の語尾) of Japanese local governments. The one list: title, speaker, divisions and headings of
 * declarations all ask it. Offices that a head of their own leads and that declare:
 */
const declaringEndings = words(
  '消防本部 本部 事務局 局 委員会 区役所 市役所 事務所 福祉事務所 出張所 支所 研究所 保健所 診療所 浄水場 処理場 市場 斎場 図書館 公民館 博物館 ' +
    '美術館 資料館 水族館 動物園 植物園 消防署 病院 センター 分室 部 室 課 署 所 館 院',
);
/** And those that do not. */
const otherEndings = words('町役場 村役場 清掃工場 学校 大学 園 グループ チーム 担当 班 係');
const endings = [...declaringEndings, ...otherEndings];

/** Words that end like an office and are none, whatever stands before them. */
const notOffices =
  /(?:教室|浴室|個室|和室|洋室|会議室|研修室|更衣室|控室|待合室|診察室|薬局|郵便局|放送局|場所|箇所|か所|ヵ所|ヶ所|カ所|ケ所|住所|便所|近所|名所|避難所|投票所|停留所|刑務所|裁判所|会議所|関係|部署|体育館|会館|旅館|映画館|議院|参議院|入院|退院|大学院|医院|寺院|書院|公園|庭園|遊園|開口部|沿岸部|山間部|平野部|市街地部|先端部|中心部)$|条例|規則|要綱|^第[0-9０-９一二三四五六七八九十]+|^[0-9０-９]|[、。「」『』：:]/u;

/** The same where they stand alone or after a particle: 全部, 条例の一部; but くらし安全部 is an office. */
const notAlone =
  /(?:^|[のをにがはで市町県])(?:部局|局|課|室|班|係|所|署|館|院|本部|部課|部等|課等|本課|担当|一部|全部|内部|外部|細部|幹部|学部|支部|胸部|腹部|頭部|下部|上部|前部|後部|中部|東部|西部|南部|北部|深部|底部|日課|賦課|考課|放課|温室|結局|大局|当局|長所|短所|役所|本館|別館|新館|通院|無関係)$|^(?:各|全|両|同|当|他|主な)|^部$|^.の部$/u;

const forbidden = /[\s　()（）【】〔〕]/u;

/** Is the whole text the name of an office (組織名): 子ども部, 議会事務局, 広報班, 政策推進グループ? */
export function isOffice(text: string): boolean {
  const name = text.trim();
  if (name.length < 2 || name.length > 20 || forbidden.test(name)) return false;
  if (notOffices.test(name) || notAlone.test(name)) return false;
  return endings.some((ending) => name.endsWith(ending) && (name.length > ending.length || ending.length >= 3));
}

/** An office that declares goals by its own: no 班, 係 or 担当. */
export const isDeclaringOffice = (text: string): boolean =>
  isOffice(text) && declaringEndings.some((ending) => text.trim().endsWith(ending));

/** 伊勢原市子ども部 → 子ども部: whose office it is stands elsewhere. */
export const withoutMunicipality = (text: string): string => splitMunicipality(text, isDeclaringOffice)?.rest ?? text;

/** The office that a head (長) leads: 子ども部長 → 子ども部, 消防長 by the profile's list; undefined where the title is of no office. */
export function officeOfHead(title: string, heads: ReadonlyMap<string, string>): string | undefined {
  const known = heads.get(title);
  if (known !== undefined) return known;
  const office = /^(.+)長$/u.exec(title)?.[1];
  return office !== undefined && isDeclaringOffice(office) ? office : undefined;
}

const between = /[、，,／/\s　]+/u;

/** Several offices in one line: 「福祉課 健康課」, 「秘書課、広報班、政策推進グループ」; one part that is no office leaves the text whole. */
export function splitOffices(text: string): string[] {
  const parts = text.split(between).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => isOffice(part)) ? parts : [text];
}
