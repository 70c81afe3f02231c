// The types of the library: one file for both kinds of import, without a word of any package, so that they can be checked wherever the library is used.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** Modules whose every export is public; what they import is among them. */
const modules = ['result-types', 'types', 'readings', 'index'];
const declared = 'dist/types';

/** The declarations of a module, without its imports: all of them stand in one file. */
const declarationsOf = (name: string): string =>
  readFileSync(`${declared}/library/${name}.d.ts`, 'utf8')
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export (?:type )?(?:\*|\{[^}]*\})(?: from '[^']*')?;\n/gm, '')
    .replace(/^\/\/.*\n/gm, '');

/** Writes the types beside the library, once for `import` and once for `require`, and takes all others away. */
export function writeTypes(): void {
  const text = modules.map(declarationsOf).join('\n');
  for (const ending of ['d.ts', 'd.cts']) writeFileSync(`dist/library/index.${ending}`, text);
  rmSync(declared, { recursive: true });
}
