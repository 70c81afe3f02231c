// The last step of npm run build, where the types are right: the program into dist/. Bundled, a command starts in half the time: Node takes longer to find and link
// 300 modules than to compile them. A worker's file is whole; the commands share chunks, and each loads what it needs.
import { cpSync, rmSync } from 'node:fs';
import { type BuildOptions, build } from 'esbuild';

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outbase: 'src',
  outdir: 'dist',
  // Packages stay packages, but for zod, which is a hundred modules.
  packages: 'external',
  alias: { zod: './node_modules/zod/index.js' },
  logLevel: 'warning',
} as const satisfies BuildOptions;

rmSync('dist/chunks', { recursive: true, force: true });
await build({ ...common, entryPoints: ['src/batch/document-worker.ts'] });
await build({
  ...common,
  entryPoints: ['src/index.ts', 'src/cli/main.ts'],
  splitting: true,
  // As deep as the entries, so that what lies beside the code has the same relative path from all of them.
  chunkNames: 'chunks/[name]-[hash]',
});
cpSync('src/review/assets', 'dist/review/assets', { recursive: true });
