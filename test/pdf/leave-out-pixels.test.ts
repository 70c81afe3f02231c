import { expect, test } from 'vitest';
import { leaveOutPixels } from '../../src/pdf/leave-out-pixels.js';

const run = (content: string): string => {
  const buffer = Buffer.from(content, 'latin1');
  leaveOutPixels(buffer);
  return buffer.toString('latin1');
};
const object = (dictionary: string): string => `7 0 obj\n<< ${dictionary} >>\nstream\nDATA\nendstream\nendobj\n`;

test.each([
  [
    'a photo',
    '/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /Filter /DCTDecode',
    '/Type /XObject /Subtype /Image /Width 2    /Height 2    /Filter /NoTDecode',
  ],
  [
    'written without spaces',
    '/Subtype/Image/Filter[/FlateDecode/DCTDecode]/Width 300/Height 400',
    '/Subtype/Image/Filter[/NoateDecode/NoTDecode]/Width 2  /Height 2  ',
  ],
  ['a small one', '/Subtype /Image /Width 16 /Height 16 /Filter /FlateDecode', undefined],
  ['sides that stand elsewhere', '/Subtype /Image /Width 120 0 R /Height 121 0 R /Filter /FlateDecode', undefined],
  ['no image', '/Subtype /Form /Width 300 /Height 300 /Filter /FlateDecode', undefined],
  ['the procedure sets of a page', '/ProcSet [/PDF /ImageB /ImageC] /Width 300 /Height 300', undefined],
])('%s', (_, dictionary, expected) => {
  const before = object(dictionary);
  const after = run(before);
  expect(after).toBe(object(expected ?? dictionary));
  expect(after.length).toBe(before.length);
});

test('the word outside of any dictionary', () => {
  expect(run('/Subtype /Image')).toBe('/Subtype /Image');
  expect(run('/Image')).toBe('/Image');
});
