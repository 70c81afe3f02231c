import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/issues/catalogue.js';

const docs = join(import.meta.dirname, '..', '..', 'docs');
const pages = ['reading.md', 'ja/reading.md'].map((name) => ({ name, text: readFileSync(join(docs, name), 'utf8') }));
const codesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/`((?:value|table|note|document)\/[a-z-]+)`/gu)].map((match) => match[1] ?? '')),
];

describe.each(pages)('docs/$name', ({ name, text }) => {
  test('names no code that does not exist', () => {
    expect(codesIn(text).filter((code) => !(code in catalogue))).toEqual([]);
  });

  test('names every warning that marks a value', () => {
    const marking = Object.entries(catalogue).filter(
      ([code, { level }]) => code.startsWith('value/') && level !== 'info',
    );
    expect(marking.map(([code]) => code).filter((code) => !codesIn(text).includes(code))).toEqual([]);
  });

  test('links to files that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)\)/gu)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(docs, dirname(name), link)))).toEqual([]);
  });
});

test('both languages name the same codes', () => {
  const [english = [], japanese = []] = pages.map(({ text }) => codesIn(text).sort());
  expect(japanese).toEqual(english);
});
