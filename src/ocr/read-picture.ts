import { type Box, intersection } from '../geometry/box.js';
import { type Quarter, turnBackBy, turnSize } from '../geometry/turn.js';
import type { Glyph, PageContent, Ruling } from '../pdf/page-content.js';
import { turnPage } from '../pdf/turn-page.js';
import { areAlike, comparable } from './agreement.js';
import { bridgeRules } from './bridge-rules.js';
import { chooseReadings } from './choose-reading.js';
import type { ChosenReading } from './chosen-reading.js';
import { labelComponents } from './components.js';
import { guessDarkRules } from './dark-rules.js';
import type { Engines } from './engines/engine.js';
import { type Faces, findFaces } from './faces.js';
import { findText, findUsualEm, type PageText, type TextBlock } from './find-lines.js';
import { findThreshold, flattenGround, inkOf } from './flatten-ground.js';
import { inkPlaces } from './ink-places.js';
import type { KnownWords } from './known-words.js';
import { findDarkAreas, hasDarkAreas, liftDarkAreas } from './lift-dark-areas.js';
import type { OcrOutcome, OcrReading } from './ocr-page.js';
import { findPaleStrokes } from './pale-dashes.js';
import type { Grey, PixelBox } from './picture.js';
import { eraseRules, findPictureRules, type PictureRule } from './picture-rules.js';
import { placeGlyphs } from './place-glyphs.js';
import { type RawReading, type ReadBlock, readBlock, textOf } from './read-block.js';
import { shareOut } from './share-out.js';
import { findSkew, straighten } from './straighten.js';
import { turnPicture } from './turn-picture.js';
import { findWhiteRules } from './white-rules.js';

const POINTS = 72;

/** A page of which two models read less than this share alike makes no sense as it lies. */
const LEAST_SENSE = 0.5;
/** More disagreement than this, and nothing is taken from the page. */
const MOST_DISAGREEMENT = 0.2;
/** Blocks by which a position is tried, and how many strokes each has at least. */
const MOST_SAMPLES = 12;
const LEAST_SAMPLE_LETTERS = 5;

/** A page taken apart: straight, its rules, its writing. */
export interface Dissected {
  readonly picture: Grey;
  readonly skew: number;
  readonly rules: readonly PictureRule[];
  readonly text: PageText;
  /** Ink that is no writing, and where stamps were. */
  readonly unread: readonly PixelBox[];
  /** Where stamps were, and where rules are guessed: what is read there is not sure. */
  readonly unsure: readonly PixelBox[];
}

export function dissect(picture: Grey, resolution: number): Dissected {
  const flat = flattenGround(picture, resolution);
  const threshold = findThreshold(flat);
  const skew = findSkew(inkOf(flat, threshold));
  const turned = hasDarkAreas(picture, resolution) ? straighten(picture, skew) : undefined;
  const straight = turned ? flattenGround(liftDarkAreas(turned, resolution), resolution) : straighten(flat, skew);
  const ink = inkOf(straight, threshold);
  const seen = bridgeRules(findPictureRules(ink, resolution), straight.stains ?? [], resolution);
  const labelled = labelComponents(eraseRules(ink, seen, resolution));
  const { components } = labelled;
  const dark = turned ? findDarkAreas(turned, resolution) : [];
  const guessed = guessDarkRules(dark, seen, components, resolution);
  const drawnRules = [...seen, ...guessed.rules];
  const facesOf = (all: readonly PictureRule[]): Faces => findFaces(all, picture.width, picture.height, resolution);
  const em = findUsualEm(components, resolution) ?? 0;
  const white = findWhiteRules(components, drawnRules, em);
  const rules = [...drawnRules, ...white.sure];
  const drawn = facesOf(rules);
  const pale = findPaleStrokes(straight, drawn, components, em);
  const faces = white.rules.length === 0 ? drawn : facesOf([...drawnRules, ...white.rules]);
  const text = findText([...components, ...pale.dashes], faces, drawnRules, resolution, drawn);
  const stains = straight.stains ?? [];
  const size = Math.max(1, Math.round(text.em));
  const figures = text.figures.flatMap((figure) => inkPlaces(labelled, figure, picture.width, size));
  return {
    picture: straight,
    skew,
    rules,
    text,
    unread: [...text.blocks.flatMap(({ specks }) => specks), ...figures, ...stains, ...pale.places],
    unsure: [...guessed.boxes, ...stains],
  };
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
  /** Writing of which no engine could read anything. */
  readonly unread: Box[];
}

function collectMark(block: Extract<ReadBlock, { kind: 'mark' }>, resolution: number, into: Collected): void {
  const { box, em, mark, isCell } = block;
  const from = into.glyphs.length;
  into.glyphs.push(...placeGlyphs({ box, em, characters: [mark] }, resolution, from));
  const place = toPoints(box, POINTS / resolution);
  into.readings.push({
    from,
    to: into.glyphs.length,
    box: place,
    text: mark,
    candidates: [mark],
    inCell: isCell,
    agreed: true,
  });
}

/** Does a figure go on behind a point or comma that is as wide as a kanji (１，２０４)? The white behind it is its own. */
const isCutFigure = (before: readonly string[], after: readonly string[]): boolean =>
  /\d[.,]$/u.test(comparable(before.join(''))) && /^\d/u.test(comparable(after.join('')));

