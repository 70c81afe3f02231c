import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { refusalCodes } from '../../src/catalog/plan-schema.js';
import { correctionColumns, correctionFields } from '../../src/corrections/correction-schema.js';
import { readCorrections } from '../../src/corrections/read-corrections.js';
import { catalogue } from '../../src/issues/catalogue.js';
import { ruleNames } from '../../src/lint/rules.js';
import { readProfile } from '../../src/profiles/load-profiles.js';
import { profileSchema } from '../../src/schema/profile.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const japanese = readdirSync(join(root, 'docs/ja'));
const pages = [
  'README.md',
  'README.ja.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...japanese.map((name) => `docs/ja/${name}`),
];

test('what clerks need is there in Japanese', () => {
  expect(japanese).toEqual(expect.arrayContaining(['corrections.md', 'output.md', 'profiles.md', 'review.md']));
});

describe.each(japanese)('docs/ja/%s', (name) => {
  test('and its English twin name each other', () => {
    expect(read(`docs/ja/${name}`)).toContain(`[English](../${name})`);
    expect(read(`docs/${name}`)).toContain(`[日本語](ja/${name})`);
  });

  test('is linked from the Japanese README', () => {
    expect(read('README.ja.md')).toContain(`(docs/ja/${name})`);
  });

  test('has the headings of its twin, and says no less', () => {
    const headings = (text: string): number => text.match(/^##? /gm)?.length ?? 0;
    expect(headings(read(`docs/ja/${name}`))).toBe(headings(read(`docs/${name}`)));
  });
});

describe.each(pages)('%s', (path) => {
  const text = read(path);

  test('points at nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
    const local = links.filter((link) => !/^https?:/.test(link));
    expect(local.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });

  test('names no issue and no rule that there is not', () => {
    const scopes = new Set([...Object.keys(catalogue), ...ruleNames].map((code) => code.split('/')[0]));
    const named = [...text.matchAll(/`([a-z]+\/[a-z][a-z0-9-]+)`/g)].map(([, code = '']) => code);
    const known = new Set<string>([...Object.keys(catalogue), ...ruleNames]);
    expect(named.filter((code) => scopes.has(code.split('/')[0]) && !known.has(code))).toEqual([]);
  });
});

/** Keys of a JSON Schema's objects, at any depth. */
function keysOf(node: unknown): string[] {
  const schema = z
    .looseObject({
      properties: z.record(z.string(), z.unknown()).optional(),
      propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
    })
    .parse(node);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, member]) => [name, ...keysOf(member)]),
    ...(schema.propertyNames?.enum ?? []),
  ];
}

describe.each(['docs', 'docs/ja'])('%s', (folder) => {
  test('profiles.md names every key of a profile, and its example is one', () => {
    const page = read(`${folder}/profiles.md`);
    const keys = keysOf(z.toJSONSchema(profileSchema, { io: 'input' }));
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(page))).toEqual([]);
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => readProfile(json));
    expect(examples.map(({ kind }) => kind)).toEqual(['loaded']);
  });

  test('corrections.md names every column and field, and its example has no mistake', () => {
    const page = read(`${folder}/corrections.md`);
    const words = [...correctionColumns, ...correctionFields];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
    const example = /```\n(document,[\s\S]*?)```/.exec(page)?.[1] ?? '';
    expect(readCorrections(example)).toMatchObject({
      problems: [],
      corrections: expect.objectContaining({ length: 7 }),
    });
  });

  test('catalogue.md names the flag that allows each refusal', () => {
    const page = read(`${folder}/catalogue.md`);
    expect(refusalCodes.filter((code) => !page.includes(`\`--allow-${code}\``))).toEqual([]);
  });

  test('output.md names every file and column', () => {
    const page = read(`${folder}/output.md`);
    for (const table of tableNames) {
      expect(page.split('##')[0]).toContain(`\`${table}.csv\``);
      for (const { name, title } of columnsOf(table)) expect(page).toContain(`| \`${name}\` | ${title} |`);
    }
  });
});

test.each(pages)('%s has no mark of a conflict that was left in it', (path) => {
  expect(read(path)).not.toMatch(/^(<{7}|={7}|>{7})( |$)/m);
});
