// Lists that people keep in spreadsheets, read whatever was saved of them.

import { parse } from 'csv-parse/sync';

/** A line of a list with the line of the file on which it begins (from 1): a quoted cell may run over several. */
export interface ListLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The lines of a list, or why it cannot be taken apart. */
export type ListReading =
  | { readonly kind: 'lines'; readonly lines: readonly ListLine[] }
  | { readonly kind: 'malformed'; readonly line: number; readonly message: string };

/** How spreadsheets write text: UTF-8 first, since nothing else passes for it; Windows-31J is what Excel in Japan calls CSV. */
const encodings = ['utf-8', 'windows-31j'] as const;
const utf16Mark = [0xff, 0xfe] as const;

/** Characters that no list has: where they stand the bytes are no text at all. */
const noText = ['\0', '\u001A'] as const;

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (problem) {
    if (problem instanceof TypeError) return undefined;
    throw problem;
  }
}

/** The bytes of a list that a person keeps (UTF-8, Windows-31J, or Excel's “Unicode text”) → its text; undefined where they are none of these. */
export function decodeList(bytes: Uint8Array): string | undefined {
  if (utf16Mark.every((byte, index) => bytes[index] === byte)) return decodeAs(bytes, 'utf-16le');
  for (const encoding of encodings) {
    const text = decodeAs(bytes, encoding);
    if (text !== undefined) return noText.some((character) => text.includes(character)) ? undefined : text;
  }
  return undefined;
}

/** What parts the cells, the likeliest first: a comma wins where the first line has as many of another. */
const delimiters = [',', ';', '\t'] as const;

function delimiterOf(text: string): string {
  const header = (/^\uFEFF?(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = delimiters.map((delimiter) => header.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

const countBreaks = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/**
 * The text of a list as a spreadsheet may have saved it → its lines, header included: any line ends, with and without a byte order mark, cells
 * parted by commas, semicolons or tabs. Lines without anything in them are left out: spreadsheets leave rows of empty cells at the end.
 */
export function readListLines(text: string): ListReading {
  const lines: ListLine[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        if (cells.some((cell) => cell.trim() !== '')) lines.push({ line: context.lines - countBreaks(cells), cells });
        return null;
      },
    });
  } catch (problem) {
    if (!(problem instanceof Error && 'lines' in problem)) throw problem;
    return { kind: 'malformed', line: Number(problem.lines), message: problem.message };
  }
  return { kind: 'lines', lines };
}

const months: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (name: string): number => months.indexOf(name.toLowerCase()) + 1;
const two = (number: string | number): string => String(number).padStart(2, '0');

/** Excel reads two digits of a year up to this as of the 2000s. */
const lastShortYear = 29;

/** A day or month as a spreadsheet rewrites it (2020/5/1, 2020年5月1日, May-20) → as it was written (2020-05-01, 2020-05); other texts as they are. */
export function undoDay(text: string): string {
  const folded = text.trim();
  const [, year, month, day] = /^(\d{4})[/年](\d{1,2})[/月](\d{1,2})日?$/.exec(folded) ?? [];
  if (year && month && day) return `${year}-${two(month)}-${two(day)}`;
  const [, monthYear, onlyMonth] = /^(\d{4})[/年](\d{1,2})月?$/.exec(folded) ?? [];
  if (monthYear && onlyMonth) return `${monthYear}-${two(onlyMonth)}`;
  const [, name, short] = /^([A-Za-z]{3})-(\d\d)$/.exec(folded) ?? [];
  if (!name || !short || monthOf(name) === 0) return text;
  return `${Number(short) <= lastShortYear ? 20 : 19}${short}-${two(monthOf(name))}`;
}

/** A place of two numbers that a spreadsheet took for a date (1月4日, 4-Jan, Jan-40) → as it was written (1/4, 1/40); other texts as they are. */
export function undoPlace(text: string): string {
  const folded = text.trim();
  const [, first, second] = /^(\d{1,2})月(\d{1,2})日$/.exec(folded) ?? [];
  if (first && second) return `${first}/${second}`;
  const [, day, ofMonth] = /^(\d{1,2})-([A-Za-z]{3})$/.exec(folded) ?? [];
  if (day && ofMonth && monthOf(ofMonth) > 0) return `${monthOf(ofMonth)}/${day}`;
  const [, month, row] = /^([A-Za-z]{3})-(\d\d)$/.exec(folded) ?? [];
  return month && row && monthOf(month) > 0 ? `${monthOf(month)}/${Number(row)}` : text;
}
