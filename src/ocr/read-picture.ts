import type { Box } from '../geometry/box.js';
import type { Glyph, PageContent, Ruling } from '../pdf/page-content.js';
import { labelComponents } from './components.js';
import type { Engines } from './engines/engine.js';
import { findFaces } from './faces.js';
import { findText, type PageText } from './find-lines.js';
import { findThreshold, flattenGround, inkOf } from './flatten-ground.js';
import type { OcrOutcome, OcrReading } from './ocr-page.js';
import type { Grey, PixelBox } from './picture.js';
import { eraseRules, findPictureRules, type PictureRule } from './picture-rules.js';
import { placeGlyphs } from './place-glyphs.js';
import { type ReadStretch, readBlock } from './read-block.js';
import { findSkew, straighten } from './straighten.js';

const POINTS = 72;

/** A page taken apart: straight, its rules, its writing. */
interface Dissected {
  readonly picture: Grey;
  readonly skew: number;
  readonly rules: readonly PictureRule[];
  readonly text: PageText;
}

function dissect(picture: Grey, resolution: number): Dissected {
  const flat = flattenGround(picture, resolution);
  const threshold = findThreshold(flat);
  const skew = findSkew(inkOf(flat, threshold));
  const straight = straighten(flat, skew);
  const ink = inkOf(straight, threshold);
  const rules = findPictureRules(ink, resolution);
  const { components } = labelComponents(eraseRules(ink, rules, resolution));
  const faces = findFaces(rules, picture.width, picture.height, resolution);
  return { picture: straight, skew, rules, text: findText(components, faces, resolution) };
}

const toRuling = ({ orientation, position, start, end, thickness }: PictureRule, scale: number): Ruling => ({
  orientation,
  position: position * scale,
  start: start * scale,
  end: end * scale,
  thickness: thickness * scale,
  drawnAs: 'stroke',
});

const toPoints = ({ left, top, right, bottom }: PixelBox, scale: number): Box => ({
  left: left * scale,
  top: top * scale,
  right: right * scale,
  bottom: bottom * scale,
});

interface Collected {
  readonly glyphs: Glyph[];
  readonly readings: OcrReading[];
}

function collect(stretch: ReadStretch, box: PixelBox, resolution: number, into: Collected): void {
  const from = into.glyphs.length;
  for (const piece of stretch.pieces) into.glyphs.push(...placeGlyphs(piece, resolution, into.glyphs.length));
  const { text, candidates, agreed } = stretch;
  const place = toPoints(box, POINTS / resolution);
  into.readings.push({ from, to: into.glyphs.length, box: place, text, candidates, agreed });
}

/** Reads the picture of a page; `resolution` in pixels per inch. What the PDF's page holds besides is kept. */
export async function readPicture(
  picture: Grey,
  resolution: number,
  page: PageContent,
  engines: Engines,
): Promise<OcrOutcome> {
  const { picture: straight, skew, rules, text } = dissect(picture, resolution);
  if (text.blocks.length === 0) return { kind: 'refused', refusal: { reason: 'nothing-found' } };
  const collected: Collected = { glyphs: [], readings: [] };
  for (const block of text.blocks) {
    for (const stretch of await readBlock(straight, block, text.em, engines)) {
      collect(stretch, block, resolution, collected);
    }
  }
  const scale = POINTS / resolution;
  const unread = [...text.blocks.flatMap(({ specks }) => specks), ...text.figures];
  return {
    kind: 'read',
    ocr: {
      page: { ...page, glyphs: collected.glyphs, rulings: rules.map((rule) => toRuling(rule, scale)), shadings: [] },
      readings: collected.readings,
      unread: unread.map((box) => toPoints(box, scale)),
      skew,
    },
  };
}
