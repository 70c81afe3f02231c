/**
 * Characters of a file name that could change what a reader sees or break a line: controls (newline, escape), line and
 * paragraph separators, marks that turn the direction of writing, invisible joiners, lone surrogates.
 */
const unsafe = /[\p{Cc}\p{Cf}\u2028\u2029\p{Cs}]/gu;

/** A file name that is safe to print and to store: unsafe characters become `\u{…}` escapes, all others stay as they are. */
export function safeName(name: string): string {
  return name.replace(unsafe, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}
