import { createRequire } from 'node:module';
import { pdfjsPath } from './pdfjs-place.js';

const fromPdfjs = createRequire(pdfjsPath('legacy/build/pdf.min.mjs'));
const CANVAS = '@napi-rs/canvas';

class StandIn {}

/** A module as Node keeps it once it is loaded. */
function loadedModule(path: string, exports: unknown): NodeJS.Module {
  const { Module } = fromPdfjs('node:module') as { Module: new (id: string) => NodeJS.Module };
  return Object.assign(new Module(path), { filename: path, loaded: true, exports });
}

/** A class that the canvas brings and pdf.js looks for where a browser has it: loaded with the canvas when it is used. */
function defineOnUse(name: string): void {
  const define = (value: unknown): void => {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
  };
  const load = (): unknown => {
    const loaded = (fromPdfjs(CANVAS) as Readonly<Record<string, unknown>>)[name];
    define(loaded);
    return loaded;
  };
  Object.defineProperty(globalThis, name, { configurable: true, get: load, set: define });
}

/**
 * pdf.js in Node loads the canvas as soon as it is loaded itself, and the canvas all fonts of the system: up to a quarter of a second
 * before the first glyph is read, for nothing where nothing is drawn. Called before pdf.js is loaded, this puts a stand-in in the
 * canvas's place; what it answers takes it away, and then the canvas is loaded by whoever draws.
 */
export function standInForCanvas(): () => void {
  const path = fromPdfjs.resolve(CANVAS);
  if (fromPdfjs.cache[path] !== undefined) return () => undefined;
  // Matrices are plain JavaScript, and pdf.js makes one at once.
  const { DOMMatrix } = fromPdfjs(`${CANVAS}/geometry.js`) as { readonly DOMMatrix: unknown };
  fromPdfjs.cache[path] = loadedModule(path, { DOMMatrix, ImageData: StandIn, Path2D: StandIn });
  return () => {
    delete fromPdfjs.cache[path];
    for (const name of ['ImageData', 'Path2D']) {
      if (Reflect.get(globalThis, name) === StandIn) defineOnUse(name);
    }
  };
}
