// What a line's own characters tell: an open bracket, a number, a mark, a figure.

/** What a line of a cell shows about whether the next line goes on with it: characters only, no words. */

const opening = /[（(「『【〔［[{｛〈《]/gu;
const closing = /[）)」』】〕］\]}｝〉》]/gu;
const neverFirst = /^[）)」』】〕］\]}｝〉》、。，．・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％%]/u;
const startsBracket = /^[（(［[〔]/u;
const enumerator = /^(?:[①-⑳❶-❿⑴-⒇ⅰ-ⅹⅠ-Ⅹ]|[（(]?[\d０-９]{1,2}[)）.．、]|[・○●◎■□◆◇▪•※])/u;
const figure = /^[△▲+\-－−]?[\d０-９][\d０-９,，.．]*\p{L}{0,3}[%％‰]?[⁰¹²³⁴-⁹⁽⁾]*$/u;
const dash = /^[-－−―—ー–…]+$/u;

/** Does the line end inside a bracket? */
export const endsInBracket = (text: string): boolean =>
  (text.match(opening)?.length ?? 0) > (text.match(closing)?.length ?? 0);

/** Can the line only be the rest of another: it begins as no line does (行頭禁則), or closes a bracket that it did not open? */
export const isRest = (text: string): boolean =>
  neverFirst.test(text) || (text.match(closing)?.length ?? 0) > (text.match(opening)?.length ?? 0);

export const beginsWithBracket = (text: string): boolean => startsBracket.test(text);

/** Is the whole line in brackets that set a heading off: 【総務課】? */
export const isBracketed = (text: string): boolean =>
  /^[【〔［[＜<《≪〈][^】〕］\]＞>》≫〉]+[】〕］\]＞>》≫〉]$/u.test(text);

/** Does the line begin with a number or mark of a list (①, (1), 1., ・)? */
export const isEnumerated = (text: string): boolean => enumerator.test(text);

/** Does the line begin as a heading or an entry of a list does: 1　健康の推進, （2）学び? */
export const isNumbered = (text: string): boolean => isEnumerated(text) || /^[\d０-９]{1,2}[\s　]+\p{L}/u.test(text);

/** Nothing but the number or mark of a list entry. */
export const isMark = (text: string): boolean =>
  /^(?:[①-⑳❶-❿⑴-⒇ⅰ-ⅹⅠ-Ⅹ]|[（(]?[\d０-９]{1,2}[)）.．]?|[※注][\d０-９]{1,2}|[・○●◎■□◆◇▪•※])$/u.test(text);

/** A figure with at most a short unit, or a dash in its place. */
export const isFigure = (text: string): boolean => figure.test(text) || dash.test(text);

/** A year that heads a column: 2021年度. */
const isYear = (text: string): boolean => /^[\d０-９]{1,4}年度$/u.test(text);

/** A figure that is no year: something measured. */
export const isValue = (text: string): boolean => isFigure(text) && !isYear(text);

export const holdsFigure = (text: string): boolean => /[\d０-９]/u.test(text) || dash.test(text);
