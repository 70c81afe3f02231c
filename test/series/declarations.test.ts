import { describe, expect, test } from 'vitest';
import { type SeriesRow, seriesSchema } from '../../src/schema/series.js';
import { seriesChangeSchema } from '../../src/schema/series-change.js';
import { type SeriesLink, seriesLinkSchema } from '../../src/schema/series-link.js';
import { buildSeries, type SeriesOptions } from '../../src/series/build-series.js';
import type { SeriesDecision } from '../../src/series/decisions.js';
import { seriesProjection } from '../../src/series/projection.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { readDeclarations, readExpected } from './declarations.js';
import { buildResult, type PlainDocument } from './history/result.js';
import { withKeywords } from './with-keywords.js';

const documents = await withKeywords(readDeclarations());
const expected = readExpected();
const join = (some: readonly PlainDocument[], options: SeriesOptions = {}) =>
  buildSeries(
    some.map((document) => seriesProjection(buildResult(document))),
    { segment, ...options },
  );
const tables = await join(documents);

const refOf = ({ document_id, table, row }: SeriesLink): string => `${document_id}/${table}/${row}`;
const inForce = tables.links.filter(({ certainty }) => certainty !== 'proposed');

function inShort(row: SeriesRow): string {
  const period =
    row.period_start === `${row.fiscal_year}-04-01` && row.period_end === `${(row.fiscal_year ?? 0) + 1}-03-31`
      ? row.fiscal_year
      : `${row.period_start}~${row.period_end}`;
  const kinds = (['baseline', 'actual', 'estimate', 'target'] as const)
    .filter((kind) => row[`${kind}_document`] !== null)
    .map((kind) => `${kind}=${row[kind] ?? row[`${kind}_text`]}@${row[`${kind}_document`]}`);
  const end = [row.settled ? 'settled' : 'open', `revisions=${row.revisions}`];
  return [row.series_id, period, row.unit, ...kinds, ...end].filter((part) => part !== '').join(' ');
}

describe('nine declarations of one department', () => {
  test('the rows of each series are those of the truth', () => {
    const bySeries = new Map<string, string[]>();
    for (const link of inForce) bySeries.set(link.series_id, [...(bySeries.get(link.series_id) ?? []), refOf(link)]);
    expect([...bySeries.values()]).toEqual(expected.series);
  });

  test.each(Object.entries(expected.rules))('%s is joined by the rule %s', (ref, rule) => {
    expect(inForce.find((link) => refOf(link) === ref)?.rule).toBe(rule);
  });

  test('what is likely is proposed, and nothing else', () => {
    const proposed = tables.links.filter(({ certainty }) => certainty === 'proposed');
    expect(proposed.map((link) => [link.linked_to, refOf(link)]).sort()).toEqual(expected.proposals);
  });

  test('every change is one sentence', () => {
    expect(tables.changes.map(({ series_id, sentence }) => `${series_id} ${sentence}`)).toEqual(expected.changes);
  });

  test.each(expected.series_rows)('series.csv: %s', (line) => {
    const [id, period] = line.split(' ');
    const near = tables.series.map(inShort).filter((text) => text.startsWith(`${id} ${period} `));
    expect(near).toContain(line);
  });

  test('contradictions, the re-issue and the proposals are issues', () => {
    const counts: Record<string, number> = {};
    for (const { code } of tables.issues) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual(expected.issues);
  });

  test('rows fit the schemas', () => {
    const { series, links, changes } = tables;
    expect(series.map((row) => seriesSchema.strict().parse(row))).toEqual(series);
    expect(links.map((row) => seriesLinkSchema.strict().parse(row))).toEqual(links);
    expect(changes.map((row) => seriesChangeSchema.strict().parse(row))).toEqual(changes);
    expect([series, links, changes]).not.toContainEqual([]);
  });

  test('the document that a 訂正版 supersedes keeps its rows, and they say by what', () => {
    const superseded = inForce.filter(({ document_id }) => document_id === '202000000000');
    expect(superseded.map((link) => link.superseded_by)).toEqual(new Array(6).fill('2020000000cc'));
  });

  test('the order of the documents makes no difference', async () => {
    expect(await join(documents.toReversed())).toEqual(tables);
  });
});

const accept = (row: string, other: string): SeriesDecision => ({
  kind: 'accept',
  row,
  other,
  printed: '',
  why: '同じ事業',
});

describe('decisions', () => {
  const decisions = expected.proposals.map(([earlier, later]) => accept(later, earlier));

  test('accepted proposals become links, and what the joined years say differently comes out', async () => {
    const decided = await join(documents, { decisions });
    const sentences = decided.changes.map(({ sentence }) => sentence);
    for (const sentence of expected.accepted_changes) expect(sentences).toContain(sentence);
    expect(decided.links.filter(({ certainty }) => certainty === 'proposed')).toEqual([]);
    expect(decided.links.filter(({ certainty }) => certainty === 'accepted').map(({ rule }) => rule)).toEqual(
      new Array(5).fill('accepted'),
    );
  });

  test('a rejected proposal is not made again', async () => {
    const [[earlier, later] = ['', '']] = expected.proposals;
    const decided = await join(documents, { decisions: [{ ...accept(later, earlier), kind: 'reject' }] });
    const proposed = decided.links.filter(({ certainty }) => certainty === 'proposed');
    expect(proposed.map((link) => [link.linked_to, refOf(link)]).sort()).toEqual(expected.proposals.slice(1));
  });

  test('a split starts a new series at the row', async () => {
    const decided = await join(documents, {
      decisions: [{ kind: 'split', row: '201800000000/1/4', other: '', printed: '保育所等の利用者数', why: '' }],
    });
    const idOf = (ref: string) =>
      decided.links.find((link) => refOf(link) === ref && link.certainty !== 'proposed')?.series_id;
    expect(idOf('201700000000/1/1')).toBe('201600000000/1/1');
    expect(idOf('201800000000/1/4')).toBe('201800000000/1/4');
    expect(idOf('202200000000/1/4')).toBe('201800000000/1/4');
    expect(decided.links.some((link) => link.certainty === 'proposed' && refOf(link) === '201800000000/1/4')).toBe(
      false,
    );
  });

  test('rows of one declaration cannot be joined', async () => {
    const decided = await join(documents, {
      decisions: [{ ...accept('202100000000/1/2', '202100000000/1/3'), kind: 'join' }],
    });
    expect(decided.issues.filter(({ code }) => code === 'series/decision-impossible')).toHaveLength(1);
    expect(decided.links).toEqual(tables.links);
  });

  test.each([
    ['another name stands there', { ...accept('201800000000/1/2', '201700000000/1/2'), printed: '相談件数' }],
    ['the row is gone', accept('201800000000/1/9', '201700000000/1/2')],
    ['the other row is gone', accept('201800000000/1/2', '201700000000/3/2')],
  ])('a decision is stale where %s', async (_why, decision) => {
    const decided = await join(documents, { decisions: [decision] });
    expect(decided.issues.filter(({ code }) => code === 'series/decision-stale')).toHaveLength(1);
    expect(decided.links).toEqual(tables.links);
  });

  test('a decision about documents of another run is left alone', async () => {
    const decided = await join(documents, { decisions: [accept('ffffffffffff/1/1', 'eeeeeeeeeeee/1/1')] });
    expect(decided).toEqual(tables);
  });
});
