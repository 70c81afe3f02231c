import { areaOf, type Box, holdsCentre } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Issue } from '../issues/issue.js';
import type { Annotation } from './annotation.js';
import { applyAnnotations, unreadIssues } from './apply-annotations.js';
import { type AreaIndex, indexAreas } from './area-index.js';
import { lightnessOf } from './colour.js';
import type { DrawingContext } from './drawing.js';
import { splitDoubled } from './find-doubled.js';
import { findLines } from './find-rulings.js';
import { findSlashed } from './find-slashes.js';
import { findStamped, textOfStamp, withoutStamps } from './find-stamps.js';
import { findStrikes, joinStruck } from './find-strikes.js';
import { findStrayLetters, findUntrusted, untrustedIssue } from './find-untrusted.js';
import { findHiddenReason, isHiddenByAreas } from './find-visible.js';
import { interpretPage, type OperatorList } from './interpret-page.js';
import type { Matrix } from './matrix.js';
import type { Glyph, HiddenReason, PageContent } from './page-content.js';
import type { PageMarks, ShownGlyph } from './page-marks.js';

/** Glyph height of a page without text, in points: the usual body text. */
const USUAL_GLYPH_HEIGHT = 10;
/** Images that cover more than this share of a page are the page: a scan. */
const SCAN_SHARE = 0.5;

/** Narrower areas are rules, in points: no letter stands on one, and none hides another. */
const LEAST_BACKGROUND = 1.5;

export interface PageFrame {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** User space to the upright, cropped page. */
  readonly matrix: Matrix;
}

export interface PageReading {
  readonly page: PageContent;
  readonly issues: readonly Issue[];
}

interface JudgedGlyph {
  readonly shown: ShownGlyph;
  readonly reason: HiddenReason | undefined;
}

/** The middle font size, by number of glyphs. */
const usualGlyphHeight = (glyphs: readonly ShownGlyph[]): number =>
  median(
    glyphs.map(({ glyph }) => glyph.fontSize),
    USUAL_GLYPH_HEIGHT,
  );

/** Of a text and its shadow the darker one stands; of copies in one colour the first. */
function splitCopies(glyphs: readonly JudgedGlyph[]): ReturnType<typeof splitDoubled<JudgedGlyph>> {
  const glyphOf = ({ shown }: JudgedGlyph): Glyph => shown.glyph;
  const split = splitDoubled(glyphs, glyphOf);
  const colours = new Set(split.copies.map(({ shown }) => shown.colour));
  if (colours.size === 0) return split;
  const isSeen = ({ reason }: JudgedGlyph): boolean => reason === undefined;
  const lightness = new Map(glyphs.map((glyph) => [glyph, lightnessOf(glyph.shown.colour)]));
  const darkestFirst = [...glyphs].sort(
    (a, b) => Number(isSeen(b)) - Number(isSeen(a)) || (lightness.get(a) ?? 0) - (lightness.get(b) ?? 0),
  );
  const { single, copies } = splitDoubled(darkestFirst, glyphOf);
  const kept = new Set(single);
  return { single: glyphs.filter((glyph) => kept.has(glyph)), copies };
}

/**
 * Is the unseen text the page's only real text, lying over (or under) the picture of a scanned page? Then it is what an OCR
 * program read there. Where more text is seen than unseen, the image is a background, and what is unseen stays unread.
 */
function findOcrLayer(
  judged: readonly JudgedGlyph[],
  marks: PageMarks,
  index: AreaIndex,
  page: Box,
): ReadonlySet<ShownGlyph> {
  const images = marks.areas.filter((area) => area.kind === 'image').map((area) => area.box);
  if (images.reduce((sum, image) => sum + areaOf(image), 0) < SCAN_SHARE * areaOf(page)) return new Set();
  const above = marks.areas.findLastIndex((area) => area.kind === 'image') + 1;
  const overImage = judged.filter(
    ({ shown, reason }) =>
      (reason === 'invisible' || reason === 'covered') &&
      images.some((image) => holdsCentre(image, shown.glyph.box)) &&
      // What is blackened in the picture of the scan is so in its text.
      !isHiddenByAreas(index, above, shown.glyph),
  );
  const seen = judged.filter(({ reason }) => reason === undefined).length;
  return new Set(overImage.length > seen ? overImage.map(({ shown }) => shown) : []);
}

/** The glyphs of a page by what becomes of them, each in the order of drawing. */
interface SortedGlyphs {
  /** Seen, or read by OCR; text that is struck out included. */
  readonly legible: readonly ShownGlyph[];
  readonly unseen: readonly { readonly shown: ShownGlyph; readonly reason: HiddenReason }[];
  readonly copies: number;
  readonly isOcr: boolean;
}

