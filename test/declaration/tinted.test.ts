import { expect, test } from 'vitest';
import { tinted } from '../../src/declaration/kind-of-value.js';
import type { Reader } from '../../src/declaration/read-observation.js';
import type { ValueKind } from '../../src/schema/value-kinds.js';

const tintSaying = (valueKind: ValueKind): Reader => ({ legend: { tint: { valueKind } } }) as unknown as Reader;

test.each<[ValueKind | undefined, ValueKind, ValueKind | undefined, ValueKind | undefined]>([
  [undefined, 'estimate', 'estimate', undefined],
  ['actual', 'estimate', 'estimate', undefined],
  ['baseline', 'target', 'target', undefined],
  ['baseline', 'plan', 'plan', undefined],
  ['target', 'estimate', 'target', 'estimate'],
  ['baseline', 'estimate', 'baseline', 'estimate'],
])('a cell of %s whose tint says %s is %s, against it %s', (own, said, valueKind, against) => {
  const reading = { valueKind: own, against: undefined };
  expect(tinted(reading, 'marked', tintSaying(said))).toEqual({ valueKind, against });
  expect(tinted(reading, 'plain', tintSaying(said))).toEqual(reading);
});

test('words beside the table alone tell less than the tint of a cell', () => {
  const reading = { valueKind: 'plan', against: undefined, isOfAll: true } as const;
  expect(tinted(reading, 'marked', tintSaying('actual')).valueKind).toBe('actual');
  expect(tinted({ ...reading, isOfAll: false }, 'marked', tintSaying('actual'))).toMatchObject({
    valueKind: 'plan',
    against: 'actual',
  });
});
