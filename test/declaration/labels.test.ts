import { describe, expect, test } from 'vitest';
import { type Claim, ofOthers, readLabel, unitInName } from '../../src/declaration/labels.js';
import { foldForMatching } from '../../src/text/fold.js';
import { vocabulary } from './read-drawing.js';

const setting = { vocabulary, context: { documentFiscalYear: 2024 } };

/** `target`, `dates of baseline`, `role unit`. */
const said = (claim: Claim): string =>
  claim.kind === 'value'
    ? claim.valueKind
    : claim.kind === 'dates'
      ? `dates of ${claim.of ?? 'any'}`
      : `role ${claim.role}`;
const claimsOf = (text: string): string[] => readLabel(text, setting).claims.map(said);

describe('the likeliest claim of a label', () => {
  test.each([
    ['目標値', 'target'],
    ['令和6年度目標', 'target'],
    ['実績値', 'actual'],
    ['実績Ａ', 'actual'],
    ['現状値（R4）', 'baseline'],
    ['基準', 'baseline'],
    ['見込値', 'estimate'],
    ['中間目標値', 'interim_target'],
    ['年間目標', 'target'],
    ['期末実績', 'actual'],
    ['指標', 'role indicator_name'],
    ['指標名及び単位', 'role indicator_name'],
    ['指標・投入資源', 'role indicator_name'],
    ['指標の名称', 'role indicator_name'],
    ['事業名（指標）', 'role indicator_name'],
    ['単位', 'role unit'],
    ['所管課', 'role division'],
    ['区分', 'role kind'],
    ['達成率', 'role rating'],
    ['達成率Ｃ／Ｂ', 'role rating'],
    ['県平均', 'role others'],
    ['値', 'role value'],
    ['達成期限', 'dates of target'],
    ['達成時期', 'dates of target'],
    ['期限', 'dates of target'],
  ])('%s: %s', (text, claim) => {
    expect(claimsOf(text)[0]).toBe(claim);
  });

  test('年度 is of any kind that it stands beside', () => {
    expect(claimsOf('年度')).toContain('dates of any');
  });

  test('none where no word is known', () => {
    expect(claimsOf('ほたるの里')).toEqual([]);
  });
});

describe('labels that claim in several ways', () => {
  test.each([
    ['数値目標', ['role indicator_name', 'target']],
    ['達成目標', ['role indicator_name', 'target']],
    ['目標', ['target', 'role indicator_name', 'role project_name']],
    ['実績', ['actual', 'role remarks']],
    ['基準年度', ['baseline', 'dates of baseline']],
    ['目標年次', ['target', 'dates of target']],
    ['中間年度', ['interim_target', 'dates of interim_target']],
  ])('%s', (text, claims) => {
    expect(claimsOf(text)).toEqual(claims);
  });

  test('a year takes the other readings away: 令和6年度目標 names nothing', () => {
    expect(claimsOf('令和6年度目標')).not.toContain('role indicator_name');
    expect(claimsOf('令和6年度数値目標')).toEqual(['target']);
  });
});

describe('what else a label says', () => {
  test('its year, and the words without it', () => {
    expect(readLabel('令和5年度（2023）実績値', setting)).toMatchObject({
      period: { fiscal_year: 2023 },
      rest: '実績値',
      whole: true,
    });
  });

  test('no year in a figure, none in 達成率 of one year by another', () => {
    expect(readLabel('1,200', setting).period).toBeUndefined();
    expect(claimsOf('R5/R4')).toEqual(['role rating']);
  });

  test('up to the end of a month it begins in April', () => {
    expect(readLabel('令和5年度9月末', setting).period).toMatchObject({
      period_start: '2023-04-01',
      period_end: '2023-09-30',
    });
  });

  test.each([
    ['年間目標', true],
    ['達成水準', true],
    ['中間実績（9月末）', true],
    ['最終目標', false],
    ['目標値', false],
  ])('%s counts from the year of the document: %s', (text, counts) => {
    expect(readLabel(text, setting).ofDocumentYear).toBe(counts);
  });

  test('is whole only where every word is known', () => {
    expect(readLabel('目標値（令和6年度）', setting).whole).toBe(true);
    expect(readLabel('目標値を下回った理由', setting).whole).toBe(false);
  });

  test.each([
    ['指標名※【　】内はSDGsの番号', '指標名'],
    ['指標 ＊印は新規', '指標'],
    ['実績値※見込を含む', '実績値※見込を含む'],
    ['実績値※1', '実績値※1'],
  ])('a remark on the column is no word of it, unless it speaks of values: %s', (text, rest) => {
    expect(readLabel(text, setting).rest).toBe(rest);
  });

  test('the same label is read once', () => {
    expect(readLabel('実績値', setting)).toBe(readLabel('実績値', setting));
  });
});

describe('the unit in a name', () => {
  test.each([
    ['貸出冊数（冊）', '冊'],
    ['事業費(単位:千円)', '千円'],
    ['単位：人', '人'],
    ['ごみ排出量［t］', 't'],
    ['貸出冊数（図書館）', ''],
    ['貸出冊数', ''],
    ['来館者数（本館）（人）', '人'],
  ])('%s: 「%s」', (name, unit) => {
    expect(unitInName(name)).toBe(unit);
  });
});

describe('whose figures', () => {
  test.each([
    '県平均',
    '全国',
    '全国値',
    '（参考）県平均',
    '類似団体の平均',
    '県内市町村平均',
    '中核市平均',
    '（参考）国の現状',
  ])("%s are others'", (text) => {
    expect(ofOthers.test(foldForMatching(text))).toBe(true);
  });

  test.each(['全国順位', '県道の補修', '国の補助を受けた数', '平均', '市民の平均年齢', '都市公園'])(
    "%s are the city's own",
    (text) => {
      expect(ofOthers.test(foldForMatching(text))).toBe(false);
    },
  );
});
