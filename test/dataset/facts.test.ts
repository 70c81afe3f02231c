import { expect, test } from 'vitest';
import { FactsGatherer } from '../../src/dataset/facts.js';
import { exampleResult } from '../emit/example-result.js';

test('facts of a dataset without a document', () => {
  const facts = new FactsGatherer().facts();
  expect(facts.sources).toEqual([]);
  expect([facts.periodStart, facts.periodEnd, facts.lastPublished]).toEqual([undefined, undefined, '']);
});

test('facts are sums over the documents', () => {
  const gatherer = new FactsGatherer();
  const odd = exampleResult('b', {
    status: 'partial',
    published: '2020-07-01',
    municipality: '',
    municipality_code: '',
  });
  const [first] = odd.observations;
  if (!first) throw new Error('the example has observations');
  gatherer.add(exampleResult('a', { published: '2021-06-30' }));
  gatherer.add({
    ...odd,
    observations: [
      { ...first, period_start: null, period_end: '2024-03-31', needs_review: true, corrected: true },
      { ...first, period_start: '2020-04-01', period_end: null, status: 'text' },
    ],
  });
  gatherer.add(exampleResult('c', { status: 'failed', published: 'R2.7.1' }));
  gatherer.addRunIssues([{ level: 'warning' }]);
  const facts = gatherer.facts();
  expect(facts.sources.map((source) => source.source_file)).toEqual(
    ['a', 'b', 'c'].map((name) => `${name}/目標宣言.pdf`),
  );
  expect(facts.rows).toMatchObject({
    observations: 6,
    indicators: 3,
    policies: 3,
    divisions: 3,
    roles: 3,
    notes: 3,
    documents: 3,
    issues: 4,
  });
  expect(facts.documents).toEqual({ complete: 1, partial: 1, failed: 1 });
  expect(facts.observations).toEqual({ number: 2, range: 0, text: 1, missing: 3 });
  expect(facts.issues).toEqual({ info: 3, warning: 1, error: 0 });
  expect([facts.needsReview, facts.corrected, facts.glyphs, facts.glyphsUnplaced]).toEqual([1, 1, 300, 3]);
  expect([facts.periodStart, facts.periodEnd, facts.lastPublished]).toEqual(['2017-04-01', '2024-03-31', '2021-06-30']);
  expect(facts.municipalities).toEqual(['142140 伊勢原市']);
});
