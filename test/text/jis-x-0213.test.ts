import { expect, test } from 'vitest';
import { isInJisX0213, outsideJisX0213 } from '../../src/text/jis-x-0213.js';

test.each([...'亜﨑①㈱㎡㌫Ⅰ神ｱ゛ー—―～〜−－∥‖々〓黑𠮟𪚲aZ0~\\¥'])('%s is in JIS X 0213', (character) => {
  expect(isInJisX0213(character)).toBe(true);
});

test.each([...'髙𠮷⽬⻘👍₂Ӂ\u{E0100}'])('%s is not', (character) => {
  expect(isInJisX0213(character)).toBe(false);
});

test('names what is outside, each once, in order', () => {
  expect(outsideJisX0213('髙橋と𠮷田と髙橋')).toEqual(['髙', '𠮷']);
  expect(outsideJisX0213('子ども部長の目標宣言 12.50%')).toEqual([]);
});
