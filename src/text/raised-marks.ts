/** Digits set high or low, with their brackets: ¹, ³⁾, ₁. */
const raised = /[⁽₍]?[⁰¹²³⁴-⁹₀-₉]+[⁾₎]?/gu;
const anyRaised = /[⁰¹²³⁴-⁹₀-₉]/u;
/** What an exponent or an index belongs to: m², km³, m/s², CO₂, PM₂. */
const exponentOf = /(?:^|[^A-Za-z])(?:[kcdmμ]?m|s|CO)$/u;
const indexOf = /[A-Za-z]$/u;

/** Is the sign at `at` part of a unit or a formula, and no note's mark? */
function isPartOfWord(text: string, at: number, sign: string): boolean {
  const before = text.slice(Math.max(0, at - 3), at);
  return /^[₀-₉]/u.test(sign) ? indexOf.test(before) : /^[²³]$/u.test(sign) && exponentOf.test(before);
}

/** The note marks of a text that are set high or low (上付きの注番号), in plain digits: 64³⁾人 has `3)`. */
export function raisedMarks(text: string): string[] {
  if (!anyRaised.test(text)) return [];
  return [...text.matchAll(raised)]
    .filter((match) => !isPartOfWord(text, match.index, match[0]))
    .map((match) => match[0].normalize('NFKC'));
}

/** The text without such marks: 実績¹ is 実績, and km² stays. */
export function withoutRaisedMarks(text: string): string {
  if (!anyRaised.test(text)) return text;
  return text.replace(raised, (sign, at: number) => (isPartOfWord(text, at, sign) ? sign : ''));
}
