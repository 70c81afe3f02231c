import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A model (学習済みモデル) of tesseract, by the name of its file. */
export type ModelName = 'Japanese' | 'jpn';

/** SHA-256 of the models that the measured accuracy holds for: tessdata_fast 4.1.0, as Debian packages it. */
const hashes: Readonly<Record<ModelName, string>> = {
  Japanese: 'c176cdca0c17e9be97bda854ac91baea90b92e2813b45749ad05e409477ba8b2',
  jpn: '1f5de9236d2e85f5fdf4b3c500f2d4926f8d9449f28f5394472d9e8d83b91b4d',
};
export const modelNames = ['Japanese', 'jpn'] as const satisfies readonly ModelName[];

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
