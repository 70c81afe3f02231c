import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Beside the built program lies as much of pdf.js as it uses (a third of the package). */
const brought = fileURLToPath(new URL('../vendor/pdfjs-dist/', import.meta.url));

/** The folder of pdf.js: beside the built program, else where the package is installed. */
const place = existsSync(brought)
  ? brought
  : dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** The path of a file or folder of pdf.js. */
export const pdfjsPath = (name: string): string => join(place, name);

/** The same as an address to import from. */
export const pdfjsAddress = (name: string): string => pathToFileURL(pdfjsPath(name)).href;
