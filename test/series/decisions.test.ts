import { expect, test } from 'vitest';
import { type DecisionLine, findDecisionProblems, readDecisions } from '../../src/series/decisions.js';

const line = (cells: Partial<DecisionLine>): DecisionLine => ({
  document: 'aaaaaaaaaaaa',
  place: '1/2',
  printed_text: '',
  field: 'series:accept',
  value: 'bbbbbbbbbbbb/1/3',
  reason: '',
  by: '',
  at: '',
  ...cells,
});

test.each<[string, Partial<DecisionLine>, string]>([
  ['document, place and the other row', {}, 'accept aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3'],
  ['the whole hash', { document: `aaaaaaaaaaaa${'0'.repeat(52)}` }, 'accept aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3'],
  ['the place of a value in the row', { place: '1/2/4/1' }, 'accept aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3'],
  [
    'two whole references',
    { document: '', place: 'aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3', value: '' },
    'accept aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3',
  ],
  ['a split needs one row', { field: 'series:split', value: '' }, 'split aaaaaaaaaaaa/1/2 '],
  ['a rejection', { field: 'series:reject' }, 'reject aaaaaaaaaaaa/1/2 bbbbbbbbbbbb/1/3'],
])('%s', (_form, cells, decision) => {
  const { decisions, wrong } = readDecisions([line(cells)]);
  expect(decisions.map(({ kind, row, other }) => `${kind} ${row} ${other}`)).toEqual([decision]);
  expect(wrong).toEqual([]);
});

test.each<[string, Partial<DecisionLine>]>([
  ['no other row', { value: '' }],
  ['no row', { document: '', place: '1/2', value: '' }],
  ['twice the same row', { value: 'aaaaaaaaaaaa/1/2' }],
])('%s is no decision, and is said', (_form, cells) => {
  expect(readDecisions([line(cells)]).decisions).toEqual([]);
  expect(findDecisionProblems([line(cells)]).map(({ code }) => code)).toEqual(['series/decision-impossible']);
});

test('other corrections are not read here', () => {
  expect(readDecisions([line({ field: 'value_number', value: '3' })])).toEqual({ decisions: [], wrong: [] });
});

test('who decided and why is the evidence', () => {
  const [decision] = readDecisions([line({ reason: '同じ事業', by: '山田', at: '2026-01-01' })]).decisions;
  expect(decision?.why).toBe('同じ事業, 山田, 2026-01-01');
});
