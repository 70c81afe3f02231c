import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { convertDocument } from '../src/convert.js';
import { builtInProfiles } from '../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../src/schema/document-result.js';
import type { Observation } from '../src/schema/observation.js';
import { segment } from '../src/text/kuromoji-words.js';
import { compareWithExpectation, type Expectation, expectationSchema } from './expectation.js';
import { charactersOf, surplus } from './page-characters.js';

const folder = new URL('../fixtures/documents/isehara-2020-kodomo-writer/', import.meta.url);
const expected: Expectation = expectationSchema.parse(
  JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')),
);
let right: DocumentResult;

beforeAll(async () => {
  const options = { sourceFile: 'document.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
  right = await convertDocument(readFileSync(new URL('document.pdf', folder)), options, segment);
});

const withFirst = (result: DocumentResult, change: Partial<Observation>): DocumentResult => {
  const [first, ...rest] = result.observations;
  return first ? { ...result, observations: [{ ...first, ...change }, ...rest] } : result;
};

test('a document that was read right differs in nothing', () => {
  expect(compareWithExpectation(expected, right)).toEqual([]);
});

test.each<[string, (result: DocumentResult) => DocumentResult, RegExp]>([
  ['a wrong number', (one) => withFirst(one, { value_number: '1' }), /value_number 1, wanted 0/],
  ['a wrong year', (one) => withFirst(one, { fiscal_year: 2018 }), /fiscal_year 2018, wanted 2017/],
  ['a number in place of words', (one) => withFirst(one, { status: 'text' }), /status text, wanted number/],
  ['a lost value', (one) => ({ ...one, observations: one.observations.slice(1) }), /missing/],
  ['a value twice', (one) => ({ ...one, observations: [...one.observations, ...one.observations.slice(-1)] }), /extra/],
  ['a lost division', (one) => ({ ...one, divisions: one.divisions.slice(1) }), /divisions/],
  ['roles in another order', (one) => ({ ...one, roles: one.roles.toReversed() }), /roles/],
  ['a lost note', (one) => ({ ...one, notes: [] }), /notes/],
  ['a wrong status', (one) => ({ ...one, document: { ...one.document, status: 'partial' } }), /status partial/],
  ['a wrong title', (one) => ({ ...one, document: { ...one.document, title: '' } }), /document\.title/],
])('%s is found', (_, change, difference) => {
  expect(compareWithExpectation(expected, change(right)).join('\n')).toMatch(difference);
});

test('an issue that is due, one without cause, and text that nobody sees are found', () => {
  const due = compareWithExpectation({ ...expected, expected_issues: ['page/no-text or page/blank'] }, right);
  expect(due).toEqual(['issue page/no-text or page/blank was not raised']);
  const [issue] = right.issues;
  const loud = { ...right, issues: issue ? [{ ...issue, code: 'page/no-text', level: 'error' as const }] : [] };
  expect(compareWithExpectation(expected, loud)).toEqual(['issue page/no-text was raised without cause']);
  const read = compareWithExpectation({ ...expected, must_not_read: ['新設準備'] }, right);
  expect(read).toEqual(['read what nobody sees: 新設準備']);
});

test('a surplus counts each character as often as it is too many', () => {
  expect(surplus(charactersOf('年 年度11'), charactersOf('年度1'))).toEqual(
    new Map([
      ['年', 1],
      ['1', 1],
    ]),
  );
});
