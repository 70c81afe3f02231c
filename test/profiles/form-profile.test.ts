import { describe, expect, test } from 'vitest';
import { convertDocument } from '../../src/convert.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { buildFormProfile, formName, saysYear, type TaughtForm } from '../../src/profiles/form-profile.js';
import { selectForms, selectProfile } from '../../src/profiles/select-profile.js';
import type { Profile } from '../../src/schema/profile.js';
import { pdfWithTable } from '../review/doubtful-pdf.js';

const bare: TaughtForm = { title: '様式', by: '', words: ['ものさし', 'くぎり'], columns: [], rows: [] };
const column = { role: undefined, valueKind: undefined, year: '' } as const;
const row = { valueKind: undefined, year: '', passedOver: false } as const;

/** Values of a table as they are read beside the built-in profiles. */
async function readTable(table: readonly (readonly string[])[], profiles: readonly Profile[]) {
  const options = { sourceFile: '', sourceUrl: '', published: '', profiles: [...profiles, ...builtInProfiles] };
  return convertDocument(pdfWithTable(table), options, async (texts) => texts.map(() => []));
}

const valuesOf = ({ observations }: Awaited<ReturnType<typeof readTable>>) =>
  observations.map(({ indicator_name, value_kind, fiscal_year, period_text, value_text }) =>
    [indicator_name, value_kind, fiscal_year, period_text, value_text].join(' '),
  );

describe('the profile of a form', () => {
  test('has a name of its own words, whatever their order and width', () => {
    expect(formName(['指標', 'ＫＰＩ'])).toBe(formName(['KPI', '指標', '指標']));
    expect(formName(['指標'])).not.toBe(formName(['目標']));
    expect(formName(['指標'])).toMatch(/^form-[0-9a-f]{10}$/);
  });

  test('holds what columns and rows mean, years apart from the words', () => {
    const profile = buildFormProfile({
      ...bare,
      by: '統計担当',
      columns: [
        { ...column, header: 'ものさし', role: 'indicator_name' },
        { ...column, header: '令和3年度のてごたえ', valueKind: 'actual' },
        { ...column, header: '1期目', valueKind: 'target', year: '令和5年度' },
        { ...column, header: 'ひとこと', role: 'unknown' },
        { ...column, header: 'くぎり', role: 'year' },
      ],
      rows: [
        { ...row, label: 'めあて', valueKind: 'target' },
        { ...row, label: '前の年', year: 'R2' },
        { ...row, label: '割合', passedOver: true },
      ],
    });
    expect(profile).toMatchObject({
      extends: 'general',
      form: ['ものさし', 'くぎり'],
      taught_by: '統計担当',
      headers: { indicator_name: ['ものさし'], remarks: ['ひとこと'], year: ['くぎり'], rating: ['割合'] },
      kinds: { actual: ['てごたえ'], target: ['1期目', 'めあて'] },
      periods: { '1期目': '令和5年度', 前の年: 'R2' },
    });
  });

  test('takes years that can be read', () => {
    expect(['令和3年度', 'R3', '2021年度', '3', 'いつか', ''].map(saysYear)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('is of the documents that have all of its words, and is never chosen by itself', () => {
    const form = buildFormProfile({ ...bare, columns: [{ ...column, header: 'ものさし', role: 'indicator_name' }] });
    const text = 'も の\nさし\nくぎり';
    expect(selectForms(text, [form, ...builtInProfiles])).toEqual([form]);
    expect(selectForms('ものさし', [form, ...builtInProfiles])).toEqual([]);
    expect(selectProfile(text, '', [form, ...builtInProfiles]).profile.name).toBe('general');
  });
});

describe('a document of a taught form', () => {
  test('is read with labels of rows that a person gave kinds and years', async () => {
    const table = [
      ['ものさし', 'くぎり', 'あたい'],
      ['来た人の数', '1期目', '120人'],
      ['', '2期目', '130人'],
      ['相談の回数', '1期目', '30回'],
      ['', '2期目', '33回'],
    ];
    expect(valuesOf(await readTable(table, []))).toEqual([]);
    const form = buildFormProfile({
      ...bare,
      columns: [
        { ...column, header: 'ものさし', role: 'indicator_name' },
        { ...column, header: 'あたい', valueKind: 'actual' },
        { ...column, header: 'くぎり', role: 'year' },
      ],
      rows: [
        { ...row, label: '1期目', year: '令和3年度' },
        { ...row, label: '2期目', year: '令和4年度' },
      ],
    });
    const read = await readTable(table, [form]);
    expect(valuesOf(read)).toEqual([
      '来た人の数 actual 2021 1期目 120人',
      '来た人の数 actual 2022 2期目 130人',
      '相談の回数 actual 2021 1期目 30回',
      '相談の回数 actual 2022 2期目 33回',
    ]);
    expect(JSON.stringify(read)).toContain(form.name);
  });

  test('is read with columns that a person dated; a longer number is another name', async () => {
    const table = [
      ['指標', '1期目', '2期目', '11期目'],
      ['来た人の数', '120人', '130人', '150人'],
      ['相談の回数', '30回', '33回', '44回'],
    ];
    const form = buildFormProfile({
      ...bare,
      words: ['指標', '期目'],
      columns: [
        { ...column, header: '1期目', valueKind: 'actual', year: '令和3年度' },
        { ...column, header: '2期目', valueKind: 'target', year: '令和4年度' },
      ],
    });
    const values = valuesOf(await readTable(table, [form]));
    expect(values.filter((value) => / (2021|2022) /.test(value))).toEqual([
      '来た人の数 actual 2021 1期目 120人',
      '来た人の数 target 2022 2期目 130人',
      '相談の回数 actual 2021 1期目 30回',
      '相談の回数 target 2022 2期目 33回',
    ]);
  });

  test('of another form is read as before', async () => {
    const table = [
      ['指標', '', '令和3年度', '令和4年度'],
      ['来た人の数', '実績', '120人', '130人'],
      ['', '目標', '150人', '160人'],
    ];
    const form = buildFormProfile({ ...bare, columns: [{ ...column, header: '実績', valueKind: 'target' }] });
    expect(valuesOf(await readTable(table, [form]))).toEqual(valuesOf(await readTable(table, [])));
  });
});
