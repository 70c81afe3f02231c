import { describe, expect, it } from 'vitest';
import { drawForm, saidOf } from './draw-form.js';
import { codesOf, page, readDrawing } from './read-drawing.js';

const read = (rows: readonly (readonly string[])[]) => readDrawing(drawForm(page('令和5年度　産業部の目標'), rows));
const head = ['指標', '単位', 'R元実績', 'R5実績', 'R6目標'];

describe('a word of a kind beside a figure', () => {
  it.each(['（見込）', '（見込み）', '（速報値）', '（暫定値）', '\n（見込値）', '※見込'])(
    'makes an estimate of an actual: %s',
    async (word) => {
      const said = saidOf(await read([head, ['従業者の数', '人', '4,310', `4,285${word}`, '4,400']]));
      expect(said).toEqual([
        '従業者の数 actual 2019 4310人',
        '従業者の数 estimate 2023 4285人',
        '従業者の数 target 2024 4400人',
      ]);
    },
  );

  it('is in review where it names another kind than the column', async () => {
    const declaration = await read([head, ['従業者の数', '人', '4,310', '4,285（目標）', '4,400']]);
    expect(saidOf(declaration)[1]).toBe('従業者の数 actual 2023 4285人 ⚠value/kind-beside');
  });

  it('leaves a baseline one, and says nothing against a plan among targets', async () => {
    const rows = [
      ['指標', '基準値（R元）', '目標値（R6）'],
      ['従業者の数', '4,310人（推計値）', '4,400人（予定）'],
    ];
    const declaration = await read(rows);
    expect(saidOf(declaration)).toEqual(['従業者の数 baseline 2019 4310人', '従業者の数 target 2024 4400人']);
    expect(codesOf(declaration)).not.toContain('value/kind-beside');
  });
});

describe('a ditto mark in the column of units', () => {
  it('takes the unit over from the row above, bands between them left aside', async () => {
    const rows = [
      head,
      ['相談の数', '件', '31', '40', '45'],
      ['講座の数', '〃', '4', '6', '8'],
      ['基本目標２　人の流れ', '<', '<', '<', '<'],
      ['見学の数', '同上', '12', '15', '20'],
    ];
    const declaration = await read(rows);
    expect(saidOf(declaration).filter((said) => said.includes('2023'))).toEqual([
      '相談の数 actual 2023 40件',
      '講座の数 actual 2023 6件',
      '見学の数 actual 2023 15件',
    ]);
    expect(declaration.issues.filter(({ code }) => code === 'table/taken-over')).toHaveLength(2);
  });
});

describe('years that count on from one another in a header', () => {
  it.each([
    [
      'on two levels',
      [
        ['指標', '実績', '<', '<', '目標'],
        ['^', '平成30年度', '元年度', '２年度', '４年度'],
      ],
    ],
    ['with their kinds', [['指標', '平成30年度実績', '元年度実績', '２年度実績', '４年度目標']]],
  ])('go over to the next era: %s', async (_, heads) => {
    expect(saidOf(await read([...heads, ['相談の数', '31件', '40件', '45件', '50件']]))).toEqual([
      '相談の数 actual 2018 31件',
      '相談の数 actual 2019 40件',
      '相談の数 actual 2020 45件',
      '相談の数 target 2022 50件',
    ]);
  });
});

describe('two columns of words before the values', () => {
  const heads = (name: string) => [name, '区分', '令和4年度実績', '令和5年度目標'];
  const rows = [
    ['市民税', '現年分', '98.9%', '99.2%'],
    ['^', '繰越分', '28.4%', '33.0%'],
    ['軽自動車税', '現年分', '97.8%', '98.4%'],
    ['^', '繰越分', '19.3%', '25.0%'],
  ];

  it('are one name where no word calls the first one indicators', async () => {
    const names = (await read([heads('税目'), ...rows])).observations.map(({ indicator }) => indicator.indicatorName);
    expect([...new Set(names)]).toEqual(['市民税 現年分', '市民税 繰越分', '軽自動車税 現年分', '軽自動車税 繰越分']);
  });

  it('are one name where one cell of indicators stands beside several of them', async () => {
    const names = (await read([heads('指標'), ...rows])).observations.map(({ indicator }) => indicator.indicatorName);
    expect([...new Set(names)]).toEqual(['市民税 現年分', '市民税 繰越分', '軽自動車税 現年分', '軽自動車税 繰越分']);
  });

  it('are one name where a column tells the kind of each row before the second', async () => {
    const three = [
      ['認定区分', '項目', '<', '令和4年度', '令和5年度'],
      ['乳児保育', '計画値', '量の見込み', '712', '698'],
      ['^', '^', '確保方策', '860', '860'],
      ['^', '実績値', '利用児童数', '694', '661'],
      ['幼児保育', '計画値', '量の見込み', '1,236', '1,242'],
      ['^', '^', '確保方策', '1,210', '1,240'],
      ['^', '実績値', '利用児童数', '1,221', '1,233'],
    ];
    const { observations } = await read(three);
    expect(
      observations.slice(0, 6).map(({ indicator, valueKind }) => `${indicator.indicatorName} ${valueKind}`),
    ).toEqual(
      ['乳児保育 量の見込み plan', '乳児保育 確保方策 plan', '乳児保育 利用児童数 actual'].flatMap((name) => [
        name,
        name,
      ]),
    );
  });

  it('are one name under headings of their own (指標 | 学年)', async () => {
    const two = [
      ['番号', '指標', '学年', '令和4年度実績', '令和5年度目標'],
      ['1', '授業が分かる割合', '小６', '84.0%', '88.0%'],
      ['^', '^', '中３', '79.4%', '82.0%'],
    ];
    const names = (await read(two)).observations.map(({ indicator }) => indicator.indicatorName);
    expect([...new Set(names)]).toEqual(['授業が分かる割合 小６', '授業が分かる割合 中３']);
  });

  const ofDistricts = (second: readonly string[]) => [
    ['工種', '処理区', '単位', '令和2年度実績', '令和7年度計画'],
    ['管路の改築', second[0] ?? '', 'km', '4.8', '11.2'],
    ['^', second[1] ?? '', 'km', '1.6', '4.9'],
    ['設備の更新', second[0] ?? '', '台', '3', '6'],
    ['^', second[1] ?? '', '台', '0', '2'],
  ];

  it('are one name where no heading calls either one of names, and the second has the same words in each block', async () => {
    const { observations, issues } = await read(ofDistricts(['中部', '計']));
    const names = new Set(observations.map(({ indicator }) => indicator.indicatorName));
    expect([...names]).toEqual(['管路の改築 中部', '管路の改築 計', '設備の更新 中部', '設備の更新 計']);
    expect(issues.filter(({ code }) => code === 'value/two-readings')).toEqual([]);
  });

  it('stay two where the second names quantities', async () => {
    const { observations } = await read(ofDistricts(['着手した件数', '完了した件数']));
    const names = new Set(observations.map(({ indicator }) => indicator.indicatorName));
    expect([...names].every((name) => /件数$/u.test(name))).toBe(true);
  });

  it('leave the name alone where they say over what time', async () => {
    const two = [heads('指標'), ['健診の受診者数', '単年', '98人', '99人'], ['^', '累計', '284人', '330人']];
    const names = (await read(two)).observations.map(({ indicator }) => indicator.indicatorName);
    expect([...new Set(names)]).toEqual(['健診の受診者数']);
  });
});
