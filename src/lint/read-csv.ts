import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** A row of a CSV file with the line that it begins on (from 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with the bytes or the quoting of a file; `line` where it is known. */
export interface CsvFault {
  readonly kind: 'encoding' | 'quotes';
  readonly line: number | undefined;
  readonly actual: string;
}

/** What the whole file says beyond its rows; complete once the rows were read to the end. */
export interface CsvShape {
  bom: boolean;
  /** Line ends without a carriage return, outside of cells. */
  bareLineEnds: number;
  fault: CsvFault | undefined;
}

const countBare = (text: string): number => text.match(/(?<!\r)\n|\r(?!\n)/g)?.length ?? 0;

/** Text of the bytes, piece by piece, without a byte order mark. */
async function* decode(bytes: AsyncIterable<Uint8Array>, shape: CsvShape): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let first = true;
  let held = '';
  for await (const chunk of bytes) {
    let text = held + decoder.decode(chunk, { stream: true });
    if (text === '') continue;
    if (first && text.startsWith('\uFEFF')) {
      shape.bom = true;
      text = text.slice(1);
    }
    first = false;
    // A carriage return at the end of a piece may belong to the line feed of the next.
    held = text.endsWith('\r') ? '\r' : '';
    const whole = held === '' ? text : text.slice(0, -1);
    shape.bareLineEnds += countBare(whole);
    yield whole;
  }
  const rest = held + decoder.decode();
  shape.bareLineEnds += countBare(rest);
  if (rest !== '') yield rest;
}

const faultOf = (problem: unknown): CsvFault => {
  if (!(problem instanceof Error)) throw problem;
  if (problem instanceof TypeError) return { kind: 'encoding', line: undefined, actual: '' };
  if (problem instanceof CsvError) {
    const { lines } = problem;
    return { kind: 'quotes', line: typeof lines === 'number' ? lines : undefined, actual: problem.code };
  }
  throw problem;
};

/** The rows of a CSV file, header included, whatever is wrong with them; what is wrong with the file itself ends in `shape`. */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>, shape: CsvShape): AsyncGenerator<CsvRow> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // Whatever ends early, reader or parser, ends the other; the problem comes out of the loop below.
  pipeline(Readable.from(decode(bytes, shape)), parser, () => undefined);
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      for (const cell of cells) shape.bareLineEnds -= countBare(cell);
      yield { line, cells };
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    }
  } catch (problem) {
    shape.fault = faultOf(problem);
  }
}
