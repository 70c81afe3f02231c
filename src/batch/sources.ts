import { parse } from 'csv-parse/sync';

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
  readonly kind: 'malformed' | 'no-key-column' | 'no-key' | 'bad-sha256' | 'bad-date' | 'twice';
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

function parseRows(text: string): { readonly row: Row; readonly line: number }[] {
  const parsed: { record: Row; info: { lines: number } }[] = parse(text, {
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    info: true,
    skip_empty_lines: true,
    trim: true,
  });
  return parsed.map(({ record, info }) => ({ row: record, line: info.lines }));
}

/** Reads the list of sources: CSV with the columns `file` or `sha256`, and `url`, `published`; others are passed over. */
export function readSources(text: string): ReadSources {
  let rows: { readonly row: Row; readonly line: number }[];
  try {
    rows = parseRows(text);
  } catch (problem) {
    const line = problem instanceof Error && 'lines' in problem ? Number(problem.lines) : 1;
    return { kind: 'refused', problems: [{ line, kind: 'malformed', actual: (problem as Error).message }] };
  }
  const header = rows[0]?.row;
  if (header && !('file' in header) && !('sha256' in header)) {
    return { kind: 'refused', problems: [{ line: 1, kind: 'no-key-column', actual: Object.keys(header).join(',') }] };
  }
  const byKey = new Map<string, Source & { readonly name: string }>();
  const problems: SourceProblem[] = [];
  for (const { row, line } of rows) {
    const problem = problemOf(row, line, (key) => byKey.has(key));
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
