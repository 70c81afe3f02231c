import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/declaration/build-document.js';
import { countGlyphs, linesOf } from '../../src/declaration/ledger.js';
import { findTextIssues } from '../../src/declaration/text-doubts.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';
import { saidOf } from './draw-form.js';
import { numbered, vocabulary } from './read-drawing.js';

/** A line of a page: how far it is indented, and its text. */
type Line = readonly [indent: number, text: string];

function drawLines(lines: readonly Line[], drawing = new PageDrawing(), left = 60, top = 120): PageDrawing {
  lines.forEach(([indent, text], index) => {
    drawing.text(left + indent, top + index * 15, text, { size: 10 });
  });
  return drawing;
}

const titled = () => new PageDrawing().text(160, 70, '第３期観光戦略　基本目標と数値目標', { size: 14 });

/** What was read of pages, what was told of their text, and whether every character has its place. */
async function read(...pages: readonly PageDrawing[]) {
  const layouts = numbered(pages).map(findLayout);
  const document = await buildDocument(layouts, vocabulary, 'd', async (texts) => texts.map(() => []));
  const { ledger } = document;
  const issues = [...findTextIssues(document.layouts, ledger), ...document.parts.flatMap((part) => part.issues)];
  const printed = pages.reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  const held = document.layouts.flatMap(linesOf).reduce((sum, line) => sum + line.glyphs.length, 0);
  expect([held, countGlyphs(document.layouts, ledger).unplaced]).toEqual([printed, 0]);
  return {
    said: document.parts.flatMap(saidOf),
    told: issues
      .filter(({ code }) => code === 'text/states-value' || code === 'table/not-understood')
      .map(({ actual }) => actual),
    boxes: document.parts.flatMap(({ observations }) => observations.map(({ box }) => box)),
  };
}

const wanted = [
  '林道を歩いた人の数 baseline 2023 310人',
  '林道を歩いた人の数 target 2028 400人',
  '案内人の登録者数 baseline 2023 12人',
  '案内人の登録者数 target 2028 20人',
];

const forms: Readonly<Record<string, readonly Line[]>> = {
  'under headings': [
    [0, '基本目標１　森を歩く'],
    [10, '指標：林道を歩いた人の数'],
    [20, '現状値（令和５年度）：310人'],
    [20, '目標値（令和10年度）：400人'],
    [0, '基本目標２　人を育てる'],
    [10, '指標：案内人の登録者数'],
    [20, '現状値（令和５年度）：12人'],
    [20, '目標値（令和10年度）：20人'],
  ],
  'with bullets': [
    [0, '○指標：林道を歩いた人の数'],
    [10, '・現状値（R5）：310人'],
    [10, '・目標値（R10）：400人'],
    [0, '○指標：案内人の登録者数'],
    [10, '・現状値（R5）：12人'],
    [10, '・目標値（R10）：20人'],
  ],
  numbered: [
    [0, 'KPI①：林道を歩いた人の数'],
    [0, '現状（2023年度）：310人'],
    [0, '目標（2028年度）：400人'],
    [0, 'KPI②：案内人の登録者数'],
    [0, '現状（2023年度）：12人'],
    [0, '目標（2028年度）：20人'],
  ],
  'labels in brackets': [
    [0, '【指標】林道を歩いた人の数'],
    [0, '【現状値（令和5年度）】310人　【目標値（令和10年度）】400人'],
    [0, '【指標】案内人の登録者数'],
    [0, '【現状値（令和5年度）】12人　【目標値（令和10年度）】20人'],
  ],
  'values in one line': [
    [0, '成果指標：林道を歩いた人の数'],
    [10, '現状値（R5）：310人　目標値（R10）：400人'],
    [0, '成果指標：案内人の登録者数'],
    [10, '現状値（R5）：12人、目標値（R10）：20人'],
  ],
  'all in one line': [
    [0, '指標：林道を歩いた人の数　現状値（R5）：310人　目標値（R10）：400人'],
    [0, '指標：案内人の登録者数　現状値（R5）：12人　目標値（R10）：20人'],
  ],
  'white for a colon': [
    [0, '指標　　林道を歩いた人の数'],
    [0, '現状値（令和５年度）　　310人'],
    [0, '目標値（令和10年度）　　400人'],
    [0, ''],
    [0, '数値目標　　案内人の登録者数'],
    [0, '現状値（令和５年度）　　12人'],
    [0, '目標値（令和10年度）　　20人'],
  ],
  'an office and a remark between': [
    [0, '重要業績評価指標（KPI）：林道を歩いた人の数'],
    [0, '担当課：観光課'],
    [0, '現状値（令和5年度）：310人'],
    [0, '目標値（令和10年度）：400人'],
    [0, '重要業績評価指標（KPI）：案内人の登録者数'],
    [0, '現状値（令和5年度）：12人'],
    [0, '目標値（令和10年度）：20人'],
    [0, '担当課：観光課'],
  ],
  'with a unit of their own': [
    [0, '指標：林道を歩いた人の数'],
    [0, '単位：人'],
    [0, '現状値（令和5年度）：310'],
    [0, '目標値（令和10年度）：400'],
    [0, '指標：案内人の登録者数（人）'],
    [0, '現状値（令和5年度）：12'],
    [0, '目標値（令和10年度）：20'],
  ],
  'a name that is wrapped': [
    [0, '指標：林道を歩いた'],
    [30, '人の数'],
    [0, '現状値（令和5年度）：310人'],
    [0, '目標値（令和10年度）：400人'],
    [0, '指標：案内人の登録者数'],
    [0, '現状値（令和5年度）：12人'],
    [0, '目標値（令和10年度）：20人'],
  ],
};

