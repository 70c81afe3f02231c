import type { PageLayout, TextLine } from '../tables/table-grid.js';
import type { Ledger } from './ledger.js';
import { textOf } from './line-text.js';

/** The person who declares (宣言者): 子ども部長 齋藤 浩人. */
export interface Speaker {
  readonly title: string;
  readonly name: string;
}

const titleThenName =
  /^(\S{0,14}?(?:部長|局長|室長|課長|所長|館長|院長|署長|本部長|次長|管理者|管理監|理事|参事|政策監|危機管理監|監|長))(?:\s*[:：]?\s*)((?:[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+\s*){1,4})$/u;

/** 「子ども部長 齋藤 浩人」: a title of office, white space, a name. */
export function readSpeaker(text: string): Speaker | undefined {
  const plain = text.trim().replace(/[\s　]+/gu, ' ');
  const space = plain.indexOf(' ');
  const found = titleThenName.exec(plain);
  if (!found || space < 0) return undefined;
  const [, title = '', name = ''] = found;
  return name.trim().length >= 2 && plain.startsWith(`${title} `) ? { title, name: name.trim() } : undefined;
}

/** The speaker's line outside of any table on the first page: 「健康福祉部長 佐伯 仁」. */
export function findSpeakerLine(layouts: readonly PageLayout[], ledger: Ledger): Speaker | undefined {
  for (const line of layouts[0]?.lines ?? []) {
    const speaker = isFreeLine(line, ledger) ? readSpeaker(textOf(line)) : undefined;
    if (!speaker) continue;
    ledger.claim([line], 'speaker');
    return speaker;
  }
  return undefined;
}

const isFreeLine = (line: TextLine, ledger: Ledger): boolean => ledger.isFree(line) && !line.vertical;
