import { afterEach, expect, test } from 'vitest';
import { rememberBuiltIns } from '../../../src/pdf/engine/native-built-ins.js';

const before = Object.getOwnPropertyDescriptor(globalThis, 'Response') ?? {};

afterEach(() => {
  Object.defineProperty(globalThis, 'Response', before);
});

test('a program that answers requests while pdf.js is loaded answers with the Response that it had', async () => {
  class Own extends Response {}
  Object.defineProperty(globalThis, 'Response', { configurable: true, writable: true, value: Own });
  const restore = rememberBuiltIns();
  const meanwhile = new Response('told', { status: 201 });
  restore();
  expect([meanwhile.status, await meanwhile.text(), globalThis.Response]).toEqual([201, 'told', Own]);
});

test('where nobody has used Response yet, Node does not load it while pdf.js is loaded, and has it afterwards', () => {
  let loads = 0;
  const load = (): string => {
    loads += 1;
    return 'the real one';
  };
  Object.defineProperty(globalThis, 'Response', { configurable: true, get: load });
  const restore = rememberBuiltIns();
  expect(typeof Reflect.get(globalThis, 'Response')).toBe('function');
  restore();
  expect([loads, Reflect.get(globalThis, 'Response'), loads]).toEqual([0, 'the real one', 1]);
});
