import { describe, expect, test } from 'vitest';
import { text } from './make-pdf.js';
import { codesOf, readMadePage, textOf } from './read-made-pdf.js';

const value = text(20, 50, 10, '百二人');
const rest = text(20, 20, 10, '済');

describe('text that is struck out', () => {
  test.each([
    ['in the middle', '20 53 m 50 53 l S'],
    ['low', '20 51.5 m 50 51.5 l S'],
    ['high', '20 56 m 50 56 l S'],
    ['by two lines', '20 52.5 m 50 52.5 l 20 55 m 50 55 l S'],
    ['by a line longer than it', '12 53 m 58 53 l S'],
    ['by a thin area', '20 53 30 0.6 re f'],
    ['by a thick line', '4 w 20 53 m 50 53 l S'],
    ['by a line that slants', '20 52 m 50 55 l S'],
    ['by a stroke from corner to corner', '19 48 m 51 60 l S'],
    ['by a cross', '19 48 m 51 60 l 19 60 m 51 48 l S'],
    ['by a cross that is larger than it', '14 45 m 56 62 l 14 62 m 56 45 l S'],
    ['by a wave', '20 53 m 25 55 25 51 30 53 c 35 55 35 51 40 53 c 45 55 45 51 50 53 c S'],
    ['by dashes', '20 53 m 28 53 l 30 53 m 38 53 l 40 53 m 50 53 l S'],
    ['by a line drawn before it', '20 53 m 50 53 l S', true],
    ['in red', '1 0 0 RG 20 53 m 50 53 l S'],
  ])('%s', async (_, line, before = false) => {
    const content = `0.5 w ${before ? `${line} ${value}` : `${value} ${line}`} ${rest}`;
    const { page, issues } = await readMadePage({ content });
    expect([textOf(page), page.struck.map((struck) => struck.text)]).toEqual(['済', ['百二人']]);
    expect(page.rulings).toEqual([]);
    expect(issues).toMatchObject([{ code: 'page/struck-text', page: 1, actual: '百二人', box: { left: 20 } }]);
  });

  test.each([
    ['an underline', '20 48 m 50 48 l S'],
    ['two underlines', '20 48.5 m 50 48.5 l 20 47 m 50 47 l S'],
    ['a line over it', '20 60 m 50 60 l S'],
    ['a highlighter behind it', '1 1 0 rg 20 51 30 3 re f 0 g', true],
    ['a highlighter over it', '1 1 0.5 rg 20 51 30 2.5 re f 0 g'],
    ['a line that ends in it', '0 53 m 22 53 l S'],
    ['a slanted stroke beside it', '52 48 m 60 60 l S'],
    ['a slanted stroke between two texts', '4 40 m 19 60 l S'],
    ['a long line that comes to it from above', '38 58 m 120 98 l S'],
    ['the head of an arrow beside it', '50 53 m 47 55 l 50 53 m 47 51 l S'],
    ['a line that a white box hides', `20 53 m 50 53 l S 1 g 18 46 40 16 re f 0 g`, true],
    ['a long line that it stands on', '0 53 m 200 53 l S'],
  ])('%s does not', async (_, line, before = false) => {
    const content = `0.5 w ${before ? `${line} ${value}` : `${value} ${line}`} ${rest}`;
    const { page, issues } = await readMadePage({ content });
    expect([textOf(page), page.struck, codesOf(issues)]).toEqual(['百二人済', [], []]);
  });

  test('downwards, in vertical writing', async () => {
    const { page } = await readMadePage({ content: `${text(50, 80, 10, '百二', 'V')} 50 59 m 50 81 l S ${rest}` });
    expect([textOf(page), page.struck.map((struck) => struck.text)]).toEqual(['済', ['百二']]);
  });

  /** Two rows of three cells, each with a text; further lines. */
  const table = (more: string): string =>
    [
      ...[10, 40, 70, 100].map((x) => `${x} 20 m ${x} 80 l S`),
      ...[20, 50, 80].map((y) => `10 ${y} m 100 ${y} l S`),
      ...[12, 42, 72].map((x) => `${text(x, 68, 8, '上段')}${text(x, 38, 8, '下段')}`),
      more,
    ].join(' ');

  test('a row from edge to edge, with the remarks below its values', async () => {
    const content = table(`10 71 m 100 71 l S ${text(42, 55, 8, '(注)')}`);
    const { page } = await readMadePage({ content });
    expect(textOf(page)).toBe('下段下段下段');
    expect(page.struck.map((struck) => struck.text)).toEqual(['上段', '上段', '上段', '(注)']);
    expect(page.rulings).toHaveLength(7);
  });

  test('values in several cells by one line, but not the numbers that replace them', async () => {
    const { page } = await readMadePage({ content: table(`40 71 m 100 71 l S ${text(72, 55, 8, '3回')}`) });
    expect(page.struck.map((struck) => struck.text)).toEqual(['上段', '上段']);
    expect(textOf(page)).toContain('3回');
  });

  test('no rule that one text runs over', async () => {
    const { page } = await readMadePage({ content: table(text(42, 47, 8, '長文')) });
    expect([page.struck, page.rulings.length]).toEqual([[], 7]);
  });

  test('no writing that lies over a table', async () => {
    const { page } = await readMadePage({ content: table(text(30, 40, 40, '案')) });
    expect([page.struck, page.rulings.length]).toEqual([[], 7]);
  });
});
