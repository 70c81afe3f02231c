import { describe, expect, test } from 'vitest';
import { hiddenTexts } from '../../src/pdf/hidden-texts.js';
import { stream, text } from './make-pdf.js';
import { codesOf, hiddenTextOf, readMade, readMadePage, textOf } from './read-made-pdf.js';

const shown = text(20, 50, 10, '見');
/** An image of 300 by 300 pixels, all of it there. */
const image = stream(
  '/Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
  'not really',
);
const mask = stream(
  '/Type /XObject /Subtype /Image /ImageMask true /Width 8 /Height 8 /BitsPerComponent 1',
  '\xff\x00\xff\x00\xff\x00\xff\x00',
);
const withImage = { resources: '/XObject << /I 40 0 R /M 41 0 R >>' };
const images = { objects: { 40: image, 41: mask } };

describe('text that nobody sees', () => {
  test.each([
    ['invisible', `3 Tr ${shown}`],
    ['invisible', `7 Tr ${shown}`],
    ['white', `1 g ${shown}`],
    ['white', `1 1 0.99 rg ${shown}`],
    ['white', `0 0 0 0 k ${shown}`],
    ['white', `0 0.5 0 rg 0 0 200 100 re f 0 0.5 0 rg ${shown}`],
    ['white', `1 Tr 1 G ${shown}`],
    ['clipped', `q 100 0 50 50 re W n ${shown} Q`],
    ['clipped', `q 0 0 10 10 re W n 50 50 10 10 re W n ${shown} Q`],
    ['clipped', `q W n ${shown} Q`],
    ['off-page', text(20, 150, 10, '見')],
    ['off-page', text(-50, 50, 10, '見')],
    ['covered', `${shown} 1 g 0 0 200 100 re f`],
    ['covered', `${shown} 0.3 g 15 45 30 30 re f`],
    ['covered', `${shown} 10 w 15 53 m 35 53 l S`],
    ['covered', `${shown} 6 w 15 54 m 35 54 l S`],
    ['covered', `${shown} 3 w 15 51 m 35 51 l 15 56 m 35 56 l S`],
    ['covered', `${shown} 1 w ${Array.from({ length: 10 }, (_, i) => `15 ${49 + i} m 35 ${49 + i} l`).join(' ')} S`],
    ['covered', `${shown} 15 45 m 15 60 l 35 63 l 36 44 l f`],
    ['covered', `${shown} 0 53 m 0 73 50 73 50 53 c 50 33 0 33 0 53 c f`],
    ['covered', `${shown} 15 45 8 20 re 23 45 8 20 re f`],
    ['covered', `${shown} 15 45 12 20 re 22 45 12 20 re f`],
    ['covered', `${shown} ${Array.from({ length: 10 }, (_, i) => `${18 + 2 * i} 45 2 20 re f`).join(' ')}`],
    ['covered', `${shown} ${text(20, 50, 10, '■')}`],
    ['white', `18 48 m 18 62 l 34 63 l 34 47 l f ${shown}`],
  ])('is kept apart as %s: %s', async (reason, content) => {
    const { page, issues } = await readMadePage({
      content: `${content}\n${text(150, 5, 8, '済')}`.replace('1 Tr', '1 Tr 0.1 w'),
    });
    expect(hiddenTextOf(page)).toContain('見');
    expect(page.hidden[0]?.reason).toBe(reason);
    expect(textOf(page)).not.toContain('見');
    const code = reason === 'clipped' || reason === 'off-page' ? 'page/clipped-text' : 'page/hidden-text';
    expect(issues.filter((issue) => issue.code === code)).toMatchObject([
      { page: 1, actual: expect.stringMatching(/^[12]$/) },
    ]);
    expect(JSON.stringify([issues, hiddenTexts(page)])).not.toContain('見');
  });

  test('outside of the crop box', async () => {
    const { page } = await readMadePage({ content: `${shown}${text(120, 50, 10, '外')}`, cropBox: '10 10 110 90' });
    expect([textOf(page), hiddenTextOf(page), page.hidden[0]?.reason]).toEqual(['見', '外', 'off-page']);
  });

  test.each([
    ['fully transparent', '/G gs', '/ca 0'],
    ['in a soft mask', '/G gs', '/SMask << /Type /Mask /S /Luminosity /G 42 0 R >>'],
  ])('%s', async (_, before, state) => {
    const group = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceGray >> /Resources << /Font << /J 31 0 R >> >>',
      text(20, 30, 10, '影'),
    );
    const { page } = await readMadePage(
      {
        content: `q ${before} ${state.includes('SMask') ? '' : shown} Q ${text(20, 20, 10, '済')}`,
        resources: `/ExtGState << /G << ${state} >> >>`,
      },
      { objects: { 42: group } },
    );
    expect(textOf(page)).toBe('済');
    expect(page.hidden.map(({ glyph, reason }) => [glyph.text, reason])).toEqual([
      [state.includes('SMask') ? '影' : '見', 'invisible'],
    ]);
  });

  test('in a layer that is switched off, but not in one that is on', async () => {
    const layer = '<< /Type /OCG /Name (layer) >>';
    const { page } = await readMadePage(
      {
        content: `/OC /Off BDC ${text(20, 50, 10, '消')} /Span BMC EMC EMC /OC /On BDC ${text(40, 50, 10, '点')} EMC ${text(60, 50, 10, '外')}`,
        resources: '/Properties << /Off 50 0 R /On 51 0 R >>',
      },
      {
        objects: { 50: layer, 51: layer },
        catalogue: '/OCProperties << /OCGs [50 0 R 51 0 R] /D << /OFF [50 0 R] >> >>',
      },
    );
    expect([textOf(page), hiddenTextOf(page)]).toEqual(['点外', '消']);
  });

  test.each([
    ['by the clip of its cell', `q 0 0 38 100 re W n ${text(20, 50, 10, '一二三四五')} Q`, '一二', '3'],
    ['by the edge of the page', text(180, 50, 10, '一二三四五'), '一二', '3'],
    ['before it', `q 42 0 100 100 re W n ${text(20, 50, 10, '一二三四五')} Q`, '三四五', '2'],
    ['downwards', text(100, 24, 10, '一二三四五', 'V'), '一二', '3'],
    [
      'below, in a row lower than its text',
      `q 0 48 100 20 re W n BT /J 10 Tf 20 60 Td <4e004e8c> Tj 0 -12 Td <4e094e94> Tj ET Q`.replace(
        '0 48 100',
        '0 55 100',
      ),
      '一二',
      '2',
    ],
  ])('a word cut %s', async (_, content, actual, expected) => {
    const { issues } = await readMadePage({ content });
    expect(issues.map(({ code }) => code)).toEqual(['page/clipped-text', 'page/cut-text']);
    expect(issues[1]).toMatchObject({ page: 1, actual, expected });
  });

  test.each([
    ['after a space', text(170, 50, 10, '一二 三四五')],
    ['on another line', `${text(180, 50, 10, '一二')}${text(200, 30, 10, '三')}`],
  ])('not a cut word: %s', async (_, content) => {
    const { issues } = await readMadePage({ content });
    expect(codesOf(issues)).toEqual(['page/clipped-text']);
  });

  test('a long piece is counted', async () => {
    const { issues } = await readMadePage({
      content: `1 g ${text(0, 50, 4, '隠'.repeat(45))} 0 g ${text(20, 20, 10, '済')}`,
    });
    expect(issues[0]?.actual).toBe('45');
  });
});

