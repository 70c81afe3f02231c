import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeFiles, mapLines, stepsOf, subjectOf } from '../../docs/make/code-map.js';

const root = join(import.meta.dirname, '..', '..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
const map = readText('ARCHITECTURE.md');

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'src/').length).replaceAll('\\', '/'))
  .sort();

const code = files
  .filter((file) => /\.(?:ts|js)$/.test(file))
  .map((file) => readText(`src/${file}`))
  .join('\n');
const quoted = [...map.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

test('every file that the map names exists', () => {
  const named = quoted.filter((text) => /^[\w/.-]+\.(?:ts|md)$/.test(text));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !['', 'src/'].some((folder) => existsSync(join(root, folder, file))))).toEqual([]);
});

test('every name of the code that the map names stands in the code', () => {
  const named = quoted.filter((text) => /^[A-Za-z]+$/.test(text) && /[a-z][A-Z]|^[A-Z][a-z]/.test(text));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((name) => !new RegExp(`(?:function|const|interface|type) ${name}\\b`).test(code))).toEqual([]);
});

test('the steps that the map names are steps of those files', () => {
  const chains = [...map.matchAll(/^\d\. \*\*`(\S+)`\*\*,[^:]*: ([\s\S]*?)(?=^\d\. |\n\n)/gm)];
  expect(chains).toHaveLength(4);
  for (const [, file = '', text = ''] of chains) {
    const named = [...text.matchAll(/`([a-z]\w*)`/g)].map(([, name = '']) => name);
    const steps = stepsOf(file.replace('src/', '')).map(({ name }) => name);
    expect(named.length, file).toBeGreaterThan(0);
    expect(
      named.filter((name) => !steps.includes(name)),
      file,
    ).toEqual([]);
  }
});

test('of every room it says what may be changed there', () => {
  const rooms = [...map.matchAll(/^\| `([a-z]+\/?)`[^|]*\|[^|]*\|[^|]*\|$/gm)].map(([, room = '']) => room);
  expect(rooms.length).toBeGreaterThan(20);
  expect(new Set(rooms).size).toBe(rooms.length);
  const table = /^## What may be changed where\n([\s\S]*?)^## /m.exec(map)?.[1] ?? '';
  const places = [...table.matchAll(/^\|[^|]*\|([^|]*)\|[^|]*\|$/gm)].map(([, place = '']) => place).join(' ');
  expect(rooms.filter((room) => !places.includes(`\`${room}`))).toEqual([]);
});

test('every file says what it is for', () => {
  expect(codeFiles().filter((file) => subjectOf(file) === '')).toEqual([]);
});

test('a file is known by its name, by what it is for and by what it gives', () => {
  const filesWith = (word: string): string[] => mapLines(word).map((line) => line.split(' ')[0] ?? '');
  expect(filesWith('merge-rulings')).toEqual(['tables/merge-rulings.ts']);
  expect(filesWith('findSpans')).toEqual(['declaration/spans.ts']);
  expect(new Set(filesWith('geometry'))).toEqual(new Set(files.filter((file) => file.startsWith('geometry/'))));
  expect(mapLines('src/convert.ts')[0]).toBe('convert.ts: Bytes of one PDF → everything that was read from it.');
});

/** Lines that a function takes, in code as biome formats it. */
function functionLengths(code: string): (readonly [line: number, length: number])[] {
  const beginnings = [
    /^ *(?:export )?(?:default )?(?:async )?function\b/,
    /^ *(?:export )?const \w+.* = (?:async )?(?:<.*>)?(?:\(|\w+ =>)/,
    /^ +(?!if|for|while|switch|catch)(?:async |static |private )*\*?\w+\(.*\{$/,
    /=> \{$/,
  ];
  const lines = code.split('\n');
  return lines.flatMap((line, at) => {
    if (!beginnings.some((beginning) => beginning.test(line))) return [];
    const indent = line.length - line.trimStart().length;
    // Its lines are further in than its first one, save those that close what that one opened.
    const goesOn = (next: string): boolean =>
      next === '' || next.startsWith(' '.repeat(indent + 1)) || /^[)}\]]/.test(next.slice(indent));
    const isEnd = (next: string): boolean => /^ *\}[)\]]*[;,]?$/.test(next) && !next.startsWith(' '.repeat(indent + 1));
    const rest = lines.slice(at + 1);
    const after = rest.findIndex((next, index) => !goesOn(next) || (index > 0 && isEnd(rest[index - 1] ?? '')));
    const own = rest.slice(0, after < 0 ? rest.length : after);
    return [[at + 1, 1 + own.findLastIndex((next) => next !== '') + 1] as const];
  });
}

test('lengths of functions are measured', () => {
  const code = [
    'const one = (a: number): number => a + 1;',
    'export async function two(',
    '  a: number,',
    '): Promise<void> {',
    '',
    '  three(a, () => {',
    '    a + 1;',
    '  });',
    '}',
    'const four = 4;',
    'class Five {',
    '  method(): void {',
    '    two();',
    '  }',
    '  other = 1;',
    '}',
  ].join('\n');
  expect(functionLengths(code)).toEqual([
    [1, 1],
    [2, 8],
    [6, 3],
    [12, 3],
  ]);
});

/** More is hard to see at a glance. */
const longestFunction = 60;

test('no function of src/ is longer than a screen', () => {
  const long = files
    .filter((file) => /\.(?:ts|js)$/.test(file))
    .flatMap((file) =>
      functionLengths(readText(`src/${file}`))
        .filter(([, length]) => length > longestFunction)
        .map(([line, length]) => `src/${file}:${line}: ${length} lines`),
    );
  expect(long).toEqual([]);
});
