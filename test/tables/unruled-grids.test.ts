import { describe, expect, test } from 'vitest';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing, placedGlyphs, textsOf } from './draw-page.js';

type Cells = readonly (readonly string[])[];

const lefts = [50, 200, 300, 400];

/** Writes rows of cells (lines of a cell parted by `/`), 20 points and 12 per further line apart, and returns where rows begin. */
function write(drawing: PageDrawing, rows: Cells, top = 100, xs: readonly number[] = lefts): number[] {
  const tops = [top];
  let y = top;
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      for (const [line, text] of cell.split('/').entries())
        drawing.text((xs[column] ?? 0) + 4, y + 14 + line * 12, text);
    y += 20 + 12 * (Math.max(...row.map((cell) => cell.split('/').length)) - 1);
    tops.push(y);
  }
  return tops;
}

const kpi: Cells = [
  ['指標', '現状値', '実績値', '目標値'],
  ['検診の受診率', '18.2%', '18.9%', '23%'],
  ['相談の件数', '1,204件', '－', '1,500件'],
  ['施設の数', '2', '3', '5'],
];

const wrapped: Cells = [
  ['項目', '現状', '目標', '担当'],
  ['適正な体重を維持している人の/割合の増加', '61.1％/（平成22年）', '現状維持', '健康課'],
  ['食塩の摂取量の減少', '10.6g/（平成22年）', '8g', '健康課'],
  ['野菜と果物の摂取量を増やす/取組の推進', '男性 28.2％/女性 31.4％', '男性 35％/女性 40％', '保健課'],
];

const joined = (rows: Cells) => rows.map((row) => [...row]);

/** Headings that are wider than what stands below: a full line says nothing of the next one where all lines are short. */
const wideHeadings: Readonly<Record<string, Cells>> = {
  'codes first': [
    ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
    ['1-101', '健康教室の参加者数', '12人', '20人', '健康課'],
    ['1-102', '健康相談の件数', '30件', '35件', '健康課'],
    ['1-103', '訪問の件数', '3件', '5件', '保健課'],
  ],
  'a blank in the first row': [
    ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'],
    ['1-101', '健康教室の参加者数', '12人', '20人', ''],
    ['1-102', '健康相談の件数', '30件', '35件', '健康課'],
    ['1-103', '訪問の件数', '3件', '5件', '保健課'],
  ],
  'a single value': [
    ['事業番号', '事業指標', '令和2年度目標値', '所管課'],
    ['1-101', '健康教室の参加者数', '20人', '健康課'],
    ['1-102', '健康相談の件数', '35件', '健康課'],
    ['1-103', '訪問の件数', '5件', '保健課'],
  ],
  'a column of units': [
    ['事業番号', '事業指標', '単位', '令和2年度目標値', '所管課'],
    ['1-101', '健康教室の参加者数', '人', '20', '健康課'],
    ['1-102', '健康相談の件数', '件', '35', '健康課'],
    ['1-103', '訪問の件数', '件', '5', '保健課'],
  ],
  'offices first, a name left out': [
    ['担当部署名', '指標', '令和元年度実績', '令和2年度目標'],
    ['健康課', '健康教室の参加者数', '12人', '20人'],
    ['', '健康相談の件数', '30件', '35件'],
    ['福祉課', '訪問の件数', '3件', ''],
  ],
  'words for values': [
    ['担当部署名', '指標', '令和元年度実績', '令和2年度目標'],
    ['健康課', '相談窓口', '設置済', '拡充'],
    ['健康課', '健康相談の件数', '30件', '35件'],
    ['福祉課', '訪問の件数', '3件', '5件'],
  ],
};

describe('a header that is wider than its columns takes no row to itself', () => {
  const cases = Object.entries(wideHeadings).flatMap(([name, rows]) =>
    [15, 17, 24].map((step): [string, number, Cells] => [name, step, rows]),
  );
  test.each(cases)('%s, rows %i points apart', (_, step, rows) => {
    const drawing = new PageDrawing();
    rows.forEach((row, line) => {
      for (const [column, cell] of row.entries()) drawing.text(40 + column * 105, 100 + line * step, cell);
    });
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(joined(rows));
  });
});

