// Words behind a number that make a name of it (１丁目, 第2期).

import { isDigit } from './numerals.js';
import { gap, type PrintedText } from './printed-text.js';

/** What makes a name of the number before it: 小学6年生, 5歳児, 1丁目, 2級, 2期, 1号認定, 50周年. */
const nameWords =
  /^(?:年度|[かヶカヵケ]?年計画|年生|年次|年目標|歳児|才児|[かヶカヵケ]月児|歳代|代|年制|学期|丁目|番地|番街|番線|番目標|番(?!組)|号線|号棟|号館|号室|号車|号店|号園|号炉|号機|号井|号墳|号認定|号公園|号被保険者|回生|周年|級|次|期(?!間)|条(?!例)|項(?!目)|章|節|型|類|桁|限|ヵ条|か条|カ条|の[0-9])/;

/** The word right after a number that makes a name of it; undefined where there is none. */
export const nameWordAt = (text: PrintedText, at: number): string | undefined =>
  nameWords.exec(text.chars.slice(at, at + 5))?.[0];

/** Does a name that begins with a number stand here, a label of the figure after it: 2号館 of 1号館12 2号館15, 70歳以上? */
export function beginsName(text: PrintedText, at: number): boolean {
  let end = at;
  while (isDigit(text.chars.charAt(end)) && (end === at || text.gaps[end] === gap.none)) end += 1;
  const name =
    nameWordAt(text, end) ?? /^(?:歳(?:以上|未満|以下)?|階|回目)(?=[0-9:])/.exec(text.chars.slice(end, end + 4))?.[0];
  return end > at && name !== undefined && text.gaps[end] === gap.none;
}
