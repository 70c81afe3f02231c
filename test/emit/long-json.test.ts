import { expect, test } from 'vitest';
import { longJson } from '../../src/emit/long-json.js';

test.each([[[]], [[{ a: 1 }]], [[{ a: 1 }, { b: [2, { c: 'x\ny' }] }, {}]]])(
  '%j comes out as JSON.stringify writes it',
  (members: readonly object[]) => {
    const build = (list: readonly unknown[]) => ({ before: '"', list, after: [1] });
    const text = [...longJson(build, members, (member) => member)].join('');
    expect(text).toBe(`${JSON.stringify(build(members), undefined, 1)}\n`);
  },
);
