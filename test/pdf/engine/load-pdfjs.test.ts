import { expect, test } from 'vitest';

const { push } = Array.prototype;
const { stringify, parse } = JSON;
const { OPS } = await import('../../../src/pdf/engine/load-pdfjs.js');

test('pdf.js leaves the built-ins that it replaces by slow copies as they were', () => {
  expect(OPS.showText).toBeGreaterThan(0);
  expect(Array.prototype.push).toBe(push);
  expect(JSON.stringify).toBe(stringify);
  expect(JSON.parse).toBe(parse);
  expect(Object.keys([])).toEqual([]);
  expect(new Response('目標').status).toBe(200);
});

test('the canvas is loaded by whoever draws, not by pdf.js', async () => {
  const isLoaded = () => {
    const { sharedObjects } = process.report.getReport() as { readonly sharedObjects: readonly string[] };
    return sharedObjects.some((path) => path.includes('skia'));
  };
  expect(isLoaded()).toBe(false);
  const path = new (globalThis as unknown as { Path2D: new (shape: string) => object }).Path2D('M0 0h9v9z');
  expect(isLoaded()).toBe(true);
  const canvas = await import('@napi-rs/canvas');
  expect(path).toBeInstanceOf(canvas.Path2D);
});