test.each([
  ['Multiply', '0 g', 'hidden'],
  ['Darken', '0.05 g', 'hidden'],
  ['ColorBurn', '0 g', 'hidden'],
  ['Multiply', '1 1 0 rg', 'seen'],
  ['Screen', '0 g', 'seen'],
])('under an area that is painted with %s in %s text is %s', async (mode, paint, outcome) => {
  const { page } = await readMadePage({
    content: `${shown} /Mix gs ${paint} 10 40 40 30 re f`,
    resources: `/ExtGState << /Mix << /BM /${mode} >> >>`,
  });
  expect([textOf(page), hiddenTextOf(page)]).toEqual(outcome === 'hidden' ? ['', '見'] : ['見', '']);
});

describe('text that can be seen', () => {
  test.each([
    ['white on a dark area', `0 g 0 0 200 100 re f 1 g ${shown}`],
    ['white on a rounded area', `0 g 0 20 m 0 80 l 10 100 20 100 30 100 c 200 100 l 200 0 l f 1 g ${shown}`],
    ['white on a gradient', `q 0 0 200 100 re W n /S sh Q 1 g ${shown}`],
    ['black on a white area over black', `0 g 0 0 200 100 re f 1 g 10 40 50 30 re f 0 g ${shown}`],
    ['painted after the area', `1 g 0 0 200 100 re f 0 g ${shown}`],
    ['under a half-transparent area', `${shown} /Half gs 1 1 0 rg 0 0 200 100 re f`],
    ['under a marker pen', `${shown} /Pen gs 1 1 0 rg 0 0 200 100 re f`],
    ['under an area that covers it in part', `${shown} 1 g 0 0 26 100 re f`],
    ['under an area that covers less than half of its height', `${shown} 1 g 0 0 200 52 re f`],
    ['in a hole', `${shown} 0 0 200 100 re 15 45 20 20 re f*`],
    ['at the slope of a triangle whose box it lies in', `${shown} 20 46 m 60 46 l 60 100 l f`],
    ['a block itself', text(20, 50, 10, '■').replace('25a0', '898b')],
    ['half clipped', `q 0 0 28 100 re W n ${shown} Q`],
    ['in a pattern’s colour', `/Pattern cs /P scn ${shown}`],
    ['its outline only', `1 Tr 1 g 0 G ${shown}`],
    ['as the clip of what is painted over it', `q BT /J 10 Tf 7 Tr 20 50 Td <898b> Tj ET 0 0 200 100 re f Q`],
    ['as the clip of a gradient', `q BT /J 10 Tf 7 Tr 20 50 Td <898b> Tj ET /S sh Q`],
  ])('%s', async (_, content) => {
    const { page, issues } = await readMadePage(
      {
        content,
        resources:
          '/Shading << /S 43 0 R >> /Pattern << /P << /Type /Pattern /PatternType 2 /Shading 43 0 R >> >> /ExtGState << /Half << /ca 0.5 >> /Pen << /BM /Multiply >> >>',
      },
      {
        objects: {
          43: '<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 200 0] /Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>',
        },
      },
    );
    expect([textOf(page), hiddenTextOf(page)]).toEqual(['見', '']);
    expect(codesOf(issues)).toEqual([]);
  });

  test('half-transparent text is grey, in a group as well', async () => {
    const form = stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Group << /S /Transparency >> /Resources << /Font << /J 31 0 R >> >>',
      text(60, 50, 10, '内'),
    );
    const { page } = await readMadePage(
      { content: `/H gs ${shown} /X Do`, resources: '/ExtGState << /H << /ca 0.5 >> >> /XObject << /X 40 0 R >>' },
      { objects: { 40: form } },
    );
    expect(page.glyphs.map((glyph) => glyph.colour)).toEqual(['#808080', '#808080']);
  });

  test('a pattern has no colour of its own', async () => {
    const tile = stream(
      '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 2 2] /XStep 2 /YStep 2 /Resources << >>',
      '0 0 1 1 re f',
    );
    const { page } = await readMadePage(
      { content: `/Pattern cs /P scn ${shown} 100 10 50 50 re f`, resources: '/Pattern << /P 40 0 R >>' },
      { objects: { 40: tile } },
    );
    expect(page.glyphs.map((glyph) => glyph.colour)).toEqual([undefined]);
    expect(page.shadings).toMatchObject([{ colour: '#808080' }]);
  });
});

