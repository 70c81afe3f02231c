import { expect, test } from 'vitest';
import { buildIssue } from '../../src/review/build-issues.js';
import { countRunIssues, openRunIssues } from '../../src/review/open-run-issues.js';
import { sampleCorrection, sampleIssue } from '../corrections/sample.js';

const [one, other] = ['aaaaaaaaaaaa/1/2', 'bbbbbbbbbbbb/1/3'];
const link = sampleIssue('series/likely-link', { document_id: '', actual: `甲 [${one}]`, expected: `乙 [${other}]` });
const twice = sampleIssue('series/declared-twice', { document_id: '', actual: '[aaaaaaaaaaaa] / [bbbbbbbbbbbb]' });
const line = { document: 'bbbbbbbbbbbb', place: '1/3', field: 'series:reject', value: one } as const;

test.each([
  ['a line about its two rows, whichever of them it names first', { ...line }, false],
  ['that line the other way round', { ...line, document: 'a'.repeat(64), place: '1/2', value: other }, false],
  ['a line about another row', { ...line, place: '1/4' }, true],
  ['a line that joins the row to another one', { ...line, value: 'cccccccccccc/1/1' }, true],
  ['a line about something else', { ...line, field: 'indicator_name' }, true],
] as const)('%s: is the likely link still open?', (_, fields, isOpen) => {
  const open = openRunIssues([twice, link], [sampleCorrection(fields)]);
  expect(open).toEqual(isOpen ? [twice, link] : [twice]);
});

test('what asks for a person is counted: doubts, and files that cannot be read', () => {
  const told = sampleIssue('batch/gone', { document_id: '', level: 'info' });
  const issues = [twice, link, told].map(buildIssue);
  expect(countRunIssues({ issues, unreadable: ['x.json', 'y.json'] })).toBe(4);
});
