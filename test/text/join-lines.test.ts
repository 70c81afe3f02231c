import { describe, expect, test } from 'vitest';
import { type CellText, joinCells, joinLines, wrapQuestions } from '../../src/text/join-lines.js';
import { segment } from '../../src/text/kuromoji-words.js';

const em = 10;
const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (/[ -~]/.test(c) ? em / 2 : em), 0);

/** Lines set solid in a cell that holds `characters` full-width characters. */
const cell = (characters: number, ...lines: string[]): CellText => ({
  lines: lines.map((text) => ({ text, width: widthOf(text), charWidth: em })),
  innerWidth: characters * em,
});

const join = async (text: CellText) => (await joinCells([text], segment))[0];

describe('joinCells', () => {
  test.each([
    [cell(4, '約12,45', '0トン'), '約12,450トン', 'a number cut among its digits'],
    [cell(4, '年間10,', '020人'), '年間10,020人', 'a number cut behind its comma'],
    [cell(9, '1,234,', '567人'), '1,234,567人', 'a number ended behind its comma'],
    [cell(9, '12,', '345件'), '12,345件', 'thousands ended behind their comma'],
    [cell(9, '1,2,', '300人'), '1,2, 300人', 'a list of numbers'],
    [cell(4, '累計10', '0,000人'), '累計100,000人', 'a number cut before its comma'],
    [cell(9, '11-', '101'), '11-101', 'a code cut behind its hyphen'],
    [cell(9, 'A-11−', '101-2'), 'A-11−101-2', 'a code of several parts'],
    [cell(9, '10-', '12箇所'), '10-12箇所', 'a range cut behind its dash'],
    [cell(9, '-', '101'), '- 101', 'a dash and a number are two'],
    [cell(7, '平日120 休日8', '5'), '平日120 休日85', 'a number cut behind its label'],
    [cell(7, '平日120 休日8', '5 7'), '平日120 休日8 5 7', 'a line of two numbers is no rest of one'],
    [cell(3, '1,020', '1,133'), '1,020 1,133', 'two numbers stay two'],
    [cell(2, '12', '34'), '12 34', 'nothing says that two are one'],
    [cell(5, '実施方法に', 'ついて再検', '討'), '実施方法について再検討', 'full lines'],
    [
      cell(9, '取組方針策定', '新規・拡充事業検討'),
      '取組方針策定 新規・拡充事業検討',
      'the next word would have fitted',
    ],
    [cell(7, '子ども家庭', '相談課'), '子ども家庭 相談課', 'room for 相談, two characters'],
    [cell(6, '子ども家庭', '相談課'), '子ども家庭相談課', 'room for one of two characters'],
    [cell(8, '子ども家庭相談', '課'), '子ども家庭相談課', 'a suffix is never put on a line on purpose'],
    [cell(7, '平成30年度', '実績値'), '平成30年度 実績値', 'header with a break of its own'],
    [cell(5, '平成30年度', '実績値'), '平成30年度実績値', 'header without room'],
    [cell(6, '0箇所', '（平成29年度）'), '0箇所 （平成29年度）', 'bracket with its first word would have fitted'],
    [cell(4, '80%', '（平成28', '年度）'), '80%（平成28年度）', 'bracket and first word need three characters'],
    [cell(6, '80%', '（平成28', '年度）'), '80% （平成28年度）', 'the dictionary takes %( for one word'],
    [cell(12, '検討', '実施'), '検討 実施', 'the whole next line would have fitted'],
    [cell(7, '地域で検討す', 'る。'), '地域で検討する。', '禁則: る。 moves as one'],
    [cell(6, '委員会の', '「子ども'), '委員会の「子ども', '禁則: the bracket and its word move as one'],
    [cell(7, '事業を実施し', 'ます'), '事業を実施します', 'inside a verb form'],
    [cell(8, '放課後子ども', 'に関する講座'), '放課後子どもに関する講座', 'a particle leans on the word before'],
    [cell(20, 'Tokyo Metropolitan', 'Government'), 'Tokyo Metropolitan Government', 'Latin words'],
    [cell(9, 'Tokyo Metropolitan', 'Government'), 'Tokyo Metropolitan Government', 'Latin words, full line'],
    [cell(5, 'Metropolit', 'an'), 'Metropolitan', 'a Latin word cut because it fills its line'],
    [cell(2, '1,23', '4人'), '1,234人', 'a number cut because it fills its line'],
    [cell(5, '12', '34'), '12 34', 'two numbers are never made one'],
    [cell(5, 'ISO', '14001'), 'ISO 14001', 'word and number'],
    [cell(5, 'ＩＳＯ', '取得'), 'ＩＳＯ 取得', 'full-width letters stand as kanji do'],
    [cell(5, '窓口数は', '1,234件'), '窓口数は1,234件', 'a number moves as one'],
    [cell(6, '  検 討  '), '検 討', 'outer spaces go, inner ones stay'],
    [cell(6), '', 'no line'],
  ])('%j → %s (%s)', async (text, joined) => {
    expect(await join(text)).toBe(joined);
  });

  test('asks for words once, and only where widths do not decide', async () => {
    let calls = 0;
    const counting: typeof segment = (texts) => {
      calls += 1;
      return segment(texts);
    };
    const cells = [
      cell(5, '実施方法に', 'ついて'),
      cell(9, '取組方針策定', '新規・拡充事業検討'),
      cell(7, '子ども家庭', '相談課'),
    ];
    expect(await joinCells(cells, counting)).toEqual([
      '実施方法について',
      '取組方針策定 新規・拡充事業検討',
      '子ども家庭 相談課',
    ]);
    expect(calls).toBe(1);
    await joinCells([cell(5, '実施方法に', 'ついて'), cell(20, '検討', '実施')], counting);
    expect(calls).toBe(1);
  });
});

describe('wrapQuestions', () => {
  test('gives both lines in NFKC', () => {
    expect(wrapQuestions(cell(9, '取組方針（Ａ）', '２拡充事業検討'))).toEqual(['取組方針(A)2拡充事業検討']);
  });

  test('joinLines takes an answer that does not reach the next line as a wrap', () => {
    expect(joinLines(cell(7, '子ども家庭', '相談課'), [[]])).toBe('子ども家庭相談課');
    expect(joinLines(cell(7, '子ども家庭', '相談課'), [])).toBe('子ども家庭相談課');
  });
});