describe('glyphs drawn again', () => {
  const copies = (...offsets: readonly number[]): string =>
    offsets.map((dx) => text(20 + dx, 50, 10, '平成23年度')).join('');
  test.each([
    ['not at all', copies(0), 0],
    ['twice for bold', copies(0, 0.3), 6],
    ['four times', copies(0, 0.2, 0.4, 0.2), 18],
    ['at the very same place', copies(0, 0), 6],
    ['as a grey shadow', `0.6 g ${text(20.6, 49.4, 10, '平成23年度')} 0 g ${copies(0)}`, 6],
    ['with an invisible copy below', `BT 3 Tr ET ${copies(0)} 0 Tr ${copies(0)}`, 6],
  ])('%s count once', async (_, content, doubled) => {
    const { page, issues } = await readMadePage({ content });
    expect([textOf(page), page.doubled, codesOf(issues)]).toEqual(['平成23年度', doubled, []]);
  });

  test.each([
    ['1122件', text(20, 50, 10, '1122件', 'J')],
    ['1122', text(20, 50, 10, '1122', 'F')],
    ['||', text(20, 50, 10, '||', 'F')],
    ['11', `BT /F 10 Tf 40 Tz 20 50 Td (11) Tj ET`],
    ['ーー', text(20, 50, 10, 'ーー')],
    ['事事', text(100, 80, 10, '事事', 'V')],
    ['22', `${text(20, 50, 10, '2', 'F')}${text(20.6, 53, 5, '2', 'F')}`],
  ])('%s stays what it is', async (expected, content) => {
    const { page } = await readMadePage({ content });
    expect([textOf(page), page.doubled]).toEqual([expected, 0]);
  });
});

