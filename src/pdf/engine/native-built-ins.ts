/** Has the one method that pdf.js looks for. */
class ResponseStandIn {
  bytes(): void {}
}

/**
 * pdf.js's legacy build brings core-js along, which on Node 20 replaces two built-ins of the whole process by slow copies: `push`
 * because V8 before 12.2 throws the wrong error for an array whose length cannot be written, `JSON.stringify` and `JSON.parse`
 * because they lack raw JSON. Neither pdf.js nor this program needs either; with the copies a document took a seventh longer. It also
 * looks at `Response`, which makes Node load all of its network code, a thirtieth of a second for nothing: meanwhile a stand-in is there,
 * unless the program has used `Response` already: loading takes a while, and a server that answers meanwhile would answer with the stand-in.
 * Called before pdf.js is loaded, this remembers the built-ins; what it answers puts them back.
 */
export function rememberBuiltIns(): () => void {
  const { push } = Array.prototype;
  const { stringify, parse } = JSON;
  const response = Object.getOwnPropertyDescriptor(globalThis, 'Response');
  // Node's own getter stands there until it is first asked for.
  const isUnused = response?.get !== undefined;
  if (isUnused) {
    Object.defineProperty(globalThis, 'Response', { configurable: true, writable: true, value: ResponseStandIn });
  }
  return () => {
    if (response && isUnused) Object.defineProperty(globalThis, 'Response', response);
    const options = { writable: true, enumerable: false, configurable: true };
    Object.defineProperty(Array.prototype, 'push', { ...options, value: push });
    Object.defineProperty(JSON, 'stringify', { ...options, value: stringify });
    Object.defineProperty(JSON, 'parse', { ...options, value: parse });
  };
}
