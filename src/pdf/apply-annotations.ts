import { type Box, heightOf, widthOf } from '../geometry/box.js';
import type { Issue } from '../issues/issue.js';
import type { Annotation } from './annotation.js';
import { UNSEEN } from './glyph-meaning.js';
import type { Unread } from './page-content.js';
import type { AnnotationMarks, PageMarks, ShownGlyph } from './page-marks.js';
import { unknownFont } from './pdf-font.js';

/** What the annotations of a page add to what its content shows. */
export interface AppliedAnnotations {
  readonly glyphs: readonly ShownGlyph[];
  /** Where an annotation shows something that is no text here, or other than it says. */
  readonly unread: readonly Unread[];
}

/** Room between a field's edge and its text, in points. */
const PADDING = 2;
/** Letters of a field that leaves their size to the viewer: as high as fits, at most so many points. */
const MOST_AUTO_SIZE = 12;
/** From one line of text to the next, in ems. */
const LEADING = 1.2;
/** Above the baseline, in ems (as all glyphs here have it). */
const ASCENT = 0.88;
/** Kinds that a viewer draws although no appearance is given, or that only another appearance could show. */
const SHOWS_PICTURE: ReadonlySet<string> = new Set(['Stamp', 'FreeText']);

const EMPTY_BOX = '□';

const foldOf = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');
const digitsOf = (text: string): string => foldOf(text).replace(/[^\d.-]/gu, '');
const latinOf = (text: string): string => text.replace(/[^!-~]/gu, '');
const withoutHighLatin = (text: string): string => text.replace(/[\s\u0080-\u00FF]/gu, '');

const unitsOf = (character: string): number => (/^[ -~\uFF61-\uFF9F]$/u.test(character) ? 0.5 : 1);
const lengthOf = (text: string): number => [...text].reduce((sum, character) => sum + unitsOf(character), 0);

/** The lines of a text: as it breaks them itself, and where a field of several lines is full. `room` in ems. */
function wrap(text: string, room: number, multiLine: boolean): string[] {
  const own = text.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  if (!multiLine) return [own.join('')];
  return own.flatMap((line) => {
    const lines: string[] = [''];
    for (const character of line) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && lengthOf(last + character) > room) lines.push(character);
      else lines[lines.length - 1] = last + character;
    }
    return lines;
  });
}

/** The text of an annotation as glyphs in its box: where a viewer shows them, as nearly as cells and lines need it. */
function setText(
  { box, text, fontSize, multiLine }: Annotation,
  firstOrder: number,
  areasBefore: number,
): ShownGlyph[] {
  const auto = Math.min(MOST_AUTO_SIZE, Math.max(1, heightOf(box) - PADDING));
  const size = fontSize > 0 ? Math.min(fontSize, Math.max(1, heightOf(box))) : auto;
  const room = Math.max(1, widthOf(box) - 2 * PADDING);
  const lines = wrap(text, room / size, multiLine);
  const pitch = Math.min(LEADING * size, heightOf(box) / Math.max(1, lines.length));
  const top = multiLine ? box.top + PADDING / 2 : (box.top + box.bottom) / 2 - (pitch * lines.length) / 2;
  const glyphs: ShownGlyph[] = [];
  lines.forEach((line, index) => {
    // A line too long for its field is set closer: it stays in its cell.
    const unit = Math.min(size, room / Math.max(1, lengthOf(line)));
    const baseline = top + index * pitch + ASCENT * size;
    let x = box.left + PADDING;
    let spaceBefore = false;
    for (const character of line) {
      const advance = unitsOf(character) * unit;
      if (UNSEEN.test(character)) spaceBefore = true;
      else {
        const glyphBox = {
          left: x,
          right: x + advance,
          top: baseline - ASCENT * size,
          bottom: baseline + (1 - ASCENT) * size,
        };
        glyphs.push(
          glyphAt(
            character,
            glyphBox,
            { size, baseline, spaceBefore, order: firstOrder + glyphs.length },
            box,
            areasBefore,
          ),
        );
        spaceBefore = false;
      }
      x += advance;
    }
  });
  return glyphs;
}

