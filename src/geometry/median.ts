/** The middle one of numbers in their order, of two the upper; `otherwise` where there are none. */
export function median(numbers: readonly number[], otherwise = Number.NaN): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? otherwise;
}
