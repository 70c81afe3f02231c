import { type Box, boundingBox, centreX, centreY } from '../geometry/box.js';
import { leanBox } from '../geometry/lean.js';
import { putUnder } from '../groups/group-by.js';
import type { Glyph, PageContent } from '../pdf/page-content.js';
import { turnPage } from '../pdf/turn-page.js';
import { comparable } from './agreement.js';
import type { LayerComparison, LayerStretch, OcrPage, OcrReading } from './ocr-page.js';

/** How far a letter of the layer may lie from one of ours to stand for the same ink, in ems: layers are placed word by word. */
const REACH_ALONG = 1.5;
const REACH_ACROSS = 0.6;
/** Letters of the layer that nobody else saw are one text up to this gap, in ems. */
const ONE_TEXT = 1;

/** A letter of the layer, put where it lies on the page as we read it. */
interface Laid {
  readonly text: string;
  readonly box: Box;
}

/** Our letter that stands for the same ink: the nearest one in the same line; undefined where there is none. */
function nearest({ box }: Laid, glyphs: readonly Glyph[]): Glyph | undefined {
  let best: { readonly glyph: Glyph; readonly away: number } | undefined;
  for (const glyph of glyphs) {
    const across = Math.abs(centreY(glyph.box) - centreY(box));
    const along = Math.abs(centreX(glyph.box) - centreX(box));
    if (across > REACH_ACROSS * glyph.fontSize || along > REACH_ALONG * glyph.fontSize) continue;
    const away = along + 2 * across;
    if (!best || away < best.away) best = { glyph, away };
  }
  return best?.glyph;
}

/** Letters that lie beside each other, as one text each. */
function joinStrangers(letters: readonly Laid[]): LayerStretch[] {
  const groups: Laid[][] = [];
  for (const letter of letters) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const em = letter.box.bottom - letter.box.top;
    const goesOn =
      before !== undefined &&
      Math.abs(centreY(before.box) - centreY(letter.box)) < em / 2 &&
      letter.box.left - before.box.right < ONE_TEXT * em &&
      letter.box.left >= before.box.left;
    if (last && goesOn) last.push(letter);
    else groups.push([letter]);
  }
  return groups.flatMap((group): LayerStretch[] => {
    const box = boundingBox(group.map((letter) => letter.box));
    const text = group.map((letter) => letter.text).join('');
    return box && comparable(text) !== '' ? [{ box, text }] : [];
  });
}

/** What the layer says where a reading stands: line by line, from left to right. */
function textOver(letters: readonly { readonly laid: Laid; readonly ours: Glyph }[]): string {
  return [...letters]
    .sort((a, b) => a.ours.order - b.ours.order || a.laid.box.left - b.laid.box.left)
    .map(({ laid }) => laid.text)
    .join('');
}

/** Text of a scanner's own layer over the picture (隠しテキスト) against what was read from the picture itself, stretch by stretch. */
export function compareLayer(layered: PageContent, { page, readings, turned, skew, place }: OcrPage): LayerComparison {
  const ours = turnPage(page, turned).glyphs;
  const laid = turnPage(layered, turned).glyphs.map(
    ({ text, box }): Laid => ({ text, box: skew === 0 ? box : leanBox(box, -skew, place) }),
  );
  const over = new Map<OcrReading, { laid: Laid; ours: Glyph }[]>();
  const strangers: Laid[] = [];
  for (const letter of laid) {
    const glyph = nearest(letter, ours);
    const reading = glyph && readings.find(({ from, to }) => glyph.order >= from && glyph.order < to);
    if (!glyph || !reading) strangers.push(letter);
    else putUnder(over, reading, { laid: letter, ours: glyph });
  }
  const texts = new Map([...over].map(([reading, letters]) => [reading, textOver(letters)]));
  const differs = new Map([...texts].filter(([{ text }, layer]) => comparable(text) !== comparable(layer)));
  return { compared: texts.size, differs, only: joinStrangers(strangers) };
}
