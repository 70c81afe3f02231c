// What Excel makes of a cell of a CSV file, and how it is kept from it.

/** What Excel makes of a text in a CSV file instead of showing it: it computes it, or turns it into a date or another number. */
export type ExcelMistake = 'formula' | 'changed';

/** Signs that a formula begins with (全角も、日本語版のExcelは式とみなす). */
const formulaStart = /^[=+\-@＝＋－＠]/;
/** A negative number is shown as it is. */
const plainNegative = /^-\d[\d,]*(\.\d+)?%?$/;

const part = String.raw`(?:\d{1,2}|[12]\d{3})`;
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const date = new RegExp(
  [
    // 2-01, 1/4, 3-6-1, 2020/5
    String.raw`${part}([-/])${part}(?:\1${part})?`,
    // 2020.4.1, H29.4.1
    String.raw`(?:[MTSHR]\d{1,2}|\d{4})[-/.]\d{1,2}[-/.]\d{1,2}`,
    // 令和2年4月1日, 2020年4月, 4月1日
    String.raw`(?:(?:(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元)|\d{4})年)?\d{1,2}月(?:\d{1,2}日)?`,
    // 4-Jan, Jan 2020
    String.raw`\d{1,2}[-/ ]?${monthName}`,
    String.raw`${monthName}[-/ .]?\d{1,4}`,
    // 10:30, 10時30分
    String.raw`\d{1,2}(?::\d{1,2}){1,2}`,
    String.raw`\d{1,2}時(?:\d{1,2}分)?`,
  ]
    .map((form) => `^${form}$`)
    .join('|'),
  'i',
);
/** Longer than any date. */
const longestDate = 20;
/** Months and days: numbers beyond them are no dates. */
const mostDays = 31;
const leastYear = 1900;
const isPartOfDate = (digits: string): boolean =>
  Number(digits) <= mostDays || Number(digits) >= leastYear || digits.length === 2;
const isDate = (text: string): boolean =>
  text.length <= longestDate &&
  date.test(text) &&
  !wholeDay.test(text) &&
  (text.match(/\d+/g) ?? []).every(isPartOfDate);

/** A day in full is the same day in Excel. */
const wholeDay = /^\d{4}-\d\d-\d\d$/;
/** A leading zero goes, brackets mean less than nothing, an exponent is carried out, and digits beyond eleven become one. */
const changedNumber = /^(?:0\d[\d,]*(?:\.\d+)?|\(\d[\d,.]*\)|\d{12,}|\d+(?:\.\d+)?e[+-]?\d+)$/i;
/** All of the above begins with one of these: most texts do not. */
const suspicious = /^[\s=+\-@＝＋－＠(（\d０-９MTSHRmtshrJFANDOjfando明大昭平令]/;

/** What Excel would make of this cell of a CSV file; undefined where it shows it as it is. */
export function excelMistake(text: string): ExcelMistake | undefined {
  if (!suspicious.test(text)) return undefined;
  const bare = text.trim();
  if (formulaStart.test(bare)) return bare.length > 1 && !plainNegative.test(bare) ? 'formula' : undefined;
  const folded = bare.normalize('NFKC');
  return isDate(folded) || changedNumber.test(folded) ? 'changed' : undefined;
}

const guard = "'";
/** An apostrophe of the text's own is guarded, too, so that every guarded text can be read back. */
const guarded = /^[\s]*[=+\-@＝＋－＠']/;

/** A text as Excel leaves it: behind an apostrophe where Excel would compute or change it, or where it begins with a sign or an apostrophe. */
export const guardForExcel = (text: string): string =>
  guarded.test(text) || excelMistake(text) !== undefined ? `${guard}${text}` : text;

/** The text that was guarded; undefined where a cell lacks the guard that it needs. */
export function readGuarded(cell: string): string | undefined {
  const text = cell.startsWith(guard) ? cell.slice(guard.length) : cell;
  return guardForExcel(text) === cell ? text : undefined;
}
