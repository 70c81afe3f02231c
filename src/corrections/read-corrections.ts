import { type ListLine, readListLines, undoDay, undoPlace } from '../text/saved-list.js';
import { findCorrectionProblems } from './check-correction.js';
import {
  type Correction,
  type CorrectionField,
  correctionColumns,
  correctionFields,
  correctionSchema,
  optionalColumns,
} from './correction-schema.js';

/** What is wrong with a line of the file; `line` counts from 1 as an editor shows it (the header is line 1). */
export interface CorrectionProblem {
  readonly line: number;
  readonly column: string;
  readonly message: string;
  readonly message_ja: string;
}

export interface ReadCorrections {
  /** Lines without a problem, in the order of the file: of two lines about the same field the later one counts. */
  readonly corrections: readonly Correction[];
  readonly problems: readonly CorrectionProblem[];
}

function headerProblems({ line, cells }: ListLine): readonly CorrectionProblem[] {
  const known: readonly string[] = correctionColumns;
  const missing = correctionColumns.filter((name) => !cells.includes(name) && !optionalColumns.includes(name));
  const unknown = cells.filter((name) => !known.includes(name));
  const repeated = cells.filter((name, index) => known.includes(name) && cells.indexOf(name) !== index);
  return [
    ...missing.map((column) => ({
      line,
      column,
      message: `the column ${column} is missing`,
      message_ja: `列 ${column} がありません`,
    })),
    ...unknown.map((column) => ({
      line,
      column,
      message: `unknown column "${column}"; known are ${correctionColumns.join(', ')}`,
      message_ja: `列「${column}」は使えません。使えるのは ${correctionColumns.join(', ')} です`,
    })),
    ...repeated.map((column) => ({
      line,
      column,
      message: `the column ${column} stands twice`,
      message_ja: `列 ${column} が重複しています`,
    })),
  ];
}

const isCorrectionField = (text: string): text is CorrectionField => correctionFields.some((known) => known === text);

/** Days and places as a spreadsheet rewrites them → as they were written. */
function undoSpreadsheet(correction: Correction): Correction {
  const { place, field, value, at } = correction;
  const isDay = field === 'period_start' || field === 'period_end';
  return { ...correction, place: undoPlace(place), value: isDay ? undoDay(value) : value, at: undoDay(at) };
}

/** One line → a correction, or what is wrong with it. */
function readLine({ line, cells }: ListLine, header: readonly string[]): Correction | readonly CorrectionProblem[] {
  if (cells.length !== header.length) {
    return [
      {
        line,
        column: '',
        message: `${cells.length} cells where the header has ${header.length}; a comma inside a cell needs quotes`,
        message_ja: `セルの数が${cells.length}で、見出しの${header.length}と合いません。カンマを含むセルは引用符で囲んでください`,
      },
    ];
  }
  const row = Object.fromEntries(correctionColumns.map((name) => [name, cells[header.indexOf(name)] ?? '']));
  const field = row['field'] ?? '';
  if (!isCorrectionField(field)) {
    return [
      {
        line,
        column: 'field',
        message: `unknown field "${field}"; known are ${correctionFields.join(', ')}`,
        message_ja: `項目「${field}」は使えません。使えるのは ${correctionFields.join(', ')} です`,
      },
    ];
  }
  const correction = undoSpreadsheet(correctionSchema.parse(row));
  const problems = findCorrectionProblems(correction);
  return problems.length > 0 ? problems.map((found) => ({ line, ...found })) : correction;
}

/** The text of corrections.csv → its corrections, and what is wrong with the other lines. Reads it as a spreadsheet may have saved it, see `readListLines`. */
export function readCorrections(text: string): ReadCorrections {
  const read = readListLines(text);
  if (read.kind === 'malformed') {
    const { line, message } = read;
    return {
      corrections: [],
      problems: [{ line, column: '', message, message_ja: `CSVとして読めません: ${message}` }],
    };
  }
  const [header, ...body] = read.lines;
  if (!header) {
    const message = `the file is empty; its first line must be ${correctionColumns.join(',')}`;
    const message_ja = `ファイルが空です。1行目は ${correctionColumns.join(',')} としてください`;
    return { corrections: [], problems: [{ line: 1, column: '', message, message_ja }] };
  }
  const wrongHeader = headerProblems(header);
  if (wrongHeader.length > 0) return { corrections: [], problems: wrongHeader };
  const corrections: Correction[] = [];
  const problems: CorrectionProblem[] = [];
  for (const line of body) {
    const found = readLine(line, header.cells);
    if ('field' in found) corrections.push(found);
    else problems.push(...found);
  }
  return { corrections, problems };
}
