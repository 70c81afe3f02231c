import { describe, expect, test } from 'vitest';
import { stream, text, toUnicode, utf16 } from './make-pdf.js';
import { codesOf, readMadePage, rounded, textOf } from './read-made-pdf.js';

describe('where a glyph stands', () => {
  test('an em box from the baseline, points from the upper left corner', async () => {
    const { page } = await readMadePage({ content: text(20, 50, 10, '目標') });
    expect(textOf(page)).toBe('目標');
    expect(page.glyphs.map((glyph) => rounded(glyph.box))).toEqual([
      [20, 41.2, 30, 51.2],
      [30, 41.2, 40, 51.2],
    ]);
    expect(page.glyphs[0]).toMatchObject({
      fontSize: 10,
      baseline: 50,
      angle: 0,
      vertical: false,
      order: 0,
      colour: '#000000',
    });
  });

  test.each([
    ['character spacing', `BT /J 10 Tf 5 Tc 20 50 Td ${utf16('目標')} Tj ET`, [20, 35]],
    ['horizontal scale', `BT /J 10 Tf 50 Tz 20 50 Td ${utf16('目標')} Tj ET`, [20, 25]],
    ['kerning of TJ', `BT /J 10 Tf 20 50 Td [${utf16('目')} -500 ${utf16('標')}] TJ ET`, [20, 35]],
    ['word spacing of a single-byte font', 'BT /F 10 Tf 7 Tw 20 50 Td (1 1) Tj ET', [20, 35.3]],
    [
      'a line further down (TD, T*)',
      `BT /J 10 Tf 20 50 TD ${utf16('目')} Tj 3 -12 TD T* ${utf16('標')} Tj ET`,
      [20, 23],
    ],
    ['the operators of a quote', `BT /J 10 Tf 12 TL 20 50 Td ${utf16('目')} ' 0 0 ${utf16('標')} " ET`, [20, 20]],
  ])('%s', async (_, content, lefts) => {
    const { page } = await readMadePage({ content });
    expect(page.glyphs.map((glyph) => Math.round(glyph.box.left * 10) / 10)).toEqual(lefts);
  });

  test('a rise moves the baseline', async () => {
    const { page } = await readMadePage({ content: `BT /J 10 Tf 4 Ts 20 50 Td ${utf16('注')} Tj ET` });
    expect(page.glyphs[0]?.baseline).toBeCloseTo(46);
  });

  test('the font size is that on the page', async () => {
    const { page } = await readMadePage({
      content: `q 2 0 0 2 0 0 cm BT /J 1 Tf 5 0 0 5 10 25 Tm ${utf16('目')} Tj ET Q`,
    });
    expect(page.glyphs[0]?.fontSize).toBeCloseTo(10);
    expect(rounded(page.glyphs[0]?.box ?? { left: 0, top: 0, right: 0, bottom: 0 })).toEqual([20, 41.2, 30, 51.2]);
  });

  test.each([
    [0, '1 0 0 1'],
    [90, '0 -1 1 0'],
    [180, '-1 0 0 -1'],
    [270, '0 1 -1 0'],
    [315, '0.7071 0.7071 -0.7071 0.7071'],
  ])('the line of writing runs at %d degrees', async (angle, matrix) => {
    const { page } = await readMadePage({ content: `BT /J 10 Tf ${matrix} 100 50 Tm ${utf16('縦')} Tj ET` });
    expect(page.glyphs[0]?.angle).toBe(angle);
  });

  test('a vertical font writes downwards, one em box under the other', async () => {
    const { page } = await readMadePage({ content: text(100, 80, 10, '事業', 'V') });
    expect(page.glyphs.map((glyph) => [glyph.text, ...rounded(glyph.box)])).toEqual([
      ['事', 95, 20, 105, 30],
      ['業', 95, 30, 105, 40],
    ]);
    expect(page.glyphs[0]).toMatchObject({ vertical: true, angle: 0, baseline: 100 });
  });
});

describe('the page', () => {
  const content = text(20, 30, 10, '市');
  test.each([
    ['as it is', {}, [200, 100], [20, 61.2, 30, 71.2]],
    ['turned by 90', { rotate: 90 as const }, [100, 200], [28.8, 20, 38.8, 30]],
    ['turned by 180', { rotate: 180 as const }, [200, 100], [170, 28.8, 180, 38.8]],
    ['turned by 270', { rotate: 270 as const }, [100, 200], [61.2, 170, 71.2, 180]],
    ['cropped', { cropBox: '10 10 110 60' }, [100, 50], [10, 21.2, 20, 31.2]],
    ['cropped and turned', { cropBox: '10 10 110 60', rotate: 90 as const }, [50, 100], [18.8, 10, 28.8, 20]],
    ['with a larger unit', { userUnit: 2 }, [400, 200], [40, 122.4, 60, 142.4]],
    ['that does not begin at zero', { mediaBox: '-50 -50 150 50' }, [200, 100], [70, 11.2, 80, 21.2]],
  ])('%s', async (_, frame, size, box) => {
    const { page } = await readMadePage({ content, ...frame });
    expect([page.width, page.height]).toEqual(size);
    expect(page.glyphs.map((glyph) => rounded(glyph.box))).toEqual([box]);
  });
});

