import { centreX, centreY } from '../geometry/box.js';
import { median } from '../geometry/median.js';
import type { Glyph, Ruling } from '../pdf/page-content.js';
import { groupWithin } from './merge-rulings.js';
import { tolerances } from './tolerances.js';

/** Which sides of its place a character's strokes reach (罫線素片). */
interface Arms {
  readonly up: boolean;
  readonly down: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

/** Strokes of the box drawing characters by the sides that they reach, light, heavy and double. */
const boxCharacters: ReadonlyMap<string, Arms> = new Map(
  (
    [
      ['lr', '─━┄┅┈┉╌╍═'],
      ['ud', '│┃┆┇┊┋╎╏║'],
      ['rd', '┌┍┎┏╒╓╔╭'],
      ['ld', '┐┑┒┓╕╖╗╮'],
      ['ru', '└┕┖┗╘╙╚╰'],
      ['lu', '┘┙┚┛╛╜╝╯'],
      ['udr', '├┝┞┟┠┡┢┣╞╟╠'],
      ['udl', '┤┥┦┧┨┩┪┫╡╢╣'],
      ['lrd', '┬┭┮┯┰┱┲┳╤╥╦'],
      ['lru', '┴┵┶┷┸┹┺┻╧╨╩'],
      ['lrud', '┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╪╫╬'],
    ] as const
  ).flatMap(([sides, characters]) => {
    const has = (side: string): boolean => sides.includes(side);
    const arms: Arms = { up: has('u'), down: has('d'), left: has('l'), right: has('r') };
    return [...characters].map((character) => [character, arms] as const);
  }),
);

const everywhere: Arms = { up: true, down: true, left: true, right: true };
/** What line printers and plain text draw rules with. */
const plainCharacters: ReadonlyMap<string, Arms> = new Map([
  ...[...'+＋'].map((character) => [character, everywhere] as const),
  ...[...'-－−=＝ー―—–‐'].map((character) => [character, { ...everywhere, up: false, down: false }] as const),
  ...[...'|｜￨'].map((character) => [character, { ...everywhere, left: false, right: false }] as const),
]);

/** A character with its strokes. */
interface Stroke {
  readonly glyph: Glyph;
  readonly arms: Arms;
}

const isJunction = ({ arms }: Stroke): boolean => (arms.up || arms.down) && (arms.left || arms.right);
const isUpright = ({ arms }: Stroke): boolean => arms.up || arms.down;

/** Rules that are written with characters. */
export interface CharacterRules {
  readonly rulings: readonly Ruling[];
  /** The characters that they are written with. */
  readonly glyphs: readonly Glyph[];
}

/**
 * Rules written with characters (罫線文字: ┌─┬┐│├┼┤, or + - | of old systems): strokes from character to character, where lines with
 * corners or crossings stand above one another. A dash or a bar in text is none.
 */
export function findCharacterRules(glyphs: readonly Glyph[]): CharacterRules {
  const levels = junctionLevels(glyphs);
  const [first, last] = [levels[0]?.[0], levels.at(-1)?.[0]];
  if (!first || !last || first === last) return { rulings: [], glyphs: [] };
  const junctions = levels.flat();
  const between = uprightsBetween(glyphs, first, last, junctions);
  const strokes = [...junctions, ...between];
  const rulings = [...levels.flatMap(acrossLine), ...downColumns(strokes)];
  return { rulings, glyphs: strokes.map(({ glyph }) => glyph) };
}

/** The lines that hold junctions, from top to bottom, each with all its strokes; none where there is only one. */
function junctionLevels(glyphs: readonly Glyph[]): Stroke[][] {
  const candidates = glyphs.filter(({ text }) => mayDraw(text.charCodeAt(0)));
  if (candidates.length < 2 * tolerances.count.pair) return [];
  const lines = groupWithin(
    glyphs.filter(({ angle }) => angle === 0),
    ({ baseline }) => baseline,
    tolerances.length.slight * (candidates[0]?.fontSize ?? 0),
  );
  return lines.flatMap((line) => {
    const strokes = strokesOf(line);
    return strokes.filter(isJunction).length >= tolerances.count.pair ? [strokes] : [];
  });
}

/** Box drawing characters, and the corners of plain text. */
const mayDraw = (code: number): boolean => (code >= 0x2500 && code <= 0x257f) || code === 0x2b || code === 0xff0b;

/** The strokes of a line: box characters, or those of plain text where nothing else stands on the line. */
function strokesOf(line: readonly Glyph[]): Stroke[] {
  const read = (characters: ReadonlyMap<string, Arms>): Stroke[] =>
    line.flatMap((glyph) => {
      const arms = characters.get(glyph.text);
      return arms ? [{ glyph, arms }] : [];
    });
  const plain = read(plainCharacters);
  const strokes = plain.length === line.length ? plain : read(boxCharacters);
  const ordered = strokes.sort((a, b) => a.glyph.box.left - b.glyph.box.left);
  return ordered.filter(
    (stroke, at) => isUpright(stroke) || touches(ordered[at - 1], stroke) || touches(stroke, ordered[at + 1]),
  );
}

/** Bars between the lines of junctions that stand at the place of one. */
function uprightsBetween(
  glyphs: readonly Glyph[],
  first: Stroke,
  last: Stroke,
  junctions: readonly Stroke[],
): Stroke[] {
  const places = junctions.filter(isJunction).map(({ glyph }) => centreX(glyph.box));
  const known = new Set(junctions.map(({ glyph }) => glyph));
  return glyphs.flatMap((glyph): Stroke[] => {
    const arms = boxCharacters.get(glyph.text) ?? plainCharacters.get(glyph.text);
    const isBar = arms?.up === true && !arms.left && !arms.right && !known.has(glyph);
    const isInside = glyph.baseline > first.glyph.baseline && glyph.baseline < last.glyph.baseline;
    if (
      !isBar ||
      !isInside ||
      !places.some((x) => Math.abs(x - centreX(glyph.box)) <= tolerances.length.near * glyph.fontSize)
    )
      return [];
    return [{ glyph, arms }];
  });
}

/** Horizontal rules of a line: from stroke to stroke as far as they touch. */
function acrossLine(line: readonly Stroke[]): Ruling[] {
  const rulings: Ruling[] = [];
  let run: Stroke[] = [];
  const close = (): void => {
    const [first, end] = [run[0], run.at(-1)];
    if (first && end && run.length > 1)
      rulings.push(writtenRule('horizontal', centreY(first.glyph.box), startOf(first), endOf(end)));
    run = [];
  };
  for (const stroke of line) {
    if (!touches(run.at(-1), stroke)) close();
    run.push(stroke);
  }
  close();
  return rulings;
}

/** Does a stroke go on into the next one on its line? */
const touches = (before: Stroke | undefined, stroke: Stroke | undefined): boolean =>
  before !== undefined &&
  stroke !== undefined &&
  before.arms.right &&
  stroke.arms.left &&
  stroke.glyph.box.left - before.glyph.box.right <= tolerances.length.apart * stroke.glyph.fontSize;

/** A stroke that crosses its place begins and ends at the other stroke, a plain one at its edge. */
const startOf = (stroke: Stroke): number => (isJunction(stroke) ? centreX(stroke.glyph.box) : stroke.glyph.box.left);
const endOf = (stroke: Stroke): number => (isJunction(stroke) ? centreX(stroke.glyph.box) : stroke.glyph.box.right);

/** Vertical rules: from each stroke that goes down to the next one below it that goes up. */
function downColumns(strokes: readonly Stroke[]): Ruling[] {
  const uprights = strokes.filter(isUpright);
  const size = uprights[0]?.glyph.fontSize ?? 0;
  return groupWithin(uprights, ({ glyph }) => centreX(glyph.box), tolerances.length.near * size).flatMap((group) => {
    const column = group.sort((a, b) => a.glyph.baseline - b.glyph.baseline);
    const steps = column.slice(1).map(({ glyph }, at) => glyph.baseline - (column[at]?.glyph.baseline ?? 0));
    const longest = tolerances.ratio.much * Math.min(...steps);
    const x = median(column.map(({ glyph }) => centreX(glyph.box)));
    return column.slice(1).flatMap((stroke, at): Ruling[] => {
      const above = column[at];
      if (!above?.arms.down || !stroke.arms.up || (steps[at] ?? 0) > longest) return [];
      return [writtenRule('vertical', x, centreY(above.glyph.box), centreY(stroke.glyph.box))];
    });
  });
}

/** A rule that characters draw: as thick as a hairline. */
export const writtenRule = (
  orientation: Ruling['orientation'],
  position: number,
  start: number,
  end: number,
): Ruling => ({
  orientation,
  position,
  start,
  end,
  thickness: 0.5,
  drawnAs: 'stroke',
});