describe('lines that state an indicator and its values', () => {
  test.each(Object.entries(forms))('%s', async (_, lines) => {
    const { said, told, boxes } = await read(drawLines(lines, titled()));
    expect(said.map((line) => line.replace('（人）', ''))).toEqual(wanted);
    expect(told).toEqual([]);
    expect(boxes.every(({ bottom, top }) => bottom - top < 12)).toBe(true);
  });

  test('in two columns of a page', async () => {
    const lines = forms['with bullets'] ?? [];
    const drawing = drawLines(lines.slice(3), drawLines(lines.slice(0, 3), titled()), 320);
    expect((await read(drawing)).said.sort()).toEqual([...wanted].sort());
  });

  test.each<[string, string, string]>([
    ['a part', '目標値（令和10年度）：400人（うち市外100人）', 'target 2028 400人'],
    ['a bound', '目標値（令和10年度）：400人以上', 'target 2028 400人'],
    ['a dash', '目標値（令和10年度）：－', 'target 2028 missing'],
    ['a word', '目標値（令和10年度）：調査中', 'target 2028 missing'],
    ['a milestone', '目標値（令和10年度）：策定', 'target 2028 策定'],
    ['an arrow', '目標値：310人（令和5年度）→400人（令和10年度）', 'target 2023 310人 ⚠value/before-arrow'],
    ['a share', '目標値（令和10年度）：41.5％', 'target 2028 41.5%'],
  ])('with %s for a value', async (_, line, value) => {
    const { said } = await read(
      drawLines(
        [
          [0, '指標：林道を歩いた人の数'],
          [0, '現状値（令和5年度）：310人'],
          [0, line],
        ],
        titled(),
      ),
    );
    expect(said[0]).toBe('林道を歩いた人の数 baseline 2023 310人');
    expect(said[1]?.replace('林道を歩いた人の数 ', '')).toContain(value);
  });
});

