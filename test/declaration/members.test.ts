import { describe, expect, test } from 'vitest';
import {
  kindOutside,
  type Members,
  readBracketsSaid,
  readMembers,
  readMembersSaid,
} from '../../src/declaration/members.js';
import { vocabulary } from './read-drawing.js';

const setting = { vocabulary, context: {} };

/** `lines: target 2022, actual 2022`; `-` for what is no observation. */
const said = (members: Members | undefined): string =>
  members === undefined
    ? 'none'
    : `${members.sign}: ${members.members
        .map(({ valueKind, period }) => [valueKind ?? '-', ...(period ? [period.fiscal_year] : [])].join(' '))
        .join(', ')}`;

describe('a label that announces several kinds', () => {
  test.each([
    ['目標／実績', 'slash: target, actual'],
    ['目標値/実績値', 'slash: target, actual'],
    ['実績／目標', 'slash: actual, target'],
    ['令和5年度目標／令和5年度実績', 'slash: target 2023, actual 2023'],
    ['令和5年度目標／実績', 'slash: target 2023, actual 2023'],
    ['現状値（2019）→目標値（2024）', 'arrow: baseline 2019, target 2024'],
    ['現状値⇒目標値', 'arrow: baseline, target'],
    ['実績値（目標値）', 'bracket: actual, target'],
    ['目標（実績）', 'bracket: target, actual'],
    ['上段：目標　下段：実績', 'lines: target, actual'],
    ['上段：目標下段：実績', 'lines: target, actual'],
    ['上段が計画値、下段が実績値', 'lines: plan, actual'],
    ['目標／実績／達成率', 'slash: target, actual, -'],
  ])('%s', (text, members) => {
    expect(said(readMembers(text, setting))).toBe(members);
  });

  test.each([
    '目標値',
    '令和5年度／令和4年度',
    '目標／目標',
    '実績（見込）',
    '人／日',
    '事業名／担当課',
    '目標（人）',
    '実績（累計）',
    '貸出冊数（図書館）',
  ])('%s announces none', (text) => {
    expect(said(readMembers(text, setting))).toBe('none');
  });
});

describe('a line that says what the lines of cells are', () => {
  test.each([
    ['（上段：目標値、下段：実績値）', 'lines: target, actual'],
    ['※上段は実績、下段は目標です。', 'lines: actual, target'],
    ['注）上段・・・計画、下段・・・実績', 'lines: plan, actual'],
    ['上段：目標、中段：実績、下段：達成率', 'lines: target, actual, -'],
    ['目標と実績（目標／実績）', 'slash: target, actual'],
    ['各欄の上段に目標値を、下段に実績値を示す。', 'lines: target, actual'],
  ])('%s', (line, members) => {
    expect(said(readMembersSaid(line, setting))).toBe(members);
  });

  test.each(['上段：北部、下段：南部', '目標値の下段に理由を書く。', '目標と実績', '（担当：福祉課／健康課）'])(
    '%s says none',
    (line) => {
      expect(said(readMembersSaid(line, setting))).toBe('none');
    },
  );
});

describe('a line that says what brackets hold', () => {
  const brackets = (line: string): string[] =>
    readBracketsSaid(line, setting).map(({ opens, member, words }) => `${opens} ${member?.valueKind ?? `? ${words}`}`);

  test.each([
    ['※（　）内は目標値', ['（( target']],
    ['（ ）書きは見込値です。', ['（( estimate']],
    ['※カッコ内は計画値', ['（( plan']],
    ['［　］は計画値、〈　〉は見込値', ['［[ plan', '〈< estimate']],
    ['（　）内は前年度の順位', ['（( ? 前年度の順位']],
  ])('%s', (line, said) => {
    expect(brackets(line)).toEqual(said);
  });

  test.each(['（仮称）市民会館', '目標値（人）', '※目標値は据え置きとする。'])('%s says nothing of them', (line) => {
    expect(brackets(line)).toEqual([]);
  });

  test('what stands outside of the only brackets is opposite, or as said', () => {
    const inside = readBracketsSaid('※（　）内は目標値', setting);
    expect(kindOutside(['※（　）内は目標値'], inside, setting)).toBe('actual');
    expect(kindOutside(['（　）内は目標値、その他は見込値'], inside, setting)).toBe('estimate');
    const two = readBracketsSaid('［　］は計画値、〈　〉は見込値', setting);
    expect(kindOutside(['［　］は計画値、〈　〉は見込値'], two, setting)).toBeUndefined();
    expect(kindOutside(['※目標値は据え置き'], [], setting)).toBeUndefined();
  });
});
