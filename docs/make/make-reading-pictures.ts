import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** Cuts the pictures of docs/reading.md out of what `inspect` draws: `npm run build && npx tsx docs/make/make-reading-pictures.ts`. */
const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-reading-'));
/** Pixels of a picture of `inspect` per point. */
const scale = 2;
/** Points kept around a table, for the tags below it; `above` it for those there, or a caption too. */
const margin = { right: 8, bottom: 12, left: 8 };

/** The fixture's first table, with rules, cells, roles and values drawn over it. */
async function cutTable(fixture: string, name: string, above = 30): Promise<void> {
  const out = join(folder, fixture);
  const pdf = join(root, 'fixtures/documents', fixture, 'document.pdf');
  execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), 'inspect', pdf, '--out', out], { stdio: 'ignore' });
  const [table] = JSON.parse(readFileSync(join(out, 'tables.json'), 'utf8')) as { bbox: string }[];
  const [left = 0, top = 0, right = 0, bottom = 0] = (table?.bbox ?? '').split(' ').map(Number);
  const picture = await loadImage(readFileSync(join(out, 'page-0001.png')));
  const [x, y] = [(left - margin.left) * scale, (top - above) * scale];
  const canvas = createCanvas(
    (right - left + margin.left + margin.right) * scale,
    (bottom - top + above + margin.bottom) * scale,
  );
  canvas.getContext('2d').drawImage(picture, -x, -y);
  writeFileSync(join(root, 'docs', `${name}.png`), canvas.toBuffer('image/png'));
}

await cutTable('fujibakama-2024-kinds-in-rows', 'reading-axes', 11);
await cutTable('fujibakama-2024-upper-lower', 'reading-two-in-one');
await cutTable('fujibakama-2023-sheets', 'reading-sheet', 4);
await cutTable('fujibakama-2024-year-columns', 'reading-years', 9);
rmSync(folder, { recursive: true });
