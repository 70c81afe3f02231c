import { describe, expect, test } from 'vitest';
import { text } from './make-pdf.js';
import { readMadePage, textOf } from './read-made-pdf.js';

const printed = '1,122件';
const at = (dx: number, dy: number): string => text(20 + dx, 50 + dy, 10, printed);

describe('a text and its shadow are one text', () => {
  test.each([
    ['a quarter em to the right', 2.5, 0],
    ['to the left', -2.5, 0],
    ['down', 0, -2.5],
    ['up', 0, 2.5],
    ['down and right', 1.7, -1.7],
    ['up and left', -1.2, 1.2],
    ['a quarter em down and right', 2.5, -2.5],
    ['a quarter em up and right', 2.5, 2.5],
    ['a quarter em down and left', -2.5, -2.5],
    ['a quarter em up and left', -2.5, 2.5],
    ['a little', 0.3, -0.3],
  ])('%s, before the text and after it, grey and black', async (_, dx, dy) => {
    for (const grey of ['0.6 g', '0 g']) {
      const shadow = `q ${grey} ${at(dx, dy)} Q`;
      for (const content of [`${shadow} ${at(0, 0)}`, `${at(0, 0)} ${shadow}`]) {
        const { page } = await readMadePage({ content });
        expect([textOf(page), page.doubled]).toEqual([printed, 6]);
        if (grey !== '0 g') expect(page.glyphs.every(({ colour }) => colour === '#000000')).toBe(true);
      }
    }
  });

  test('drawn letter by letter', async () => {
    const letters = [...printed].map((letter, index) => {
      const x = 20 + 5 * index;
      return `q 0.5 g ${text(x + 1.5, 48.5, 10, letter)} Q ${text(x, 50, 10, letter)}`;
    });
    const { page } = await readMadePage({ content: letters.join(' ') });
    expect([textOf(page), page.doubled]).toEqual([printed, 6]);
  });

  test('an outline of eight copies', async () => {
    const around = [-0.7, 0, 0.7].flatMap((dx) => [-0.7, 0, 0.7].map((dy) => at(dx, dy)));
    const { page } = await readMadePage({ content: `q 0.8 g ${around.join(' ')} Q ${at(0, 0)}` });
    expect([textOf(page), page.doubled]).toEqual([printed, 54]);
  });
});

describe('repeated characters are no copies', () => {
  test.each([
    ['digits side by side', 'BT /F 10 Tf 20 50 Td (1122) Tj ET', '1122'],
    ['narrow letters', 'BT /F 10 Tf 20 50 Td (illil....) Tj ET', 'illil....'],
    ['digits set narrow', 'BT /F 10 Tf 45 Tz 20 50 Td (1122) Tj ET', '1122'],
    ['digits set close', 'BT /F 10 Tf -1.5 Tc 20 50 Td (1122) Tj ET', '1122'],
    ['lines of one text', `${text(20, 50, 10, '一')}${text(20, 40, 10, '一')}`, '一一'],
    ['an exponent', 'BT /F 10 Tf 20 50 Td (2) Tj /F 6 Tf 3 Ts (2) Tj ET', '22'],
  ])('%s', async (_, content, expected) => {
    const { page } = await readMadePage({ content });
    expect([textOf(page), page.doubled]).toEqual([expected, 0]);
  });
});
