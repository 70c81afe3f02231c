import type { JsonProblem } from '../schema/explain-json.js';
import type { Language } from './language.js';

/** `headers.division: 一覧 [ … ]で書いてください`: what is wrong with a JSON file, a line each. */
export const jsonProblemLines = (problems: readonly JsonProblem[], language: Language): readonly string[] =>
  problems.map(({ place, message, message_ja }) => {
    const words = language === 'ja' ? message_ja : message;
    return place === '' ? words : `${place}: ${words}`;
  });
