// Japanese fonts of this system, for PDFs that bring none along.

import type { GlobalFonts } from '@napi-rs/canvas';

/** Families that draw Japanese, best first: free ones as Linux has them, then those of macOS and Windows. */
const serifFamilies = [
  'IPAexMincho',
  'Noto Serif CJK JP',
  'IPAMincho',
  'TakaoMincho',
  'Hiragino Mincho ProN',
  'Yu Mincho',
  'MS Mincho',
];
const sansFamilies = [
  'IPAexGothic',
  'Noto Sans CJK JP',
  'IPAGothic',
  'TakaoGothic',
  'VL Gothic',
  'Hiragino Sans',
  'Yu Gothic',
  'Meiryo',
  'MS Gothic',
];

/** The families to draw Japanese with (明朝体, ゴシック体) where a PDF does not bring its fonts along. */
export interface JapaneseFamilies {
  readonly serif: string;
  readonly sans: string;
}

/** The best Japanese families among those installed; one stands in for the other; undefined where there is none. */
export function findJapaneseFamilies(installed: readonly string[]): JapaneseFamilies | undefined {
  const serif = serifFamilies.find((family) => installed.includes(family));
  const sans = sansFamilies.find((family) => installed.includes(family));
  const either = sans ?? serif;
  return either === undefined ? undefined : { serif: serif ?? either, sans: sans ?? either };
}

let aliased: JapaneseFamilies | undefined;

/**
 * Makes the canvas draw fonts that are not embedded with a Japanese family: pdf.js falls back to `serif` and `sans-serif`, which
 * name no Japanese font. Done once per process. undefined where the system has none: such text comes out as boxes.
 */
export function aliasJapaneseFamilies(fonts: typeof GlobalFonts): JapaneseFamilies | undefined {
  if (aliased) return aliased;
  const families = findJapaneseFamilies(fonts.families.map(({ family }) => family));
  if (families) {
    fonts.setAlias(families.serif, 'serif');
    fonts.setAlias(families.sans, 'sans-serif');
    fonts.setAlias(families.sans, 'monospace');
    aliased = families;
  }
  return families;
}
