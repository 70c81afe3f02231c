import type { Exact } from './result-types.js';

/** The members of rows and values that are decimals inside of the program. */
interface Decimals {
  readonly value_number: string | null;
  readonly value_min: string | null;
  readonly value_max: string | null;
}

type WithNumbers<T> = Omit<T, keyof Decimals> & { readonly [K in keyof Decimals]: number | null };

const numberOf = (decimal: string | null): number | null => (decimal === null ? null : Number(decimal));

/** Decimals → numbers, and beside them the decimals as they are printed. */
export function withNumbers<T extends Decimals>(row: T): WithNumbers<T> & { readonly exact: Exact } {
  const { value_number, value_min, value_max } = row;
  return {
    ...row,
    value_number: numberOf(value_number),
    value_min: numberOf(value_min),
    value_max: numberOf(value_max),
    exact: { value_number, value_min, value_max },
  };
}

/** The decimal of a number: the exact one where it is that number, else the number's own digits. */
function decimalOf(number: number | null, exact: string | null | undefined): string | null {
  if (number === null) return null;
  if (exact !== null && exact !== undefined && Number(exact) === number) return exact;
  // Numbers beyond 10^21 are written with an exponent, which no decimal has.
  if (!Number.isFinite(number) || /e/.test(String(number))) throw new TypeError(`${number} is no number of a table`);
  return String(number);
}

type WithDecimals<T> = Omit<T, keyof Decimals | 'exact'> & Decimals;

interface Numbers {
  readonly value_number: number | null;
  readonly value_min: number | null;
  readonly value_max: number | null;
  readonly exact?: Exact | undefined;
}

/** Numbers → decimals: what `withNumbers` made comes back as it was, and a number that somebody changed counts. */
export function withDecimals<T extends Numbers>(row: T): WithDecimals<T> {
  const { value_number, value_min, value_max, exact, ...rest } = row;
  return {
    ...rest,
    value_number: decimalOf(value_number, exact?.value_number),
    value_min: decimalOf(value_min, exact?.value_min),
    value_max: decimalOf(value_max, exact?.value_max),
  };
}
