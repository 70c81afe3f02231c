import type { EnginePlaces, Engines } from './engine.js';
import { findModel, type ModelName } from './models.js';
import { startPaddle } from './paddle.js';
import { startTesseract } from './tesseract.js';

function modelPath(name: ModelName, folder: string | undefined): string {
  const search = findModel(name, folder);
  if (search.kind !== 'found') throw new Error(`the model ${name}.traineddata was not found`);
  return search.path;
}

/** Starts all engines. Throws where a package or model is missing: `findWhatIsMissing` is asked first. */
export async function startEngines({ packages, models }: EnginePlaces): Promise<Engines> {
  const [words, otherWords, digits] = await Promise.all([
    startTesseract(modelPath('Japanese', models), packages),
    startTesseract(modelPath('jpn', models), packages),
    startPaddle(packages),
  ]);
  return { words, otherWords, digits };
}
