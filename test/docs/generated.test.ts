import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../../docs/make/pages.js';
import { resultTypesFile } from '../../docs/make/result-types.js';
import { catalogue } from '../../src/issues/catalogue.js';
import { ruleNames } from '../../src/lint/rules.js';
import { columnsOf, tableNames } from '../../src/schema/tables.js';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const pages = generatedPages();

describe.each([...pages.keys()])('docs/%s', (name) => {
  test('is what `npm run docs` writes', () => {
    expect(readFileSync(join(docs, name), 'utf8')).toBe(pages.get(name));
  });
});

test('the library’s types are what `npm run docs` writes of the schemas', () => {
  const path = join(docs, '../src/library/result-types.ts');
  expect(readFileSync(path, 'utf8')).toBe(resultTypesFile());
});

test('the data dictionary names every column of every file', () => {
  const page = pages.get('output.md') ?? '';
  for (const table of tableNames) {
    const section = page.split(`### ${table}.csv`)[1]?.split('\n##')[0] ?? '';
    for (const { name, title } of columnsOf(table)) expect(section).toContain(`| \`${name}\` | ${title} |`);
  }
});

test('every issue has a message and a remedy in both languages', () => {
  for (const [code, entry] of Object.entries(catalogue)) {
    expect(pages.get('issues.md')).toContain(`## ${code}\n`);
    for (const text of [entry.message, entry.message_ja, entry.help, entry.help_ja]) expect(text, code).not.toBe('');
  }
});

test('every rule of the linter is explained', () => {
  for (const name of ruleNames) expect(pages.get('lint.md')).toContain(`| \`${name}\` |`);
});

test('a decimal is a number in the JSON files', () => {
  const schema = JSON.parse(pages.get('schema/document.schema.json') ?? '');
  const { value_number } = schema.properties.observations.items.properties;
  expect(value_number.type).toEqual(['number', 'null']);
});
