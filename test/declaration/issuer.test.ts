import { describe, expect, test } from 'vitest';
import { chooseMunicipality } from '../../src/choose-municipality.js';
import { readIssuers } from '../../src/declaration/issuer.js';
import { openLedger } from '../../src/declaration/ledger.js';
import { readTitle } from '../../src/declaration/title.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { selectProfile } from '../../src/profiles/select-profile.js';
import { findLayout } from '../../src/tables/find-layout.js';
import { PageDrawing } from '../tables/draw-page.js';
import { numbered, vocabulary } from './read-drawing.js';

function cityOf(drawing: PageDrawing, option?: string, metadata: readonly string[] = []) {
  const layouts = numbered([drawing]).map(findLayout);
  const ledger = openLedger();
  const title = readTitle(layouts, vocabulary, ledger);
  const evidence = readIssuers(layouts, title.lines, metadata, ledger);
  const choice = selectProfile('', '', builtInProfiles);
  const clues = { option, evidence, fiscalYear: title.fiscalYear, choice, profiles: builtInProfiles };
  const { code, name, issues } = chooseMunicipality(clues);
  return { code, name, source: evidence[0]?.source, codes: issues.map((issue) => issue.code) };
}

const paper = (year = '令和5年度'): PageDrawing =>
  [320, 340, 360, 380]
    .reduce(
      (drawing, top) =>
        drawing.text(42, top, '市民の暮らしを支えるため、次に掲げる取組を着実に進めてまいります。', { size: 10 }),
      new PageDrawing(),
    )
    .text(180, 90, `${year}　総務部の目標`, { size: 16 })
    .text(42, 300, '隣の平塚市や秦野市とともに取り組みます。', { size: 10 });

describe('the city, by the place that is trusted most', () => {
  test.each<[string, PageDrawing, string, string, string]>([
    [
      'signature',
      paper().text(350, 500, '藤沢市長　山田　太郎').text(500, 40, '平塚市'),
      '藤沢市',
      '142051',
      'signature',
    ],
    ['signature of an office', paper().text(350, 500, '藤沢市　総務部長　山田　太郎'), '藤沢市', '142051', 'signature'],
    ['cover', paper().text(500, 40, '平塚市'), '平塚市', '142034', 'cover'],
    ['footer', paper().text(42, 800, '平塚市　総務部', { size: 8 }), '平塚市', '142034', 'footer'],
    ['address', paper().text(42, 600, '〒254-8686 神奈川県平塚市浅間町9-1'), '平塚市', '142034', 'address'],
    ['unknown to all lists', paper().text(500, 40, 'みどり野市'), 'みどり野市', '', 'cover'],
  ])('%s', (_, drawing, name, code, source) => {
    expect(cityOf(drawing)).toMatchObject({ name, code, source });
  });

  test('in the title', () => {
    const drawing = new PageDrawing().text(120, 60, '小矢部市総合計画　成果指標', { size: 16 });
    expect(cityOf(drawing)).toMatchObject({ name: '小矢部市', code: '162094', source: 'title' });
  });

  test("in the file's own description", () => {
    expect(cityOf(paper(), undefined, ['平塚市役所'])).toMatchObject({ code: '142034', source: 'metadata' });
  });

  test('not in running text', () => {
    expect(cityOf(paper())).toEqual({ code: '', name: '', source: undefined, codes: ['document/no-municipality'] });
  });

  test('a name that two cities bear is told, unless the prefecture is printed', () => {
    expect(cityOf(paper().text(500, 40, '府中市'))).toMatchObject({
      name: '府中市',
      code: '',
      codes: ['document/municipality-ambiguous'],
    });
    const printed = paper().text(500, 40, '府中市').text(42, 600, '〒183-8703 東京都府中市宮西町2-24');
    expect(cityOf(printed)).toMatchObject({ code: '132063', codes: [] });
    expect(cityOf(paper().text(500, 40, '港区'))).toMatchObject({
      code: '',
      codes: ['document/municipality-ambiguous'],
    });
  });

  test('a former city is told by its name, in its time or later', () => {
    const codes = ['document/former-municipality'];
    expect(cityOf(paper('平成12年度').text(500, 40, '浦和市'))).toMatchObject({ name: '浦和市', code: '', codes });
    expect(cityOf(paper().text(500, 40, '浦和市'))).toMatchObject({ name: '浦和市', code: '', codes });
  });
});

describe('--municipality', () => {
  test('fills code and name', () => {
    expect(cityOf(paper(), '142140')).toMatchObject({ code: '142140', name: '伊勢原市', codes: [] });
  });

  test('goes before what is printed, which is told', () => {
    expect(cityOf(paper().text(500, 40, '平塚市'), '142140')).toMatchObject({
      name: '伊勢原市',
      codes: ['document/municipality-differs'],
    });
  });
});

describe('a city that no list knows, in the name of a paper of its own', () => {
  test.each([
    ['第５次しらかば市行財政改革プラン　数値目標', 'しらかば市'],
    ['みなぎ市上下水道事業経営戦略', 'みなぎ市'],
    ['第２期　葛城野市まち・ひと・しごと創生総合戦略', '葛城野市'],
    ['栗沢原市第４次男女共同参画計画', '栗沢原市'],
    ['第２次緑ヶ原市環境基本計画', '緑ヶ原市'],
  ])('%s', (title, name) => {
    expect(cityOf(new PageDrawing().text(120, 60, title, { size: 16 }))).toMatchObject({ name, source: 'title' });
  });

  test.each(['中心市街地活性化計画', '都市計画マスタープラン', '本市総合計画の評価', '卸売市場整備計画'])(
    'and none in %s',
    (title) => {
      expect(cityOf(new PageDrawing().text(120, 60, title, { size: 16 })).name).toBe('');
    },
  );
});
