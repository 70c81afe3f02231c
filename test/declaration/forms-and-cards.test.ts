import { describe, expect, test } from 'vitest';
import { drawForm, drawFormPage, readForm, saidOf } from './draw-form.js';
import { readDrawing } from './read-drawing.js';

describe('cards: label and value', () => {
  test('side by side in one row', async () => {
    const rows = [
      ['指標', '通いの場の数', '<', '<'],
      ['現状値（R4）', '38か所', '目標値（R8）', '55か所'],
      ['指標', 'サロンの参加者', '<', '<'],
      ['現状値（R4）', '620人', '目標値（R8）', '800人'],
    ];
    expect(saidOf(await readForm({ rows })).sort()).toEqual(
      [
        '通いの場の数 baseline 2022 38箇所',
        '通いの場の数 target 2026 55箇所',
        'サロンの参加者 baseline 2022 620人',
        'サロンの参加者 target 2026 800人',
      ].sort(),
    );
  });

  test('stacked', async () => {
    const rows = [
      ['指標名', '通いの場の数'],
      ['現状値', '38か所（令和4年度）'],
      ['目標値', '55か所（令和8年度）'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 120 } }))).toEqual([
      '通いの場の数 baseline 2022 38箇所',
      '通いの場の数 target 2026 55箇所',
    ]);
  });

  test('with the year between the kind and its value', async () => {
    const rows = [
      ['指標名', '通いの場の数', '<'],
      ['基準値', '令和4年度', '38か所'],
      ['目標値', '令和8年度', '55か所'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '通いの場の数 baseline 2022 38箇所',
      '通いの場の数 target 2026 55箇所',
    ]);
  });

  test('of numbered indicators, one a row', async () => {
    const rows = [
      ['指標1', '通いの場の数', '目標', '55か所', '実績', '51か所'],
      ['指標2', 'サロンの参加者', '目標', '800人', '実績', '812人'],
    ];
    expect(saidOf(await readForm({ rows }))).toEqual([
      '通いの場の数 target 2024 55箇所',
      '通いの場の数 actual 2024 51箇所',
      'サロンの参加者 target 2024 800人',
      'サロンの参加者 actual 2024 812人',
    ]);
  });

  test('without a name say nothing of anything', async () => {
    const rows = [
      ['現状値', '38か所（令和4年度）'],
      ['目標値', '55か所（令和8年度）'],
    ];
    expect(saidOf(await readForm({ above: ['数値目標'], rows, style: { columnWidth: 120 } }))).toEqual([]);
  });
});

describe('a sheet (評価シート)', () => {
  const sheet = (name: string, division: string, figures: readonly string[]) => [
    ['事業名', name, '<', '<', '所管課', division],
    ['事業の目的', '地域で支え合い、安心して暮らせるまちをつくる。', '<', '<', '<', '<'],
    ['種別', '指標名', '単位', '区分', '令和4年度', '令和5年度'],
    ['活動指標', '見守りの訪問', '件', '目標', figures[0] ?? '', figures[1] ?? ''],
    ['^', '^', '^', '実績', figures[2] ?? '', figures[3] ?? ''],
    ['総合評価', 'Ａ', '<', '<', '今後の方向性', '拡充'],
  ];

  test('reads its block of indicators, with project and division from its form', async () => {
    const read = await readForm({
      title: '令和5年度　事務事業評価シート',
      rows: sheet('高齢者の見守り事業', '長寿課', ['400', '420', '388', '431']),
      style: { columnWidth: 82 },
    });
    expect(saidOf(read)).toEqual([
      '見守りの訪問 target 2022 400件',
      '見守りの訪問 target 2023 420件',
      '見守りの訪問 actual 2022 388件',
      '見守りの訪問 actual 2023 431件',
    ]);
    expect(read.observations[0]?.indicator).toMatchObject({ projectName: '高齢者の見守り事業', division: '長寿課' });
  });

  test('two on two pages stay two, each with its own project', async () => {
    const pages = [
      ['高齢者の見守り事業', ['400', '420', '388', '431']],
      ['緊急通報の貸与', ['90', '95', '92', '94']],
    ] as const;
    const read = await readDrawing(
      ...pages.map(([name, figures], index) =>
        drawFormPage({
          title: index === 0 ? '令和5年度　事務事業評価シート' : '',
          rows: sheet(name, '長寿課', figures),
          style: { columnWidth: 82 },
        }),
      ),
    );
    expect(read.observations.map(({ indicator, value }) => `${indicator.projectName} ${value.value_number}`)).toEqual([
      '高齢者の見守り事業 400',
      '高齢者の見守り事業 420',
      '高齢者の見守り事業 388',
      '高齢者の見守り事業 431',
      '緊急通報の貸与 90',
      '緊急通報の貸与 95',
      '緊急通報の貸与 92',
      '緊急通報の貸与 94',
    ]);
  });

  test('a block beside a label over its rows', async () => {
    const rows = [
      ['事業名', '高齢者の見守り事業', '<', '<', '<'],
      ['指標', '指標名', '単位', '令和4年度実績', '令和5年度目標'],
      ['^', '見守りの訪問', '件', '388', '420'],
      ['^', '見守り協力員', '人', '51', '60'],
    ];
    const read = await readForm({ rows, style: { columnWidth: 90 } });
    expect(saidOf(read)).toEqual([
      '見守りの訪問 actual 2022 388件',
      '見守りの訪問 target 2023 420件',
      '見守り協力員 actual 2022 51人',
      '見守り協力員 target 2023 60人',
    ]);
    expect(new Set(read.observations.map(({ indicator }) => indicator.projectName))).toEqual(
      new Set(['高齢者の見守り事業']),
    );
  });

  test('its budget is no indicator', async () => {
    const rows = [
      ['事業名', '高齢者の見守り事業', '<', '<'],
      ['事業費（千円）', '令和4年度決算', '令和5年度予算', '令和6年度見込'],
      ['直接事業費', '1,200', '1,310', '1,400'],
      ['人件費', '3,400', '3,400', '3,500'],
    ];
    expect(saidOf(await readForm({ rows, style: { columnWidth: 90 } }))).toEqual([]);
  });

  test('期限 in its form dates no actual', async () => {
    const rows = [
      ['事業名', '高齢者の見守り事業', '期限', '令和9年度'],
      ['指標名', '単位', '実績値', '目標値'],
      ['見守りの訪問', '件', '388', '420'],
    ];
    const read = saidOf(await readForm({ title: '長寿課の取組シート', rows, style: { columnWidth: 90 } }));
    expect(read.filter((line) => line.includes('2027') && line.includes(' actual '))).toEqual([]);
    expect(read.map((line) => line.split(' ')[0])).toEqual(['見守りの訪問', '見守りの訪問']);
  });
});

