import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readYears } from '../../src/review/build-years.js';
import { temporaryFolder } from '../batch/temporary-folder.js';

const columns = [
  'series_id',
  'indicator_name',
  'unit',
  'fiscal_year',
  'period_start',
  'period_end',
  'part',
  'part_label',
  'actual',
  'actual_text',
  'actual_document',
  'actual_page',
  'target',
  'target_text',
  'target_document',
  'target_page',
  'settled',
  'revisions',
] as const;
type Row = Partial<Record<(typeof columns)[number], string>>;

const year = { series_id: 's', indicator_name: '来た人', unit: '人', fiscal_year: '2022', part: '1' };
const whole = { ...year, period_start: '2022-04-01', period_end: '2023-03-31' };
const actual = {
  actual: '98',
  actual_text: '120／98',
  actual_document: 'aaaaaaaaaaaa',
  actual_page: '1',
  settled: 'true',
};
const target = { target: '120', target_text: '120／98', target_document: 'aaaaaaaaaaaa', target_page: '1' };

async function rowsOf(...rows: readonly Row[]) {
  const folder = temporaryFolder();
  const lines = rows.map((row) => columns.map((name) => row[name] ?? '').join(','));
  writeFileSync(join(folder, 'series.csv'), [columns.join(','), ...lines].join('\n'));
  const { series } = await readYears(folder, []);
  return series[0]?.rows.map(({ period, part_label, unit, settled, values }) => ({
    period,
    which: `${part_label}${unit}`,
    settled,
    values: Object.entries(values).map(([kind, { number, part }]) => `${kind} ${number} (${part})`),
  }));
}

test('target and actual that one cell prints stand beside one another', async () => {
  expect(await rowsOf({ ...whole, ...target }, { ...whole, ...actual, part: '2' })).toEqual([
    { period: '', which: '人', settled: true, values: ['target 120 (1)', 'actual 98 (2)'] },
  ]);
});

test.each<readonly [string, Row, Row]>([
  ['two values of one kind', { ...whole, ...actual }, { ...whole, ...actual, part: '2' }],
  [
    'parts with names of their own',
    { ...whole, ...target, part_label: '男性' },
    { ...whole, ...actual, part_label: '女性' },
  ],
  ['two units', { ...whole, ...target }, { ...whole, ...actual, unit: '組' }],
  ['half a year', { ...whole, ...target }, { ...whole, ...actual, period_end: '2022-09-30' }],
])('%s stay apart', async (_what, one, other) => {
  expect(await rowsOf(one, other)).toHaveLength(2);
});

test('what is no whole year says its days', async () => {
  const [half] = (await rowsOf({ ...whole, ...actual, period_end: '2022-09-30' })) ?? [];
  expect(half?.period).toBe('2022-04-01～2022-09-30');
});
