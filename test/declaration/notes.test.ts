import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/declaration/build-document.js';
import { partNoteLines } from '../../src/declaration/note-lines.js';
import { markerOf, opensNote, withoutMarker } from '../../src/declaration/notes.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { codesOf, drawTable, linesOf, numbered, page, readDrawing, vocabulary } from './read-drawing.js';

describe('markers', () => {
  test.each([
    ['※1 産後の数', '※1', '産後の数'],
    ['※令和2年度の', '※', '令和2年度の'],
    ['注）概数です', '注）', '概数です'],
    ['（注2）概数です', '（注2）', '概数です'],
    ['*3 概数です', '*3', '概数です'],
    ['* 2019年度の値', '*', '2019年度の値'],
    ['※１年間の延べ数', '※', '１年間の延べ数'],
    ['** 2017年度の値', '**', '2017年度の値'],
    ['なお、改訂します', '', 'なお、改訂します'],
  ])('%s', (text, marker, rest) => {
    expect(opensNote(text)).toBe(true);
    expect(markerOf(text)).toBe(marker);
    expect(withoutMarker(text)).toBe(rest);
  });

  test.each(['注目する事業', '相談件数', '第1回'])('%s is no note', (text) => {
    expect(opensNote(text)).toBe(false);
  });
});

const rows = (value = '15人', name = '利用者数') => [
  ['指標', '当初水準', '令和元年度実績値', '令和2年度目標値'],
  [name, '10人', value, '18人'],
  ['登録者数', '3人', '4人', '5人'],
];

const below = (notes: readonly string[], table = rows()) => {
  const drawing = drawTable(page(), table);
  notes.forEach((note, index) => {
    drawing.text(42, 250 + index * 14, note, { size: 8 });
  });
  return readDrawing(drawing);
};

describe('numbers set high', () => {
  const boundTo = async (notes: readonly string[], value: string) => {
    const read = await below(notes, rows(value));
    return { notes: read.notes.map(({ note, text, appliesTo }) => [note.marker, text, ...appliesTo]), read };
  };

  test.each([
    ['1　休館した月を含む。', '1', '休館した月を含む。'],
    ['1) 休館した月を含む。', '1)', '休館した月を含む。'],
    ['¹ 休館した月を含む。', '¹', '休館した月を含む。'],
    ['¹⁾休館した月を含む。', '¹⁾', '休館した月を含む。'],
    ['注1 休館した月を含む。', '注1', '休館した月を含む。'],
    ['※1　休館した月を含む。', '※1', '休館した月を含む。'],
  ])('of the note %s', async (line, marker, text) => {
    const { notes, read } = await boundTo([line], '15¹人');
    expect(notes).toEqual([[marker, text, 'd/1/1/3/1']]);
    expect(read.observations[1]?.value).toMatchObject({ value_number: '15', unit: '人' });
  });

  test('the plain number is nearer to a raised one than ※1', async () => {
    const { notes } = await boundTo(['※1 別の注です。', '1 月末締めです。'], '15¹');
    expect(notes).toEqual([
      ['※1', '別の注です。', 'table/1'],
      ['1', '月末締めです。', 'd/1/1/3/1'],
    ]);
  });

  test('a line that begins with a number is no note where no mark is set high', async () => {
    const { notes } = await boundTo(['1　重点的な取組'], '15人');
    expect(notes).toEqual([]);
  });

  test('a mark in a name falls away, a square stays', async () => {
    const read = await below(['1 山林を除く。'], rows('15人', '公園の面積（km²）¹'));
    expect(read.observations[0]?.indicator.indicatorName).toBe('公園の面積（km²）');
    expect(read.notes[0]?.appliesTo).toEqual(['row/1/1']);
  });
});

