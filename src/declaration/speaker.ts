import type { PageLayout, TextLine } from '../tables/table-grid.js';
import { municipalityIn } from './issuer.js';
import type { Ledger } from './ledger.js';
import { textOf } from './line-text.js';

/** The person who declares (宣言者): 子ども部長 齋藤 浩人. */
export interface Speaker {
  readonly title: string;
  readonly name: string;
}

/** Titles of office (職名) end so: 部長, 事務局長, 消防長, 会計管理者, 危機管理監, 理事. */
const office = /^\S{0,15}(?:長|管理者|監|理事|参事)$/u;
const personName =
  /^(?=.*[\p{Script=Han}\p{Script=Katakana}])[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+(?: [\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]+){0,3}$/u;

/** 「子ども部長 齋藤 浩人」: a title of office, white space, a name; the city may stand before them. */
export function readSpeaker(text: string): Speaker | undefined {
  const words = text.replace(/^[\s　（(]+|[\s　）)]+$/gu, '').split(/[\s　:：]+/u);
  const [title = '', ...rest] = municipalityIn(words[0] ?? '') === undefined ? words : words.slice(1);
  const name = rest.join(' ');
  return office.test(title) && name.length >= 2 && personName.test(name) ? { title, name } : undefined;
}

/** Lines of the first page that stand by themselves: outside of tables, or in the first rows of one (a sheet's head). */
function linesAlone(layout: PageLayout): TextLine[] {
  const head = layout.grids.flatMap((grid) =>
    grid.cells.filter(({ row, columnSpan }) => row === 1 || columnSpan === grid.columns),
  );
  return [...layout.lines, ...head.flatMap(({ lines }) => [...lines])];
}

/** The speaker's line on the first page: 「健康福祉部長 佐伯 仁」. */
export function findSpeakerLine(layouts: readonly PageLayout[], ledger: Ledger): Speaker | undefined {
  const [first] = layouts;
  for (const line of first ? linesAlone(first) : []) {
    const speaker = ledger.isFree(line) && !line.vertical ? readSpeaker(textOf(line)) : undefined;
    if (!speaker) continue;
    ledger.claim([line], 'speaker');
    return speaker;
  }
  return undefined;
}
