import { expect, test } from 'vitest';

test('pdf.js leaves the built-ins that it replaces by slow copies as they were', async () => {
  const { push } = Array.prototype;
  const { stringify, parse } = JSON;
  const { OPS } = await import('../../src/pdf/load-pdfjs.js');
  expect(OPS.showText).toBeGreaterThan(0);
  expect(Array.prototype.push).toBe(push);
  expect(JSON.stringify).toBe(stringify);
  expect(JSON.parse).toBe(parse);
  expect(Object.keys([])).toEqual([]);
});
