// Colours: what a reader sees on paper, and what is too pale.

/** #rrggbb; undefined where the paint is a pattern, whose colour is not one. */
export type Colour = string | undefined;

/** What the paper looks like before anything is painted. */
export const PAPER = '#ffffff';

/** Stands for the colour of a pattern or gradient where one colour has to be named. */
export const PATTERN_COLOUR = '#808080';

/** Difference of a channel (of 255) that the eye does not see on paper or screen. */
const UNSEEN_DIFFERENCE = 10;

function channels(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Can nobody tell one from the other? A pattern is told from everything. */
export function looksSame(a: Colour, b: Colour): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const [r1, g1, b1] = channels(a);
  const [r2, g2, b2] = channels(b);
  return Math.max(Math.abs(r1 - r2), Math.abs(g1 - g2), Math.abs(b1 - b2)) <= UNSEEN_DIFFERENCE;
}

/** The colour that white paper shows under a paint of this opacity. */
export function onPaper(colour: string, alpha: number): string {
  if (alpha >= 1) return colour;
  const mixed = channels(colour).map((channel) => Math.round(255 + (channel - 255) * Math.max(0, alpha)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Lighter than this share of white is what a highlighter leaves, and what shades a cell. */
const PALE = 0.7;

/** From 0 (black, or a pattern) to 1 (white), as the eye weighs the channels. */
export function lightnessOf(colour: Colour): number {
  if (colour === undefined) return 0;
  const [red, green, blue] = channels(colour);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** Is this a colour that text can be read on? A pattern may be anything. */
export const isPale = (colour: Colour): boolean => lightnessOf(colour) > PALE;
