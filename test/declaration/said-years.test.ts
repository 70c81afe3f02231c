import { describe, expect, test } from 'vitest';
import { drawForm, drawFormPage, readForm, saidOf } from './draw-form.js';
import { readDrawing } from './read-drawing.js';

const plan = '第3次みどり総合計画　指標';
const rows = [
  ['番号', '指標の名称', '現在の状況', '到達目標', '担当'],
  ['(1)', '講座の受講者数', '2,406人', '3,000人', '環境課'],
  ['(2)', '雨水タンクの数', '0基', '120基', '公園課'],
];
const dated = [
  '講座の受講者数 baseline 2017 2406人',
  '講座の受講者数 target 2023 3000人',
  '雨水タンクの数 baseline 2017 0基',
  '雨水タンクの数 target 2023 120基',
];

describe('sentences around a table date its kinds', () => {
  test.each([
    [
      'over two lines that part a year',
      ['次の表は指標である。現在の状況は平成29年度の実績値、到達目標は計画最終年度である令和5年', '度の値を示す。'],
      [],
    ],
    ['as a note below', [], ['※「現在の状況」は平成29年度末の値、到達目標は令和5年度の値です。']],
    [
      'as a year in brackets and a year before its kind',
      [
        '三つの基本目標について、現在の状況（平成29年度）と、計画の最終年度である令和5年度の到達目標を次の表にまとめました。',
      ],
      [],
    ],
    [
      'as a year behind a word that elsewhere heads names',
      ['現在の状況（平成29年度）と、数値目標（令和5年度）を、次の表にまとめました。'],
      [],
    ],
    ['as two notes', ['※現在の状況は、平成29年度実績です。', '※到達目標：令和5年度']],
  ])('%s', async (_name, above, below = []) => {
    expect(saidOf(await readForm({ title: plan, above, rows, below }))).toEqual(dated);
  });

  test('each by the words of its own label, where two are of one kind', async () => {
    const table = [
      ['指標', '基準値', '現状値', '目標値'],
      ['講座の受講者数', '2,406人', '2,611人', '3,000人'],
    ];
    const above = ['基準値は平成29年度の値、現状値は令和2年度の値、目標値は令和5年度の値を示す。'];
    expect(saidOf(await readForm({ title: plan, above, rows: table }))).toEqual([
      '講座の受講者数 baseline 2017 2406人',
      '講座の受講者数 actual 2020 2611人',
      '講座の受講者数 target 2023 3000人',
    ]);
  });

  test('of the table that they stand nearer to; the other one is in doubt', async () => {
    const table = (name: string) => [
      ['指標', '現状値', '目標値'],
      [name, '2,406人', '3,000人'],
    ];
    const drawing = drawFormPage({ title: plan, rows: table('講座の受講者数') });
    drawing.text(42, 294, '現状値は平成29年度の値、目標値は令和5年度の値である。', { size: 8 });
    drawForm(drawing, table('相談の利用者数'), { top: 300 });
    expect(saidOf(await readDrawing(drawing))).toEqual([
      '講座の受講者数 baseline - 2406人 ⚠table/no-period',
      '講座の受講者数 target - 3000人 ⚠table/no-period',
      '相談の利用者数 baseline 2017 2406人',
      '相談の利用者数 target 2023 3000人',
    ]);
  });

  test('which of two columns of one kind is meant has to be said', async () => {
    const table = [
      ['指標', '現状値（H29）', '目標値', '最終目標値'],
      ['講座の受講者数', '2,406人', '2,700人', '3,000人'],
      ['相談の利用者数', '106人', '130人', '150人'],
    ];
    const said = async (line: string) => (await readForm({ title: plan, above: [line], rows: table })).observations;
    const yearsIn = async (line: string) =>
      (await said(line)).slice(0, 3).map(({ period }) => period?.fiscal_year ?? '-');
    expect(await yearsIn('目標値は令和2年度の値、最終目標値は令和5年度の値である。')).toEqual([2017, 2020, 2023]);
    expect(await yearsIn('目標値は令和2年度の値である。')).toEqual([2017, 2020, '-']);
    expect(saidOf(await readForm({ title: plan, above: ['到達目標は令和5年度の値である。'], rows: table }))).toEqual([
      '講座の受講者数 baseline 2017 2406人',
      '講座の受講者数 target - 2700人 ⚠value/not-told-apart ⚠table/no-period',
      '講座の受講者数 target - 3000人 ⚠value/not-told-apart ⚠table/no-period',
      '相談の利用者数 baseline 2017 106人',
      '相談の利用者数 target - 130人 ⚠value/not-told-apart ⚠table/no-period',
      '相談の利用者数 target - 150人 ⚠value/not-told-apart ⚠table/no-period',
    ]);
  });

  test('what names the label and a year, and says more than that, puts the values in review', async () => {
    const above = ['到達目標は令和5年度に見直した国の指針に合わせて定めている。'];
    expect(saidOf(await readForm({ title: plan, above, rows }))).toEqual([
      '講座の受講者数 baseline - 2406人',
      '講座の受講者数 target - 3000人 ⚠table/no-period',
      '雨水タンクの数 baseline - 0基',
      '雨水タンクの数 target - 120基 ⚠table/no-period',
    ]);
  });
});

