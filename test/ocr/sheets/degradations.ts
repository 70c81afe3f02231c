import type { Degradation } from '../make-scan.js';
import { paperMarks } from '../paper-marks.js';
import { type Dice, diceOf } from './random.js';

/** What happens to a sheet between the printer and the file (劣化), by chance within its class. */
const classes = {
  'clean 200 dpi': () => ({ dpi: 200, jpeg: 90 }),
  'clean 300 dpi': () => ({ dpi: 300, jpeg: 85 }),
  'askew up to 3°': (dice) => ({ dpi: dice.pick([200, 300]), jpeg: 80, skew: tilt(dice, 3), grain: 10 }),
  'JPEG 30': (dice) => ({ dpi: dice.pick([200, 300]), jpeg: 30, skew: tilt(dice, 0.4) }),
  yellowed: (dice) => ({
    dpi: 200,
    jpeg: 75,
    paper: dice.pick(['#f0dcae', '#e8e0d0', '#dfe8d8']),
    ink: 0.8,
    grain: 14,
    skew: tilt(dice, 0.6),
  }),
  'dark edges': (dice) => ({ dpi: 200, jpeg: 80, edge: 0.12 + dice.next() * 0.2, skew: tilt(dice, 1) }),
  stamped: (dice) => ({ dpi: 200, jpeg: 85, stamp: [0.15 + dice.next() * 0.7, 0.1 + dice.next() * 0.8] }),
  noise: (dice) => ({ dpi: dice.pick([200, 300]), jpeg: 75, grain: 40, dust: 0.6, blur: 0.5, skew: tilt(dice, 0.8) }),
  turned: (dice) => ({ dpi: 200, jpeg: 85, turn: dice.pick([90, 180, 270]), skew: tilt(dice, 0.5) }),
  copier: (dice) => ({ dpi: 300, jpeg: 95, threshold: 150, blur: 0.7, skew: tilt(dice, 0.8) }),
} as const satisfies Readonly<Record<string, (dice: Dice) => Degradation>>;
export type DegradationClass = keyof typeof classes;
export const degradationClasses = Object.keys(classes) as DegradationClass[];

const tilt = (dice: Dice, most: number): number => Math.round((2 * dice.next() - 1) * most * 100) / 100;

/** How the scan of a seed was spoiled; the class goes round with the seed. */
export function degradationOf(seed: number): { readonly name: DegradationClass; readonly how: Degradation } {
  const name = degradationClasses[Math.floor(seed / 3) % degradationClasses.length] ?? 'clean 200 dpi';
  return { name, how: classes[name](diceOf(seed + 500_000)) };
}

/** Scanners and sheets of other kinds: what is on the paper goes round with the seed (見慣れない劣化). */
export function oddDegradationOf(seed: number): { readonly name: string; readonly how: Degradation } {
  const dice = diceOf(seed + 700_000);
  const mark = paperMarks[seed % paperMarks.length] ?? 'halftone';
  const how: Degradation = {
    dpi: dice.pick([200, 240, 300]),
    jpeg: dice.whole(55, 85),
    skew: tilt(dice, 1.5),
    grain: dice.pick([0, 12, 22]),
    marks: [mark],
  };
  return { name: mark, how };
}
