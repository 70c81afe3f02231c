import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type InstalledPackage, installedPackages, installPackage } from './installed.js';

const root = join(import.meta.dirname, '../..');
let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
  copyFileSync(join(root, 'fixtures/documents/isehara-2020-bunka-torn/document.pdf'), join(installed.folder, 'a.pdf'));
});
afterAll(() => installed.remove());

/** A program must end with its own work: the library's thread would keep it for half a minute. */
const ENDS_WITHIN_MS = 25_000;

/** Runs a script in the folder where the package is installed; what it prints is JSON. */
function run(name: string, script: string): unknown {
  writeFileSync(join(installed.folder, name), script);
  const options = { cwd: installed.folder, encoding: 'utf8', timeout: ENDS_WITHIN_MS } as const;
  return JSON.parse(execFileSync(process.execPath, [name], options));
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

describe('the package, installed', () => {
  test('is a third of what its parts weigh', () => {
    const own = bytesBelow(join(installed.folder, 'node_modules/mokuhyo'));
    const others = installedPackages()
      .filter((path) => existsSync(join(root, path)))
      .reduce((sum, path) => sum + bytesBelow(join(root, path)), 0);
    expect((own + others) / 1e6).toBeLessThan(80);
  });

  test.each([
    ['convert', ['convert', 'a.pdf', '--out', 'out', '--also', 'xlsx,ja,sjis,parquet,jsonl,wide']],
    ['series', ['series', 'out']],
    ['lint', ['lint', 'out']],
    ['inspect', ['inspect', 'a.pdf', '--pages', '1', '--out', 'stages']],
    ['review', ['review', 'out', '--pdfs', '.']],
    ['read', ['read', '平成30年度 12箇所']],
    ['profiles', ['profiles']],
  ])('runs %s with nothing else beside it', (_, parameters) => {
    const program = join(installed.folder, 'node_modules/mokuhyo/dist/cli/main.js');
    const ran = spawnSync(process.execPath, [program, ...parameters], { cwd: installed.folder, encoding: 'utf8' });
    expect(ran.stderr).not.toMatch(/fault of the program|Cannot find/);
    expect(ran.status).toBe(0);
  });

  test('brings along the licences of what is in it', () => {
    const vendor = join(installed.folder, 'node_modules/mokuhyo/dist/vendor');
    for (const name of readdirSync(vendor)) {
      expect(readdirSync(join(vendor, name)).filter((file) => /licen/i.test(file))).not.toEqual([]);
    }
    expect(readFileSync(join(installed.folder, 'node_modules/mokuhyo/NOTICE.md'), 'utf8')).toContain('kuromoji');
  });
});

/** Prints what a program sees of its own globals before and after it used the library. */
const watcher = `
const members = (of) => new Map(Reflect.ownKeys(of).map((key) => [key, Object.getOwnPropertyDescriptor(of, key)]));
const watched = { globalThis, JSON, Object, Array, Promise, Map, Set, Math, Uint8Array, ArrayBuffer, process, Response,
  'Array.prototype': Array.prototype, 'Promise.prototype': Promise.prototype, 'Map.prototype': Map.prototype,
  'Set.prototype': Set.prototype, 'Uint8Array.prototype': Uint8Array.prototype };
const look = () => Object.entries(watched).map(([name, of]) => [name, members(of)]);
const isSame = (a, b) => a !== undefined && b !== undefined && Object.is(a.value, b.value) && a.get === b.get && a.set === b.set;
const changes = (before, after) => after.flatMap(([name, now], index) => {
  const was = before[index][1];
  return [...new Set([...was.keys(), ...now.keys()])].filter((key) => !isSame(was.get(key), now.get(key))).map((key) => name + '.' + String(key));
});
const lost = [];
process.on('unhandledRejection', (reason) => lost.push(reason.name));
const own = new Error('of the host'); own.name = 'FormatError';
const flags = () => typeof globalThis.gc;
`;

describe('the library, in a program that uses it', () => {
  const work = `
    const before = look();
    const listeners = process.listenerCount('unhandledRejection');
    const bytes = readFileSync('a.pdf');
    const copy = Buffer.from(bytes);
    const converting = convert(bytes, { fileName: 'a.pdf' });
    Promise.reject(own);
    let during = [];
    const timer = setInterval(() => { during.push(...changes(before, look())); }, 20);
    const document = await converting;
    clearInterval(timer);
    const failed = await convert(new Uint8Array([1, 2, 3]));
    console.log(JSON.stringify({
      status: [document.document.status, failed.document.status, failed.issues[0].code],
      numbers: [...new Set(document.observations.map((row) => row.value_number).filter((value) => value !== null).map((value) => typeof value))],
      isUntouched: copy.equals(bytes), lost, changes: [...during, ...changes(before, look())],
      listeners: process.listenerCount('unhandledRejection') - listeners, gc: flags(),
    }));
  `;
  const wanted = {
    status: ['complete', 'failed', 'document/not-a-pdf'],
    numbers: ['number'],
    isUntouched: true,
    lost: ['FormatError'],
    changes: [],
    listeners: 0,
    gc: 'undefined',
  };

  test('imported, changes nothing of it, and ends with it', () => {
    const script = `import { readFileSync } from 'node:fs';\nimport { convert } from 'mokuhyo';\n${watcher}\n${work}`;
    expect(run('imported.mjs', script)).toEqual(wanted);
  });

  test('required, is the same', () => {
    const head = `const { readFileSync } = require('node:fs');\nconst { convert } = require('mokuhyo');\n`;
    expect(run('required.cjs', `${head}${watcher}\n(async () => {${work}})();`)).toEqual(wanted);
  });

  test('reads cells and periods without loading pdf.js, the dictionary or anything else', () => {
    const script = `
      import { readCell, readHeader, readPeriods, readUnit } from 'mokuhyo';
      const [value] = readCell('80.50%以上').values;
      console.log(JSON.stringify({ value: [value.value_min, value.exact.value_min], year: readPeriods('平成30年度')[0].fiscal_year,
        rest: readHeader('令和2年度目標値').rest, unit: readUnit('千円').power,
        loaded: process.report.getReport().sharedObjects.filter((path) => path.includes('skia')),
        workers: process.report.getReport().workers.length }));
    `;
    expect(run('cells.mjs', script)).toEqual({
      value: [80.5, '80.50'],
      year: 2018,
      rest: '目標値',
      unit: 3,
      loaded: [],
      workers: 0,
    });
  });

  test.each([
    [`{ municipality: '142141' }`, 'no code of a municipality'],
    [`{ profiles: [{ name: 'x', title: 'y', headrs: {} }] }`, 'headrs'],
  ])('refuses wrong options: %s', (options, message) => {
    const script = `
      import { convert } from 'mokuhyo';
      await convert(new Uint8Array([1]), ${options}).catch((problem) => console.log(JSON.stringify([problem.name, problem.message])));
    `;
    expect(run('wrong.mjs', script)).toEqual(['TypeError', expect.stringContaining(message)]);
  });
});

describe('the types', () => {
  const modern = `
    import { convert, readCell, readDataset, type ConvertedDocument, type ConvertOptions } from 'mokuhyo';
    const options = { fileName: 'a.pdf', profiles: [{ name: 'x', title: 'y', kinds: { target: ['z'] } }] } satisfies ConvertOptions;
    const document: ConvertedDocument = await convert(new Uint8Array(), options);
    const [row] = document.observations;
    export const number: number | null | undefined = row?.value_number;
    export const exact: string | null | undefined = row?.exact.value_number;
    // @ts-expect-error numbers are numbers
    export const wrong: string | null | undefined = readCell('1').values[0]?.value_number;
    export const dataset = await readDataset('output');
  `;
  const old = `
    import mokuhyo = require('mokuhyo');
    const periods: readonly mokuhyo.Period[] = mokuhyo.readPeriods('平成30年度');
    export = periods;
  `;
  test.each([
    ['nodenext', { 'use.mts': modern, 'use.cts': old }],
    ['node16', { 'use.mts': modern, 'use.cts': old }],
    ['bundler', { 'use.ts': modern }],
  ])('hold under strict, libraries checked: %s', (resolution, files) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(installed.folder, name), text);
    const module = resolution === 'bundler' ? ['esnext', '--moduleResolution', 'bundler'] : [resolution];
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'];
    const parameters = [...strict, '--target', 'es2022', '--types', '', '--module', ...module, ...Object.keys(files)];
    const ran = spawnSync(join(root, 'node_modules/.bin/tsc'), parameters, {
      cwd: installed.folder,
      encoding: 'utf8',
    });
    expect(ran.stdout).toBe('');
    expect(ran.status).toBe(0);
  });
});

/** The examples of docs/library.md, in order. */
const page = readFileSync(join(root, 'docs/library.md'), 'utf8');
const examples = [...page.matchAll(/^```(js|cjs)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = ''], index) => ({
  name: `example-${index}.${language === 'js' ? 'mjs' : 'cjs'}`,
  code,
}));

describe('docs/library.md', () => {
  beforeAll(() => {
    const { folder } = installed;
    copyFileSync(join(folder, 'a.pdf'), join(folder, 'declaration.pdf'));
    const program = join(folder, 'node_modules/mokuhyo/dist/cli/main.js');
    execFileSync(process.execPath, [program, 'convert', 'declaration.pdf', '--quiet'], { cwd: folder });
  });

  test('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
  });

  test.each(examples)('$name runs as it stands, and prints what its comments say', ({ name, code }) => {
    writeFileSync(join(installed.folder, name), code);
    const printed = execFileSync(process.execPath, [name], { cwd: installed.folder, encoding: 'utf8' });
    expect(printed).not.toBe('');
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, comment = '']) => comment);
    expect(printed.trimEnd().split('\n')).toEqual(expect.arrayContaining(said));
  });
});