/** Places that are to be blackened (Redact) and are not yet: what stands there is meant for nobody. */
const redactedBy = (annotations: readonly Annotation[], marks: PageMarks): Box[] =>
  annotations.filter(({ id, subtype }) => subtype === 'Redact' && !marks.annotations.has(id)).map(({ box }) => box);

function sortGlyphs(
  glyphs: readonly ShownGlyph[],
  marks: PageMarks,
  index: AreaIndex,
  page: Box,
  redacted: readonly Box[],
): SortedGlyphs {
  const isRedacted = ({ glyph }: ShownGlyph): boolean => redacted.some((box) => holdsCentre(box, glyph.box));
  const judged = glyphs.map((shown) => ({
    shown,
    reason: redacted.length > 0 && isRedacted(shown) ? ('covered' as const) : findHiddenReason(index, shown, page),
  }));
  const ocr = findOcrLayer(judged, marks, index, page);
  const isRead = ({ shown, reason }: JudgedGlyph): boolean => reason === undefined || ocr.has(shown);
  // Seen glyphs first: an unseen copy of a seen one is a copy, not hidden text.
  const inOrder = [...judged.filter(isRead), ...judged.filter((glyph) => !isRead(glyph))];
  const { single, copies } = splitCopies(inOrder);
  return {
    legible: single.filter(isRead).map(({ shown }) => shown),
    unseen: single.flatMap(({ shown, reason }) => (reason === undefined || ocr.has(shown) ? [] : [{ shown, reason }])),
    copies: copies.length,
    isOcr: ocr.size > 0,
  };
}

/** What a page's operators paint, as the stages after this one need it. */
export function readPage(
  frame: PageFrame,
  list: OperatorList,
  context: Omit<DrawingContext, 'pageMatrix' | 'pageBox'>,
  annotations: readonly Annotation[] = [],
): PageReading {
  const pageBox: Box = { left: 0, top: 0, right: frame.width, bottom: frame.height };
  const marks = interpretPage(list, { ...context, pageMatrix: frame.matrix, pageBox });
  const index = indexAreas(marks.areas, frame.height, LEAST_BACKGROUND);
  const { glyphs, unread } = applyAnnotations(marks, annotations);
  const { legible, unseen, copies, isOcr } = sortGlyphs(glyphs, marks, index, pageBox, redactedBy(annotations, marks));
  const em = usualGlyphHeight(legible);
  const { rulings, strokes, ovals, ...painted } = findLines(marks, index, em);
  const stamps = findStamped(legible, { rulings, ovals }, annotations, marks);
  const stamped = new Set(stamps.flat());
  const written = stamped.size > 0 ? legible.filter((shown) => !stamped.has(shown)) : legible;
  const covered = unseen.filter(({ reason }) => reason === 'covered').map(({ shown }) => shown);
  const slashed = findSlashed(written, painted.diagonals);
  const { struck: barred, blackened, lines } = findStrikes([...written, ...covered], { rulings, strokes }, index, em);
  const struck = slashed.size > 0 ? new Set([...barred, ...slashed]) : barred;
  const read = written.filter((shown) => !struck.has(shown) && !blackened.has(shown));
  const underLines = written.filter((shown) => blackened.has(shown));
  const untrusted = findUntrusted(read);
  const page: PageContent = {
    number: frame.number,
    width: frame.width,
    height: frame.height,
    glyphs: read.map(({ glyph }) => glyph),
    hidden: [
      ...unseen.map(({ shown, reason }) => ({ glyph: shown.glyph, reason })),
      ...underLines.map(({ glyph }) => ({ glyph, reason: 'covered' }) as const),
    ],
    doubled: copies,
    struck: [
      ...joinStruck(written.filter((shown) => struck.has(shown)).map(({ glyph }) => glyph)),
      ...stamps.map(textOfStamp),
    ],
    unread,
    ...painted,
    rulings: withoutStamps({ rulings, ovals }, annotations)
      .filter((line) => !lines.has(line))
      .map(({ ruling }) => ruling),
    ocrLayer: isOcr,
    untrusted: untrusted.size,
  };
  const issues = [
    ...unreadIssues(frame.number, unread),
    findTooMany(frame.number, marks.glyphsShown, context.limits.maxGlyphsPerPage),
    untrustedIssue(frame.number, new Set([...untrusted, ...findStrayLetters(read)])),
  ];
  return { page, issues: issues.filter((issue) => issue !== undefined) };
}

function findTooMany(page: number, glyphs: number, limit: number): Issue | undefined {
  if (glyphs <= limit) return undefined;
  return { code: 'page/too-large', page, actual: `${glyphs} glyphs`, expected: `${limit} glyphs` };
}
