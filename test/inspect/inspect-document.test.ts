import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { readBox } from '../../src/geometry/box.js';
import { overlayColours } from '../../src/inspect/draw-overlay.js';
import { type InspectedFile, inspectDocument } from '../../src/inspect/inspect-document.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import { toleranceCases } from '../../src/tables/tolerance-cases.js';
import type { Segment } from '../../src/text/token.js';
import { makePdf, text } from '../pdf/make-pdf.js';
import { doubtfulPdf } from '../review/doubtful-pdf.js';

const fixtures = join(import.meta.dirname, '../../fixtures/documents');
const noWords: Segment = async (texts) => texts.map(() => []);

async function inspect(bytes: Uint8Array, pages?: readonly number[]) {
  const files = new Map<string, InspectedFile['content']>();
  const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
  const inspection = await inspectDocument(
    bytes,
    { ...options, pages: pages && new Set(pages) },
    noWords,
    async ({ name, content }) => void files.set(name, content),
  );
  const json = (name: string) => JSON.parse(String(files.get(name)));
  return { inspection, files, json };
}

/** Share of the pixels of a box (in points) that have the colour of the overlay, roughly. */
async function shareOf(picture: Uint8Array, box: readonly number[], colour: string): Promise<number> {
  const image = await loadImage(Buffer.from(picture));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map((edge) => Math.round(edge * 2));
  const { data } = context.getImageData(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  const wanted = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (wanted.every((value, index) => Math.abs(value - (data[at + index] ?? 0)) < 60)) found += 1;
  }
  return found / (data.length / 4);
}

test('every stage stands in a file of its own, in the order of the chain', async () => {
  const { inspection, files, json } = await inspect(doubtfulPdf());
  expect(inspection).toEqual({ kind: 'read', issues: [], files: [...files.keys()] });
  const stages = [
    'page-content.json',
    'layout.json',
    'tables.json',
    'readings.json',
    'declaration.json',
    'values.json',
  ];
  expect([...files.keys()]).toEqual([...stages, 'page-0001.png']);
  const [content] = json('page-content.json');
  expect(content.runs.map((run: { text: string }) => run.text)).toContain('訪問指導の件数');
  expect(content.rulings).toHaveLength(12);
  const [layout] = json('layout.json');
  const steps = ['rules', 'crossings', 'nets', 'lattices', 'grids', 'lines'];
  expect(Object.keys(layout)).toEqual(['page', 'em', 'tolerances', ...steps]);
  const near = layout.tolerances.find(({ name }: { name: string }) => name === 'length.near');
  expect(near).toMatchObject({
    value: 0.3,
    unit: 'em',
    points: Math.round(30 * layout.em) / 100,
    held: toleranceCases['length.near'],
  });
  expect(layout.crossings).toHaveLength(36);
  expect(layout.grids[0]).toMatchObject({ rows: 5, columns: 5 });
  expect(json('tables.json')[0].cells).toHaveLength(25);
  expect(json('declaration.json').tables[0].columns.map((column: { role: string }) => column.role)).toEqual([
    'project_code',
    'indicator_name',
    'value',
    'value',
    'division',
  ]);
  expect(json('values.json').observations).toHaveLength(8);
});

test('the picture shows rules, cells, values and the role of each column where they are', async () => {
  const { files, json } = await inspect(doubtfulPdf());
  const picture = files.get('page-0001.png');
  if (!(picture instanceof Uint8Array)) throw new Error('no picture');
  const [grid] = json('tables.json');
  const [left = 0, top = 0, right = 0, bottom = 0] = grid.bbox.split(' ').map(Number);
  const onRule = [109.5, top + 40, 110.5, top + 55];
  expect(await shareOf(picture, onRule, overlayColours.rule)).toBeGreaterThan(0.3);
  const tagAbove = [left, top - 7, left + 20, top - 1];
  expect(await shareOf(picture, tagAbove, overlayColours.role)).toBeGreaterThan(0.4);
  const gridTag = [left, bottom + 2, left + 20, bottom + 8];
  expect(await shareOf(picture, gridTag, overlayColours.cell)).toBeGreaterThan(0.4);
  expect(await shareOf(picture, [right + 5, top, right + 30, bottom], overlayColours.cell)).toBe(0);
});

test('only the wanted pages are drawn', async () => {
  const page = (number: number) => ({ content: text(20, 60, 12, `第${number}頁`) });
  const { files, json } = await inspect(makePdf({ pages: [page(1), page(2), page(3)] }), [2]);
  expect([...files.keys()].filter((name) => name.endsWith('.png'))).toEqual(['page-0002.png']);
  expect(json('page-content.json').map((content: { page: number }) => content.page)).toEqual([2]);
});

test('parts of a table say where they go on, in the order of the pages', async () => {
  const bytes = readFileSync(join(fixtures, 'isehara-2020-bunka-torn', 'document.pdf'));
  const { files, json } = await inspect(bytes);
  const parts = json('declaration.json').tables.flatMap((table: { parts: { page: number }[] }) => table.parts);
  expect(parts.length).toBeGreaterThan(1);
  for (const { page, bbox } of parts) {
    const picture = files.get(`page-${String(page).padStart(4, '0')}.png`);
    if (!(picture instanceof Uint8Array)) throw new Error('no picture');
    const box = readBox(bbox);
    const below = [box.left + 81, box.bottom + 2, box.left + 110, box.bottom + 8];
    expect(await shareOf(picture, below, overlayColours.join)).toBeGreaterThan(0.3);
  }
});

test('a file that cannot be read is said to be so, and nothing is written', async () => {
  const { inspection, files } = await inspect(new TextEncoder().encode('no pdf'));
  expect(inspection.kind).toBe('failed');
  expect(files.size).toBe(0);
});

describe('what is hidden is marked', () => {
  test('with its reason in the JSON', async () => {
    const { json } = await inspect(
      makePdf({ pages: [{ content: `3 Tr ${text(20, 60, 12, '秘')} 0 Tr ${text(60, 60, 12, '公')}` }] }),
    );
    const [content] = json('page-content.json');
    expect(content.hidden).toMatchObject([{ characters: 1, reason: 'invisible' }]);
    expect(content.runs).toMatchObject([{ text: '公' }]);
    expect(JSON.stringify(content)).not.toContain('秘');
  });
});
