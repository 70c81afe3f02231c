import { join } from 'node:path';
import type { EnginePlaces } from '../../src/ocr/engines/engine.js';
import { findModel, modelNames } from '../../src/ocr/engines/models.js';
import { missingPackages } from '../../src/ocr/engines/packages.js';

/** Where the tests' engines lie: `npm ci --prefix test/ocr/engines`. */
export const places: EnginePlaces = { packages: join(import.meta.dirname, 'engines') };

const lacking = [
  ...missingPackages(places.packages).map((name) => `npm package ${name}`),
  ...modelNames.filter((name) => findModel(name, undefined).kind !== 'found').map((name) => `${name}.traineddata`),
];

/** Why scans cannot be read here; empty where they can. */
export const engineGap = lacking.join(', ');

if (engineGap !== '') {
  // A machine that must have them says so: a test that is left out is no test that passed.
  if (process.env['MOKUHYO_TEST_OCR'] === 'required') throw new Error(`reading scans cannot be tested: ${engineGap}`);
  console.warn(`Not tested: reading scans. This machine lacks ${engineGap}.`);
}
