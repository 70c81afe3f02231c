/**
 * pdf.js's legacy build brings core-js along, which on Node 20 replaces two built-ins of the whole process by slow copies: `push`
 * because V8 before 12.2 throws the wrong error for an array whose length cannot be written, `JSON.stringify` and `JSON.parse`
 * because they lack raw JSON. Neither pdf.js nor this program needs either; with the copies a document took a seventh longer.
 * Imported before pdf.js, this module remembers the built-ins; called after it, it puts them back.
 */
const { push } = Array.prototype;
const { stringify, parse } = JSON;

export function restoreBuiltIns(): void {
  const options = { writable: true, enumerable: false, configurable: true };
  Object.defineProperty(Array.prototype, 'push', { ...options, value: push });
  Object.defineProperty(JSON, 'stringify', { ...options, value: stringify });
  Object.defineProperty(JSON, 'parse', { ...options, value: parse });
}
