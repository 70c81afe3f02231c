import { describe, expect, test } from 'vitest';
import { buildSeries, type SeriesTables } from '../../src/series/build-series.js';
import { seriesProjection } from '../../src/series/projection.js';
import { buildResult, type PlainDocument, type PlainRow, type PlainValue } from './history/result.js';

const plan: readonly [string, number, number] = ['中期戦略事業プラン', 2018, 2020];
const idOf = (year: number): string => `${year}00000000`;

/** A row with a baseline and the values of a usual declaration. */
function row(names: Partial<PlainRow>, baseline = '162人', values: readonly PlainValue[] = []): PlainRow {
  return {
    code: '06-102',
    project: '発達相談等事業',
    indicator: '開催回数',
    division: '子育て支援課',
    values: [{ kind: 'baseline', fiscalYear: 2017, text: baseline }, ...values],
    ...names,
  };
}

const declared = (fiscalYear: number, rows: readonly PlainRow[], more: Partial<PlainDocument> = {}): PlainDocument => ({
  id: idOf(fiscalYear),
  department: '子ども部',
  fiscalYear,
  plan,
  rows,
  ...more,
});

const joinAll = (...documents: readonly PlainDocument[]): Promise<SeriesTables> =>
  buildSeries(documents.map((document) => seriesProjection(buildResult(document))));

/** `2018/1 2019/1` per series: which rows are joined. */
function joined({ links }: SeriesTables): string[] {
  const series = new Map<string, string[]>();
  for (const link of links.filter(({ certainty }) => certainty !== 'proposed')) {
    const name = `${link.document_id.slice(0, 4)}/${link.row}`;
    series.set(link.series_id, [...(series.get(link.series_id) ?? []), name]);
  }
  return [...series.values()].map((names) => names.join(' '));
}

const proposed = ({ links }: SeriesTables): string[] =>
  links
    .filter(({ certainty }) => certainty === 'proposed')
    .map(
      (link) => `${link.linked_to.slice(0, 4)}${link.linked_to.slice(14)} ${link.document_id.slice(0, 4)}/${link.row}`,
    );

const codes = ({ issues }: SeriesTables): string[] => issues.map(({ code }) => code).sort();

describe('what is certain', () => {
  test.each<[string, Partial<PlainRow>, Partial<PlainRow>, string, string]>([
    ['plan, number and names', {}, {}, '162人', '162人'],
    ['a number with other zeros and dashes', { code: '06-102' }, { code: '6－102' }, '162人', '162人'],
    ['a project that lost 推進', { project: '発達相談推進事業' }, { project: '発達相談事業' }, '162人', '162人'],
    ['a renamed project with the same baseline', { project: '婚活支援' }, { project: '出会い応援' }, '162人', '162人'],
    ['a project that one declaration does not name', { project: '' }, {}, '162人', '5人'],
    ['a renamed division', { division: '子育て支援課' }, { division: '子ども家庭センター' }, '162人', '162人'],
    ['a number that is missing', { code: '' }, {}, '162人', '162人'],
    ['numbers missing in both', { code: '' }, { code: '' }, '162人', '162人'],
    ['another number, equal values', { code: '06-102' }, { code: '07-105' }, '162人', '162人'],
    ['a unit that changes', {}, {}, '162人', '81組'],
  ])('%s', async (_what, earlier, later, first, second) => {
    const tables = await joinAll(declared(2018, [row(earlier, first)]), declared(2019, [row(later, second)]));
    expect(joined(tables)).toEqual(['2018/1 2019/1']);
    expect(proposed(tables)).toEqual([]);
  });

  test('the same names in a city without plan and number', async () => {
    const bare = (year: number) => declared(year, [row({ code: '' })], { plan: ['', null, null] });
    expect(joined(await joinAll(bare(2018), bare(2019), bare(2025)))).toEqual(['2018/1 2019/1 2025/1']);
  });

  test('a plan printed without its years where others print them', async () => {
    const tables = await joinAll(
      declared(2018, [row({})]),
      declared(2019, [row({ project: '発達相談事業' })], { plan: ['中期戦略事業プラン', null, null] }),
    );
    expect(tables.links.map(({ rule }) => rule)).toEqual(['first', 'plan_code']);
  });
});

