import { describe, expect, test } from 'vitest';
import { readFontProgram } from '../../src/pdf/font-program.js';
import { makeCff, makeTrueType } from './make-font.js';
import { stream, toUnicodeMap } from './make-pdf.js';
import { codesOf, readMadePage, textOf } from './read-made-pdf.js';

/** A page with three glyphs of an embedded font, numbered 1 to 3, the second of which is said to be `name`, or to be nothing. */
async function readNamed(name: string | undefined, hasInk: boolean) {
  const font = makeTrueType([true, hasInk, true]);
  const descriptor =
    '<< /Type /FontDescriptor /FontName /ABCDEF+Test /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 42 0 R >>';
  const names: [number, string][] = [
    [1, '前'],
    [3, '後'],
  ];
  return readMadePage(
    { content: 'BT /C 10 Tf 20 50 Td <000100020003> Tj ET' },
    {
      objects: {
        33: '<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Test /Encoding /Identity-H /ToUnicode 39 0 R /DescendantFonts [40 0 R] >>',
        39: toUnicodeMap(name === undefined ? names : [...names, [2, name]]),
        40: '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 1000 /FontDescriptor 41 0 R >>',
        41: descriptor,
        42: stream(`/Length1 ${font.length}`, font),
      },
    },
  );
}

describe('a drawn glyph is never nothing', () => {
  test('a soft hyphen with ink is a hyphen', async () => {
    const { page, issues } = await readNamed('\u00AD', true);
    expect([textOf(page), codesOf(issues)]).toEqual(['前-後', []]);
  });

  test.each([
    ['a space', ' '],
    ['a wide space', '　'],
    ['a zero-width space', '\u200B'],
    ['a byte order mark', '\uFEFF'],
    ['a variation selector', '\uFE0F'],
    ['a filler', '\u3164'],
    ['no character', ''],
    ['nothing at all', undefined],
  ])('%s with ink is a character that nobody knows', async (_, name) => {
    const { page, issues } = await readNamed(name, true);
    expect([textOf(page), codesOf(issues), page.untrusted]).toEqual(['前\uFFFD後', ['text/untrusted'], 1]);
  });

  test.each([
    ['a space', ' '],
    ['a soft hyphen', '\u00AD'],
    ['a zero-width space', '\u200B'],
    ['a control character', '\u0003'],
    ['nothing at all', undefined],
  ])('%s without ink is nothing', async (_, name) => {
    const { page, issues } = await readNamed(name, false);
    expect([textOf(page), codesOf(issues)]).toEqual(['前後', []]);
    expect(page.glyphs[1]?.spaceBefore).toBe(true);
  });

  test('a letter that its font draws keeps its name; one that it does not draw is seen by nobody', async () => {
    const drawn = await readNamed('0', true);
    expect([textOf(drawn.page), drawn.page.hidden]).toEqual(['前0後', []]);
    const { page } = await readNamed('0', false);
    expect(textOf(page)).toBe('前後');
    expect(page.hidden).toMatchObject([{ reason: 'invisible', glyph: { text: '0' } }]);
  });

  test.each([
    ['a square', '1000 0 d0 0 0 750 750 re f', '前\uFFFD'],
    ['nothing', '1000 0 d0', '前'],
  ])('a Type 3 glyph that is named a space and draws %s', async (_, drawing, expected) => {
    const type3 =
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 98 /Widths [1000 1000] /ToUnicode 39 0 R' +
      ' /Encoding << /Type /Encoding /Differences [97 /a /b] >> /CharProcs << /a 36 0 R /b 37 0 R >> /Resources << >> >>';
    const { page } = await readMadePage(
      { content: 'BT /T 10 Tf 20 50 Td (ab) Tj ET' },
      {
        objects: {
          35: type3,
          37: stream('', drawing),
          39: toUnicodeMap([
            [97, '前'],
            [98, ' '],
          ]),
        },
      },
    );
    expect(textOf(page)).toBe(expected);
  });

  test('a font that is not embedded draws a soft hyphen as a hyphen', async () => {
    const { page } = await readMadePage({ content: 'BT /J 10 Tf 20 50 Td <524d00ad5f8c> Tj ET' });
    expect(textOf(page)).toBe('前-後');
  });
});

/** Operators of Type 2 charstrings: rlineto, callsubr, callgsubr, return, endchar, rmoveto, hstem. */
const [LINE, CALL, CALL_GLOBAL, RETURN, END, MOVE, STEM] = [5, 10, 29, 11, 14, 21, 1];
const zero = 139;

describe('ink of a CFF glyph', () => {
  test.each([
    ['nothing', [END], false],
    ['a width only', [zero + 50, END], false],
    ['a move only', [zero, zero, MOVE, END], false],
    ['a hint only', [zero, zero, STEM, END], false],
    ['a line', [zero, zero, MOVE, zero + 9, zero, LINE, END], true],
    ['two glyphs put together', [zero, zero, zero, zero, END], true],
    ['a line in a subroutine', [zero - 107, CALL], true],
    ['nothing in a subroutine', [zero - 106, CALL], false],
    ['a subroutine that returns', [zero - 105, CALL, END], false],
    ['a subroutine that calls itself', [zero - 104, CALL, END], true],
    ['a subroutine that is missing', [zero, CALL_GLOBAL, END], true],
    ['large numbers', [28, 1, 0, 255, 0, 1, 0, 0, 247, 0, MOVE, END], false],
  ])('%s', (_, charstring, expected) => {
    const local = [[zero, zero + 9, LINE, END], [END], [RETURN], [zero - 104, CALL, RETURN]];
    expect(readFontProgram(makeCff([charstring], local)).hasInk(0x41)).toBe(expected);
  });

  test('a character that the font lacks, and a font that is cut off', () => {
    const font = makeCff([[END]]);
    expect(readFontProgram(font).hasInk(0x42)).toBeUndefined();
    for (let length = 0; length < font.length; length += 7)
      expect([undefined, false, true]).toContain(readFontProgram(font.slice(0, length)).hasInk(0x41));
  });
});
