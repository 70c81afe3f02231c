/** What `--also` can ask for (追加の形式), beside the files of every run. */
export const flavourNames = ['ja', 'wide', 'xlsx', 'parquet', 'jsonl', 'sjis'] as const;
export type FlavourName = (typeof flavourNames)[number];

/** Reads `ja,wide` (commas or spaces, any case); the first unknown word where there is one. Each once, in the order of the list above. */
export function readFlavours(
  text: string,
):
  | { readonly kind: 'flavours'; readonly names: readonly FlavourName[] }
  | { readonly kind: 'unknown'; readonly word: string } {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const unknown = words.find((word) => !flavourNames.some((name) => name === word));
  if (unknown !== undefined) return { kind: 'unknown', word: unknown };
  return { kind: 'flavours', names: flavourNames.filter((name) => words.includes(name)) };
}