describe('tables without vertical rules', () => {
  test.each<[string, Cells]>([
    ['figures', kpi],
    ['wrapped cells', wrapped],
  ])('horizontal rules only: %s', (_, rows) => {
    const drawing = new PageDrawing();
    for (const y of write(drawing, rows)) drawing.horizontal(y, 45, 520);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map((grid) => grid.evidence)).toEqual(['horizontal-rules']);
    expect(textsOf(layout.grids[0])).toEqual(joined(rows));
  });

  test.each<[string, Cells]>([
    ['figures', kpi],
    ['wrapped cells', wrapped],
  ])('no rules at all: %s, between prose and notes', (_, rows) => {
    const drawing = new PageDrawing().text(
      50,
      60,
      '本市では、計画に基づき、市民が健康づくりに取り組めるよう、施策を進めています。',
    );
    const end = write(drawing, rows).at(-1) ?? 0;
    drawing.text(
      50,
      end + 20,
      '※ 目標値は、国の指針に基づき設定しています。計画の終わりに見直します。結果は公表します。',
    );
    const layout = findLayout(drawing.page());
    expect(layout.grids.map((grid) => grid.evidence)).toEqual(['alignment']);
    expect(textsOf(layout.grids[0])).toEqual(joined(rows));
    expect(layout.lines).toHaveLength(2);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });

  test('rules above, below and under the header only', () => {
    const drawing = new PageDrawing();
    const tops = write(drawing, kpi);
    for (const y of [tops[0], tops[1], tops.at(-1)]) drawing.horizontal(y ?? 0, 45, 520);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(joined(kpi));
  });

  test('a heading over two columns, with a rule under it', () => {
    const drawing = new PageDrawing().text(330, 94, '実績と目標').horizontal(100, 295, 520).horizontal(80, 45, 520);
    for (const y of write(drawing, kpi).slice(1)) drawing.horizontal(y, 45, 520);
    const grid = findLayout(drawing.page()).grids[0];
    expect(textsOf(grid).slice(0, 2)).toEqual([
      ['指標', '現状値', '実績と目標', null],
      [null, null, '実績値', '目標値'],
    ]);
    expect(grid?.cells.filter((cell) => cell.row === 1).map((cell) => [cell.rowSpan, cell.columnSpan])).toEqual([
      [2, 1],
      [2, 1],
      [1, 2],
    ]);
  });

  test('a heading of a group stands in a row of its own', () => {
    const rows = [kpi[0] ?? [], ['1. 健康'], ...kpi.slice(1), ['2. 福祉'], ...kpi.slice(1)];
    const drawing = new PageDrawing();
    write(drawing, rows);
    const found = textsOf(findLayout(drawing.page()).grids[0]);
    expect(found.map((row) => row[0])).toEqual(rows.map((row) => row[0]));
    expect(found[1]?.slice(1).filter(Boolean)).toEqual([]);
  });

  test('headings over two columns each leave wide figures below them in their columns', () => {
    const lines = [
      ['', '　　　実績値', '', '　　　目標値'],
      ['指標', 'R2', 'R3', 'R4', 'R5'],
      ['講座の参加者数', '890', '906', '910', '920'],
      ['貸出冊数', '178', '180', '190', '200'],
      ['検診の受診率', '18.2', '18.9', '20', '23'],
      ['利用者の数', '38,120人以上', '38,956人以上', '45,125人以上', '46,303人以上'],
      ['ごみの排出量', '38.8', '41.1', '84', '90'],
    ];
    const drawing = new PageDrawing();
    lines.forEach((row, at) => {
      for (const [column, cell] of row.entries()) drawing.text(50 + column * 80, 100 + at * 20, cell);
    });
    const grids = findLayout(drawing.page()).grids;
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual([[7, 5]]);
  });

  test('one wrapped name among rows of one line', () => {
    const lines = [
      ...kpi,
      ['農業体験の参加世', '', '', ''],
      ['帯数', '36', '41', '50'],
      ['講座の回数', '8', '9', '12'],
    ];
    const drawing = new PageDrawing();
    let y = 100;
    lines.forEach((row, at) => {
      y += at > 0 && lines[at - 1]?.[0] === '農業体験の参加世' ? 12 : 22;
      for (const [column, cell] of row.entries()) drawing.text(50 + column * 90, y, cell);
    });
    const found = textsOf(findLayout(drawing.page()).grids[0]);
    expect(found.map(([name]) => name)).toEqual([...kpi.map(([name]) => name), '農業体験の参加世/帯数', '講座の回数']);
  });

  test('a heading in brackets over a header that comes again is no part of the name above', () => {
    const [head = [], ...body] = kpi;
    const lines = [head, ...body, ['【市民課】'], head, ...body];
    const drawing = new PageDrawing();
    lines.forEach((row, at) => {
      const y = 100 + at * 18;
      if (row === head) drawing.horizontal(y - 12, 45, 400).horizontal(y + 4, 45, 400);
      for (const [column, cell] of row.entries()) drawing.text(50 + column * 90, y, cell);
    });
    drawing.horizontal(100 + lines.length * 18 - 12, 45, 400);
    const layout = findLayout(drawing.page());
    const names = [
      ...layout.grids.flatMap((grid) => textsOf(grid).map(([name]) => name)),
      ...layout.lines.map(({ text }) => text),
    ];
    expect(names).toContain('【市民課】');
    expect(names.filter((name) => name === '施設の数')).toHaveLength(2);
  });

  test.each([
    ['far', 80],
    ['near', 96],
  ])('a title and a speaker %s above a table without rules are no rows of it', (_, speaker) => {
    const five = kpi.map((row, index) => [...row, ['担当課', '健康課', '市民課', '管理課'][index] ?? '']);
    const drawing = new PageDrawing();
    write(drawing, five, 100, [50, 170, 260, 350, 440]);
    drawing
      .text(120, 60, '令和６年度　健康部の運営方針と目標', { size: 16 })
      .text(390, speaker, '健康部長　仙波　さくら');
    const layout = findLayout(drawing.page());
    expect(textsOf(layout.grids[0])).toEqual(five);
    expect(layout.lines.map((line) => line.text)).toEqual([
      '令和６年度 健康部の運営方針と目標',
      '健康部長 仙波 さくら',
    ]);
  });

  test('marks of a list belong to the text beside them', () => {
    const rows = [
      kpi[0] ?? [],
      ...kpi.slice(1).map(([name = '', ...values], index) => [`${'①②③'[index]}　${name}`, ...values]),
    ];
    const drawing = new PageDrawing();
    write(drawing, rows);
    expect(textsOf(findLayout(drawing.page()).grids[0])[1]?.[0]).toBe('① 検診の受診率');
  });

  test.each(['※1', '注2'])('a note with its mark (%s) below such a list makes no column of marks', (mark) => {
    const rows = [
      kpi[0] ?? [],
      ...kpi.slice(1).map(([name = '', ...values], at) => [`${at + 1}.　${name}`, ...values]),
    ];
    const drawing = new PageDrawing();
    const end = write(drawing, rows).at(-1) ?? 0;
    drawing.text(54, end + 14, `${mark}　年度末の値です。`);
    expect(textsOf(findLayout(drawing.page()).grids[0])[1]?.[0]).toBe('1. 検診の受診率');
  });
});

