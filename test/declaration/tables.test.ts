import { describe, expect, test } from 'vitest';
import { PageDrawing } from '../tables/draw-page.js';
import { codesOf, drawTable, linesOf, page, readDrawing } from './read-drawing.js';

const header = ['事業番号', '主な事業', '事業指標', '平成30年度/実績値', '令和2年度/目標値', '所管課'];

describe('columns', () => {
  test('take kind and year from their header, names and division from their row', async () => {
    const read = await readDrawing(
      drawTable(page(), [header, ['1-101', '相談事業', '相談件数', '12件', '15件', '福祉課']]),
    );
    expect(linesOf(read)).toEqual(['相談件数 actual 2018 12件 12', '相談件数 target 2020 15件 15']);
    expect(read.observations[0]?.indicator).toMatchObject({
      projectCode: '1-101',
      projectName: '相談事業',
      division: '福祉課',
    });
    expect(read.issues).toEqual([]);
  });

  test('of kinds below years are read from both levels', async () => {
    const rows = [
      ['指標', '令和3年度', null, '令和4年度', null],
      [null, '計画', '実績', '計画', '実績'],
      ['講座の回数', '4回', '5回', '6回', '－'],
    ];
    const read = await readDrawing(drawTable(page('令和4年度　文化部　経営目標'), rows));
    expect(linesOf(read)).toEqual([
      '講座の回数 plan 2021 4回 4',
      '講座の回数 actual 2021 5回 5',
      '講座の回数 plan 2022 6回 6',
      '講座の回数 actual 2022 － missing',
    ]);
  });

  test('of rates and ratings make no observations and are said', async () => {
    const rows = [
      ['指標', '令和元年度/実績', '達成率', '評価'],
      ['来館者数', '800人', '98%', 'B'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)).toEqual(['来館者数 actual 2019 800人 800']);
    expect(codesOf(read)).toEqual(['table/left-out']);
  });

  test('with an unknown word are named with the nearest words', async () => {
    const rows = [
      ['指標', '令和元年度/実績', '担当の者'],
      ['来館者数', '800人', '山田'],
      ['貸出者数', '500人', ''],
    ];
    const { issues } = await readDrawing(drawTable(page(), rows));
    expect(issues).toMatchObject([{ code: 'table/unknown-header', actual: '担当の者' }]);
    expect(issues[0]?.expected).toContain('担当');
  });

  test('up to the middle of a year hold actuals of that part', async () => {
    const rows = [
      ['指標', '令和2年度/目標', '令和2年度/9月末'],
      ['来館者数', '900人', '410人'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(read.observations[1]).toMatchObject({
      valueKind: 'actual',
      period: { period_start: '2020-04-01', period_end: '2020-09-30' },
    });
    expect(codesOf(read)).toEqual(['table/part-of-year']);
  });

  test("without a year are of the title's year, or of the caption's where that says it", async () => {
    const rows = [
      ['指標', '現状', '目標'],
      ['来館者数', '800人', '900人'],
    ];
    const without = await readDrawing(drawTable(page(), rows));
    expect(linesOf(without)).toEqual(['来館者数 baseline - 800人 800', '来館者数 target 2020 900人 900']);
    expect(without.issues).toMatchObject([{ code: 'table/year-by-title', actual: '目標', expected: '令和2年度' }]);
    const captioned = page().text(42, 112, '主な指標（現状：令和元年度、目標：令和2年度）', { size: 8 });
    expect(linesOf(await readDrawing(drawTable(captioned, rows)))).toEqual([
      '来館者数 baseline 2019 800人 800',
      '来館者数 target 2020 900人 900',
    ]);
  });
});

test('達成目標 with words in it names what is measured', async () => {
  const rows = [
    ['重点プロジェクト', '達成目標', '現況（令和元年度）', '令和2年度目標'],
    ['健全な財政', '市債残高の削減', '120億円', '115億円'],
    ['広報の充実', '閲覧数の増加', '8万回', '9万回'],
  ];
  const read = await readDrawing(drawTable(page(), rows));
  expect(read.observations.map(({ indicator, valueKind }) => `${indicator.indicatorName} ${valueKind}`)).toEqual([
    '市債残高の削減 baseline',
    '市債残高の削減 target',
    '閲覧数の増加 baseline',
    '閲覧数の増加 target',
  ]);
});

describe('bare years', () => {
  const bare = (title: string) =>
    readDrawing(
      drawTable(page(title), [
        ['指標', '30年度実績', '元年度見込', '2年度目標', 'H30／H29'],
        ['来館者数', '1人', '2人', '3人', '4%'],
      ]),
    );

  test('are read by the year of the document where one era alone comes near, and said', async () => {
    const read = await bare('令和2年度　子ども部長の目標宣言');
    expect(linesOf(read)).toEqual([
      '来館者数 actual 2018 1人 1',
      '来館者数 estimate 2019 2人 2',
      '来館者数 target 2020 3人 3',
    ]);
    expect(codesOf(read)).toEqual(['table/left-out', 'table/year-by-document']);
  });

  test('stay unread without a year of the document', async () => {
    const read = await bare('子ども部長の目標宣言');
    expect(read.observations.map(({ period }) => period)).toEqual([undefined, undefined, undefined]);
    expect(codesOf(read)).toEqual(expect.arrayContaining(['table/no-period', 'value/ambiguous-year']));
  });
});

describe('tables that stand otherwise', () => {
  test('kinds in rows, years in columns', async () => {
    const rows = [
      ['指標', '区分', '令和元年度', '令和2年度'],
      ['相談件数', '目標値', '10件', '12件'],
      [null, '実績値', '9件', '－'],
      [null, '達成率', '90%', '－'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)).toEqual([
      '相談件数 target 2019 10件 10',
      '相談件数 target 2020 12件 12',
      '相談件数 actual 2019 9件 9',
      '相談件数 actual 2020 － missing',
    ]);
    expect(read.tables[0]?.indicators).toHaveLength(1);
  });

  test('indicators in columns, years in rows', async () => {
    const rows = [
      ['年度', '配食の数', '見守りの回数'],
      ['単位', '食', '回'],
      ['令和元年度実績', '8,120', '64'],
      ['令和2年度目標', '8,500', '70'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)).toEqual([
      '配食の数 actual 2019 8,120 8120',
      '配食の数 target 2020 8,500 8500',
      '見守りの回数 actual 2019 64 64',
      '見守りの回数 target 2020 70 70',
    ]);
    expect(read.observations.map(({ value }) => value.unit)).toEqual(['食', '食', '回', '回']);
    // The row is the indicator's, as in every other table, though it is printed as a column.
    expect(read.observations.map(({ id }) => id)).toEqual(['d/1/1/3/1', 'd/1/1/4/1', 'd/1/2/3/1', 'd/1/2/4/1']);
  });

  test('stacked blocks of years', async () => {
    const rows = [
      ['指標', '平成29年度実績', '平成30年度実績'],
      ['受診率', '40%', '41%'],
      ['指標', '令和元年度実績', '令和2年度目標'],
      ['受診率', '42%', '45%'],
    ];
    expect(linesOf(await readDrawing(drawTable(page(), rows)))).toEqual([
      '受診率 actual 2017 40% 40',
      '受診率 actual 2018 41% 41',
      '受診率 actual 2019 42% 42',
      '受診率 target 2020 45% 45',
    ]);
  });

  test('a division as a row over the full width', async () => {
    const rows = [
      ['番号', '指標', '令和元年度実績', '令和2年度目標'],
      ['図書館', null, null, null],
      ['1', '貸出冊数', '10冊', '12冊'],
      ['公民館', null, null, null],
      ['2', '講座数', '3講座', '4講座'],
    ];
    const { tables } = await readDrawing(drawTable(page(), rows));
    expect(tables[0]?.indicators.map(({ division, projectCode }) => `${division} ${projectCode}`)).toEqual([
      '図書館 1',
      '公民館 2',
    ]);
  });

  test('a project whose name stands once above several indicators', async () => {
    const rows = [
      header,
      ['1-101', '相談事業', '相談件数', '12件', '15件', '福祉課'],
      ['', '', '訪問件数', '3件', '4件', ''],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(read.observations[2]?.indicator).toMatchObject({
      projectCode: '1-101',
      projectName: '相談事業',
      division: '福祉課',
    });
    expect(codesOf(read)).toEqual(['table/taken-over']);
  });
});

describe('what is no table of indicators', () => {
  test.each([
    [
      'prices',
      [
        ['区分', '午前', '午後'],
        ['会議室', '1,000円', '1,500円'],
      ],
    ],
    [
      'a budget',
      [
        ['事業名', '令和元年度決算見込', '令和2年度予算額'],
        ['相談事業', '1,200千円', '1,300千円'],
      ],
    ],
    [
      'a Gantt chart',
      [
        ['事業', '4月', '5月', '6月'],
        ['調査', '→', '→', ''],
      ],
    ],
  ])('%s', async (_name, rows) => {
    expect((await readDrawing(drawTable(page(), rows))).observations).toEqual([]);
  });

  test('a table of values without a name for what they measure is puzzling, not empty', async () => {
    const rows = [
      ['圏域', '令和元年度実績', '令和2年度目標'],
      ['北', '12', '15'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(read.observations).toEqual([]);
    expect(codesOf(read)).toEqual(['table/not-understood']);
  });
});

describe('over pages', () => {
  const first = ['1-101', '相談事業', '相談件数', '12件', '15件', '福祉課'];
  const second = ['1-102', '訪問事業', '訪問件数', '3件', '4件', '福祉課'];
  const indicators = (read: Awaited<ReturnType<typeof readDrawing>>) =>
    read.tables.map((table) => table.indicators.map((i) => i.projectCode));

  test('a repeated header, wrapped otherwise, joins the parts', async () => {
    const wrapped = ['事業/番号', '主な/事業', '事業/指標', '平成30年度実/績値', '令和2年度目/標値', '所管/課'];
    const read = await readDrawing(drawTable(page(), [header, first]), drawTable(page(''), [wrapped, second]));
    expect(indicators(read)).toEqual([['1-101', '1-102']]);
    expect(read.issues).toEqual([]);
  });

  test('no header on the next page: joined by the columns, and said', async () => {
    const read = await readDrawing(
      drawTable(page(), [header, first]),
      drawTable(page(''), [second, ['1-103', '巡回事業', '巡回の回数', '8回', '9回', '福祉課']]),
    );
    expect(indicators(read)).toEqual([['1-101', '1-102', '1-103']]);
    expect(codesOf(read)).toEqual(['table/joined-without-header']);
  });

  test('a torn row becomes one', async () => {
    const upper = ['1-102', '家庭訪問によ', '訪問件数', '実施の方法の再検', '4件', '福祉課'];
    const lower = ['', 'る支援事業', '', '討', '', ''];
    const read = await readDrawing(
      drawTable(page(), [header, first, upper]),
      drawTable(page(''), [header, lower, ['1-103', '巡回事業', '巡回の回数', '8回', '9回', '福祉課']]),
    );
    expect(indicators(read)).toEqual([['1-101', '1-102', '1-103']]);
    expect(read.observations[2]?.valueText).toBe('実施の方法の再検討');
    expect(read.tables[0]?.indicators[1]?.projectName).toBe('家庭訪問による支援事業');
    expect(codesOf(read)).toEqual(['table/torn-row']);
  });

  test('two whole rows at a page break stay two, though a figure fills its cell', async () => {
    const names = ['指標', '平成30年度実績値', '令和元年度実績値', '令和2年度目標値'];
    const upper = ['講座の受講者数', '延べ1,486人参加', '延べ1,600人参加', '延べ1,655人参加'];
    const lower = ['健康診査の受診率', '34.9％', '37.0％', '集計中'];
    const read = await readDrawing(
      drawTable(page(), [names, ['窓口の数', '1件', '2件', '3件'], upper]),
      drawTable(page(''), [names, lower, ['徴収率', '8％', '9％', '9％']]),
    );
    expect(read.observations.map(({ indicator }) => indicator.indicatorName)).toContain('健康診査の受診率');
    expect(codesOf(read)).not.toContain('table/torn-row');
  });

  test('names of which neither reads on are two rows, though one has no values', async () => {
    const names = ['指標', '平成30年度実績値', '令和元年度実績値', '令和2年度目標値'];
    const read = await readDrawing(
      drawTable(page(), [names, ['窓口の数', '1件', '2件', '3件'], ['受講者数', '4人', '5人', '6人']]),
      drawTable(page(''), [names, ['学びの推進', '', '', ''], ['徴収率', '8％', '9％', '9％']]),
    );
    expect(linesOf(read)).toContain('受講者数 target 2020 6人 6');
    expect(codesOf(read)).not.toContain('table/torn-row');
  });

  test('a merged project goes on over the break, its second half blank', async () => {
    const read = await readDrawing(
      drawTable(page(), [
        header,
        ['1-101', '相談事業', '相談件数', '12件', '15件', '福祉課'],
        [null, null, '訪問件数', '3件', '4件', null],
      ]),
      drawTable(page(''), [header, ['', '', '巡回の回数', '8回', '9回', '']]),
    );
    expect(indicators(read)).toEqual([['1-101', '1-101', '1-101']]);
    expect(linesOf(read).at(-1)).toBe('巡回の回数 target 2020 9回 9');
  });
});

describe('ditto marks', () => {
  const years = ['指標', '令和元年度実績', '令和2年度目標'];
  const either = ['〃', '〃〃', '仝', '々', '"', '”', "''", '″'];

  test.each(['同左', '左に同じ', '左記に同じ', '（同左）', ...either])(
    '%s takes over the value to the left',
    async (mark) => {
      // The row above says something else: what is taken over is told apart.
      const rows = [years, ['貸出者数', '500人', '600人'], ['来館者数', '800人', mark]];
      const read = await readDrawing(drawTable(page(), rows));
      expect(read.observations[3]).toMatchObject({
        valueText: mark,
        value: { value_number: '800', modifiers: ['ditto'] },
      });
      expect(read.issues).toMatchObject([{ code: 'value/ditto', expected: 'd/1/2/2/1' }]);
    },
  );

  test.each(['同上', '上に同じ'])('%s takes over the value above', async (mark) => {
    const rows = [years, ['来館者数', '800人', '900人'], ['貸出者数', '650人', mark]];
    const read = await readDrawing(drawTable(page(), rows));
    expect(linesOf(read)[3]).toBe(`貸出者数 target 2020 ${mark} 900`);
    expect(read.issues).toMatchObject([{ code: 'value/ditto', expected: 'd/1/1/3/1' }]);
  });

  test.each([...either, '同上', '上に同じ'])('%s in the place of a name takes over the name above', async (mark) => {
    const named = ['事業番号', '事業名', '指標', '令和元年度実績', '令和2年度目標'];
    const rows = [
      named,
      ['1-101', '図書館の運営', '来館者数', '800人', '900人'],
      ['1-102', mark, '貸出者数', '5人', '6人'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(read.observations.map(({ indicator }) => indicator.projectName)).toEqual(Array(4).fill('図書館の運営'));
    expect(read.issues).toMatchObject([{ code: 'table/taken-over', actual: mark, expected: '図書館の運営' }]);
  });

  test('marks in a row stand for the value that the first of them stands for', async () => {
    const three = ['指標', '平成30年度実績', '令和元年度実績', '令和2年度目標'];
    const read = await readDrawing(drawTable(page(), [three, ['来館者数', '800人', '同左', '左に同じ']]));
    expect(linesOf(read)).toEqual([
      '来館者数 actual 2018 800人 800',
      '来館者数 actual 2019 同左 800',
      '来館者数 target 2020 左に同じ 800',
    ]);
  });

  test('a mark without anything to point to stays words, and is a warning', async () => {
    const read = await readDrawing(
      drawTable(page(), [
        ['指標', '令和元年度実績', '令和2年度目標'],
        ['来館者数', '同左', '900人'],
      ]),
    );
    expect(read.observations[0]?.value).toMatchObject({ status: 'text', value_number: null, modifiers: ['ditto'] });
    expect(codesOf(read)).toEqual(['value/ditto-undecided']);
  });
});

test('figures that look like years make no header inside a table', async () => {
  const rows = [
    ['指標', '令和元年度実績', '令和2年度目標'],
    ['来館者数', '2015', '2035'],
    ['貸出者数', '1990', '2001'],
  ];
  expect(linesOf(await readDrawing(drawTable(page(), rows))).at(-1)).toBe('貸出者数 target 2020 2001 2001');
});

test('a unit that is printed once in a cell of two kinds counts for both', async () => {
  const rows = [
    ['指標', '令和元年度/目標／実績', '令和2年度/目標／実績'],
    ['講座の参加者', '15／12人', '20／－'],
  ];
  const read = await readDrawing(drawTable(page(), rows, { columnWidth: 100 }));
  const units = read.observations.map(({ valueKind, value }) => `${valueKind} ${value.value_number} ${value.unit}`);
  expect(units).toEqual(['target 15 人', 'actual 12 人', 'target 20 ', 'actual null ']);
});

describe('a text that runs over a rule', () => {
  test('is told for the value of the cell that it runs into', async () => {
    const rows = [
      ['指標', '当初水準', '令和元年度実績値', '令和2年度目標値'],
      ['公園の年間利用者数の合計', '', '15人', '18人'],
      ['登録者数', '3人', '4人', '5人'],
    ];
    const read = await readDrawing(drawTable(page(), rows));
    expect(read.observations[0]?.indicator.indicatorName).toBe('公園の年間利用者数の合計');
    expect(read.observations[0]?.value.missing_reason).toBe('blank');
    const told = read.issues.filter(({ code }) => code === 'page/text-over-rule');
    expect(told.map(({ observationId, actual }) => [observationId, actual])).toEqual([
      ['d/1/1/2/1', '公園の年間利用者数の合計'],
    ]);
  });
});

test('a caption has two lines at most: what stands above them is of the page', async () => {
  const drawing = new PageDrawing().text(200, 60, '令和5年度　総務部の目標', { size: 14 });
  ['花と緑', '公園の手入れ', '公園の利用者数'].forEach((line, index) => {
    drawing.text(40, 238 + index * 14, line, { size: 10 });
  });
  const rows = [
    ['区分', '現状値（令和3年度）', '目標値（令和8年度）'],
    ['平日', '12人', '20人'],
    ['休日', '120人', '200人'],
  ];
  const { tables } = await readDrawing(drawTable(drawing, rows, { top: 280, columnWidth: 150 }));
  expect(tables.map(({ table }) => table.caption.map(({ text }) => text))).toEqual([
    ['公園の手入れ', '公園の利用者数'],
  ]);
});
