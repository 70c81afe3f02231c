import { describe, expect, test } from 'vitest';
import { notInPlan, parsePlan } from '../../src/catalog/continues-plan.js';
import type { Plan, ResourcePlan, StorePlan } from '../../src/catalog/plan-schema.js';

const store: StorePlan = {
  action: 'rows',
  rows_before: 3,
  rows_after: 3,
  added: 1,
  changed: 1,
  removed: 1,
  withdrawn: 0,
  keys: { added: [['a']], changed: [['b']], removed: [['c']] },
};
const resource: ResourcePlan = {
  name: '観測値（observations.csv）',
  file: 'observations.csv',
  action: 'patch',
  id: '1',
  sha256: 'new',
  bytes: 1,
  upload: true,
  changes: [{ field: 'hash', before: 'old', after: 'new' }],
  store,
};
const signed: Plan = {
  format: 1,
  program: '0.0.0',
  site: 'https://data.example.jp/',
  dataset: 'mokuhyo',
  organization: null,
  loader: null,
  action: 'patch',
  changes: [{ field: 'title', before: 'a', after: 'b' }],
  resources: [resource],
  refusals: [],
  notes: [],
};
const withResource = (changes: Partial<ResourcePlan>): Plan => ({
  ...signed,
  resources: [{ ...resource, ...changes }],
});
const withStore = (changes: Partial<StorePlan>): Plan => withResource({ store: { ...store, ...changes } });
const none = { added: [], changed: [], removed: [] };
const begun: Plan = {
  ...signed,
  action: 'create',
  resources: [{ ...resource, action: 'create', id: null, store: { ...store, action: 'create', keys: none } }],
};
const gone: ResourcePlan = {
  ...resource,
  name: '文書のJSON（0123456789ab.json）',
  file: '',
  action: 'delete',
  store: null,
};

describe('what is left of a signed plan is in it:', () => {
  test.each<[string, Plan, Plan]>([
    ['all of it', signed, signed],
    [
      'nothing',
      {
        ...signed,
        action: 'keep',
        changes: [],
        resources: [
          { ...resource, action: 'keep', changes: [], upload: false, store: { ...store, action: 'keep', keys: none } },
        ],
      },
      signed,
    ],
    ['some rows', withStore({ keys: { ...none, removed: [['c']] } }), signed],
    ['rows, once the file is there', withResource({ upload: false, changes: [] }), signed],
    ['a new dataset that was begun', withStore({ removed: 0, keys: { ...none, added: [['a'], ['z']] } }), begun],
    [
      'a table that was dropped and is not filled yet',
      withStore({ action: 'create', keys: none }),
      withStore({ action: 'recreate', keys: none }),
    ],
    ['a withdrawn document', { ...signed, resources: [resource, gone] }, { ...signed, resources: [resource, gone] }],
  ])('%s', (_, now, plan) => {
    expect(notInPlan(now, plan)).toBeUndefined();
  });
});

describe('not in a signed plan is', () => {
  test.each<[string, Plan, Plan]>([
    ['another site', { ...signed, site: 'https://other.example.jp/' }, signed],
    ['another dataset', { ...signed, dataset: 'other' }, signed],
    ['to make the dataset', { ...signed, action: 'create' }, signed],
    [
      'to make it in another organization',
      { ...signed, action: 'create', organization: '2' },
      { ...signed, action: 'create', organization: '1' },
    ],
    ['another title', { ...signed, changes: [{ field: 'title', before: 'a', after: 'c' }] }, signed],
    ['a field that it does not name', { ...signed, changes: [{ field: 'notes', before: '', after: 'c' }] }, signed],
    ['another file', withResource({ sha256: 'other' }), signed],
    ['a resource more', { ...signed, resources: [resource, { ...resource, name: 'x', file: 'x.csv' }] }, signed],
    ['a resource less', { ...signed, resources: [] }, signed],
    ['to delete a resource', { ...signed, resources: [resource, gone] }, signed],
    ['to make a resource', withResource({ action: 'create', id: null }), signed],
    ['to touch what it keeps', signed, withResource({ action: 'keep' })],
    ['to send a file', signed, withResource({ upload: false })],
    [
      'to describe a resource',
      withResource({ upload: false, changes: [{ field: 'description', before: '', after: 'x' }] }),
      withResource({ upload: false }),
    ],
    ['another row added', withStore({ keys: { ...store.keys, added: [['a'], ['x']] } }), signed],
    ['another row changed', withStore({ keys: { ...store.keys, changed: [['x']] } }), signed],
    ['another row removed', withStore({ keys: { ...store.keys, removed: [['c'], ['x']] } }), signed],
    ['to make a table anew', withStore({ action: 'recreate', keys: none }), signed],
    ['to describe a table', withStore({ action: 'describe' }), signed],
    ['a table where there was none to be', signed, withResource({ store: null })],
    ['rows that others put into a new table', withStore({ removed: 1 }), withStore({ action: 'create', keys: none })],
  ])('%s', (_, now, plan) => {
    expect(notInPlan(now, plan)).toBeTypeOf('string');
  });
});

test('a plan file is read as it was written, and nothing else is taken for one', () => {
  expect(parsePlan(JSON.stringify(signed))).toEqual(signed);
  expect(parsePlan('no JSON')).toBeUndefined();
  expect(parsePlan('{}')).toBeUndefined();
  expect(parsePlan(JSON.stringify({ ...signed, format: 2 }))).toBeUndefined();
  expect(parsePlan(JSON.stringify({ ...signed, more: 1 }))).toBeUndefined();
  expect(parsePlan(JSON.stringify({ ...signed, site: 'file:///etc' }))).toBeUndefined();
});
