import { expect, test } from 'vitest';
import { symbolsOf } from '../../src/ocr/engines/tesseract.js';

test("tesseract's boxes give each symbol and where it begins; white space and empty lines are no symbols", () => {
  const boxes = '令 12 14 49 50 0\n和 53 14 87 50 0\n  90 14 95 50 0\n元 96 14 128 49 0\n\n';
  expect(symbolsOf(boxes)).toEqual([
    { text: '令', left: 12 },
    { text: '和', left: 53 },
    { text: '元', left: 96 },
  ]);
  expect(symbolsOf('')).toEqual([]);
});
