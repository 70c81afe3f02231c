// The list of sources (`--sources`): where each PDF was published, and when.

import { type ListLine, readListLines, undoDay } from '../text/saved-list.js';

/** Where a PDF was published (出典): from the CSV that `--sources` names. */
export interface Source {
  readonly url: string;
  readonly published: string;
}

export interface Sources {
  /** By the bytes' hash, else by the first of its names (relative to the folder given) that the list knows. */
  find(document: NamedBytes): Source | undefined;
  /** The names and hashes of lines that none of these documents fits, in the file's order. */
  unused(documents: Iterable<NamedBytes>): readonly string[];
}

/** A PDF as the list can name it. */
export interface NamedBytes {
  readonly sha256: string;
  readonly names: readonly string[];
}

export type ReadSources =
  | { readonly kind: 'sources'; readonly sources: Sources }
  | { readonly kind: 'refused'; readonly problems: readonly SourceProblem[] };

/** What is wrong with a line of the list; line 1 is the header. */
export interface SourceProblem {
  readonly line: number;
  readonly kind: 'malformed' | 'ragged' | 'no-key-column' | 'no-key' | 'bad-sha256' | 'bad-date' | 'twice';
  readonly actual: string;
}

/** A list with nothing in it: what a run without `--sources` uses. */
export const noSources: Sources = { find: () => undefined, unused: () => [] };

const knownColumns = ['file', 'sha256', 'url', 'published'] as const;
type Row = Partial<Record<(typeof knownColumns)[number], string>>;

/** A day, a month or a year, ISO 8601: what a publisher may know. */
const published = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;

/** Names are compared in one form of Unicode and with `/`: lists are written on other systems than the one the PDFs lie on. */
const fileKey = (name: string): string => `file ${name.normalize('NFC').replaceAll('\\', '/').replace(/^\.\//, '')}`;
const hashKey = (sha256: string): string => `sha256 ${sha256.toLowerCase()}`;

function keyOf(row: Row): string | undefined {
  if (row.sha256) return hashKey(row.sha256);
  return row.file ? fileKey(row.file) : undefined;
}

function problemOf(row: Row, line: number, isTaken: (key: string) => boolean): SourceProblem | undefined {
  const key = keyOf(row);
  if (key === undefined) return { line, kind: 'no-key', actual: '' };
  if (row.sha256 && !/^[0-9a-f]{64}$/i.test(row.sha256)) return { line, kind: 'bad-sha256', actual: row.sha256 };
  if (!published.test(row.published ?? '')) return { line, kind: 'bad-date', actual: row.published ?? '' };
  return isTaken(key) ? { line, kind: 'twice', actual: row.sha256 || row.file || '' } : undefined;
}

const nameOfColumn = (cell: string): string => cell.trim().toLowerCase();

/** The cells of a line by their columns' names; a day as a spreadsheet rewrites it is undone. */
function rowOf({ cells }: ListLine, header: readonly string[]): Row {
  const row: Row = Object.fromEntries(header.map((name, index) => [name, (cells[index] ?? '').trim()]));
  return { ...row, published: undoDay(row.published ?? '') };
}

/** Reads the list of sources: CSV with the columns `file` or `sha256`, and `url`, `published`; others are passed over. */
export function readSources(text: string): ReadSources {
  const read = readListLines(text);
  const refused = (line: number, kind: SourceProblem['kind'], actual: string): ReadSources => ({
    kind: 'refused',
    problems: [{ line, kind, actual }],
  });
  if (read.kind === 'malformed') return refused(read.line, 'malformed', read.message);
  const [first, ...body] = read.lines;
  const header = first?.cells.map(nameOfColumn) ?? [];
  if (first && !header.includes('file') && !header.includes('sha256')) {
    return refused(first.line, 'no-key-column', header.join(','));
  }
  const byKey = new Map<string, Source & { readonly name: string }>();
  const problems: SourceProblem[] = [];
  for (const lineOfFile of body) {
    const { line, cells } = lineOfFile;
    const row = rowOf(lineOfFile, header);
    const ragged = cells.length === header.length ? undefined : `${cells.length} ≠ ${header.length}`;
    const problem: SourceProblem | undefined = ragged
      ? { line, kind: 'ragged', actual: ragged }
      : problemOf(row, line, (key) => byKey.has(key));
    if (problem) problems.push(problem);
    const name = row.sha256 || row.file || '';
    byKey.set(keyOf(row) ?? '', { name, url: row.url ?? '', published: row.published ?? '' });
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'sources', sources: lookUp(byKey) };
}

function lookUp(byKey: ReadonlyMap<string, Source & { readonly name: string }>): Sources {
  const keyFor = ({ sha256, names }: NamedBytes): string | undefined =>
    [hashKey(sha256), ...names.map(fileKey)].find((candidate) => byKey.has(candidate));
  return {
    find: (document) => byKey.get(keyFor(document) ?? ''),
    unused(documents) {
      const used = new Set<string | undefined>();
      for (const document of documents) used.add(keyFor(document));
      return [...byKey].filter(([key]) => !used.has(key)).map(([, source]) => source.name);
    },
  };
}