describe('what a glyph says', () => {
  test('spaces are no glyphs, but are remembered', async () => {
    const { page } = await readMadePage({ content: text(20, 50, 10, '令和　2 年') });
    expect(page.glyphs.map((glyph) => [glyph.text, glyph.spaceBefore])).toEqual([
      ['令', false],
      ['和', false],
      ['2', true],
      ['年', true],
    ]);
  });

  test('a ligature keeps its characters together', async () => {
    const { page } = await readMadePage(
      { content: 'BT /C 10 Tf 20 50 Td <00010002> Tj ET' },
      { objects: { 39: toUnicode('㈱', 'ffi') } },
    );
    expect(page.glyphs.map((glyph) => glyph.text)).toEqual(['㈱', 'ffi']);
  });

  test('characters beyond the basic plane', async () => {
    const { page } = await readMadePage(
      { content: 'BT /C 10 Tf 20 50 Td <0001> Tj ET' },
      { objects: { 39: toUnicode('𠮷') } },
    );
    expect(textOf(page)).toBe('𠮷');
  });

  test('Type 3 glyphs', async () => {
    const { page, issues } = await readMadePage({ content: text(20, 50, 10, 'ab', 'T') });
    expect(page.glyphs.map((glyph) => [glyph.text, ...rounded(glyph.box)])).toEqual([
      ['a', 20, 41.2, 30, 51.2],
      ['b', 30, 41.2, 35, 51.2],
    ]);
    expect(codesOf(issues)).toEqual([]);
  });

  test('a Type 3 font whose glyphs are far smaller than its size', async () => {
    const font =
      '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 97 /Widths [10]';
    const { page } = await readMadePage(
      { content: text(20, 50, 100, 'a', 'T') },
      {
        objects: {
          35: `${font} /Encoding << /Type /Encoding /Differences [97 /a] >> /CharProcs << /a 36 0 R >> >>`,
          36: stream('', '10 0 0 0 8 8 d1 0 0 8 8 re f'),
        },
      },
    );
    expect(page.glyphs[0]?.fontSize).toBeCloseTo(10);
    expect(rounded(page.glyphs[0]?.box ?? { left: 0, top: 0, right: 0, bottom: 0 })).toEqual([20, 41.2, 30, 51.2]);
  });

  test('text of a form, and of a form in a form, stands where the forms do', async () => {
    const { page } = await readMadePage(
      { content: 'q 1 0 0 1 10 10 cm /A Do Q', resources: '/XObject << /A 40 0 R >>' },
      {
        objects: {
          40: stream(
            '/Type /XObject /Subtype /Form /BBox [0 0 100 80] /Matrix [1 0 0 1 5 5] /Resources << /XObject << /B 41 0 R >> >>',
            '/B Do',
          ),
          41: stream(
            '/Type /XObject /Subtype /Form /BBox [0 0 100 80] /Resources << /Font << /J 31 0 R >> >>',
            text(5, 35, 10, '式'),
          ),
        },
      },
    );
    expect(page.glyphs.map((glyph) => [glyph.text, ...rounded(glyph.box)])).toEqual([['式', 20, 41.2, 30, 51.2]]);
  });

  test('the appearance of an annotation is read, whatever state the page left behind', async () => {
    const appearance = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 50 20] /Resources << /Font << /J 31 0 R >> >>',
      text(0, 5, 10, '印'),
    );
    const { page } = await readMadePage(
      { content: '0 0 0 0 re W n q 5 0 0 5 0 0 cm', entries: '/Annots [41 0 R]' },
      {
        objects: {
          40: appearance,
          41: '<< /Type /Annot /Subtype /Stamp /Rect [20 45 70 65] /F 4 /AP << /N 40 0 R >> >>',
        },
      },
    );
    expect(page.glyphs.map((glyph) => [glyph.text, ...rounded(glyph.box)])).toEqual([['印', 20, 41.2, 30, 51.2]]);
  });
});

describe('/ActualText', () => {
  const span = (actual: string, shown: string): string =>
    `/Span << /ActualText <feff${Buffer.from(actual, 'utf16le').swap16().toString('hex')}> >> BDC\n${shown}EMC\n`;
  test.each([
    ['one glyph', span('長', text(20, 50, 10, '⻑')), '長'],
    ['several, one character each', span('青い', text(20, 50, 10, '⻘ぃ')), '青い'],
    ['a cluster that says one character', span('㊞', text(20, 50, 10, '○印')), '㊞'],
    ['nothing but space: the glyph is printed', span(' ', text(20, 50, 10, '々')), '々'],
    ['the same in other forms', span('が', text(20, 50, 10, 'が')), 'が'],
    ['a long stretch that does not pair off', span('略', text(20, 50, 5, '一二三四五六七八九')), '一二三四五六七八九'],
    ['no glyph at all', span('画像', ''), ''],
  ])('%s', async (_, content, expected) => {
    for (const compress of [false, true]) {
      const reading = await readMadePage({ content }, { compress });
      expect(textOf(reading.page)).toBe(expected);
    }
  });

  test.each([
    ['UTF-8', '<efbbbfe79b9f>', '盟'],
    ['Latin-1', '(m)', 'm'],
    ['UTF-16, little end first', '<fffedf76>', '盟'],
  ])('in %s', async (_, string, expected) => {
    const { page } = await readMadePage({
      content: `/Span << /MCID 3 /ActualText ${string} >> BDC ${text(20, 50, 10, '盂')} EMC`,
    });
    expect(textOf(page)).toBe(expected);
  });

  test('makes a private-use character right, so that nothing is reported', async () => {
    const { page, issues } = await readMadePage(
      { content: span('回', 'BT /C 10 Tf 20 50 Td <0001> Tj ET\n') },
      { objects: { 39: toUnicode('\ue3a1') } },
    );
    expect(textOf(page)).toBe('回');
    expect(codesOf(issues)).toEqual([]);
  });
});
