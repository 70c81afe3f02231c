import { sequence } from '../make-scan.js';

/** Draws from a fixed sequence: the same seed gives the same sheet. */
export interface Dice {
  /** From 0 up to 1. */
  readonly next: () => number;
  /** A whole number of least…most, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** True with this probability. */
  readonly happens: (share: number) => boolean;
  /** Some of the choices, each once, in an order of chance. */
  readonly some: <T>(choices: readonly T[], count: number) => T[];
}

/** Small seeds that follow each other begin alike: the first draws are thrown away. */
const WARM_UP = 20;

export function diceOf(seed: number): Dice {
  const next = sequence(seed * 7919 + 104_729);
  for (let draw = 0; draw < WARM_UP; draw += 1) next();
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: ([first, ...others]) => [first, ...others][whole(0, others.length)] ?? first,
    happens: (share) => next() < share,
    some: (choices, count) => {
      const left = [...choices];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat();
    },
  };
}