describe('what a note bears on', () => {
  test('a numbered mark in a cell: that value only', async () => {
    const read = await below(['※1 一部の施設は休館しました。', '※12 別の注です。'], rows('15人※1'));
    expect(read.notes[0]?.appliesTo).toEqual(['d/1/1/3/1']);
    expect(read.notes[1]?.appliesTo).toEqual(['table/1']);
    expect(read.observations[1]?.value.value_number).toBe('15');
  });

  test('a mark on an indicator: its row, and the name stays without it', async () => {
    const read = await below(['※2 登録した人を除きます。'], rows('15人', '利用者数※2'));
    expect(read.notes[0]?.appliesTo).toEqual(['row/1/1']);
    expect(read.notes[0]?.observations).toHaveLength(3);
    expect(read.observations[0]?.indicator.indicatorName).toBe('利用者数');
  });

  test('a column named in words', async () => {
    const read = await below([
      '※令和2年度の目標値は、計画策定時（平成29年度）に設定した数値です。',
      'なお、計画は改訂します。',
    ]);
    expect(read.notes.map(({ appliesTo }) => appliesTo)).toEqual([['column/1/4'], ['table/1']]);
    expect(linesOf(read)[2]).toBe('利用者数 target 2020 18人 18');
  });

  test('1) below a table is a note, and its mark no part of a number', async () => {
    const read = await below(['1) 登録した人を除きます。'], rows('15人', '利用者数1)'));
    expect(read.notes.map(({ note, text, appliesTo }) => [note.marker, text, appliesTo.join()])).toEqual([
      ['1)', '登録した人を除きます。', 'row/1/1'],
    ]);
  });

  test('a note over two lines is one', async () => {
    const read = await below([
      '※ 延べ人数から実人数に数え方を改めたため、前の年度までの数値とは',
      '　比べられません。',
    ]);
    expect(read.notes.map(({ text }) => text.replace(/\s/g, ''))).toEqual([
      '延べ人数から実人数に数え方を改めたため、前の年度までの数値とは比べられません。',
    ]);
  });
});

describe('what a note changes', () => {
  test('it dates a baseline whose column has no year, and says so', async () => {
    const read = await below(['※ 当初水準は、平成30年度末の数値です。']);
    expect(linesOf(read).filter((line) => line.includes('baseline'))).toEqual([
      '利用者数 baseline 2018 10人 10',
      '登録者数 baseline 2018 3人 3',
    ]);
    expect(read.observations[0]?.period).toMatchObject({ period_start: '2018-04-01', period_end: '2019-03-31' });
    expect(codesOf(read)).toEqual(['note/dates-values']);
  });

  test('it does not date what it says was set at another time', async () => {
    const read = await below(['※ 当初水準は、平成30年度に見直した数値です。']);
    expect(linesOf(read)[0]).toBe('利用者数 baseline - 10人 10');
  });

  test('provisional actuals become estimates', async () => {
    const read = await below(['※ 令和元年度の実績値は、2月末現在の速報値です。']);
    expect(linesOf(read)[1]).toBe('利用者数 estimate 2019 15人 15');
    expect(codesOf(read)).toContain('note/changes-kind');
  });

  test('a date counted from each year leaves the years alone', async () => {
    const read = await below(['※3 各年度の翌年4月1日現在の人数です。'], rows('15人', '利用者数※3'));
    expect(linesOf(read)[1]).toBe('利用者数 actual 2019 15人 15');
    expect(codesOf(read)).toEqual(['note/relative-date']);
  });
});

describe('a lone mark', () => {
  const below = (lines: readonly (readonly [number, number, string])[]) =>
    lines.reduce((drawing, [x, y, text]) => drawing.text(x, y, text, { size: 8 }), page());

  test('is no note and stays in the text', async () => {
    const read = await readDrawing(
      below([
        [42, 200, '（注）'],
        [42, 300, '以上です。'],
      ]),
    );
    expect(read.notes).toEqual([]);
    const places = read.layouts.flatMap(({ lines }) => lines.map((line) => [line.text, read.ledger.placeOf(line)]));
    expect(places).toContainEqual(['（注）', 'text']);
  });

  test('beside its text is the mark of that note', async () => {
    const read = await readDrawing(
      below([
        [42, 200, '※１'],
        [150, 200, '速報値です。'],
      ]),
    );
    expect(read.notes.map(({ note, text }) => [note.marker, text])).toEqual([['※１', '速報値です。']]);
  });
});

