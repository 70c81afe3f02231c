import type { Component } from './components.js';
import type { Faces } from './faces.js';
import { type Grey, type PixelBox, uniteBoxes, WHITE } from './picture.js';

/** Shares of an em: the shortest and longest dash, its greatest height, how far from the rules it stands, and ink that is a letter. */
const LEAST_LENGTH = 0.3;
const MOST_LENGTH = 2;
const MOST_HEIGHT = 0.2;
const FROM_RULES = 0.25;
const LETTER = 0.22;
/** Levels below are no paper, on a picture whose paper is white. */
const PALEST = 225;
/** White that a run may have, in pixels. */
const WORN = 1;

/** Runs of pale ink of at least `least` pixels in a cell, row by row. */
function paleRuns({ width, data }: Grey, cell: PixelBox, least: number): PixelBox[] {
  const runs: PixelBox[] = [];
  for (let y = cell.top; y < cell.bottom; y += 1) {
    let start = -1;
    let last = -1;
    for (let x = cell.left; x <= cell.right; x += 1) {
      if (x < cell.right && (data[y * width + x] ?? WHITE) < PALEST) {
        if (start < 0) start = x;
        last = x;
      } else if (start >= 0 && (x - last > WORN || x === cell.right)) {
        if (last + 1 - start >= least) runs.push({ left: start, top: y, right: last + 1, bottom: y + 1 });
        start = -1;
      }
    }
  }
  return runs;
}

/** Pale strokes in cells that hold nothing else: those that may be a dash (－) of hairlines, and all of them. */
export interface PaleStrokes {
  readonly dashes: readonly Component[];
  /** What lies there is not sure, and neither is that the cell is blank. */
  readonly places: readonly PixelBox[];
}

/** Looks once more at the cells without ink, for what is paler: in some fonts a dash is the thinnest stroke. The paper of the picture is white. */
export function findPaleStrokes(picture: Grey, faces: Faces, ink: readonly PixelBox[], em: number): PaleStrokes {
  const taken = new Set(
    ink
      .filter(({ left, top, right, bottom }) => Math.max(right - left, bottom - top) >= LETTER * em)
      .map(({ left, top, right, bottom }) => faces.at((left + right) / 2, (top + bottom) / 2)),
  );
  const inset = Math.round(FROM_RULES * em);
  const places = [...faces.boxes()].flatMap(([face, box]): PixelBox[] => {
    if (faces.isOpen(face) || taken.has(face)) return [];
    const cell = {
      left: Math.round(box.left) + inset,
      top: Math.round(box.top) + inset,
      right: Math.round(box.right) - inset,
      bottom: Math.round(box.bottom) - inset,
    };
    const runs = paleRuns(picture, cell, LEAST_LENGTH * em);
    return runs.length === 0 ? [] : [uniteBoxes(runs)];
  });
  const dashes = places
    .filter(({ left, top, right, bottom }) => right - left <= MOST_LENGTH * em && bottom - top <= MOST_HEIGHT * em)
    .map((box) => ({ ...box, area: (box.right - box.left) * (box.bottom - box.top) }));
  return { dashes, places };
}
