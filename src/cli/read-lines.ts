// The lines of `mokuhyo read`: texts, or requests as JSON.

import type { Era, ReadingContext } from '../values/reading-context.js';

/** Eras as they are named in options and in JSON lines. */
export const eraNames = ['明治', '大正', '昭和', '平成', '令和'] as const satisfies readonly Era[];

/** One line of standard input, understood or not. */
export type ReadRequest =
  | { readonly kind: 'text'; readonly text: string; readonly context: ReadingContext }
  | { readonly kind: 'error'; readonly error: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEra = (value: unknown): value is Era => eraNames.some((name) => name === value);

/** What each field of a line must be; null and absent mean nothing is known. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  header: (value) => typeof value === 'boolean',
  document_fiscal_year: (value) => Number.isInteger(value) && Number(value) >= 1868 && Number(value) <= 2200,
  era: isEra,
  previous_header: (value) => typeof value === 'string',
};

function contextOf(line: Readonly<Record<string, unknown>>, defaults: ReadingContext): ReadingContext {
  const { header, document_fiscal_year: year, era, previous_header: previous } = line;
  return {
    ...defaults,
    ...(typeof header === 'boolean' ? { header } : {}),
    ...(typeof year === 'number' ? { documentFiscalYear: year } : {}),
    ...(isEra(era) ? { era } : {}),
    ...(typeof previous === 'string' ? { previousHeader: previous } : {}),
  };
}

/** Reads one JSON line; what is wrong with it is said in the answer's place. */
export function readRequest(line: string, defaults: ReadingContext): ReadRequest {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (problem) {
    return { kind: 'error', error: `not JSON: ${problem instanceof Error ? problem.message : String(problem)}` };
  }
  if (!isObject(value)) return { kind: 'error', error: 'not a JSON object' };
  const { text } = value;
  if (typeof text !== 'string') return { kind: 'error', error: '"text" must be a string' };
  const wrong = Object.entries(fields).find(([name, fits]) => value[name] != null && !fits(value[name]));
  if (wrong)
    return { kind: 'error', error: `"${wrong[0]}" is not what it must be: ${JSON.stringify(value[wrong[0]])}` };
  return { kind: 'text', text, context: contextOf(value, defaults) };
}

/** Splits a stream of bytes at line feeds alone; the last line may lack one. A carriage return before it and a leading mark of byte order go. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      yield [...pieces, part].join('').replace(/\r$/, '');
      pieces = [];
    }
    pieces.push(rest);
  }
  const last = [...pieces, decoder.decode()].join('');
  if (last !== '') yield last.replace(/\r$/, '');
}
