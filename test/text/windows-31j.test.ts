import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { encodeWindows31j } from '../../src/text/windows-31j.js';

test.each([
  ['目標 12%', '目標 12%', []],
  ['髙﨑①㈱', '髙﨑①㈱', []],
  ['〜−—', '～－―', ['〜', '−', '—']],
  ['𠮷⻘', '〓〓', ['𠮷', '⻘']],
  ['緑\u{E0100}の\u200Bまち', '緑のまち', ['\u{E0100}', '\u200B']],
])('%s → %s', (text, written, substituted) => {
  const { bytes, substitutions } = encodeWindows31j(text);
  expect(iconv.decode(Buffer.from(bytes), 'cp932')).toBe(written);
  expect(substitutions.map((one) => one.character)).toEqual(substituted);
});
