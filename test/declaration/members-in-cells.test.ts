import { describe, expect, test } from 'vitest';
import { readForm, saidOf } from './draw-form.js';

const twoYears = ['指標', '令和4年度', '令和5年度'];

describe('two lines of a cell', () => {
  const rows = [
    twoYears,
    ['健診の受診率', '55.0%\n52.3%', '57.0%\n58.1%'],
    ['育児相談の件数', '300件\n287件', '320件\n311件'],
  ];
  const said = [
    '健診の受診率 target 2022 55.0%',
    '健診の受診率 actual 2022 52.3%',
    '健診の受診率 target 2023 57.0%',
    '健診の受診率 actual 2023 58.1%',
    '育児相談の件数 target 2022 300件',
    '育児相談の件数 actual 2022 287件',
    '育児相談の件数 target 2023 320件',
    '育児相談の件数 actual 2023 311件',
  ];

  test.each([
    ['a caption', ['（上段：目標値、下段：実績値）'], []],
    ['a sentence above', ['※各年度の欄は、上段が目標、下段が実績です。'], []],
    ['a note below', [], ['注　上段は目標値、下段は実績値を示す。']],
  ])('are what %s announces', async (_name, above, below) => {
    expect(saidOf(await readForm({ above, rows, below }))).toEqual(said);
  });

  test('are what their header announces', async () => {
    const headed = [
      ['指標', '令和4年度\n（上段：目標\n下段：実績）', '令和5年度\n（上段：目標\n下段：実績）'],
      ...rows.slice(1),
    ];
    expect(saidOf(await readForm({ rows: headed, style: { rowHeight: 36 } }))).toEqual(said);
  });

  test('are parted by a space or a stroke where they are printed on one', async () => {
    const inLine = [twoYears, ['健診の受診率', '55.0%　52.3%', '57.0%／58.1%']];
    expect(saidOf(await readForm({ above: ['（上段：目標値、下段：実績値）'], rows: inLine }))).toEqual(
      said.slice(0, 4),
    );
  });

  test('are in doubt where each seems to be wrapped over two', async () => {
    const wrapped = [twoYears, ['育児相談の件数', '300件\n（窓口）\n287件\n（窓口）', '320件\n311件']];
    const read = await readForm({ above: ['（上段：目標値、下段：実績値）'], rows: wrapped, style: { rowHeight: 52 } });
    expect(saidOf(read)).toEqual([
      '育児相談の件数 target 2022 300件 ⚠value/which-kind',
      '育児相談の件数 actual 2022 287件 ⚠value/which-kind',
      '育児相談の件数 target 2023 320件',
      '育児相談の件数 actual 2023 311件',
    ]);
  });

  test('a lone figure keeps the kind of the half that it stands in', async () => {
    const lower = [twoYears, ['健診の受診率', '55.0%\n52.3%', '57.0%\n ']];
    expect(saidOf(await readForm({ above: ['（上段：目標値、下段：実績値）'], rows: lower }))).toEqual([
      '健診の受診率 target 2022 55.0%',
      '健診の受診率 actual 2022 52.3%',
      '健診の受診率 target 2023 57.0%',
    ]);
  });

  test.each([10, 7.5])('a lone figure in the middle is in doubt, with lines %d pt apart', async (leading) => {
    const middle = [twoYears, ['健診の受診率', '55.0%\n52.3%', '57.0%']];
    const style = { leading, rowHeight: 2 * leading + 4 };
    const read = saidOf(await readForm({ above: ['（上段：目標値、下段：実績値）'], rows: middle, style }));
    expect(read.slice(0, 2)).toEqual(['健診の受診率 target 2022 55.0%', '健診の受診率 actual 2022 52.3%']);
    expect(read.slice(2).every((line) => line.endsWith('⚠value/which-kind'))).toBe(true);
    expect(read).toHaveLength(3);
  });

  test('of three the rate is left out, and its unit is of none of the others', async () => {
    const three = [twoYears, ['相談の件数', '40\n38\n95%', '45\n47\n104%']];
    const above = ['（上段：目標値、中段：実績値、下段：達成率）'];
    expect(saidOf(await readForm({ above, rows: three, style: { rowHeight: 38 } }))).toEqual([
      '相談の件数 target 2022 40',
      '相談の件数 actual 2022 38',
      '相談の件数 target 2023 45',
      '相談の件数 actual 2023 47',
    ]);
  });

  test('are no two kinds where nothing announces them', async () => {
    const wrapped = [
      ['指標', '令和4年度実績', '令和5年度目標'],
      ['健診の受診率', '52.3%', '57.0%\n55.0%'],
    ];
    const read = saidOf(await readForm({ rows: wrapped }));
    expect(read.filter((line) => line.includes(' actual 2023'))).toEqual([]);
    expect(read.filter((line) => line.includes(' 2023 ')).every((line) => line.includes('⚠'))).toBe(true);
  });
});

