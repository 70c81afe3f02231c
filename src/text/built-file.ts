import { existsSync } from 'node:fs';

/**
 * A file or folder that is built, by its path in the built program: the entry of a worker (`batch/document-worker.js`), the dictionary, what a page loads
 * (`review/assets/`). It lies beside the built program; the sources, which Node does not run as they are, take the one that was built last.
 */
export function builtFile(path: string): URL {
  const beside = new URL(`../${path}`, import.meta.url);
  return existsSync(beside) ? beside : new URL(`../../dist/${path}`, import.meta.url);
}