describe('a plan that is not printed', () => {
  const none: PlainDocument['plan'] = ['', null, null];
  const renamed = { project: '発達相談等推進事業' };

  test('is the one under which the department declares in those years', async () => {
    const tables = await joinAll(
      declared(2018, [row({})]),
      declared(2019, [row(renamed)], { plan: none, stage: 'result' }),
    );
    expect(tables.links.map(({ rule }) => rule)).toEqual(['first', 'plan_code']);
    expect(tables.changes.map(({ change }) => change)).not.toContain('plan');
  });

  test.each<[string, Partial<PlainDocument>]>([
    ['of another department', { department: '福祉部' }],
    ['of years outside of the plan', { fiscalYear: 2022 }],
    ['of an unknown year', { fiscalYear: null }],
  ])('is not known %s', async (_which, other) => {
    const tables = await joinAll(declared(2018, [row({})]), declared(2019, [row(renamed)], { plan: none, ...other }));
    expect(tables.links.map(({ rule }) => rule)).toEqual(['first', 'names_values']);
  });
});

describe('what is not certain, but proposed', () => {
  test.each<[string, Partial<PlainRow>, Partial<PlainRow>, string, string]>([
    ['a reworded indicator', { indicator: '開催数' }, { indicator: '開催回数' }, '162人', '162人'],
    ['another number, no equal values', { code: '06-102' }, { code: '07-105' }, '162人', '5人'],
    ['a renamed project, no equal values', { project: '婚活支援' }, { project: '結婚支援' }, '1人', '2人'],
  ])('%s', async (_what, earlier, later, first, second) => {
    const tables = await joinAll(declared(2018, [row(earlier, first)]), declared(2019, [row(later, second)]));
    expect(joined(tables)).toEqual(['2018/1', '2019/1']);
    expect(proposed(tables)).toEqual(['2018/1 2019/1']);
    expect(codes(tables)).toContain('series/likely-link');
  });

  test('a number in the next plan, though plan, number and indicator read the same', async () => {
    const next: PlainDocument['plan'] = ['中期戦略事業プラン', 2021, 2023];
    const tables = await joinAll(
      declared(2020, [row({})]),
      declared(2021, [row({ project: '図書館運営事業' }, '5人')], { plan: next }),
    );
    expect(joined(tables)).toEqual(['2020/1', '2021/1']);
    expect(proposed(tables)).toEqual([]);
  });
});

describe('a number used twice', () => {
  const two = [row({ project: '婚活支援事業' }, '3回'), row({ project: '街頭指導事業' }, '48回')];
  test('in one declaration: the projects stay apart, and it is said', async () => {
    const tables = await joinAll(declared(2018, two), declared(2019, two.toReversed()));
    expect(joined(tables)).toEqual(['2018/1 2019/2', '2018/2 2019/1']);
    expect(codes(tables)).toEqual(['series/code-reused']);
  });

  test('in the next year for another project', async () => {
    const [first, second] = two;
    const tables = await joinAll(declared(2018, first ? [first] : []), declared(2019, second ? [second] : []));
    expect(joined(tables)).toEqual(['2018/1', '2019/1']);
    expect(codes(tables)).toContain('series/code-reused');
  });

  test('a number that stands for a whole policy is no mistake', async () => {
    const rows = ['1', '2', '3', '4'].flatMap((code) => two.map((each) => ({ ...each, code: `${code}-1` })));
    expect(codes(await joinAll(declared(2018, rows)))).toEqual([]);
  });

  test('a column that only counts the rows is no number', async () => {
    const names = ['図書館', '公民館', '体育館', '美術館'];
    const rows = names.map((name, index) =>
      row({ code: `${index + 1}`, project: `${name}運営事業` }, `${index + 3}回`),
    );
    const shifted = rows.slice(1).map((each, index) => ({ ...each, code: `${index + 1}` }));
    const tables = await joinAll(declared(2018, rows), declared(2019, shifted));
    expect(joined(tables)).toEqual(['2018/1', '2018/2 2019/1', '2018/3 2019/2', '2018/4 2019/3']);
    expect(codes(tables)).toEqual([]);
  });
});

