import { describe, expect, test } from 'vitest';
import { readPlan, readPlanWithRange } from '../../src/declaration/plan.js';
import { readPolicyText } from '../../src/declaration/policies.js';
import { readSpeaker } from '../../src/declaration/speaker.js';
import { drawTable, page, readDrawing } from './read-drawing.js';

test.each([
  ['子ども部長 齋藤 浩人', '子ども部長', '齋藤 浩人'],
  ['消防長　石塚　勝', '消防長', '石塚 勝'],
  ['会計管理者 児玉 光代', '会計管理者', '児玉 光代'],
  ['学校教育担当部長　山田　太郎', '学校教育担当部長', '山田 太郎'],
  ['監査委員事務局長　小林　一茂', '監査委員事務局長', '小林 一茂'],
  ['教育次長：森　さやか', '教育次長', '森 さやか'],
  ['危機管理監　風間　ジョン', '危機管理監', '風間 ジョン'],
  ['浜名野市　建設部長　川端　正樹', '建設部長', '川端 正樹'],
  ['（総務部長　兵藤拓也）', '総務部長', '兵藤拓也'],
])('speaker %s', (text, title, name) => {
  expect(readSpeaker(text)).toEqual({ title, name });
});

test.each(['子ども部長', '市長 あいさつ', '部長メッセージ', '市民 一人ひとり', '令和2年度 子ども部長の目標宣言'])(
  'no speaker in %s',
  (text) => {
    expect(readSpeaker(text)).toBeUndefined();
  },
);

test.each([
  ['中期戦略事業プラン（計画期間：平成30年度～令和2年度）「主な事業」の目標値', '中期戦略事業プラン', 2018, 2020],
  ['■ 第6次総合計画(計画期間 令和5年度から令和9年度まで)', '第6次総合計画', 2023, 2027],
  ['第5次総合計画前期基本計画［計画期間：平成25～29年度］', '第5次総合計画前期基本計画', 2013, 2017],
])('plan %s', (text, name, startFiscalYear, endFiscalYear) => {
  expect(readPlan(text)).toEqual({ name, startFiscalYear, endFiscalYear });
});

test('a plan whose bracket is a range of years needs no word for it', () => {
  const plan = { name: '第3次まちづくり基本計画', startFiscalYear: 2023, endFiscalYear: 2027 };
  expect(readPlanWithRange('第3次まちづくり基本計画（令和5年度～令和9年度）の数値目標')).toEqual(plan);
  expect(readPlanWithRange('基本計画（令和5年度策定）')).toBeUndefined();
});

test('a plan without a period is none', () => {
  expect(readPlan('計画期間を見直します')).toBeUndefined();
});

test.each([
  [['【窓口を変えます】 書かない窓口を広げます。'], '窓口を変えます', '書かない窓口を広げます。'],
  [['2 【絆を強めます】後押しします。'], '絆を強めます', '後押しします。'],
  [['{絆を強めます】 後押しします。'], '絆を強めます', '後押しします。'],
  [['4 絆を強めます】後押しします。'], '絆を強めます', '後押しします。'],
  [['見出しだけ', '本文です。'], '見出しだけ', '本文です。'],
])('policy %j', (texts, title, body) => {
  expect(readPolicyText(texts)).toEqual({ title, body });
});

describe('the head of a document', () => {
  test.each([
    ['令和2年度　子ども部長の目標宣言', '子ども部', 'declared', 2020],
    ['平成28年度　消防長の目標宣言', '消防本部', 'declared', 2016],
    ['令和4年度　部長の仕事目標　結果報告（市民環境部）', '市民環境部', 'result', 2022],
    ['令和2年度　こども未来部の運営目標（中間報告）', 'こども未来部', 'interim', 2020],
    ['2020年度　文化スポーツ部　組織目標', '文化スポーツ部', 'declared', 2020],
    ['令和3年度　卸売市場　運営目標', '卸売市場', 'declared', 2021],
    ['令和3年度　議会事務局長の目標宣言', '議会事務局', 'declared', 2021],
  ])('%s', async (title, department, stage, fiscalYear) => {
    const read = await readDrawing(page(title).text(42, 100, '市民のために進めます。', { size: 9 }));
    expect(read).toMatchObject({ department, stage, fiscalYear });
  });

  test('speaker and issuer in lines of their own', async () => {
    const drawing = page('令和5年度　健康福祉部　部局経営目標')
      .text(500, 40, 'みどり野市', { size: 9 })
      .text(430, 90, '健康福祉部長　佐伯　仁', { size: 9 });
    const read = await readDrawing(drawing);
    expect(read.speaker).toEqual({ title: '健康福祉部長', name: '佐伯 仁' });
    const places = read.layouts.flatMap(({ lines }) => lines.map((line) => read.ledger.placeOf(line)));
    expect(places).toEqual(expect.arrayContaining(['title', 'issuer', 'speaker']));
  });
});