describe('shaded tables', () => {
  test('every other row shaded, the last one not', () => {
    const drawing = new PageDrawing();
    const tops = write(drawing, kpi);
    for (const row of [0, 2]) drawing.shade(45, tops[row] ?? 0, 520, tops[row + 1] ?? 0);
    const layout = findLayout(drawing.page());
    expect(layout.grids.map((grid) => grid.evidence)).toEqual(['shading']);
    expect(textsOf(layout.grids[0])).toEqual(joined(kpi));
  });

  test('cells shaded one by one give their columns to the rows between', () => {
    const drawing = new PageDrawing();
    const tops = write(drawing, kpi);
    for (const row of [0, 2])
      for (const [column, left] of lefts.entries())
        drawing.shade(left, tops[row] ?? 0, lefts[column + 1] ?? 520, tops[row + 1] ?? 0);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(joined(kpi));
  });

  test('a coloured box of prose is no table', () => {
    const drawing = new PageDrawing()
      .shade(40, 80, 540, 140)
      .text(50, 100, '市民の皆さまとともに、')
      .text(50, 120, '健やかなまちをつくります。');
    expect(findLayout(drawing.page()).grids).toEqual([]);
  });
});

describe('rules that are there in part', () => {
  test('vertical rules only', () => {
    const drawing = new PageDrawing();
    const tops = write(drawing, kpi);
    const [top = 0, bottom = 0] = [tops[0], tops.at(-1)];
    drawing.box(50, top, 520, bottom).horizontal(tops[1] ?? 0, 50, 520);
    for (const x of lefts.slice(1)) drawing.vertical(x, top, bottom);
    const layout = findLayout(drawing.page());
    expect(layout.grids[0]?.evidence).toBe('rulings');
    expect(textsOf(layout.grids[0])).toEqual(joined(kpi));
  });

  test('wrapped rows between vertical rules, set apart by white', () => {
    const rows = [...wrapped, ['朝食を毎日とる子どもの割合を/高める', '88.1％', '95％', '教育課']];
    const drawing = new PageDrawing();
    const tops = write(drawing, rows);
    const [top = 0, bottom = 0] = [tops[0], tops.at(-1)];
    drawing.box(50, top, 520, bottom).horizontal(tops[1] ?? 0, 50, 520);
    for (const x of lefts.slice(1)) drawing.vertical(x, top, bottom);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(joined(rows));
  });

  test('a frame and a rule under the header', () => {
    const drawing = new PageDrawing();
    const tops = write(drawing, kpi);
    drawing.box(45, tops[0] ?? 0, 520, tops.at(-1) ?? 0).horizontal(tops[1] ?? 0, 45, 520);
    expect(textsOf(findLayout(drawing.page()).grids[0])).toEqual(joined(kpi));
  });

  test('an open-sided table whose group headings cross no vertical rule', () => {
    const rows = [kpi[0] ?? [], ['健康づくり課'], ...kpi.slice(1)];
    const drawing = new PageDrawing();
    const tops = write(drawing, rows);
    for (const y of tops) drawing.horizontal(y, 50, 520);
    for (const x of lefts.slice(1))
      drawing.vertical(x, tops[0] ?? 0, tops[1] ?? 0).vertical(x, tops[2] ?? 0, tops.at(-1) ?? 0);
    const grids = findLayout(drawing.page()).grids;
    expect(grids).toHaveLength(1);
    expect(textsOf(grids[0])[1]).toEqual(['健康づくり課', null, null, null]);
    expect(grids[0]?.rows).toBe(5);
  });

  test('verticals broken at a heading over the full width, without horizontal rules', () => {
    const rows = [kpi[0] ?? [], ...kpi.slice(1), ['健康づくり課'], ...kpi.slice(1)];
    const drawing = new PageDrawing();
    const tops = write(drawing, rows);
    const [top = 0, bottom = 0] = [tops[0], tops.at(-1)];
    drawing.box(50, top, 520, bottom).horizontal(tops[1] ?? 0, 50, 520);
    for (const x of lefts.slice(1)) drawing.vertical(x, top, tops[4] ?? 0).vertical(x, tops[5] ?? 0, bottom);
    const found = textsOf(findLayout(drawing.page()).grids[0]);
    expect(found[4]).toEqual(['健康づくり課', null, null, null]);
    expect(found[5]).toEqual(kpi[1]);
  });

  test('a ruled cell that holds a list stays one cell', () => {
    const drawing = new PageDrawing()
      .lattice([50, 250, 450], [100, 120, 190])
      .text(60, 114, '役割')
      .text(260, 114, '課');
    for (const [line, text] of ['・企画', '・財政', '・広報', '・統計'].entries())
      drawing.text(60, 134 + line * 14, text);
    for (const [line, text] of ['企画課', '財政課', '広報課', '統計課'].entries())
      drawing.text(260, 134 + line * 14, text);
    expect(textsOf(findLayout(drawing.page()).grids[0])[1]).toEqual([
      '・企画/・財政/・広報/・統計',
      '企画課/財政課/広報課/統計課',
    ]);
  });
});