describe('one name twice under one project', () => {
  test.each<[string, PlainRow, PlainRow]>([
    ['by division', row({ division: '甲課' }, '12%'), row({ division: '乙課' }, '12%')],
    ['by unit', row({}, '12%'), row({}, '12人')],
    ['by baseline', row({}, '35.2%'), row({}, '40.1%')],
  ])('told apart %s', async (_by, first, second) => {
    const tables = await joinAll(declared(2018, [first, second]), declared(2019, [second, first]));
    expect(joined(tables)).toEqual(['2018/1 2019/2', '2018/2 2019/1']);
  });

  test('told apart by nothing: not joined, proposed, said', async () => {
    const rows = [row({}, '—'), row({}, '—')];
    const tables = await joinAll(declared(2018, rows), declared(2019, rows));
    expect(joined(tables)).toEqual(['2018/1', '2018/2', '2019/1', '2019/2']);
    expect(proposed(tables)).toContain('2018/1 2019/1');
    expect(codes(tables).filter((code) => code === 'series/same-name-twice')).toHaveLength(2);
  });
});

describe('departments', () => {
  test('two that share all names keep their series', async () => {
    const second = (year: number) => declared(year, [row({}, '40人')], { id: `${year}ffffffff`, department: '福祉部' });
    const tables = await joinAll(declared(2018, [row({})]), second(2018), declared(2019, [row({})]), second(2019));
    expect(tables.links.map(({ series_id, department }) => `${series_id} ${department}`)).toEqual([
      '201800000000/1/1 子ども部',
      '201800000000/1/1 子ども部',
      '2018ffffffff/1/1 福祉部',
      '2018ffffffff/1/1 福祉部',
    ]);
  });

  test('a renamed one goes on', async () => {
    const tables = await joinAll(declared(2018, [row({})]), declared(2019, [row({})], { department: '未来部' }));
    expect(joined(tables)).toEqual(['2018/1 2019/1']);
    expect(tables.changes.map(({ sentence }) => sentence)).toEqual([
      '部等「子ども部」は、令和元年度の宣言では「未来部」',
    ]);
  });

  test('where no city is known a number counts within its department only', async () => {
    const nowhere = { municipality: '', municipalityCode: '' };
    const tables = await joinAll(
      declared(2018, [row({}, '5人')], nowhere),
      declared(2019, [row({}, '5人')], { ...nowhere, department: '未来部' }),
    );
    expect(joined(tables)).toEqual(['2018/1', '2019/1']);
  });
});

describe('editions', () => {
  test('two declarations of one department and year, neither marked: joined, and said', async () => {
    const tables = await joinAll(
      declared(2018, [row({})], { published: '2018-05-01' }),
      declared(2018, [row({}, '163人')], { id: '2018ffffffff', published: '2018-06-01' }),
    );
    expect(codes(tables)).toEqual(['series/baseline-changed', 'series/declared-twice']);
    expect(tables.series.map(({ baseline }) => baseline)).toEqual(['163']);
  });

  test('two sheets of one department are no editions of each other', async () => {
    const tables = await joinAll(
      declared(2018, [row({})]),
      declared(2018, [row({ code: '07-1', indicator: '図書の貸出冊数', project: '図書館' })], { id: '2018ffffffff' }),
    );
    expect(codes(tables)).toEqual([]);
  });

  test('a 訂正版 that corrects the name of an indicator: the same row, the same values', async () => {
    const tables = await joinAll(
      declared(2018, [row({ indicator: '開催の数' })]),
      declared(2018, [row({ indicator: '参加者' })], { id: '2018ffffffff', title: '訂正版' }),
    );
    expect(tables.links.map(({ rule }) => rule)).toEqual(['first', 'edition']);
    expect(tables.changes.map(({ sentence }) => sentence)).toEqual([
      '指標名「開催の数」は、平成30年度の宣言の訂正版では「参加者」',
    ]);
    expect(codes(tables)).toEqual(['series/superseded']);
  });

  test('what a 訂正版 corrects is no contradiction', async () => {
    const actual = (text: string): PlainValue[] => [{ kind: 'actual', fiscalYear: 2016, text }];
    const tables = await joinAll(
      declared(2018, [row({}, '162人', actual('100人'))]),
      declared(2018, [row({}, '163人', actual('101人'))], { id: '2018ffffffff', title: '訂正版' }),
    );
    expect(codes(tables)).toEqual(['series/superseded']);
    expect(tables.changes.map(({ change }) => change)).toEqual(['corrected', 'corrected']);
  });
});

