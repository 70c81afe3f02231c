import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const assets = fileURLToPath(new URL('../studio/assets/', import.meta.url));

/** Files that a page may load, each with its media type: no other name reaches the disk. */
const kinds: Readonly<Record<string, string>> = {
  'studio.js': 'text/javascript; charset=utf-8',
  'studio.css': 'text/css; charset=utf-8',
  'parts.css': 'text/css; charset=utf-8',
};

/** A file of the pages; undefined where there is none of this name. */
export async function readAsset(name: string): Promise<{ readonly bytes: Buffer; readonly type: string } | undefined> {
  const type = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return type === undefined ? undefined : { bytes: await readFile(`${assets}${name}`), type };
}

/** The one page of the studio, whatever its address: its script shows what the address says. */
export const shell = `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>mokuhyo studio</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/parts.css">
<link rel="stylesheet" href="/assets/studio.css">
</head>
<body>
<noscript>このページにはJavaScriptが必要です。 / This page needs JavaScript.</noscript>
<script type="module" src="/assets/studio.js"></script>
</body>
</html>
`;