describe('what is no table', () => {
  test.each<[string, (drawing: PageDrawing) => void]>([
    [
      'prose',
      (d) => {
        for (let y = 60; y < 300; y += 18)
          d.text(50, y, '本市では、計画に基づき、３つの目標と１２の指標により、施策を進めています。');
      },
    ],
    [
      'a numbered list',
      (d) => {
        for (const [index, text] of [
          '健康づくりを進めます',
          '子育てを支えます',
          '緑を守ります',
          '道路を直します',
        ].entries())
          d.text(50, 60 + index * 18, `${index + 1}`).text(70, 60 + index * 18, text);
      },
    ],
    [
      'two columns of prose',
      (d) => {
        for (let y = 60; y < 300; y += 18)
          d.text(50, y, '健康づくりを２０年続けてきた市の歩み').text(300, y, '令和２年度は３つの事業を新たに始める');
      },
    ],
    [
      'a title, a speaker and captions',
      (d) => {
        d.text(200, 60, '令和3年度　財務部　部長の約束', { size: 16 })
          .text(60, 90, '健全な財政運営に努めます。')
          .text(420, 100, '財務部長　村瀬　誠');
        d.text(60, 130, '（表１）市税').text(320, 130, '（表２）財政');
      },
    ],
    [
      'rules between sections',
      (d) => {
        for (const y of [80, 160, 240])
          d.horizontal(y, 50, 540)
            .text(50, y + 30, '健康づくりを進め、健やかなまちをつくります。')
            .text(50, y + 48, '結果は公表します。');
      },
    ],
    [
      'lists of names in three columns',
      (d) => {
        for (let y = 60; y < 160; y += 18) d.text(50, y, '企画課').text(200, y, '財政課').text(350, y, '広報課');
      },
    ],
  ])('%s', (_, draw) => {
    const drawing = new PageDrawing();
    draw(drawing);
    const layout = findLayout(drawing.page());
    expect(layout.grids).toEqual([]);
    expect(placedGlyphs(layout)).toEqual(drawing.glyphs);
  });
});
