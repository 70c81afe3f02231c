import type { Token } from '../text/token.js';

/** An unknown word counts as so many known ones. */
const UNKNOWN_WEIGHT = 3;

const isSign = (text: string): boolean => /^[\p{P}\p{S}\p{N}\p{Script=Latin}\s]+$/u.test(text.normalize('NFKC'));

/** Is it a word that the dictionary does not know? Figures, signs and Latin letters are none. */
export const isUnknown = ({ surface, reading }: Token): boolean => reading === '' && !isSign(surface);

/** How little a reading looks like words: many short ones, unknown ones. */
export const oddness = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + (isUnknown(token) ? UNKNOWN_WEIGHT : 1), 0);
