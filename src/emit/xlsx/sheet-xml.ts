// The parts of an Excel sheet as XML.

/** A cell of a workbook. A `decimal` is a number with the decimals that were printed. */
export type SheetCell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'whole'; readonly number: number }
  | { readonly kind: 'decimal'; readonly text: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  /** ISO 8601 day. */
  | { readonly kind: 'day'; readonly day: string };

/** Numbers of the cell formats in styles.xml, as `stylesXml` lists them. */
const headerStyle = 1;
const textStyle = 2;
const dayStyle = 3;
const wholeStyle = 4;
const firstDecimalStyle = 5;
/** Decimals that have a format of their own; numbers with more are shown in Excel's general format. */
const shownDecimals = 6;
const generalStyle = 0;

/** Excel cuts longer texts, or refuses the file. */
const longestText = 32_767;

/** Characters that XML 1.0 cannot hold: controls, lone surrogates, two that are none. */
const notXml = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

const needsEscape = /[&<>"\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

export function escapeXml(text: string): string {
  // Most texts need nothing of it.
  if (!needsEscape.test(text)) return text;
  return text
    .replace(notXml, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Excel reads `_x0041_` in a text as an escape for A; the underscore is escaped, so that the text stays as it is. */
function escapeText(text: string): string {
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return escapeXml(whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** Column 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  letters[column] ??= spellColumn(column);
  return letters[column];
}

const letters: string[] = [];

function spellColumn(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : spellColumn(Math.floor(column / 26) - 1) + last;
}

/** Days from the day that spreadsheets count from, 1899-12-30. */
function serialDay(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const textXml = (reference: string, text: string, style: number): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;

function decimalStyle(text: string): number {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals > shownDecimals ? generalStyle : firstDecimalStyle + decimals;
}

function cellXml(cell: SheetCell, reference: string): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return textXml(reference, cell.text, textStyle);
    case 'whole':
      return `<c r="${reference}" s="${wholeStyle}"><v>${cell.number}</v></c>`;
    case 'decimal':
      return `<c r="${reference}" s="${decimalStyle(cell.text)}"><v>${cell.text}</v></c>`;
    case 'truth':
      return `<c r="${reference}" s="${generalStyle}" t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case 'day':
      return `<c r="${reference}" s="${dayStyle}"><v>${serialDay(cell.day)}</v></c>`;
    default:
      return cell satisfies never;
  }
}

/** One row; `row` from 1. */
export function rowXml(row: number, cells: readonly SheetCell[]): string {
  const inner = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`)).join('');
  return `<row r="${row}">${inner}</row>`;
}

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** What stands before the rows: the header frozen, the widths of the columns (in characters), the header itself. */
export function sheetStart(titles: readonly string[], widths: readonly number[]): string {
  const columns = widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('');
  const header = titles.map((title, column) => textXml(`${columnLetters(column)}1`, title, headerStyle)).join('');
  return (
    `${xmlDeclaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData><row r="1">${header}</row>`
  );
}

/** What stands after the rows: filters over all of them. */
export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="A1:${columnLetters(columns - 1)}${rows}"/></worksheet>`;
}

/** The cell formats: general, header, text, day, whole number, and numbers of 0 to 6 decimals. */
export function stylesXml(): string {
  const decimals = Array.from({ length: shownDecimals }, (_, index) => index + 1);
  const firstOwnFormat = 164;
  const formats = [
    `<numFmt numFmtId="${firstOwnFormat}" formatCode="yyyy\\-mm\\-dd"/>`,
    ...decimals.map((n) => `<numFmt numFmtId="${firstOwnFormat + n}" formatCode="0.${'0'.repeat(n)}"/>`),
  ];
  const format = (id: number, rest = ''): string =>
    `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${rest}/>`;
  const cellFormats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>',
    format(49),
    format(firstOwnFormat),
    format(1),
    format(1),
    ...decimals.map((n) => format(firstOwnFormat + n)),
  ];
  const font = '<name val="Yu Gothic"/><family val="2"/><charset val="128"/>';
  return (
    `${xmlDeclaration}<styleSheet xmlns="${main}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>` +
    `<fonts count="2"><font><sz val="11"/>${font}</font><font><b/><sz val="11"/>${font}</font></fonts>` +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE2EFDA"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs></styleSheet>`
  );
}