test('of two rows of one name, a value over both is told once', async () => {
  const head = '年度別　上段：目標値\n下段：実績値';
  const rows = [
    ['指標', '基準値\n令和2年度', head, '<'],
    ['^', '^', '令和4年度', '令和5年度'],
    ['健診の受診率', '50.0%', '55.0%', '57.0%'],
    ['^', '^', '52.3%', '58.1%'],
    ['育児相談の件数', '270件', '300件', '320件'],
    ['^', '^', '287件', '311件'],
  ];
  expect(saidOf(await readForm({ rows, style: { columnWidth: 100 } }))).toEqual([
    '健診の受診率 baseline 2020 50.0%',
    '健診の受診率 target 2022 55.0%',
    '健診の受診率 target 2023 57.0%',
    '健診の受診率 actual 2022 52.3%',
    '健診の受診率 actual 2023 58.1%',
    '育児相談の件数 baseline 2020 270件',
    '育児相談の件数 target 2022 300件',
    '育児相談の件数 target 2023 320件',
    '育児相談の件数 actual 2022 287件',
    '育児相談の件数 actual 2023 311件',
  ]);
});

test.each([
  ['実績欄の（　）内は、前年度（令和4年度）の実績です。', 'actual'],
  ['※（　）内は前年度の数値', 'actual'],
  ['※（　）内は前年度の目標値', 'target'],
])('a line gives brackets the year before the column’s: %s', async (line, kind) => {
  const rows = [
    ['指標', '令和5年度実績', '令和6年度目標'],
    ['出店の件数', '9（7）', '12'],
    ['加入の件数', '17（－）', '20（本所）'],
  ];
  expect(saidOf(await readForm({ above: [line], rows })).filter((said) => said.includes('202'))).toEqual([
    '出店の件数 actual 2023 9',
    `出店の件数 ${kind} 2022 7`,
    '出店の件数 target 2024 12',
    '加入の件数 actual 2023 17',
    `加入の件数 ${kind} 2022 missing`,
    '加入の件数 target 2024 20',
  ]);
});

test('a sentence on upper and lower lines adds nothing where a column names the kind of each row', async () => {
  const rows = [
    ['指標', '項目', '令和4年度', '令和5年度'],
    ['健診の受診率', '目標値', '55.0%', '57.0%'],
    ['^', '実績値', '52.3%', '58.1%'],
  ];
  const above = ['各指標について、上段に計画に定めた目標値、下段に実績値を示しています。'];
  expect(saidOf(await readForm({ above, rows }))).toEqual([
    '健診の受診率 target 2022 55.0%',
    '健診の受診率 target 2023 57.0%',
    '健診の受診率 actual 2022 52.3%',
    '健診の受診率 actual 2023 58.1%',
  ]);
});

describe('a year in brackets behind that of a column', () => {
  const read = async (...cells: string[]) =>
    saidOf(
      await readForm({
        rows: [
          ['指標', '実績値\n令和5年度\n（令和4年度）', '目標値\n令和6年度'],
          ['健診の受診率', cells[0] ?? '', '60.0%'],
          ['育児相談の件数', cells[1] ?? '', '330件'],
        ],
        style: { rowHeight: 40 },
      }),
    ).filter((line) => line.includes(' actual '));

  test('is the year of the figures in brackets', async () => {
    expect(await read('58.1%\n（52.3%）', '311件（－）')).toEqual([
      '健診の受診率 actual 2023 58.1%',
      '健診の受診率 actual 2022 52.3%',
      '育児相談の件数 actual 2023 311件',
      '育児相談の件数 actual 2022 missing',
    ]);
  });

  test('is of no words in brackets, and leaves the year in doubt where no figure stands in any', async () => {
    const lines = await read('58.1%（本所）', '311件');
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.includes('⚠value/years-in-header'))).toBe(true);
  });
});