describe('what is no such line stays text, and values in it are told', () => {
  test.each<[string, readonly Line[], readonly string[]]>([
    [
      'a sentence',
      [
        [0, '指標：林道を歩いた人の数'],
        [0, '目標値は400人とします。'],
      ],
      ['目標値は400人とします。'],
    ],
    [
      'a value behind a heading',
      [
        [0, '指標：林道を歩いた人の数'],
        [0, '人を育てる取組'],
        [0, '目標値（令和10年度）：20人'],
      ],
      ['目標値（令和10年度）：20人'],
    ],
    [
      'a name with a value behind it',
      [
        [0, '指標：林道を歩いた人の数　現状310人'],
        [0, '目標値（令和10年度）：400人'],
      ],
      ['目標値（令和10年度）：400人'],
    ],
    [
      'years below a kind',
      [
        [0, '指標：林道を歩いた人の数'],
        [0, '目標値'],
        [10, '令和６年度：350人'],
        [10, '令和７年度：400人'],
      ],
      ['令和６年度：350人', '令和７年度：400人'],
    ],
    [
      'a name of two lines without a sign that it goes on',
      [
        [0, '指標：林道を歩いた'],
        [0, '人の数'],
        [0, '目標値（令和10年度）：400人'],
      ],
      ['目標値（令和10年度）：400人'],
    ],
    ['a value without a name', [[0, '目標値：30件']], ['目標値：30件']],
    [
      'a goal in words',
      [
        [0, '指標：笑顔の多いまち'],
        [0, '目標：だれもが歩きたくなる森をつくる'],
      ],
      [],
    ],
    [
      'a label that says more',
      [
        [0, '指標：林道を歩いた人の数'],
        [0, '目標値（令和10年度、雨の日を除く）：400人'],
      ],
      ['目標値（令和10年度、雨の日を除く）：400人'],
    ],
  ])('%s', async (_, lines, expected) => {
    const { said, told } = await read(drawLines(lines, titled()));
    expect(said).toEqual([]);
    expect(told).toEqual(expected);
  });

  test('a value whose bracket stays open before another text', async () => {
    const lines: readonly Line[] = [
      [0, '指標：林道を歩いた人の数'],
      [0, '目標値（令和10年度）：400人（市外から来た人'],
      [10, 'の数は、どの林道でも数える。）'],
    ];
    const { said, told } = await read(drawLines(lines, titled()));
    expect(said).toEqual([]);
    expect(told).toEqual(['目標値（令和10年度）：400人（市外から来た人']);
  });

  test('a name whose rest may stand in the next line', async () => {
    const wide = '指標：市内の林道を案内人と一緒に歩いた人及び登山道を一人で歩いた人のうち、調査に';
    const lines: readonly Line[] = [
      [0, wide],
      [20, '※観光課が数えた。'],
      [0, '目標値（令和10年度）：400人'],
    ];
    expect((await read(drawLines(lines, titled()))).said).toEqual([]);
  });

  test('parts below a value', async () => {
    const lines: readonly Line[] = [
      [0, '指標：林道を歩いた人の数'],
      [0, '現状値（令和5年度）：310人'],
      [10, '市内：200人'],
      [10, '市外：110人'],
      [0, '目標値（令和10年度）：400人'],
    ];
    const { said, told } = await read(drawLines(lines, titled()));
    expect(said).toEqual(['林道を歩いた人の数 baseline 2023 310人']);
    expect(told).toEqual(['目標値（令和10年度）：400人', '市内：200人', '市外：110人']);
  });

  test('two names above one value', async () => {
    const lines: readonly Line[] = [
      [0, '指標１：林道を歩いた人の数'],
      [0, '指標２：案内人の登録者数'],
      [0, '目標値（令和10年度）：400人'],
    ];
    const { said, told } = await read(drawLines(lines, titled()));
    expect(said).toEqual([]);
    expect(told).toEqual(['目標値（令和10年度）：400人']);
  });

  test('a value on the next page', async () => {
    const pages = [
      drawLines([[0, '指標：林道を歩いた人の数']], titled(), 60, 780),
      drawLines([[0, '目標値（令和10年度）：20人']]),
    ];
    const { said, told } = await read(...pages);
    expect(said).toEqual([]);
    expect(told).toEqual(['目標値（令和10年度）：20人']);
  });
});
