import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runBatch } from '../../src/batch/run.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import { documentIdOf } from '../../src/failed-result.js';
import { hashOfText } from './fake-document.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

const texts: Readonly<Record<string, string>> = {
  'one/a.pdf': '部 2019 2 values',
  'one/b.pdf': '課 2020 1',
  'two/a.pdf': '部 2020 2 values',
  'two/again.pdf': '部 2019 2 values',
  'three/c.pdf': '係 2021 1 values',
  'three/bad.pdf': 'no pdf',
};
const roots = ['one', 'two', 'three'] as const;
const corrected = ['one/a.pdf', 'two/a.pdf', 'three/c.pdf'] as const;

const line = (document: string, row: number, value: string, by: string, at: string): Correction => ({
  document: documentIdOf(hashOfText(texts[document] ?? '')),
  place: `1/${row}/2/1`,
  page: '',
  bbox: '',
  printed_text: `${row}人`,
  field: 'value_number',
  value,
  reason: '',
  by,
  at,
});

/** What a person does to a dataset. */
type Act =
  | { readonly kind: 'add'; readonly roots: readonly string[] }
  | { readonly kind: 'correct'; readonly lines: readonly Correction[] }
  | { readonly kind: 'withdraw'; readonly document: string };

const lines = fc.array(
  fc.record({
    document: fc.constantFrom(...corrected),
    row: fc.constantFrom(1, 2),
    by: fc.constantFrom('', '甲', '乙'),
    at: fc.constantFrom('', '2021-05-01', '2021-05-02'),
  }),
  { minLength: 1, maxLength: 3 },
);

const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('add' as const), roots: fc.subarray([...roots], { minLength: 1 }) }),
    lines.map((found) => ({
      kind: 'correct' as const,
      // One person says one thing on one day.
      lines: found.map(({ document, row, by, at }) =>
        line(document, row, `${by === '甲' ? 7 : 8}${at.at(-1) ?? ''}`, by, at),
      ),
    })),
    fc.record({ kind: fc.constant('withdraw' as const), document: fc.constantFrom(...corrected) }),
  ),
  { minLength: 2, maxLength: 5 },
);

async function carryOut(folder: string, out: string, act: Act): Promise<void> {
  const paths = act.kind === 'add' ? act.roots.map((root) => join(folder, root)) : [];
  const changes =
    act.kind === 'correct'
      ? { corrections: act.lines }
      : act.kind === 'withdraw'
        ? { withdraw: [hashOfText(texts[act.document] ?? '')] }
        : {};
  expect(await runBatch(runSettings(paths, out, changes))).toMatchObject({ kind: 'done' });
}

/** Copies of the corrections tell the order in which they were merged: they are the one thing that depends on it. */
const without = (content: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(content).filter(([name]) => !/^corrections\.\d+\.csv$/.test(name)));

test('what is done to a dataset in any order, and however often, gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.infiniteStream(fc.nat()), fc.boolean(), async (done, keys, forgetful) => {
      const folder = fill(temporaryFolder(), texts);
      const other = done
        .map((act) => ({ act, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ act }) => act);
      const first = done.find((act) => act.kind === 'add') ?? { kind: 'add' as const, roots: [...roots] };
      for (const act of [...done, first]) await carryOut(folder, join(folder, 'out'), act);
      for (const act of [first, ...other, first]) {
        await carryOut(folder, join(folder, 'other'), act);
        if (forgetful) rmSync(join(folder, 'other/.mokuhyo'), { recursive: true });
      }
      expect(without(contentOf(join(folder, 'other')))).toEqual(without(contentOf(join(folder, 'out'))));
    }),
    { numRuns: 10 },
  );
}, 300_000);

test('a mirror of some folders is what one run over them gives, whatever was there before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...roots], { minLength: 1 }),
      fc.subarray([...roots], { minLength: 1 }),
      async (before, after) => {
        const folder = fill(temporaryFolder(), texts);
        const paths = (names: readonly string[]) => names.map((name) => join(folder, name));
        await runBatch(runSettings(paths(before), join(folder, 'out')));
        await runBatch(runSettings(paths(after), join(folder, 'out'), { mirror: true }));
        await runBatch(runSettings(paths(after), join(folder, 'fresh')));
        expect(contentOf(join(folder, 'out'))).toEqual(contentOf(join(folder, 'fresh')));
      },
    ),
    { numRuns: 10 },
  );
}, 120_000);
