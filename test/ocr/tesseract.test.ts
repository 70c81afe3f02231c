import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { findModel } from '../../src/ocr/engines/models.js';
import { startTesseract, symbolsOf } from '../../src/ocr/engines/tesseract.js';
import type { Grey } from '../../src/ocr/picture.js';
import { engineGap, places } from './engines.js';

test("tesseract's boxes give each symbol and where it begins; white space and empty lines are no symbols", () => {
  const boxes = '令 12 14 49 50 0\n和 53 14 87 50 0\n  90 14 95 50 0\n元 96 14 128 49 0\n\n';
  expect(symbolsOf(boxes)).toEqual([
    { text: '令', left: 12 },
    { text: '和', left: 53 },
    { text: '元', left: 96 },
  ]);
  expect(symbolsOf('')).toEqual([]);
});

/** A line image with a figure. */
function drawFigure(figure: string): Grey {
  const [width, height] = [150, 64];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000000';
  context.font = '44px sans-serif';
  context.fillText(figure, 20, 48);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: new Uint8Array(data.filter((_, at) => at % 4 === 0)) };
}
const modelOf = (name: 'Japanese' | 'jpn'): string => {
  const search = findModel(name, places.models);
  return search.kind === 'found' ? search.path : '';
};

describe.skipIf(engineGap !== '')('with the engine installed', () => {
  test('two models in one thread answer what each was asked, and nobody waits for an answer once it is closed', async () => {
    const engines = await startTesseract([modelOf('Japanese'), modelOf('jpn')], places.packages);
    expect(engines).toHaveLength(2);
    const figures = ['2074', '385', '2074'];
    const asked = figures.flatMap((figure) => engines.map((engine) => engine.read(drawFigure(figure))));
    const answers = await Promise.all(asked);
    const texts = answers.map((symbols) => symbols.map(({ text }) => text).join(''));
    expect(texts.map((text) => text.slice(0, 3))).toEqual(['207', '207', '385', '385', '207', '207']);
    // The same picture is the same answer, whatever was read in between.
    expect(answers.slice(4)).toEqual(answers.slice(0, 2));
    const last = engines[0]?.read(drawFigure('385'));
    await Promise.all(engines.map((engine) => engine.close()));
    await expect(last).rejects.toThrow("tesseract's thread has ended");
    await expect(engines[1]?.read(drawFigure('385'))).rejects.toThrow("tesseract's thread has ended");
  });

  test('a model that tesseract cannot start with is told by its path', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mokuhyo-model-'));
    const path = join(folder, 'jpn.traineddata');
    writeFileSync(path, 'no model');
    await expect(startTesseract([path], places.packages)).rejects.toThrow(`tesseract cannot start with ${path}`);
    rmSync(folder, { recursive: true });
  });
});
