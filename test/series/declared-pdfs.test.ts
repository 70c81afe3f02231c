import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Convert } from '../../src/batch/convert-job.js';
import { runBatch } from '../../src/batch/run.js';
import { convertDocument } from '../../src/convert.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import type { SeriesLink } from '../../src/schema/series-link.js';
import { buildSeries } from '../../src/series/build-series.js';
import { seriesProjection } from '../../src/series/projection.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { runSettings } from '../batch/run-settings.js';
import { readDeclarations, readExpected } from './declarations.js';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'series');
const declarations = readDeclarations();
const expected = readExpected();
const files = declarations.map(({ sourceFile = '' }) => sourceFile);
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const fileOf = new Map(files.map((name) => [hashOf(readFileSync(join(folder, name))), name]));

describe('the declarations as PDFs', async () => {
  const results = await Promise.all(
    files.map((sourceFile) =>
      convertDocument(
        new Uint8Array(readFileSync(join(folder, sourceFile))),
        { sourceFile, sourceUrl: '', published: '', profiles: builtInProfiles },
        segment,
      ),
    ),
  );
  const tables = await buildSeries(
    results.map((result) => seriesProjection(result)),
    { segment },
  );
  // A PDF's id is its hash; the truth names documents by the ids of declarations.json.
  const idOf = new Map(results.map(({ document }, index) => [document.document_id, declarations[index]?.id ?? '']));
  const named = (reference: string): string => `${idOf.get(reference.slice(0, 12)) ?? ''}${reference.slice(12)}`;
  const refOf = ({ document_id, table, row }: SeriesLink): string => named(`${document_id}/${table}/${row}`);

  test('are joined as the truth has them', () => {
    const series = new Map<string, string[]>();
    for (const link of tables.links.filter(({ certainty }) => certainty !== 'proposed')) {
      series.set(link.series_id, [...(series.get(link.series_id) ?? []), refOf(link)]);
    }
    expect([...series.values()]).toEqual(expected.series);
  });

  test('give the same proposals', () => {
    const proposed = tables.links.filter(({ certainty }) => certainty === 'proposed');
    expect(proposed.map((link) => [named(link.linked_to), refOf(link)]).sort()).toEqual(expected.proposals);
  });

  test('say the same changes', () => {
    expect(tables.changes.map(({ series_id, sentence }) => `${named(series_id)} ${sentence}`)).toEqual(
      expected.changes,
    );
  });

  test('raise the same issues', () => {
    const counts: Record<string, number> = {};
    for (const { code } of tables.issues) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual(expected.issues);
  });
});

describe('one more year', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'mokuhyo-series-'));
  afterAll(() => rmSync(temporary, { recursive: true }));
  const input = join(temporary, 'declarations');
  const give = (names: readonly string[]): void => {
    for (const name of names) cpSync(join(folder, name), join(input, name));
  };
  const written = (out: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(out)
        .filter((name) => name.includes('.') && !name.startsWith('.'))
        .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
    );

  test('is read alone, and gives the bytes of converting all at once', async () => {
    let read: string[] = [];
    const convert: Convert = (bytes, options) => {
      read.push(fileOf.get(hashOf(bytes)) ?? '');
      return convertDocument(bytes, options, segment);
    };
    const out = join(temporary, 'out');
    give(files.slice(0, -1));
    await runBatch(runSettings([input], out, { convert, segment }));
    expect(read.toSorted()).toEqual(files.slice(0, -1).toSorted());
    read = [];
    give(files.slice(-1));
    await runBatch(runSettings([input], out, { convert, segment }));
    expect(read).toEqual(files.slice(-1));
    await runBatch(runSettings([input], join(temporary, 'at-once'), { convert, segment }));
    const [grown, atOnce] = [written(out), written(join(temporary, 'at-once'))];
    expect(Object.keys(grown)).toContain('series.csv');
    expect(grown).toEqual(atOnce);
    expect(grown['changes.csv']).toContain('令和2年度の目標値 176人 は、令和2年度の宣言の訂正版では 178人');
  });
});