describe('contradictions', () => {
  test('two actuals of one year: both are named, the later one stands', async () => {
    const actual = (text: string): PlainValue[] => [{ kind: 'actual', fiscalYear: 2016, text }];
    const tables = await joinAll(
      declared(2018, [row({}, '162人', actual('100人'))]),
      declared(2019, [row({}, '162人', actual('104人'))]),
    );
    expect(codes(tables)).toEqual(['series/two-actuals']);
    expect(tables.issues[0]?.actual).toContain('100人');
    expect(tables.issues[0]?.actual).toContain('104人');
    expect(tables.issues[0]?.actual).toContain('2ページ');
    expect(tables.series.find(({ fiscal_year }) => fiscal_year === 2016)?.actual).toBe('104');
  });

  test.each([
    ['162.0人', '162人'],
    ['0人', '0人'],
  ])('%s and %s are one number', async (left, right) => {
    const tables = await joinAll(declared(2018, [row({}, left)]), declared(2019, [row({}, right)]));
    expect(tables.changes).toEqual([]);
    expect(codes(tables)).toEqual([]);
  });

  test('zero and a dash are not the same, and a dash is not a baseline', async () => {
    const tables = await joinAll(declared(2018, [row({}, '0人')]), declared(2019, [row({}, '—')]));
    expect(tables.changes.map(({ sentence }) => sentence)).toEqual([
      '平成29年度の当初値 0人 は、令和元年度の宣言では —',
    ]);
    expect(tables.series.map(({ baseline }) => baseline)).toEqual(['0']);
  });

  test('a blank cell states nothing', async () => {
    const tables = await joinAll(declared(2018, [row({}, '0人')]), declared(2019, [row({}, '')]));
    expect(tables.changes).toEqual([]);
  });
});

describe('values that are more than one number', () => {
  const parts = (man: string, woman: string): PlainValue[] => [
    { kind: 'actual', fiscalYear: 2016, text: man, label: '男性' },
    { kind: 'actual', fiscalYear: 2016, text: woman, label: '女性', part: 2 },
  ];

  test('the parts of a cell stand in lines of their own, and change on their own', async () => {
    const tables = await joinAll(
      declared(2018, [row({}, '—', parts('35.2%', '40.1%'))]),
      declared(2019, [row({}, '—', parts('35.2%', '40.5%'))]),
    );
    expect(tables.series.map(({ part_label, actual }) => `${part_label} ${actual}`)).toEqual([
      '男性 35.2',
      '女性 40.5',
    ]);
    expect(tables.series.map(({ revisions }) => revisions)).toEqual([0, 1]);
    expect(tables.changes.map(({ sentence }) => sentence)).toEqual([
      '平成28年度の実績値 女性 40.1% は、令和元年度の宣言では 女性 40.5%',
    ]);
  });

  test('集計中 that became a number is a change', async () => {
    const actual = (text: string): PlainValue[] => [{ kind: 'actual', fiscalYear: 2016, text }];
    const tables = await joinAll(
      declared(2018, [row({}, '162人', actual('集計中'))]),
      declared(2019, [row({}, '162人', actual('104人'))]),
    );
    expect(tables.changes.map(({ sentence }) => sentence)).toEqual([
      '平成28年度の実績値 集計中 は、令和元年度の宣言では 104人',
    ]);
  });
});
