import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../src/declaration/build-document.js';
import { findLayout } from '../../src/tables/find-layout.js';
import type { PageDrawing } from '../tables/draw-page.js';
import { saidOf } from './draw-form.js';
import { page, vocabulary } from './read-drawing.js';

/** Lines of a page from top to bottom, set in by so many ems; what follows a tab stands at a stop of its own. */
function drawLines(lines: readonly (readonly [indent: number, text: string])[]): PageDrawing {
  const drawing = page('平成26年度　文化課長の仕事宣言【中間報告】');
  lines.forEach(([indent, text], index) => {
    const [label = '', value] = text.split('\t');
    drawing.text(60 + indent * 10, 130 + index * 16, label, { size: 10 });
    if (value !== undefined) drawing.text(240, 130 + index * 16, value, { size: 10 });
  });
  return drawing;
}

async function read(lines: readonly (readonly [number, string])[]): Promise<string[]> {
  const layouts = [findLayout({ ...drawLines(lines).page(), number: 1 })];
  const { parts } = await buildDocument(layouts, vocabulary, 'd', async (texts) => texts.map(() => []));
  return parts.flatMap(saidOf);
}

describe('a list of names with their values below them', () => {
  test.each([
    ['in one line', '　　'],
    ['at a tab stop', '\t'],
  ])('is read, each line by its own label, the values %s', async (_, gap) => {
    const list: readonly (readonly [number, string])[] = [
      [0, '１　読書のまちづくり（図書館）'],
      [1, '開館時間の延長を試しています。'],
      [1, '○ 図書の貸出冊数'],
      [3, '・平成25年度実績　　248,310冊'],
      [3, '・平成26年度目標　　255,000冊'],
      [3, '・平成26年9月末実績　131,420冊（進捗率51.5％）'],
      [1, '○ 文化振興の方針'],
      [3, '・平成25年度実績　　骨子を作成'],
      [3, '・平成26年度目標　　平成27年3月に策定'],
      [3, '・平成26年9月末実績　素案を作成'],
    ];
    const said = await read(list.map(([indent, text]) => [indent, text.replace(/(実績|目標)　+/u, `$1${gap}`)]));
    expect(said).toEqual([
      '図書の貸出冊数 actual 2013 248310冊',
      '図書の貸出冊数 target 2014 255000冊',
      '図書の貸出冊数 actual 2014 131420冊',
      '文化振興の方針 actual 2013 骨子を作成',
      '文化振興の方針 target 2014 平成27年3月に策定',
      '文化振興の方針 actual 2014 素案を作成',
    ]);
  });

  test.each<[string, readonly (readonly [number, string])[]]>([
    [
      'one value alone',
      [
        [1, '○ 図書の貸出冊数'],
        [3, '・平成26年度目標　255,000冊'],
      ],
    ],
    [
      'the same label twice',
      [
        [1, '○ 図書の貸出冊数'],
        [3, '・平成26年度目標　255,000冊'],
        [3, '・平成26年度目標　265,000冊'],
      ],
    ],
    [
      'words without a figure in any list',
      [
        [1, '○ 文化振興の方針'],
        [3, '・平成25年度実績　骨子を作成'],
        [3, '・平成26年度目標　3月に策定'],
      ],
    ],
    [
      'a sentence for a name',
      [
        [1, '○ 図書の貸出を増やします。'],
        [3, '・平成25年度実績　248,310冊'],
        [3, '・平成26年度目標　255,000冊'],
      ],
    ],
  ])('is none: %s', async (_, lines) => {
    expect(await read(lines)).toEqual([]);
  });
});