function collect(
  raw: RawReading,
  chosen: ChosenReading,
  { box, isCell }: ReadBlock,
  resolution: number,
  unsure: readonly PixelBox[],
  into: Collected,
): void {
  const from = into.glyphs.length;
  const { pieces } = raw.image;
  const shares = shareOut(chosen.symbols, pieces);
  shares.forEach((characters, index) => {
    const piece = pieces[index];
    if (!piece) return;
    const next = pieces[index + 1];
    const goesOn = next?.line === piece.line && isCutFigure(characters, shares[index + 1] ?? []);
    const place = goesOn ? { ...piece.box, right: next.box.left } : piece.box;
    into.glyphs.push(...placeGlyphs({ box: place, em: piece.em, characters }, resolution, into.glyphs.length));
  });
  const { text, candidates, isSupplied = false } = chosen;
  const place = toPoints(box, POINTS / resolution);
  if (text === '') into.unread.push(place);
  // A stamp may have hidden a stroke, and a rule that is guessed may part what belongs together.
  const agreed = chosen.agreed && !unsure.some((place) => intersection(place, box) !== undefined);
  into.readings.push({
    from,
    to: into.glyphs.length,
    box: place,
    text,
    candidates,
    inCell: isCell,
    agreed,
    isSupplied,
  });
}

/** All blocks' glyphs in order, once the dictionary has chosen between the engines' readings. */
async function collectAll(
  { page, blocks }: Attempt,
  resolution: number,
  known: KnownWords,
  engines: Engines,
): Promise<Collected> {
  const raw = rawOf(blocks);
  const chosen = new Map(
    (await chooseReadings(raw, known, engines.digits)).map((reading, index) => [raw[index], reading]),
  );
  const collected: Collected = { glyphs: [], readings: [], unread: [] };
  for (const block of blocks) {
    if (block.kind === 'mark') collectMark(block, resolution, collected);
    else {
      for (const reading of block.readings) {
        const choice = chosen.get(reading);
        if (choice) collect(reading, choice, block, resolution, page.unsure, collected);
      }
    }
  }
  return collected;
}

/** A page that was read in one of its four positions. */
interface Attempt {
  readonly by: Quarter;
  readonly page: Dissected;
  readonly blocks: readonly ReadBlock[];
}

const rawOf = (blocks: readonly ReadBlock[]): RawReading[] =>
  blocks.flatMap((block) => (block.kind === 'lines' ? block.readings : []));

/** Share of the readings in which two models see about the same. */
function alikeShare(blocks: readonly ReadBlock[]): number {
  const raw = rawOf(blocks);
  const alike = raw.filter(({ words, otherWords }) => areAlike(textOf(words), textOf(otherWords)));
  return raw.length === 0 ? 0 : alike.length / raw.length;
}

const readBlocks = ({ picture, text }: Dissected, blocks: readonly TextBlock[], engines: Engines) =>
  Promise.all(blocks.map((block) => readBlock(picture, block, text.em, engines)));

/** Some blocks with much writing, from all over the page. */
function sampleOf({ text }: Dissected): TextBlock[] {
  const sizeOf = ({ lines }: TextBlock): number =>
    lines.flatMap(({ pieces }) => pieces).reduce((sum, { components }) => sum + components.length, 0);
  const large = text.blocks.filter((block) => sizeOf(block) >= LEAST_SAMPLE_LETTERS);
  const every = Math.max(1, Math.ceil(large.length / MOST_SAMPLES));
  return large.filter((_, index) => index % every === 0);
}

/** Reads the page as it lies; where nothing makes sense so, in the position in which most of a sample does. */
async function readInAnyPosition(picture: Grey, resolution: number, engines: Engines): Promise<Attempt> {
  const page = dissect(picture, resolution);
  const asItLies: Attempt = { by: 0, page, blocks: await readBlocks(page, page.text.blocks, engines) };
  if (alikeShare(asItLies.blocks) >= LEAST_SENSE) return asItLies;
  let best: Omit<Attempt, 'blocks'> & { readonly share: number } = { by: 0, page, share: LEAST_SENSE };
  for (const by of [90, 270, 180] as const) {
    const turned = dissect(turnPicture(picture, by), resolution);
    const share = alikeShare(await readBlocks(turned, sampleOf(turned), engines));
    if (share > best.share) best = { by, page: turned, share };
  }
  if (best.by === 0) return asItLies;
  return { by: best.by, page: best.page, blocks: await readBlocks(best.page, best.page.text.blocks, engines) };
}

/** Reads the picture of a page; `resolution` in pixels per inch. What the PDF's page holds besides is kept. */
export async function readPicture(
  picture: Grey,
  resolution: number,
  page: PageContent,
  engines: Engines,
  known: KnownWords,
): Promise<OcrOutcome> {
  const attempt = await readInAnyPosition(picture, resolution, engines);
  const { skew, rules, text } = attempt.page;
  if (text.blocks.length === 0) return { kind: 'refused', refusal: { reason: 'nothing-found' } };
  const share = 1 - alikeShare(attempt.blocks);
  if (share > MOST_DISAGREEMENT) return { kind: 'refused', refusal: { reason: 'disagreement', share } };
  const collected = await collectAll(attempt, resolution, known, engines);
  const scale = POINTS / resolution;
  const size = turnSize(page, attempt.by);
  const upright: PageContent = {
    ...turnPage(page, attempt.by),
    glyphs: collected.glyphs,
    rulings: rules.map((rule) => toRuling(rule, scale)),
    shadings: [],
  };
  return {
    kind: 'read',
    ocr: {
      page: turnPage(upright, turnBackBy(attempt.by)),
      place: { left: 0, top: 0, right: size.width, bottom: size.height },
      readings: collected.readings,
      unread: [...attempt.page.unread.map((box) => toPoints(box, scale)), ...collected.unread],
      skew,
      turned: attempt.by,
    },
  };
}
