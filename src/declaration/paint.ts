// The colours of writing and of cells, by the names that notes give them.

import { type Box, holdsCentre } from '../geometry/box.js';
import type { PageLayout, TextLine } from '../tables/table-grid.js';

/** A colour as people name it in a note: 黄色のセル, 青字. */
export type ColourName = 'white' | 'black' | 'grey' | 'red' | 'yellow' | 'green' | 'blue' | 'purple';

/** What the cells of a document look like beyond their text. */
export interface Paint {
  /** Colour of the ground (網掛け) of a place; `white` where nothing is painted. */
  readonly ground: (page: number, box: Box) => ColourName;
}

const channels = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};

/** Difference of the strongest and the weakest channel (of 255) below which a colour is a grey. */
const greyRange = 18;
const [whiteFrom, blackTo] = [250, 70];
/** Where the names of hues end, in degrees. */
const hues: readonly (readonly [number, ColourName])[] = [
  [20, 'red'],
  [70, 'yellow'],
  [170, 'green'],
  [260, 'blue'],
  [330, 'purple'],
  [360, 'red'],
];

/** #rrggbb → the name that a note would give it. */
export function nameOfColour(colour: string): ColourName {
  const [red, green, blue] = channels(colour);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least <= greyRange) return least >= whiteFrom ? 'white' : most <= blackTo ? 'black' : 'grey';
  const range = most - least;
  const sixth =
    most === red ? (green - blue) / range : most === green ? 2 + (blue - red) / range : 4 + (red - green) / range;
  const degrees = (sixth * 60 + 360) % 360;
  return hues.find(([end]) => degrees <= end)?.[1] ?? 'red';
}

/** The colour that most glyphs of some lines have. */
export function inkOf(lines: readonly TextLine[]): ColourName {
  const counts = new Map<ColourName, number>();
  for (const glyph of lines.flatMap((line) => line.glyphs)) {
    const name = nameOfColour(glyph.colour ?? '#000000');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'black';
}

/** The grounds of a document's cells, by the fills drawn on its pages: the last one over a place's centre is seen. */
export function readPaint(layouts: readonly PageLayout[]): Paint {
  const shadings = new Map(layouts.map(({ page }) => [page.number, page.shadings]));
  return {
    ground: (page, box) => {
      const over = shadings.get(page)?.findLast((shading) => holdsCentre(shading.box, box));
      return over ? nameOfColour(over.colour) : 'white';
    },
  };
}
