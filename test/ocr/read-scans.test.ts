import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { type ConvertOptions, convertDocument } from '../../src/convert.js';
import { readBox } from '../../src/geometry/box.js';
import { type InspectedFile, inspectDocument } from '../../src/inspect/inspect-document.js';
import { defaultLimits } from '../../src/pdf/limits.js';
import type { Glyph } from '../../src/pdf/page-content.js';
import { readPdf } from '../../src/pdf/read-pdf.js';
import { builtInProfiles } from '../../src/profiles/built-in-profiles.js';
import type { DocumentResult } from '../../src/schema/document-result.js';
import { segment } from '../../src/text/kuromoji-words.js';
import { sameForm } from '../expectation.js';
import { text } from '../pdf/make-pdf.js';
import { pdfWithTables } from '../review/doubtful-pdf.js';
import { engineGap, places } from './engines.js';
import { type Degradation, makeScan, type ScannedPage, sequence, writeScan } from './make-scan.js';
import { fullPicture, hiddenLayer, makeMixed } from './mixed-page.js';
import { smallPage } from './small-page.js';

// All that starts the engines stands in this one file: they are started once, and not in each of the processes that run tests.

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, `../../fixtures/documents/${name}/document.pdf`)));
const source = fixture('isehara-2019-kyoiku-writer');
const options = { sourceFile: 'a.pdf', sourceUrl: '', published: '', profiles: builtInProfiles };
const convert = (pdf: Uint8Array, ocr?: ConvertOptions['ocr']): Promise<DocumentResult> =>
  convertDocument(pdf.slice(), ocr ? { ...options, ocr } : options, segment);

/** What an observation says, as it is compared. */
const said = ({ observations }: DocumentResult): string[] =>
  observations.map(({ indicator_name, value_text, value_kind, fiscal_year }) =>
    sameForm([indicator_name, value_text, value_kind, fiscal_year].join('|')),
  );
const unmarked = (result: DocumentResult): DocumentResult => ({
  ...result,
  observations: result.observations.filter(({ needs_review }) => !needs_review),
});
const printed = convert(source);

async function scanOf(how: Degradation, pdf: Uint8Array, page: number): Promise<ScannedPage> {
  const [scan] = (await makeScan(pdf, how, [page])).pages;
  if (!scan) throw new Error('there is no such page');
  return scan;
}
const scan = async (how: Degradation): Promise<Uint8Array> => writeScan([await scanOf(how, source, 2)]);

test('a page without text is only told where nobody asks for more', async () => {
  const result = await convert(await scan({ dpi: 100 }));
  expect(result.issues.map(({ code }) => code)).toContain('page/no-text');
  expect(result.observations).toEqual([]);
});

/** A sheet with a heading and a page number as text, and the scan of a page with a table between them. */
async function mixed(how: Degradation): Promise<Uint8Array> {
  const scan = await scanOf(how, smallPage, 1);
  const [width, height] = [scan.sheet.width, scan.sheet.height];
  const picture = { scan, x: 0.06 * width, y: 50, width: 0.88 * width, height: 0.88 * height };
  const content = text(60, height - 40, 14, '令和元年度の取組') + text(width / 2, 20, 10, '12');
  return makeMixed([{ width, height, pictures: [picture], content }]);
}

/** A photograph: no ink and paper, but all shades. */
async function photograph(): Promise<ScannedPage> {
  const [width, height] = [900, 600];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const random = sequence(3);
  for (let each = 0; each < 400; each += 1) {
    context.fillStyle = `hsl(${random() * 360} 40% ${20 + random() * 60}%)`;
    context.beginPath();
    context.arc(random() * width, random() * height, 10 + random() * 90, 0, 2 * Math.PI);
    context.fill();
  }
  return { jpeg: await canvas.encode('jpeg', 85), width, height, sheet: { width: 324, height: 216 } };
}

test('a picture beside text is told where nobody asks for more', async () => {
  const result = await convert(await mixed({ dpi: 100 }));
  expect(result.issues.find(({ code }) => code === 'page/picture-unread')).toMatchObject({
    page: 1,
    level: 'warning',
    actual: '77',
  });
  expect(result.observations).toEqual([]);
});