function glyphAt(
  text: string,
  box: Box,
  { size, baseline, spaceBefore, order }: { size: number; baseline: number; spaceBefore: boolean; order: number },
  clip: Box,
  areasBefore: number,
): ShownGlyph {
  const place = { fontSize: size, fontName: '', baseline, angle: 0, vertical: false, order, spaceBefore };
  return {
    glyph: { text, box, ...place, colour: '#000000' },
    font: unknownFont,
    code: 0,
    fromActualText: true,
    colour: '#000000',
    paint: 'seen',
    clip,
    areasBefore,
    areasAfter: areasBefore,
  };
}

type Reading =
  /** Its appearance was read with the page's content, or it has nothing to say. */
  | { readonly kind: 'drawn' }
  /** No appearance shows its text, or one that lacks characters: the text is set here. */
  | { readonly kind: 'set'; readonly text: string }
  | { readonly kind: 'unread'; readonly what: Unread['what'] };

function read(annotation: Annotation, drawn: AnnotationMarks | undefined, shown: string): Reading {
  const { subtype, text, button } = annotation;
  if (button && shown === '') return readButton(button, drawn?.paints === true);
  if (text !== '') {
    if (shown === '') return { kind: 'set', text };
    if (foldOf(shown) === foldOf(text)) return { kind: 'drawn' };
    // A font without kana and kanji drops them from the appearance that is made of the value, or takes other letters for them.
    if (withoutHighLatin(shown) === latinOf(text)) return { kind: 'set', text };
    const isFormatted = digitsOf(shown) === digitsOf(text) || subtype !== 'Widget';
    return isFormatted ? { kind: 'drawn' } : { kind: 'unread', what: 'field-differs' };
  }
  const isPicture = SHOWS_PICTURE.has(subtype) && shown === '' && (subtype === 'Stamp' || drawn?.paints === true);
  return isPicture ? { kind: 'unread', what: 'annotation' } : { kind: 'drawn' };
}

/** A box or radio button without a character in it: a tick that is drawn says nothing here; an empty box is one. */
function readButton({ kind, isOn }: NonNullable<Annotation['button']>, paints: boolean): Reading {
  if (!isOn && !paints) return { kind: 'drawn' };
  return isOn || kind === 'radio' ? { kind: 'unread', what: 'annotation' } : { kind: 'set', text: EMPTY_BOX };
}

/** Number of areas painted before the first of the annotations that come next: what they paint lies above. */
function areasBelow(marks: PageMarks, next: readonly Annotation[]): number {
  const drawn = next.map(({ id }) => marks.annotations.get(id)).find((each) => each !== undefined);
  return drawn?.areasBefore ?? marks.areas.length;
}

/** Reads what a page's annotations and form fields show, beside the content that their appearances drew already. */
export function applyAnnotations(marks: PageMarks, annotations: readonly Annotation[]): AppliedAnnotations {
  if (annotations.length === 0) return { glyphs: marks.glyphs, unread: [] };
  const glyphs = [...marks.glyphs];
  const unread: Unread[] = [];
  const dropped = new Set<ShownGlyph>();
  annotations.forEach((annotation, index) => {
    const drawn = marks.annotations.get(annotation.id);
    const own = drawn
      ? marks.glyphs.slice(drawn.firstGlyph, drawn.endGlyph).filter(({ paint }) => paint === 'seen')
      : [];
    const shown = own.map(({ glyph }) => glyph.text).join('');
    const reading = read(annotation, drawn, shown);
    if (reading.kind === 'set') {
      for (const glyph of own) dropped.add(glyph);
      glyphs.push(
        ...setText(
          { ...annotation, text: reading.text },
          glyphs.length,
          areasBelow(marks, annotations.slice(index + 1)),
        ),
      );
    }
    if (reading.kind === 'unread') unread.push({ box: annotation.box, what: reading.what, shown });
  });
  return { glyphs: dropped.size > 0 ? glyphs.filter((glyph) => !dropped.has(glyph)) : glyphs, unread };
}

/** The issues of what annotations show and nobody could read. */
export function unreadIssues(page: number, unread: readonly Unread[]): Issue[] {
  return unread.map(({ box, what, shown }) =>
    what === 'annotation'
      ? { code: 'page/annotation-unread', page, box }
      : { code: 'page/field-differs', page, box, actual: shown },
  );
}
