import type { Degradation } from '../make-scan.js';
import { degradationOf, oddDegradationOf } from './degradations.js';
import type { SheetPrinter } from './print-sheet.js';
import { drawSheet } from './sheet.js';

/** A document whose scan is to be read: what is printed, what happens to it, and the classes that it counts for. */
export interface ScanSource {
  readonly name: string;
  readonly classes: readonly string[];
  readonly how: Degradation;
  readonly print: () => Promise<Uint8Array>;
}

/** The sheet of a seed with its degradation, or with an odd one. */
export function sheetScan(seed: number, print: SheetPrinter, isOdd = false): ScanSource {
  const sheet = drawSheet(seed);
  const { name, how } = isOdd ? oddDegradationOf(seed) : degradationOf(seed);
  const classes = [`scan: ${name}`, `table: ${sheet.layout}`, `font: ${sheet.font}`];
  return {
    name: `sheet ${seed}, ${sheet.layout}, ${sheet.font} ${sheet.size} pt, ${name}`,
    classes,
    how,
    print: () => print(sheet),
  };
}