/** A page scanned, with its text as a layer that `spoil` has changed. */
async function layered(spoil: (glyphs: readonly Glyph[]) => readonly Glyph[], dpi = 200): Promise<Uint8Array> {
  const reading = await readPdf(new Uint8Array(smallPage), defaultLimits, []);
  const page = reading.kind === 'read' ? reading.pages[0] : undefined;
  const [scan] = (await makeScan(smallPage, { dpi })).pages;
  if (!page || !scan) throw new Error('the page cannot be read');
  const content = hiddenLayer(spoil(page.glyphs), page.height);
  return makeMixed([{ width: page.width, height: page.height, pictures: [fullPicture(scan)], content }]);
}

const header = ['事業番号', '事業指標', '平成30年度実績値', '令和2年度目標値', '所管課'];
/** Two pages whose values all differ. */
const twoPages = pdfWithTables([
  [
    header,
    ['01-101', '健康教室の参加者数', '648人', '725人', '健康課'],
    ['01-102', '健康相談の件数', '312件', '345件', '健康課'],
  ],
  [
    header,
    ['02-101', '図書館の来館者数', '175人', '190人', '図書館'],
    ['02-102', '講座の開催回数', '24回', '36回', '図書館'],
  ],
]);

const oneLine = makeMixed([
  { width: 595, height: 842, pictures: [], content: text(60, 740, 12, '令和元年度の取組について') },
]);

/** Both pages on one sheet, as a copier with an open book scans them. */
async function spread(dpi: number): Promise<Uint8Array> {
  const { pages: scans } = await makeScan(twoPages, { dpi });
  const width = scans.reduce((sum, scan) => sum + scan.width, 0);
  const height = Math.max(...scans.map((scan) => scan.height));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  let left = 0;
  for (const scan of scans) {
    context.drawImage(await loadImage(scan.jpeg), left, 0);
    left += scan.width;
  }
  const own = { width: (width / dpi) * 72, height: (height / dpi) * 72 };
  const page: ScannedPage = { jpeg: await canvas.encode('jpeg', 90), width, height, sheet: own };
  // A page of its own after it keeps its number.
  const { pages: after } = await makeScan(oneLine, { dpi });
  return writeScan([page, ...after]);
}

