import { describe, expect, test } from 'vitest';
import { foldForMatching } from '../../src/text/fold.js';
import { raisedMarks, withoutRaisedMarks } from '../../src/text/raised-marks.js';

describe('raised marks', () => {
  test.each([
    ['210¹', ['1'], '210'],
    ['64³⁾人', ['3)'], '64人'],
    ['利用者数¹²（人）', ['12'], '利用者数（人）'],
    ['公園の面積（km²）', [], '公園の面積（km²）'],
    ['12.5m³', [], '12.5m³'],
    ['CO₂の排出量', [], 'CO₂の排出量'],
    ['ＮＰＯ法人¹', ['1'], 'ＮＰＯ法人'],
    ['NPO¹', ['1'], 'NPO'],
    ['210₂', ['2'], '210'],
    ['令和3年度', [], '令和3年度'],
  ])('%s', (text, marks, without) => {
    expect(raisedMarks(text)).toEqual(marks);
    expect(withoutRaisedMarks(text)).toBe(without);
  });

  test('headers are compared without them', () => {
    expect(foldForMatching('令和４年度実績¹')).toBe(foldForMatching('令和4年度実績'));
    expect(foldForMatching('面積（km²）')).toBe('面積(km2)');
  });
});