describe('a note over the captions of several tables of one header', () => {
  const table = (name: string) => [
    ['指標', '現状値', '目標値'],
    [name, '2,406人', '3,000人'],
  ];
  const note = '※「現状値」は平成29年度、「目標値」は令和5年度の値です。';

  /** Two tables under captions of their own; the note above the first caption, or right above the first table. */
  async function read(above: readonly string[]): Promise<string[]> {
    const drawing = drawFormPage({ title: plan, above, rows: table('講座の受講者数') });
    drawing.text(42, 204, '（２）　相談しやすいまち', { size: 8 });
    drawForm(drawing, table('相談の利用者数'), { top: 212 });
    return saidOf(await readDrawing(drawing));
  }

  test('dates them all', async () => {
    expect(await read([note, '', '（１）　学びを支えるまち'])).toEqual([
      '講座の受講者数 baseline 2017 2406人',
      '講座の受講者数 target 2023 3000人',
      '相談の利用者数 baseline 2017 2406人',
      '相談の利用者数 target 2023 3000人',
    ]);
  });

  test('is of the first alone where it stands right above it', async () => {
    expect((await read(['（１）　学びを支えるまち', note])).slice(2)).toEqual([
      '相談の利用者数 baseline - 2406人',
      '相談の利用者数 target - 3000人',
    ]);
  });
});

describe('words of other sheets', () => {
  test('what is asked for as a question: 何を, どの水準まで, いつまでに', async () => {
    const table = [
      ['No.', '何を', '前年度の結果', 'どの水準まで', 'いつまでに', '今年度の結果', '判定'],
      ['1', '説明会の開催', '12回', '24回', '3月末', '26回', '達成'],
      ['2', '街灯の交換', '61%', '75%', '2月末', '70%', '未達成'],
    ];
    expect(saidOf(await readForm({ title: '令和4年度　くらし部長の年間目標', rows: table }))).toEqual([
      '説明会の開催 actual 2021 12回',
      '説明会の開催 target 2022 24回',
      '説明会の開催 actual 2022 26回',
      '街灯の交換 actual 2021 61%',
      '街灯の交換 target 2022 75%',
      '街灯の交換 actual 2022 70%',
    ]);
  });

  test('計画時の値 is the baseline, 見通し over marks no value', async () => {
    const table = [
      ['指標［単位］', '計画時の値\n(年度)', '直近の実績\n(年度)', '目標\n(年度)', '見通し'],
      ['来館者数［人］', '142,800\n(H30)', '98,511\n(R4)', '150,000\n(R7)', '△'],
      ['団体の数［団体］', '117\n(R元)', '126\n(R4)', '125\n(R6)', '◎'],
    ];
    expect(saidOf(await readForm({ title: plan, rows: table }))).toEqual([
      '来館者数［人］ baseline 2018 142800人',
      '来館者数［人］ actual 2022 98511人',
      '来館者数［人］ target 2025 150000人',
      '団体の数［団体］ baseline 2019 117団体',
      '団体の数［団体］ actual 2022 126団体',
      '団体の数［団体］ target 2024 125団体',
    ]);
  });

  test('結果 behind 評価 or 判定 is a rating', async () => {
    const table = [
      ['指標', '令和4年度目標', '令和4年度結果', '評価結果'],
      ['説明会の開催', '24回', '26回', '5'],
      ['街灯の交換', '75%', '70%', '3'],
    ];
    expect(saidOf(await readForm({ rows: table }))).toEqual([
      '説明会の開催 target 2022 24回',
      '説明会の開催 actual 2022 26回',
      '街灯の交換 target 2022 75%',
      '街灯の交換 actual 2022 70%',
    ]);
  });

  const undated = rows.map((row) => row.map((text) => (text === '到達目標' ? '目標' : text)));

  test('of another year than the title, which dates its values in doubt', async () => {
    const above = ['目標は、みどりの基本計画が令和9年度までに目ざす姿から、市民の会で選んだものです。'];
    const said = saidOf(await readForm({ title: '令和4年度　みどり課の重点目標', above, rows: undated }));
    expect(said.filter((line) => line.includes('target'))).toEqual([
      '講座の受講者数 target 2022 3000人 ⚠note/says-otherwise',
      '雨水タンクの数 target 2022 120基 ⚠note/says-otherwise',
    ]);
  });

  test('not against the title where they name its own year', async () => {
    const above = ['令和4年度の目標を、市民の会とともに考えました。'];
    const said = saidOf(await readForm({ title: '令和4年度　みどり課の重点目標', above, rows: undated }));
    expect(said.filter((line) => line.includes('target'))).toEqual([
      '講座の受講者数 target 2022 3000人',
      '雨水タンクの数 target 2022 120基',
    ]);
  });
});
