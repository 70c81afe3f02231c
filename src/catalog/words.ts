/** Texts for people, in both languages; `{0}`, `{1}` are filled in. */
export type Texts = Readonly<Record<string, { readonly ja: string; readonly en: string }>>;

/** A text with its `{0}`, `{1}` filled in. */
export const fillIn = (text: string, words: readonly (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (whole, index: string) => String(words[Number(index)] ?? whole));
