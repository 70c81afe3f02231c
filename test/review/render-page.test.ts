import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { aliasJapaneseFamilies, findJapaneseFamilies } from '../../src/pdf/japanese-fonts.js';
import { encodePicture, type RenderedPage, type Rendering, renderPages } from '../../src/pdf/render-page.js';
import { makePdf, text } from '../pdf/make-pdf.js';

async function render(bytes: Uint8Array, pages?: readonly number[], scale = 2) {
  const drawn: RenderedPage[] = [];
  const options = pages ? { scale, pages } : { scale };
  const rendering: Rendering = await renderPages(bytes, options, async (page) => void drawn.push(page));
  return { rendering, drawn };
}

/** Dark pixels in a box of a drawn page, in points. */
function inkIn({ canvas, scale }: RenderedPage, left: number, top: number, right: number, bottom: number): number {
  const [x, y, width, height] = [left, top, right - left, bottom - top].map((edge) => Math.round(edge * scale));
  const { data } = canvas.getContext('2d').getImageData(x ?? 0, y ?? 0, width ?? 1, height ?? 1);
  let ink = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) ink += 1;
  return ink;
}

test.each([
  [
    'the best of each kind',
    ['Noto Sans CJK JP', 'IPAexMincho', 'IPAexGothic'],
    { serif: 'IPAexMincho', sans: 'IPAexGothic' },
  ],
  ['the other kind where one is missing', ['DejaVu Sans', 'VL Gothic'], { serif: 'VL Gothic', sans: 'VL Gothic' }],
  ['a serif for both', ['TakaoMincho'], { serif: 'TakaoMincho', sans: 'TakaoMincho' }],
])('Japanese families: %s', (_, installed, expected) => {
  expect(findJapaneseFamilies(installed)).toEqual(expected);
});

test('no Japanese family among others is said to be so', () => {
  expect(findJapaneseFamilies(['DejaVu Sans', 'Nimbus Roman'])).toBeUndefined();
});

describe('a page', () => {
  const oneLine = { content: text(20, 60, 20, '目標') };

  test('is drawn upright, in points times scale, cropped', async () => {
    const { drawn } = await render(
      makePdf({ pages: [oneLine, { ...oneLine, rotate: 90 }, { ...oneLine, cropBox: '0 0 100 50' }] }),
    );
    expect(drawn.map(({ number, width, height }) => [number, width, height])).toEqual([
      [1, 200, 100],
      [2, 100, 200],
      [3, 100, 50],
    ]);
    expect(drawn.map(({ canvas }) => [canvas.width, canvas.height])).toEqual([
      [400, 200],
      [200, 400],
      [200, 100],
    ]);
  });

  test.skipIf(aliasJapaneseFamilies(GlobalFonts) === undefined)(
    'shows Japanese that the PDF does not embed, where it stands',
    async () => {
      const { drawn } = await render(makePdf({ pages: [oneLine] }));
      const [page] = drawn;
      if (!page) throw new Error('no page');
      expect(page.missingFonts).toEqual([]);
      expect(inkIn(page, 20, 20, 60, 45)).toBeGreaterThan(100);
      expect(inkIn(page, 80, 0, 200, 100)).toBe(0);
      // A box in place of a character would be the same for all of them.
      const other = (await render(makePdf({ pages: [{ content: text(20, 60, 20, '一一') }] }))).drawn[0];
      expect(other && inkIn(other, 20, 20, 60, 45)).toBeLessThan(inkIn(page, 20, 20, 60, 45));
    },
  );

  test('that is not there is passed over; the order is the one asked for', async () => {
    const bytes = makePdf({ pages: [oneLine, oneLine, oneLine] });
    const { drawn, rendering } = await render(bytes, [3, 7, 0, 1]);
    expect(drawn.map(({ number }) => number)).toEqual([3, 1]);
    expect(rendering).toEqual({ kind: 'rendered', failedPages: [] });
  });

  test('that is huge is drawn coarser, not left out', async () => {
    const { drawn } = await render(makePdf({ pages: [{ ...oneLine, mediaBox: '0 0 14000 14000' }] }));
    const [page] = drawn;
    expect(page?.scale).toBeLessThan(1);
    expect((page?.canvas.width ?? 0) * (page?.canvas.height ?? 0)).toBeLessThanOrEqual(40_100_000);
  });
});

test('what is no PDF is said to be unreadable', async () => {
  const { rendering, drawn } = await render(new TextEncoder().encode('hello'));
  expect(rendering.kind).toBe('unreadable');
  expect(drawn).toEqual([]);
});

test('a failure of the caller is not taken for one of the PDF', async () => {
  const full = renderPages(makePdf({ pages: [{ content: '' }] }), { scale: 1 }, () =>
    Promise.reject(new Error('disk full')),
  );
  await expect(full).rejects.toThrow('disk full');
});

test('pictures are WebP or PNG', async () => {
  const canvas = createCanvas(20, 10);
  const head = async (format: 'webp' | 'png') =>
    Buffer.from(await encodePicture(canvas, format)).toString('latin1', 0, 12);
  expect(await head('png')).toMatch(/^.PNG/);
  expect(await head('webp')).toMatch(/^RIFF....WEBP$/s);
});
