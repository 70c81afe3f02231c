import { areaOf, type Box, boundingBox, heightOf, holdsCentre, widthOf } from '../geometry/box.js';
import type { PageContent } from './page-content.js';

/** A picture of less than this share of its page is a logo or a portrait: no table goes into it. */
const LEAST_SHARE = 0.05;
/** Nor into one that is lower or narrower than this, in points: bands and bars of an ornament. */
const LEAST_SIDE = 40;
/** Text on a picture that takes this share of it makes the picture a background. */
const BACKGROUND_SHARE = 0.02;
/** Strips of one picture lie this near to each other, in points. */
const SEAM = 2;

const touch = (a: Box, b: Box): boolean =>
  a.left <= b.right + SEAM && b.left <= a.right + SEAM && a.top <= b.bottom + SEAM && b.top <= a.bottom + SEAM;

/** Boxes that touch each other as one: programs cut a picture into strips and tiles. */
function unite(boxes: readonly Box[]): Box[] {
  const united: Box[] = [];
  for (const box of boxes) {
    let whole = box;
    let met = united.findIndex((each) => touch(each, whole));
    while (met >= 0) {
      const [other] = united.splice(met, 1);
      whole = boundingBox(other ? [whole, other] : [whole]) ?? whole;
      met = united.findIndex((each) => touch(each, whole));
    }
    united.push(whole);
  }
  return united;
}

/** Pictures of a page with text that may hold writing, too (文字の入りうる画像): large ones that bear no text of the page. */
export function findPictures({ glyphs, images, width, height }: PageContent): Box[] {
  if (images.length === 0) return [];
  const page: Box = { left: 0, top: 0, right: width, bottom: height };
  return unite(images).filter((box) => {
    if (areaOf(box) < LEAST_SHARE * areaOf(page) || Math.min(widthOf(box), heightOf(box)) < LEAST_SIDE) return false;
    const over = glyphs.filter((glyph) => holdsCentre(box, glyph.box));
    const written = over.reduce((sum, { fontSize }) => sum + fontSize * fontSize, 0);
    return written < BACKGROUND_SHARE * areaOf(box);
  });
}