describe('notes beside each other in one line', () => {
  const marks = [
    ['指標', '現状*', '令和6年度目標'],
    ['朝食をとる児童', '81.2%', '85%'],
    ['野菜を食べる児童', '38.9%**', '50%'],
  ];
  const read = async (line: string, table = marks) => {
    const drawing = drawTable(page(), table).text(40, 240, line, { size: 8 });
    const layouts = numbered([drawing]).map(findLayout);
    const { parts } = await buildDocument(layouts, vocabulary, 'd', async (texts) => texts.map(() => []));
    const [part] = parts;
    if (!part) throw new Error('nothing was read');
    return part;
  };

  test('are notes of their own, each for the values that carry its mark', async () => {
    const part = await read('* 2019年度の値　** 2017年度の値');
    expect(part.notes.map(({ note, text }) => [note.marker, text])).toEqual([
      ['*', '2019年度の値'],
      ['**', '2017年度の値'],
    ]);
    expect(linesOf(part)).toEqual([
      '朝食をとる児童 baseline 2019 81.2% 81.2',
      '朝食をとる児童 target 2024 85% 85',
      '野菜を食べる児童 baseline 2017 38.9%** 38.9',
      '野菜を食べる児童 target 2024 50% 50',
    ]);
  });

  test('the mark on a value is nearer than the year of its column, and the note is told', async () => {
    const [head = [], ...body] = marks;
    const part = await read('** 2017年度の値', [head.with(1, '令和元年度現状'), ...body]);
    expect(linesOf(part)).toContain('野菜を食べる児童 baseline 2017 38.9%** 38.9');
    expect(linesOf(part)).toContain('朝食をとる児童 baseline 2019 81.2% 81.2');
    expect(codesOf(part)).toContain('note/dates-values');
  });

  test('a day in the year of the column leaves its period alone', async () => {
    const [head = [], ...body] = marks;
    const part = await read('** 令和元年6月1日現在の値です', [head.with(1, '令和元年度現状'), ...body]);
    expect(part.observations.map(({ period }) => period?.text)).not.toContain('令和元年6月1日現在');
  });

  test('numbers alone, where both stand as raised marks in the table', async () => {
    const numbers = [
      ['指標', '令和5年度実績', '令和6年度目標'],
      ['管理する戸数¹', '1,390戸', '1,250戸'],
      ['耐震化率', '88.1²%', '95.0%'],
    ];
    const part = await read('1　年度末現在。 2　推計値。', numbers);
    expect(part.notes.map(({ note, text }) => [note.marker, text])).toEqual([
      ['1', '年度末現在。'],
      ['2', '推計値。'],
    ]);
    // 推計値 is said of the one value that carries its mark.
    expect(linesOf(part)).toEqual([
      '管理する戸数 actual 2023 1,390戸 1390',
      '管理する戸数 target 2024 1,250戸 1250',
      '耐震化率 estimate 2023 88.1²% 88.1',
      '耐震化率 target 2024 95.0% 95.0',
    ]);
    const other = await read('1　年度末現在。 3　推計値。', numbers);
    expect(other.notes).toHaveLength(1);
  });

  test.each([
    ['※1 速報値　※2 概数', ['※1 速報値', '※2 概数']],
    ['注1）速報値　注2）概数', ['注1）速報値', '注2）概数']],
    ['※1 速報値（確定は ※2 を参照）', ['※1 速報値（確定は ※2 を参照）']],
    ['※ 速報値　※ 概数', ['※ 速報値 ※ 概数']],
    ['第1回 ※2 概数', ['第1回 ※2 概数']],
  ])('%s', (text, notes) => {
    const [layout] = numbered([page('').text(40, 100, text, { size: 8 })]).map(findLayout);
    if (!layout) throw new Error('no page');
    const { lines } = partNoteLines(layout);
    expect(lines.map((line) => line.text.trim())).toEqual(notes);
    expect(lines.flatMap(({ glyphs }) => glyphs)).toEqual(layout.lines.flatMap(({ glyphs }) => glyphs));
  });
});
