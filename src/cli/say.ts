import type { Bilingual, Language } from './language.js';

/** A text in the reader's language, its `{0}`, `{1}` filled in. */
export function say(text: Bilingual, language: Language, ...words: readonly (string | number)[]): string {
  return text[language].replace(/\{(\d)\}/g, (whole, index: string) => String(words[Number(index)] ?? whole));
}