describe.skipIf(engineGap !== '')('with the engines installed', () => {
  test('a clean scan is read as the printed text is, each value marked', { timeout: 180_000 }, async () => {
    const result = await convert(await scan({ dpi: 200 }), { ...places, trusted: false });
    const wanted = new Set(said(await printed));
    expect(result.observations.length).toBe((await printed).observations.length);
    expect(said(result).filter((each) => !wanted.has(each)).length / result.observations.length).toBeLessThan(0.03);
    expect(said(unmarked(result))).toEqual([]);
    expect(result.document.status).toBe('partial');
    expect(result.issues.filter(({ code }) => code === 'value/ocr')).toHaveLength(result.observations.length);
  });

  test('what is taken over on trust is right, under skew and JPEG, and where it stands', {
    timeout: 180_000,
  }, async () => {
    const how = { dpi: 200, skew: 1.3, jpeg: 40, grain: 30, blur: 0.6 } as const;
    const result = await convert(await scan(how), { ...places, trusted: true });
    const wanted = new Set(said(await printed));
    expect(said(unmarked(result)).filter((each) => !wanted.has(each))).toEqual([]);
    for (const { needs_review, observation_id } of result.observations) {
      const doubted = result.issues.some(
        (issue) => issue.code === 'value/ocr-doubt' && issue.observation_id === observation_id,
      );
      expect(needs_review || !doubted).toBe(true);
    }
  });

  test('a scan too coarse to be read is refused, with nothing taken from it', { timeout: 180_000 }, async () => {
    const result = await convert(await scan({ dpi: 120 }), { ...places, trusted: true });
    expect(result.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(['page/no-text', 'page/ocr-refused']));
    expect(result.observations).toEqual([]);
  });

  test('a table in a picture is read, the text beside it stays text', { timeout: 240_000 }, async () => {
    const result = await convert(await mixed({ dpi: 220, skew: 1.2 }), { ...places, trusted: true });
    const wanted = said(await convert(smallPage));
    expect(result.observations.length).toBe(wanted.length);
    const sure = said(unmarked(result));
    expect(sure.filter((each) => !wanted.includes(each))).toEqual([]);
    expect(sure.length / wanted.length).toBeGreaterThan(0.35);
    const heading = result.placements.find(({ text }) => text === '令和元年度の取組');
    expect(readBox(heading?.bbox ?? '').left).toBeCloseTo(60, 0);
    const codes = result.issues.map(({ code }) => code);
    expect(codes).toContain('page/ocr');
    expect(codes).not.toContain('page/picture-unread');
  });

  test('a picture that is too coarse stays unread, and is told', { timeout: 120_000 }, async () => {
    const result = await convert(await mixed({ dpi: 100 }), { ...places, trusted: true });
    const refused = result.issues.filter(({ code }) => code === 'page/ocr-refused');
    expect(refused).toMatchObject([{ page: 1, level: 'warning' }]);
    expect(refused[0]?.bbox).not.toBe('');
    expect(result.observations).toEqual([]);
  });

  test('a photograph beside text gives no values and takes none away', { timeout: 240_000 }, async () => {
    const content = text(60, 780, 14, '令和元年度の取組');
    const photo = { ...fullPicture(await photograph()), x: 60, y: 400 };
    const pdf = makeMixed([{ width: 595, height: 842, pictures: [photo], content }]);
    const result = await convert(pdf, { ...places, trusted: true });
    expect(result.observations).toEqual([]);
    expect(result.placements.map((placement) => placement.text)).toContain('令和元年度の取組');
    expect(result.issues.map(({ code }) => code)).toContain('page/ocr-refused');
  });

  test('values of a text table beside a picture of one stay unmarked', { timeout: 240_000 }, async () => {
    const scan = await scanOf({ dpi: 200 }, smallPage, 1);
    const [width, below] = [scan.sheet.width, scan.sheet.height];
    const height = below + 160;
    const columns = [40, 240, 340, 440];
    const cells = [
      ['指標名', '令和元年度実績値', '令和2年度目標値'],
      ['図書館の来館者数', '1,204人', '1,300人'],
    ];
    const words = cells.flatMap((row, line) =>
      row.map((cell, column) => text((columns[column] ?? 0) + 4, height - 60 - line * 24, 9, cell)),
    );
    const across = [0, 1, 2].map((line) => `40 ${height - 46 - line * 24} m 440 ${height - 46 - line * 24} l S\n`);
    const down = columns.map((x) => `${x} ${height - 46} m ${x} ${height - 94} l S\n`);
    const content = [...words, ...across, ...down].join('');
    const pdf = makeMixed([{ width, height, pictures: [fullPicture(scan)], content }]);
    const { observations } = await convert(pdf, { ...places, trusted: false });
    const isText = ({ bbox }: { bbox: string }): boolean => readBox(bbox).bottom < 160;
    const ofText = observations.filter(isText);
    expect(ofText.map(({ value_text, needs_review }) => [value_text, needs_review])).toEqual([
      ['1,204人', false],
      ['1,300人', false],
    ]);
    expect(observations.length).toBeGreaterThan(ofText.length);
    expect(observations.filter((each) => !isText(each) && !each.needs_review)).toEqual([]);
  });

  test('two pages on one sheet are read in order, and each value lies where the sheet shows it', {
    timeout: 400_000,
  }, async () => {
    const { observations } = await convert(twoPages);
    const result = await convert(await spread(200), { ...places, trusted: true });
    expect(result.page_sizes.map(({ page, width, height }) => [page, Math.round(width), Math.round(height)])).toEqual([
      [1, 1190, 842],
      [2, 595, 842],
    ]);
    expect(result.document.pages).toBe(2);
    const ofSheet = result.observations.filter(({ page }) => page === 1);
    expect(ofSheet.length).toBe(observations.length);
    const values = new Map(observations.map((each) => [sameForm(each.value_text), each]));
    let found = 0;
    for (const { value_text, bbox } of ofSheet) {
      const own = values.get(sameForm(value_text));
      if (!own || observations.filter((each) => each.value_text === own.value_text).length > 1) continue;
      found += 1;
      const offset = own.page === 2 ? 595 : 0;
      expect(Math.abs(readBox(bbox).left - offset - readBox(own.bbox).left)).toBeLessThan(4);
    }
    expect(found).toBeGreaterThan(5);
    const told = result.issues.filter(({ code }) => code === 'page/two-in-one' || code === 'page/ocr');
    expect(told.map(({ code, page }) => [code, page])).toEqual([
      ['page/two-in-one', 1],
      ['page/ocr', 1],
      ['page/ocr', 1],
      ['page/ocr', 2],
    ]);
    expect(told[3]?.message).toContain('Page 2');
    expect(Math.max(...result.placements.map(({ page }) => page))).toBe(2);
    expect(result.placements.some(({ page, bbox }) => page === 1 && readBox(bbox).left > 600)).toBe(true);
  });

  test('the picture stands, a right layer doubts nothing, a wrong figure is told at its value', {
    timeout: 300_000,
  }, async () => {
    const { observations } = await convert(smallPage);
    const spoilt = observations.find(({ value_text }) => value_text === '312件');
    const there = readBox(spoilt?.bbox ?? '');
    const isDigitThere = ({ text, box }: Glyph): boolean =>
      /\d/u.test(text) &&
      box.left >= there.left &&
      box.right <= there.right &&
      box.top >= there.top - 2 &&
      box.bottom <= there.bottom + 2;
    const pdf = await layered((glyphs) =>
      glyphs.map((glyph) => (isDigitThere(glyph) ? { ...glyph, text: String(9 - Number(glyph.text)) } : glyph)),
    );
    const wrong = await convert(pdf, { ...places, trusted: true });
    const place = (spoilt?.observation_id ?? '').slice(12);
    const value = wrong.observations.find(({ observation_id }) => observation_id.endsWith(place));
    expect(value).toMatchObject({ value_text: spoilt?.value_text, needs_review: true });
    const told = wrong.issues.filter(({ code }) => code === 'value/ocr-layer');
    expect(new Set(told.map(({ observation_id }) => observation_id))).toEqual(new Set([value?.observation_id]));
    expect(unmarked(wrong).observations.filter(({ value_number }) => value_number !== null)).not.toEqual([]);
    expect(wrong.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['page/ocr', 'page/ocr-layer-compared', 'text/ocr-layer']),
    );
    expect(wrong.issues.map(({ code }) => code)).not.toContain('page/ocr-layer');
  });

  test('where the picture is too coarse the layer stays as it was, all of it marked', {
    timeout: 120_000,
  }, async () => {
    const pdf = await layered((glyphs) => glyphs, 100);
    const plain = await convert(pdf);
    const asked = await convert(pdf, { ...places, trusted: true });
    expect(asked.observations).toEqual(plain.observations);
    expect(asked.observations.every(({ needs_review }) => needs_review)).toBe(true);
    expect(asked.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['page/ocr-layer', 'page/ocr-refused']),
    );
  });

  test('the stages of a scan hold what was read from its picture', { timeout: 300_000 }, async () => {
    const { pdf } = await makeScan(smallPage, { dpi: 200, skew: 1 });
    const files = new Map<string, InspectedFile['content']>();
    const ocr = { ...places, trusted: false };
    const inspection = await inspectDocument(
      pdf,
      { ...options, pages: undefined, ocr },
      segment,
      async ({ name, content }) => {
        files.set(name, content);
      },
    );
    expect(inspection.kind).toBe('read');
    const json = (name: string) => JSON.parse(String(files.get(name)));
    const [scan] = json('scans.json');
    expect(scan.skew).toBeCloseTo(1, 1);
    expect(scan.readings.length).toBeGreaterThan(10);
    const [content] = json('page-content.json');
    expect(content.runs.length).toBeGreaterThan(10);
    expect(content.rulings.length).toBeGreaterThan(5);
    expect(json('tables.json').length).toBeGreaterThan(0);
    expect(json('values.json').observations).toHaveLength(4);
    expect([...files.keys()]).toContain('page-0001.png');
  });
});
