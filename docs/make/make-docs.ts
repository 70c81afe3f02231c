import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedPages } from './pages.js';
import { resultTypesFile } from './result-types.js';

for (const [name, text] of generatedPages()) {
  const path = join(import.meta.dirname, '..', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
writeFileSync(join(import.meta.dirname, '../../src/library/result-types.ts'), resultTypesFile());
