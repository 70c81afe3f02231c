import { describe, expect, test } from 'vitest';
import type { LineImage, Placed } from '../../src/ocr/line-image.js';
import type { PixelBox } from '../../src/ocr/picture.js';
import { hasUnreadGap, withSeenMarks } from '../../src/ocr/seen-marks.js';

const EM = 40;
const FOOT = 60;
const box = (left: number, width: number, bottom: number, height: number): PixelBox => ({
  left,
  top: bottom - height,
  right: left + width,
  bottom,
});
const figure = (left: number): PixelBox => box(left, 18, FOOT, 30);

/** A line image of one piece with these strokes, at the size at which it is read. */
function imageOf(strokes: readonly PixelBox[]): LineImage {
  const right = Math.max(...strokes.map((each) => each.right));
  const piece: Placed = {
    box: { left: 0, top: 20, right, bottom: 70 },
    line: 0,
    em: EM,
    components: strokes,
    from: 0,
    to: right,
  };
  return { picture: { width: right, height: 64, data: new Uint8Array(right * 64) }, pieces: [piece] };
}

const said = (text: string, strokes: readonly PixelBox[]): string | undefined => {
  const symbols = [...text].map((character, index) => ({ text: character, left: index * 22 }));
  return withSeenMarks(symbols, imageOf(strokes))
    ?.map((symbol) => symbol.text)
    .join('');
};

describe('marks that nobody read', () => {
  test('are read where the picture shows a point between figures that stand apart', () => {
    expect(said('181', [figure(0), figure(22), box(43, 4, FOOT, 4), figure(54)])).toBe('18.1');
    expect(said('181%', [figure(0), figure(22), box(43, 4, FOOT, 4), figure(54), box(78, 30, FOOT, 30)])).toBe('18.1%');
    expect(said('83', [figure(0), box(21, 4, FOOT, 4), figure(32)])).toBe('8.3');
  });

  test('are none where figures stand as close as ever, or the speck lies above the foot: that is dust', () => {
    expect(said('181', [figure(0), figure(22), box(41, 2, FOOT, 2), figure(44)])).toBeUndefined();
    // Worn off a 3, of which less is left.
    expect(said('123', [figure(0), figure(22), box(42, 3, FOOT - 2, 4), box(47, 15, FOOT, 30)])).toBeUndefined();
    // As wide as kanji, all of them.
    expect(said('123', [figure(0), figure(40), box(64, 4, FOOT, 4), figure(80)])).toBeUndefined();
    expect(said('181', [figure(0), figure(22), box(43, 4, FOOT - 20, 4), figure(54)])).toBeUndefined();
  });

  test('are hyphens where a bar stands half way up', () => {
    const strokes = [figure(0), figure(22), box(43, 9, FOOT - 13, 3), figure(54), figure(76), figure(98)];
    expect(said('20107', strokes)).toBe('20-107');
  });

  test('are not doubled where something was read there', () => {
    const strokes = [figure(0), figure(22), box(43, 4, FOOT, 4), figure(54)];
    expect(said('18.1', strokes)).toBeUndefined();
    expect(said('18,1', strokes)).toBeUndefined();
  });

  test('are not looked for where figures touch and cannot be counted', () => {
    expect(said('1181', [box(0, 42, FOOT, 30), box(43, 4, FOOT, 4), figure(54)])).toBeUndefined();
  });
});

describe('a gap between figures', () => {
  const isGap = (text: string, strokes: readonly PixelBox[]): boolean =>
    hasUnreadGap(
      [...text].map((character, index) => ({ text: character, left: index * 22 })),
      imageOf(strokes),
    );

  test('as wide as a hyphen or point needs, where none was read, says that one may be worn away', () => {
    // 24-103 with a hyphen too pale to be seen.
    expect(isGap('24103', [figure(0), figure(22), figure(56), figure(78), figure(100)])).toBe(true);
    expect(isGap('83', [figure(0), figure(34)])).toBe(true);
  });

  test('says nothing where the mark was read, where all stand alike, or where figures are as wide as kanji', () => {
    expect(isGap('24-103', [figure(0), figure(22), figure(56), figure(78), figure(100)])).toBe(false);
    expect(isGap('24103', [figure(0), figure(22), figure(44), figure(66), figure(88)])).toBe(false);
    expect(isGap('83', [figure(0), figure(40)])).toBe(false);
    expect(isGap('83人', [figure(0), figure(22), box(44, 36, FOOT, 36)])).toBe(false);
  });
});
