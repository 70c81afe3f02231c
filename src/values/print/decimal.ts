// Exact decimals.

/** An exact decimal: `units` / 10^`places`. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

export const zero: Decimal = { units: 0n, places: 0 };

/** Digits with at most one point, as printed. */
export function decimalOf(digits: string): Decimal {
  const point = digits.indexOf('.');
  if (point < 0) return { units: BigInt(digits), places: 0 };
  return { units: BigInt(digits.slice(0, point) + digits.slice(point + 1)), places: digits.length - point - 1 };
}

const tenTo = (power: number): bigint => 10n ** BigInt(power);

/** Times 10^power; printed decimals that the scale uses up are gone (18.80万 → 188000). */
export function scaled(value: Decimal, power: number): Decimal {
  if (power <= value.places) return { units: value.units, places: value.places - power };
  return { units: value.units * tenTo(power - value.places), places: 0 };
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: a.units * tenTo(places - a.places) + b.units * tenTo(places - b.places), places };
}

export const negated = (value: Decimal): Decimal => ({ units: -value.units, places: value.places });

export function isLess(a: Decimal, b: Decimal): boolean {
  return plus(a, negated(b)).units < 0n;
}

/** `80.0` stays `80.0`: as many decimals as printed. */
export function formatDecimal(value: Decimal): string {
  const sign = value.units < 0n ? '-' : '';
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.places + 1, '0');
  if (value.places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -value.places)}.${digits.slice(-value.places)}`;
}

/** Decimals that an exact quotient may have; what needs more is given as a double holds it. */
const mostDecimals = 15;

/** The quotient of a fraction: exact where its decimals end, else as many digits as a double holds. Undefined for n/0. */
export function quotient(a: Decimal, b: Decimal): string | undefined {
  if (b.units === 0n) return undefined;
  const above = a.units * tenTo(b.places);
  const below = b.units * tenTo(a.places);
  for (let places = 0; places <= mostDecimals; places += 1) {
    const shifted = above * tenTo(places);
    if (shifted % below === 0n) return formatDecimal({ units: shifted / below, places });
  }
  const value = Number(above) / Number(below);
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text;
}
