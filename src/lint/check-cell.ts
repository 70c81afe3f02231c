import type { Column } from '../schema/tables.js';
import { outsideJisX0213 } from '../text/jis-x-0213.js';
import { isDitto } from '../values/quantities/ditto.js';
import type { Tell } from './finding.js';
import type { FindingLevel, RuleName } from './rules.js';

/** A cell that is looked at, with its place. */
export interface CellPlace {
  readonly file: string;
  readonly line: number;
  readonly column: Column;
}

/** Columns that quote a document as it is: what is printed there is no fault of the data. */
const quoting = new Set([
  'actual',
  'expected',
  'message',
  'message_ja',
  'value_text',
  'text_value',
  'unit_text',
  'period_text',
  'part_label',
  'text',
  'body',
  'title',
  'source_file',
  'producer',
]);
const quotes = (column: Column): boolean => quoting.has(column.name) || column.name.endsWith('_text');

/** Columns that name something as the document prints it. A name that begins with = is one, and `excel/formula` says what Excel makes of it. */
const naming = new Set([
  'department',
  'division',
  'indicator_name',
  'plan_name',
  'project_code',
  'project_name',
  'role',
  'speaker_name',
  'speaker_title',
]);
const isPrinted = (column: Column): boolean => quotes(column) || naming.has(column.name);

/** Columns that are about damaged characters as often as not. */
const aboutCharacters = new Set(['actual', 'expected', 'message', 'message_ja']);

const eraYear = /^(明治|大正|昭和|平成|令和|[MTSHR])\s*(元|\d+)/;
const symbolOnly = /^[^\p{L}\p{N}]+$/u;
const wholeNumber = /^-?\d+$/;
const decimalNumber = /^-?\d+(\.\d+)?$/;
const number = String.raw`[-−△▲]?[\d０-９][\d０-９,，.．]*`;
const severalNumbers = new RegExp(String.raw`^${number}\s*\D*(\s+|[/／、;；]|\n)\s*\D*${number}\D*$`);

/** Why a text is no number (or no year): the item of the rules that it breaks. */
function numberFault(text: string, column: Column): RuleName {
  if (/fiscal_year$/.test(column.name) && !wholeNumber.test(text)) return 'mic/1-11';
  if (severalNumbers.test(text) && !/^[\d０-９]{1,3}([,，][\d０-９]{3})+$/.test(text)) return 'mic/1-2';
  if (symbolOnly.test(text) || /^[xX]+$/.test(text)) return 'mic/1-13';
  return column.type === 'integer' && decimalNumber.test(text) ? 'type/integer' : 'mic/1-3';
}

/** Is it a day of the calendar, as ISO 8601 writes it? */
function isRealDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  // Day 0 of the next month is the last of this one.
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(source, 'u');
  patterns.set(source, known);
  return known;
}

/** The rule that a filled cell breaks by its type; undefined where it keeps all. */
function typeFault(text: string, column: Column): RuleName | undefined {
  switch (column.type) {
    case 'integer':
      if (!wholeNumber.test(text)) return numberFault(text, column);
      return Number(text) < (column.minimum ?? Number.NEGATIVE_INFINITY) ||
        Number(text) > (column.maximum ?? Number.POSITIVE_INFINITY)
        ? 'type/form'
        : undefined;
    case 'number':
      return decimalNumber.test(text) ? undefined : numberFault(text, column);
    case 'boolean':
      return text === 'true' || text === 'false' ? undefined : 'type/boolean';
    case 'date':
      return isRealDay(text) ? undefined : 'mic/1-11';
    case 'string':
      if (column.labels.size > 0) return column.labels.has(text) ? undefined : 'type/code';
      return column.pattern === undefined || patternOf(column.pattern).test(text) ? undefined : 'type/form';
    default:
      return column.type satisfies never;
  }
}

/** Weights of the check digit of 全国地方公共団体コード (JIS X 0402 with modulus 11). */
const checkWeights = [6, 5, 4, 3, 2];

export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const sum = checkWeights.reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return Number(code[5]) === (11 - (sum % 11)) % 10;
}

/** Characters that stand for nothing in any standard, or for a part of a character. */
const unsound = /[\p{Co}\p{Cn}\uFFFD\u2E80-\u2FDF]/u;

function checkCharacters(
  text: string,
  quoted: boolean,
  tell: (rule: RuleName, level: FindingLevel, actual: string) => void,
): void {
  // Nearly every cell is of plain characters; only the others are looked at one by one.
  for (const character of outsideJisX0213(text)) {
    if (/\s|\p{Cc}/u.test(character)) continue;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    tell('mic/1-10', unsound.test(character) && !quoted ? 'fail' : 'warning', `${character} U+${code}`);
  }
}

/** Everything that can be said of one cell by itself. */
export function checkCell(text: string, place: CellPlace, tellFinding: Tell): void {
  const { file, line, column } = place;
  const tell = (rule: RuleName, level: FindingLevel = 'fail', actual = text): void =>
    tellFinding({ rule, level, file, line, column: column.name, actual });
  if (text === '') {
    if (column.missing === undefined) tell('type/required');
    return;
  }
  if (/[\r\n]/.test(text) || (text !== text.trim() && !quotes(column))) tell('mic/1-5');
  else {
    const fault = typeFault(text, column);
    if (fault) tell(fault);
  }
  if (/^=/.test(text) && !isPrinted(column)) tell('mic/1-7');
  if (column.type !== 'string') return;
  if (!quotes(column) && (isDitto(text.normalize('NFKC')) || text === '同じ')) tell('mic/1-6');
  if (column.name === 'municipality_code' && !isMunicipalityCode(text)) tell('mic/1-12');
  if (column.name === 'published' && eraYear.test(text)) tell('mic/1-11');
  if (!aboutCharacters.has(column.name)) checkCharacters(text, quotes(column), tell);
}
