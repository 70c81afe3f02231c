import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/batch/events.js';
import { inProcess } from '../../src/batch/in-process.js';
import { runBatch } from '../../src/batch/run.js';
import { convertDocument } from '../../src/convert.js';
import type { Correction } from '../../src/corrections/correction-schema.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { manifestSchema } from '../../src/schema/manifest.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';
import { runSettings } from './run-settings.js';
import { contentOf, fill, temporaryFolder } from './temporary-folder.js';

/** A table whose headers no profile knows. */
const table = [
  ['整理', 'ものさし', 'H30年度ようす', 'R2年度すがた', 'うけもち'],
  ['01-101', '健康教室の参加者数', '12人', '20人', '健康課'],
  ['01-102', '健康相談の件数', '7件', '30件', '健康課'],
];
const meanings = [
  ['整理', 'role', 'project_code'],
  ['ものさし', 'role', 'indicator_name'],
  ['H30年度ようす', 'value_kind', 'actual'],
  ['R2年度すがた', 'value_kind', 'target'],
  ['うけもち', 'role', 'division'],
] as const;

test('the columns of a table that was not understood, pointed at by a person, make it understood', async () => {
  const folder = fill(temporaryFolder(), { 'in/a.pdf': pdfWithTable(table) });
  const out = join(folder, 'out');
  const events: RunEvent[] = [];
  const run = (corrections: readonly Correction[] = [], paths = [join(folder, 'in')], into = out) =>
    runBatch(
      runSettings(paths, into, {
        corrections,
        startExecutor: () => inProcess(60, convertDocument, segment),
        report: (event) => events.push(event),
      }),
    );
  await run();
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
  const id = manifest.documents[0]?.document_id ?? '';
  const read = (): DocumentResult => JSON.parse(readFileSync(join(out, 'documents', `${id}.json`), 'utf8'));
  expect(read().tables.map(({ kind }) => kind)).toEqual(['other']);
  const lines = meanings.map(([printed_text, field, value], index) => ({
    document: id,
    place: `column/1/${index + 1}`,
    page: '',
    bbox: '',
    printed_text,
    field,
    value,
    reason: '見出しの語を確認',
    by: '甲',
    at: '2021-05-01',
  }));
  // The PDF lies where it lay: it is read again with these words, though nobody gave it.
  expect(await run(lines, [])).toMatchObject({ run: { fates: { renewed: 1 } } });
  const { tables, observations, issues } = read();
  expect(tables.map(({ kind }) => kind)).toEqual(['kpi']);
  expect(
    observations.map((one) =>
      [one.project_code, one.indicator_name, one.value_kind, one.fiscal_year, one.value_number, one.division].join(' '),
    ),
  ).toEqual([
    '01-101 健康教室の参加者数 actual 2018 12 健康課',
    '01-101 健康教室の参加者数 target 2020 20 健康課',
    '01-102 健康相談の件数 actual 2018 7 健康課',
    '01-102 健康相談の件数 target 2020 30 健康課',
  ]);
  expect(observations.every(({ corrected, needs_review }) => corrected && !needs_review)).toBe(true);
  expect(issues.filter(({ level }) => level !== 'info')).toEqual([]);
  // Again, from nothing, the same; and without the PDF what was read stays.
  await run(lines, undefined, join(folder, 'fresh'));
  await run(undefined, undefined, join(folder, 'fresh'));
  expect(contentOf(join(folder, 'fresh'))).toEqual(contentOf(out));
  rmSync(join(folder, 'in'), { recursive: true });
  await run([], []);
  expect(contentOf(join(folder, 'fresh'))).toEqual(contentOf(out));
});
