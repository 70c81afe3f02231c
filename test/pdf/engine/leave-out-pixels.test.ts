import { expect, test } from 'vitest';
import { isImage, leaveOutPixels } from '../../../src/pdf/engine/leave-out-pixels.js';

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
  const after = isImage(dictionary) ? leaveOutPixels(dictionary) : dictionary;
  expect(after).toBe(expected ?? dictionary);
  expect(after.length).toBe(dictionary.length);
});