describe('several tables on a page', () => {
  test('stay apart, each with the heading over it', async () => {
    const first = {
      above: ['1　福祉の指標'],
      rows: [
        ['指標', '令和5年度実績', '令和6年度目標'],
        ['見守りの訪問', '388件', '420件'],
      ],
    };
    const drawing = drawFormPage(first);
    drawing.text(42, 234, '2　健康の指標', { size: 8 });
    drawForm(
      drawing,
      [
        ['指標', '令和5年度実績', '令和6年度目標'],
        ['健診の受診率', '41%', '50%'],
      ],
      { top: 240 },
    );
    const read = await readDrawing(drawing);
    expect(read.tables.map(({ table }) => table.caption.map(({ text }) => text).join(''))).toEqual([
      '1 福祉の指標',
      '2 健康の指標',
    ]);
    expect(saidOf(read)).toEqual([
      '見守りの訪問 actual 2023 388件',
      '見守りの訪問 target 2024 420件',
      '健診の受診率 actual 2023 41%',
      '健診の受診率 target 2024 50%',
    ]);
  });
});

test('a form whose table of indicators stands above one of money is read, and the money is not', async () => {
  const rows = [
    ['政策分野', '医療', '<', '<', '<', '<', '<'],
    ['取組名', '急患センターの運営', '<', '<', '<', '<', '<'],
    ['取組内容', '初期の救急を共同で担う。', '<', '<', '<', '<', '<'],
    ['成果指標', '指標名', '<', '基準値（R5）', '<', '目標値（R10）', '<'],
    ['^', '診療の日数', '<', '365日', '<', '366日', '<'],
    ['^', '協力の医師', '<', '28人', '<', '32人', '<'],
    ['事業費\n（千円）', 'R6年度', 'R7年度', 'R8年度', 'R9年度', 'R10年度', '計'],
    ['^', '61,200', '61,200', '61,800', '61,800', '62,000', '308,000'],
  ];
  const ground = (row: number, column: number) => (column === 0 || row === 3 || row === 6 ? '#ffffcc' : undefined);
  const read = await readForm({ title: '第3次みどりビジョン　具体的取組', rows, style: { ground, columnWidth: 70 } });
  expect(saidOf(read)).toEqual([
    '診療の日数 baseline 2023 365日',
    '診療の日数 target 2028 366日',
    '協力の医師 baseline 2023 28人',
    '協力の医師 target 2028 32人',
  ]);
});

test.each([
  ['取組番号', '取組名', '1-1'],
  ['事業番号', '事業名', '1-1'],
  ['施策番号', '施策名', ''],
])('%s beside %s in a form is the number of the project, one of a policy is not', async (number, name, code) => {
  const rows = [
    [number, '1-1', name, '収納率の向上', '担当課', '収税課'],
    ['指標', '<', '区分', '令和3年度', '令和4年度', '令和5年度'],
    ['市税の収納率', '<', '目標値', '99.0', '99.1', '99.2'],
    ['^', '<', '実績値', '99.2', '99.3', '99.1'],
  ];
  const { observations } = await readForm({ rows });
  expect(observations).toHaveLength(6);
  expect(new Set(observations.map(({ indicator }) => indicator.projectCode))).toEqual(new Set([code]));
});