describe('sections', () => {
  const form = [
    ['部長メッセージ', '子ども部長　滝沢　綾子'],
    ['安心して子どもを', null],
  ];

  test('in boxes', async () => {
    const drawing = drawTable(page(), form, { columnWidth: 200 });
    drawTable(
      drawing,
      [
        ['部等の主な役割', '部等を構成する課等'],
        ['・児童福祉/・保育', '子育て支援課/青少年課'],
      ],
      { top: 210, columnWidth: 200, rowHeight: 30 },
    );
    drawTable(
      drawing,
      [
        ['1', '【受け皿を広げます】/整備を進めます。'],
        ['2', '【教室をつくります】/開きます。'],
      ],
      { top: 300, columnWidth: 200, rowHeight: 30 },
    );
    drawing.text(42, 295, '部等の取組方針', { size: 8 });
    const read = await readDrawing(drawing);
    expect(read.speaker).toEqual({ title: '子ども部長', name: '滝沢 綾子' });
    expect(read.roles).toEqual(['児童福祉', '保育']);
    expect(read.divisions).toEqual(['子育て支援課', '青少年課']);
    expect(read.policies).toMatchObject([
      { number: '1', title: '受け皿を広げます', body: '整備を進めます。' },
      { number: '2', title: '教室をつくります', body: '開きます。' },
    ]);
  });

  test('of which no more is read stay text, in a box and below it', async () => {
    const drawing = drawTable(page(), [['現状と課題'], ['利用者が減っています。']], { columnWidth: 400 });
    const read = await readDrawing(drawing.text(42, 210, '職員も減っています。', { size: 8 }));
    const { grids, lines } = read.layouts[0] ?? { grids: [], lines: [] };
    const all = [...grids.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines)), ...lines];
    const places = all.map((line) => [line.text, read.ledger.placeOf(line)]);
    expect(places).toContainEqual(['現状と課題', 'heading']);
    expect(places).toContainEqual(['利用者が減っています。', 'text']);
    expect(places).toContainEqual(['職員も減っています。', 'text']);
  });

  test('as running text', async () => {
    const lines = [
      '部長メッセージ　子ども部長　滝沢　綾子',
      '安心して子どもを産み育てられるまちを',
      'つくります。',
      '部の主な役割',
      '・児童福祉に関すること',
      '・保育に関すること',
      '取組方針',
      '1　【受け皿を広げます】',
      '整備を進めます。',
      '2　【教室をつくります】',
      '開きます。',
    ];
    const drawing = page();
    lines.forEach((line, index) => {
      drawing.text(42, 110 + index * 14, line, { size: 9 });
    });
    const read = await readDrawing(drawing);
    expect(read.message.replace(/\s/g, '')).toBe('安心して子どもを産み育てられるまちをつくります。');
    expect(read.roles).toEqual(['児童福祉に関すること', '保育に関すること']);
    expect(read.policies.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 受け皿を広げます',
      '2 教室をつくります',
    ]);
  });
});

test.each([
  ['①', '②'],
  ['（1）', '（2）'],
  ['１．', '２．'],
])('policies as numbered lines %s', async (first, second) => {
  const drawing = page('令和4年度　財政局　運営方針');
  const lines = [
    '局の役割',
    '・財政',
    '運営方針',
    `${first}健全な財政運営`,
    '事業の見直しを進めます。',
    '（1）経費を減らします。',
    `${second}公共施設の再編`,
    '計画をつくります。',
  ];
  lines.forEach((line, index) => {
    drawing.text(42, 110 + index * 14, line, { size: 9 });
  });
  const read = await readDrawing(drawing);
  expect(read.roles).toEqual(['財政']);
  expect(read.policies.map(({ number, title }) => `${number} ${title}`)).toEqual([
    '1 健全な財政運営',
    '2 公共施設の再編',
  ]);
  expect(read.policies[1]?.body).toBe('計画をつくります。');
});

describe('furniture', () => {
  test('page numbers, running heads and watermarks are no text of the declaration', async () => {
    const pages = [1, 2].map((number) =>
      page(number === 1 ? '令和2年度　子ども部長の目標宣言' : '')
        .text(42, 20, '伊勢原市　資料2', { size: 8 })
        .text(290, 820, `- ${number} -`, { size: 8 })
        .text(42, 400, `本文${number}です。`, { size: 9 }),
    );
    pages[0]?.text(200, 500, '見本', { size: 60, angle: 45 });
    const read = await readDrawing(...pages);
    const places = read.layouts.flatMap(({ lines }) =>
      lines.map((line) => `${read.ledger.placeOf(line)}: ${line.text}`),
    );
    expect(places).toEqual(
      expect.arrayContaining(['page-number: -1-', 'page-number: -2-', 'running-head: 伊勢原市 資料2']),
    );
    expect(places.filter((place) => place.startsWith('watermark')).join('')).toContain('見');
  });
});
