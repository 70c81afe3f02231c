// The last step of npm run build, where the types are right: the program into dist/. Bundled, a command starts in half the time: Node takes longer to find and link
// 300 modules than to compile them. A worker's file is whole; the commands share chunks, and each loads what it needs.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writeTypes } from './build-types.js';
import { packWords } from './build-words.js';
import { CODE_HASH_FILE, hashCode } from './src/batch/result-key.js';
import { writtenColumns } from './src/schema/tables.js';
import { formatWordTables } from './src/text/word-dictionary.js';

/** zod keeps its configuration and registry in globals of the program that it is loaded in; those are not ours to make. */
const withoutGlobals: Plugin = {
  name: 'without-globals',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/core\/(core|registries)\.js$/ }, ({ path }) => ({
      contents: `const zodsOwn = {};\n${readFileSync(path, 'utf8').replace(/globalThis(?=\)?\.__zod)/g, 'zodsOwn')}`,
    }));
  },
};

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly dependencies: object };

/** `convert`, built by itself: shared with all other commands its code lies in twice as many files, and each takes Node more than half a millisecond to find and link. */
const convertApart: Plugin = {
  name: 'convert-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/convert-command\.js$/ }, () => ({ path: '../cli/convert-command.js', external: true }));
  },
};

const common = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outbase: 'src',
  outdir: 'dist',
  // What a user installs stays a package; the packages for development are part of the program as far as it uses them.
  external: Object.keys(dependencies),
  alias: { zod: './node_modules/zod/index.js' },
  define: { BUILT_COLUMNS: JSON.stringify(writtenColumns()) },
  // Bundled packages in the old form ask for Node's modules by `require`.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  plugins: [withoutGlobals],
  logLevel: 'warning',
} as const satisfies BuildOptions;

rmSync(`dist/${CODE_HASH_FILE}`, { force: true });
rmSync('dist/chunks', { recursive: true, force: true });
await build({
  ...common,
  entryPoints: [
    'src/batch/document-worker.ts',
    'src/library/convert-worker.ts',
    'src/review/picture-worker.ts',
    'src/ocr/engines/tesseract-thread.ts',
  ],
});
/** Chunks as deep as the entries, so that what lies beside the code has the same relative path from all of them. */
const inChunks = { ...common, splitting: true, chunkNames: 'chunks/[name]-[hash]' } as const;
await build({
  ...inChunks,
  plugins: [...common.plugins, convertApart],
  entryPoints: ['src/library/index.ts', 'src/cli/main.ts'],
});
await build({ ...inChunks, entryPoints: ['src/cli/convert-command.ts'] });
// For programs that `require`, and for tools that know no other way: all in one file, packages for `import` alone included.
await build({
  ...common,
  format: 'cjs',
  entryPoints: ['src/library/index.ts'],
  outExtension: { '.js': '.cjs' },
  external: ['@napi-rs/canvas'],
  define: { ...common.define, 'import.meta.url': 'addressOfThis' },
  banner: { js: "const addressOfThis = require('node:url').pathToFileURL(__filename).href;" },
});
// What runs in the browser: one file for the studio, one for the static pages, which are copied into every output folder.
const browser = { bundle: true, platform: 'browser', target: 'es2023', logLevel: 'warning' } as const;
await build({
  ...browser,
  format: 'esm',
  entryPoints: { studio: 'src/studio/page/main.ts' },
  outdir: 'dist/studio/assets',
});
rmSync('dist/review/assets', { recursive: true, force: true });
await build({
  ...browser,
  // Pages from disk may load no modules.
  format: 'iife',
  minify: true,
  entryPoints: { review: 'src/review/page/main.ts' },
  outdir: 'dist/review/assets',
  alias: { ...common.alias, 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' },
  plugins: [withoutGlobals],
});
cpSync('src/studio/assets', 'dist/studio/assets', { recursive: true });
for (const pages of ['review', 'studio']) cpSync('src/review/parts/parts.css', `dist/${pages}/assets/parts.css`);
writeTypes();

/** What the program uses of packages that hold several times as much: files that pdf.js and kuromoji read, and the licences of what is bundled. */
const brought: Readonly<Record<string, readonly string[]>> = {
  'pdfjs-dist': [
    'LICENSE',
    'cmaps',
    'iccs',
    'standard_fonts',
    'wasm',
    'legacy/build/pdf.min.mjs',
    'legacy/build/pdf.worker.min.mjs',
  ],
  kuromoji: ['LICENSE-2.0.txt', 'NOTICE.md'],
  zod: ['LICENSE'],
};
rmSync('dist/vendor', { recursive: true, force: true });
for (const [name, parts] of Object.entries(brought)) {
  for (const part of parts) cpSync(`node_modules/${name}/${part}`, `dist/vendor/${name}/${part}`, { recursive: true });
}
// kuromoji's dictionary as this program reads it.
writeFileSync('dist/vendor/kuromoji/words.dat', formatWordTables(await packWords('node_modules/kuromoji/dict')));
writeFileSync(`dist/${CODE_HASH_FILE}`, hashCode('dist'));