describe('images', () => {
  test('are found where they stand, without their pixels', async () => {
    const { page } = await readMadePage(
      { content: `q 50 0 0 20 10 60 cm /I Do Q q 5 0 0 5 0 0 cm /M Do Q ${shown}`, ...withImage },
      images,
    );
    expect(page.images).toEqual([
      { left: 10, top: 20, right: 60, bottom: 40 },
      { left: 0, top: 95, right: 5, bottom: 100 },
    ]);
  });

  test('within the text', async () => {
    const inline = 'q 30 0 0 30 100 10 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x00\x80\xff\x40 EI Q';
    const { page } = await readMadePage({ content: `${inline} ${shown}` });
    expect(page.images).toEqual([{ left: 100, top: 60, right: 130, bottom: 90 }]);
  });

  test('a one-pixel stencil is a filled box', async () => {
    const pixel = stream(
      '/Type /XObject /Subtype /Image /ImageMask true /Width 1 /Height 1 /BitsPerComponent 1',
      '\x00',
    );
    const { page } = await readMadePage(
      { content: `0 0 1 rg q 100 0 0 1 50 30 cm /I Do Q ${shown}`, ...withImage },
      { objects: { 40: pixel, 41: mask } },
    );
    expect(page.rulings).toMatchObject([{ orientation: 'horizontal', position: 69.5, start: 50, end: 150 }]);
  });

  test('white text on one can be seen; text under one cannot', async () => {
    const { page } = await readMadePage(
      {
        content: `q 30 0 0 30 100 10 cm /I Do Q 1 g ${text(110, 20, 10, '上')} 0 g ${text(20, 50, 10, '下')} q 40 0 0 40 10 40 cm /I Do Q`,
        ...withImage,
      },
      images,
    );
    expect([textOf(page), hiddenTextOf(page), page.hidden[0]?.reason]).toEqual(['上', '下', 'covered']);
  });

  const scan = 'q 200 0 0 100 0 0 cm /I Do Q';
  test.each([
    ['invisible over it', `${scan} 3 Tr ${text(20, 50, 10, '令和2年度')}`],
    ['covered by it', `${text(20, 50, 10, '令和2年度')} ${scan}`],
    [
      'over its strips',
      `q 200 0 0 50 0 0 cm /I Do Q q 200 0 0 50 0 50 cm /I Do Q 3 Tr ${text(20, 50, 10, '令和2年度')}`,
    ],
  ])('text of a scan is read as OCR: %s', async (_, content) => {
    const { page, issues } = await readMadePage({ content, ...withImage }, images);
    expect([textOf(page), hiddenTextOf(page), page.ocrLayer]).toEqual(['令和2年度', '', true]);
    expect(codesOf(issues)).toEqual(['page/ocr-layer']);
  });

  test.each([
    // What such an image shows itself is told to be unread.
    [
      'an image that is not the page',
      ['page/hidden-text', 'page/picture-unread'],
      `q 50 0 0 50 0 40 cm /I Do Q 3 Tr ${text(20, 50, 10, '隠')}`,
    ],
    [
      'a background with more text to see',
      ['page/hidden-text'],
      `${scan} ${text(20, 20, 10, '見える')} 3 Tr ${text(20, 50, 10, '隠')}`,
    ],
  ])('invisible text over %s is not read', async (_, codes, content) => {
    const { page, issues } = await readMadePage(
      { content: `${content} 0 Tr ${text(150, 5, 10, '済')}`, ...withImage },
      images,
    );
    expect([hiddenTextOf(page), page.ocrLayer, codesOf(issues)]).toEqual(['隠', false, codes]);
  });
});

describe('pages without text', () => {
  const full = { content: shown };
  test.each([
    ['a blank one among others', [full, { content: '' }], ['page/blank']],
    ['a white area is blank too', [full, { content: '1 g 0 0 200 100 re f' }], ['page/blank']],
    ['nothing anywhere', [{ content: '' }], ['page/no-text']],
    ['an image', [full, { content: 'q 200 0 0 100 0 0 cm /I Do Q', ...withImage }], ['page/no-text']],
    [
      'an image with rules',
      [{ content: '10 10 m 90 10 l S q 200 0 0 100 0 0 cm /I Do Q', ...withImage }],
      ['page/no-text'],
    ],
    ['rules', [full, { content: '10 10 m 90 10 l S' }], ['page/rules-without-text']],
    ['only hidden text', [{ content: `3 Tr ${shown}` }], ['page/no-text', 'page/hidden-text']],
  ])('%s', async (_, pages, codes) => {
    const reading = await readMade({ pages, ...images });
    expect(reading.kind === 'read' && codesOf(reading.issues)).toEqual(codes);
  });
});

test('a page of absurd height is read all the same', async () => {
  const { page } = await readMadePage({ content: `${shown} 1 g 15 45 30 30 re f`, mediaBox: '0 0 200 1000000000' });
  expect([textOf(page), hiddenTextOf(page)]).toEqual(['', '見']);
});