describe('a slash', () => {
  test('parts target and actual where the header does', async () => {
    const rows = [
      ['指標', '令和4年度\n目標／実績', '令和5年度\n目標／実績'],
      ['訪問指導の件数', '120件／98件', '125／131件'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '訪問指導の件数 target 2022 120件',
      '訪問指導の件数 actual 2022 98件',
      '訪問指導の件数 target 2023 125件',
      '訪問指導の件数 actual 2023 131件',
    ]);
  });

  test('parts them where a line over the table does', async () => {
    const rows = [twoYears, ['訪問指導の件数', '120 ／ 98', '125 ／ 131']];
    expect(saidOf(await readForm({ above: ['目標と実績（実績／目標）　単位：件'], rows }))).toEqual([
      '訪問指導の件数 actual 2022 120件',
      '訪問指導の件数 target 2022 98件',
      '訪問指導の件数 actual 2023 125件',
      '訪問指導の件数 target 2023 131件',
    ]);
  });

  test('a lone figure beside announced pairs is in doubt', async () => {
    const rows = [
      ['指標', '令和4年度\n目標／実績', '令和5年度\n目標／実績'],
      ['訪問指導の件数', '120件／98件', '125件'],
    ];
    const [, , lone, ...more] = saidOf(await readForm({ rows }));
    expect(lone).toContain('⚠value/which-kind');
    expect(more).toEqual([]);
  });

  test('is a fraction where nothing announces two kinds, and in doubt where it may be two figures', async () => {
    const rows = [
      ['指標', '令和4年度実績', '令和5年度実績'],
      ['改善した施設', '3/4', '15／12'],
    ];
    const read = await readForm({ rows });
    expect(saidOf(read)).toEqual([
      '改善した施設 actual 2022 0.75',
      '改善した施設 actual 2023 1.25 ⚠value/quotient-or-pair',
    ]);
    expect(read.observations.map(({ value }) => value.modifiers)).toEqual([['fraction'], ['fraction']]);
  });
});

describe('brackets', () => {
  const rows = [twoYears, ['接種率', '81.0%\n(85.0%)', '86.2%\n(90.0%)']];

  test.each(['※（　）内は目標値', '（注）括弧内は目標値です。', '※カッコ書きは目標値'])(
    'hold the targets where a note says so: %s',
    async (note) => {
      expect(saidOf(await readForm({ above: ['各年度の実績'], rows, below: [note] }))).toEqual([
        '接種率 actual 2022 81.0%',
        '接種率 target 2022 85.0%',
        '接種率 actual 2023 86.2%',
        '接種率 target 2023 90.0%',
      ]);
    },
  );

  test('of another form are left alone by a note about the round ones', async () => {
    const square = [
      ['指標', '令和4年度実績', '令和5年度実績'],
      ['接種者数', '810人［12］', '862人［9］'],
    ];
    const read = saidOf(await readForm({ rows: square, below: ['※（　）内は目標値'] }));
    expect(read.filter((line) => line.includes(' target '))).toEqual([]);
    expect(read.filter((line) => !line.includes('⚠') && / (?:12|9)$/u.test(line))).toEqual([]);
  });

  test('hold the targets where the header says so', async () => {
    const headed = [
      ['指標', '令和4年度\n実績値（目標値）', '令和5年度\n実績値（目標値）'],
      ['接種率', '81.0%（85.0%）', '86.2%（90.0%）'],
    ];
    expect(saidOf(await readForm({ rows: headed }))).toEqual([
      '接種率 actual 2022 81.0%',
      '接種率 target 2022 85.0%',
      '接種率 actual 2023 86.2%',
      '接種率 target 2023 90.0%',
    ]);
  });
});

describe('an arrow', () => {
  test('leads from the baseline to the target, each with the year of the header', async () => {
    const rows = [
      ['KPI', '現状値（2021）→目標値（2026）'],
      ['保健師の訪問', '410件→500件'],
      ['禁煙外来の利用', '35人 → 60人'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 140 } }))).toEqual([
      '保健師の訪問 baseline 2021 410件',
      '保健師の訪問 target 2026 500件',
      '禁煙外来の利用 baseline 2021 35人',
      '禁煙外来の利用 target 2026 60人',
    ]);
  });
});

describe('a year in the cell', () => {
  test('until which the target is to be reached dates it', async () => {
    const rows = [
      ['指標', '現状値（令和3年度）', '目標値'],
      ['特定健診の受診率', '41.2%', 'R7までに50%以上'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 98 } });
    expect(saidOf(read)).toEqual(['特定健診の受診率 baseline 2021 41.2%', '特定健診の受診率 target 2025 50%']);
    expect(read.observations[1]?.value).toMatchObject({ status: 'range', value_max: null, unit: '%' });
  });
});
