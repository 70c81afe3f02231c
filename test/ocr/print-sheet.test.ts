import type { Browser } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { sheetPrinter } from './sheets/print-sheet.js';
import { drawSheet } from './sheets/sheet.js';

/** As much of a browser as is asked for: `crashes` of its pages are lost. */
function browserOf(crashes: number): Browser {
  let left = crashes;
  const newPage = async () => ({
    setContent: async () => {
      left -= 1;
      if (left >= 0) throw new Error('Target crashed');
    },
    pdf: async () => Buffer.from('%PDF'),
    close: async () => undefined,
  });
  return { newPage } as unknown as Browser;
}

test('a browser that crashes is started anew, and one that does not is started once', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const start = vi.fn().mockResolvedValueOnce(browserOf(1)).mockResolvedValue(browserOf(0));
  const print = sheetPrinter(start);
  for (const seed of [1, 2]) expect(String.fromCharCode(...(await print(drawSheet(seed))))).toBe('%PDF');
  expect(start).toHaveBeenCalledTimes(2);
});

test('what crashes each browser is told', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await expect(sheetPrinter(async () => browserOf(1))(drawSheet(1))).rejects.toThrow('Target crashed');
});
