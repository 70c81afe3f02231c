/** Weights of the first five digits in the check digit of a 全国地方公共団体コード (総務省, modulus 11). */
const weights = [6, 5, 4, 3, 2] as const;
const MODULUS = 11;

/** The check digit of five digits: the last digit of 11 minus the weighted sum's remainder. */
function checkDigit(digits: string): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (MODULUS - (sum % MODULUS)) % 10;
}

/** A municipality's code with its check digit: six digits are checked, five get theirs; undefined where it is no such code. */
export function readMunicipalityCode(text: string): string | undefined {
  const digits = text.normalize('NFKC').trim();
  if (/^\d{5}$/.test(digits)) return `${digits}${checkDigit(digits)}`;
  return /^\d{6}$/.test(digits) && Number(digits[5]) === checkDigit(digits) ? digits : undefined;
}
