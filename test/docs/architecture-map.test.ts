import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');
const map = readText('ARCHITECTURE.md');

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'src/').length).replaceAll('\\', '/'))
  .sort();

/** First cells of a table's rows. */
const firstCells = (section: string): string[] =>
  [...section.matchAll(/^\| (?:· )?`([^`]+)` \|/gm)].map((match) => match[1] ?? '');

/** The files that the map names, each below the heading of its room. */
function mappedFiles(): string[] {
  const sections = (map.split('\n## The files\n')[1] ?? '').split('\n### `').slice(1);
  return sections.flatMap((section) => {
    const room = section.slice(0, section.indexOf('`'));
    return firstCells(section).map((file) => (room === 'src/' ? file : `${room}${file}`));
  });
}

test('every file of src/ stands on the map, and every file on the map exists', () => {
  expect(mappedFiles().sort()).toEqual(files);
});

test('the map says who may import whom as test/architecture.test.ts holds it', () => {
  const rules = /const allowed[^{]*\{\n(.*?)\n\};/s.exec(readText('test/architecture.test.ts'))?.[1] ?? '';
  const held = [...rules.matchAll(/^ {2}(\w+): (\[.*?\]|below),/gms)].map(([, room, list = '']) => [
    room,
    [...(list.includes('below') ? ['schema', 'geometry', 'issues'] : []), ...list.matchAll(/'(\w+)'/g)]
      .map((name) => (typeof name === 'string' ? name : (name[1] ?? '')))
      .sort(),
  ]);
  const rows = map.matchAll(/^\| `(\w+)\/?`[^|]*\|[^|]*\| ((?:[a-z]+, )*[a-z]+) \|$/gm);
  const said = [...rows].map(([, room, list = '']) => [room, list === 'nothing' ? [] : list.split(', ').sort()]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(held));
});

describe.each(
  [...map.matchAll(/<!-- chain: (\S+) -->\n([\s\S]*?)\n\n/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
)('the chain of %s', (file, table) => {
  const code = readText(file);
  const imported = [...code.matchAll(/from '(\..*?)\.js'/g)].map((match) =>
    readText(join(dirname(file), `${match[1]}.ts`)),
  );

  test.each(firstCells(table))('%s is called there, and made there or in a file that it imports', (name) => {
    expect(code.split(/^import .*$/m).at(-1)).toMatch(new RegExp(`\\b${name}\\b`));
    const made = new RegExp(`^(?:export )?(?:async )?(?:function|const) ${name}\\b`, 'm');
    expect([code, ...imported].some((text) => made.test(text))).toBe(true);
  });
});

test('no step of the chain of tables/ is left out', () => {
  const [, chain = ''] = /<!-- chain: src\/tables\/find-layout\.ts -->\n([\s\S]*?)\n\n/.exec(map) ?? [];
  const imports = [...readText('src/tables/find-layout.ts').matchAll(/^import (?!type)\{([^}]*)\} from '\.\//gm)];
  const names = imports.flatMap(([, list = '']) => list.split(',')).map((name) => name.trim());
  const steps = names.filter((name) => name !== '' && !name.startsWith('type '));
  expect(steps).toContain('findNets');
  expect(steps.filter((step) => !firstCells(chain).includes(step))).toEqual([]);
});

test('the map has the five chains', () => {
  expect(map.match(/<!-- chain: /g)).toHaveLength(5);
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
