import type { PageDrawing } from '../draw-page.js';
import type { Chance } from './chance.js';

/** The advance of a character in ems. */
type Metrics = (character: string) => number;

const isHalf = (character: string): boolean => character.charCodeAt(0) <= 0xff;
const narrow = /[.,:;'|()!il]/;

/** Widths of characters as fonts of Japanese office documents have them. */
const fonts = {
  /** MS 明朝, MS ゴシック: every half-width character is half an em. */
  even: (character) => (isHalf(character) ? 0.5 : 1),
  /** MS P明朝, MS Pゴシック: kana narrower than kanji, brackets half as wide. */
  proportional: (character) => {
    if (isHalf(character)) return narrow.test(character) ? 0.3 : 0.52;
    return /[（）、。・]/.test(character) ? 0.55 : /[ぁ-ゖァ-ヶー]/.test(character) ? 0.86 : 1;
  },
  /** Latin letters and digits of Arial beside Japanese. */
  arial: (character) => {
    if (!isHalf(character)) return 1;
    return narrow.test(character) ? 0.28 : character === '%' ? 0.89 : 0.556;
  },
  /** Noto Sans CJK, 源ノ角ゴシック. */
  noto: (character) => (isHalf(character) ? (narrow.test(character) ? 0.32 : character === '%' ? 0.92 : 0.555) : 1),
} as const satisfies Record<string, Metrics>;

/** What a program that makes PDFs does to a table (作成ソフトの癖). */
export interface Producer {
  readonly font: keyof typeof fonts;
  /** Between characters, in ems. */
  readonly spacing: number;
  /** Places are rounded to as many points. */
  readonly grid: number;
  /** What one operator shows: a cell's line, words of it, or each character alone. */
  readonly runs: 'lines' | 'words' | 'glyphs';
  /** Cells are filled up with spaces that are shown. */
  readonly padded: boolean;
  /** Rules as strokes, as thin rectangles, or as a thin rectangle for each cell. */
  readonly rules: 'strokes' | 'rectangles' | 'pieces';
  /** In points. */
  readonly thickness: number;
}

const producers = {
  word: { font: 'even', spacing: 0, grid: 0.01, runs: 'words', padded: false, rules: 'pieces', thickness: 0.48 },
  excel: {
    font: 'proportional',
    spacing: 0,
    grid: 0.12,
    runs: 'lines',
    padded: false,
    rules: 'rectangles',
    thickness: 0.72,
  },
  ichitaro: { font: 'even', spacing: 0.04, grid: 0.1, runs: 'glyphs', padded: true, rules: 'strokes', thickness: 0.3 },
  ghostscript: { font: 'arial', spacing: 0, grid: 0.1, runs: 'words', padded: false, rules: 'strokes', thickness: 0.5 },
  chromium: {
    font: 'noto',
    spacing: 0,
    grid: 0.001,
    runs: 'lines',
    padded: false,
    rules: 'rectangles',
    thickness: 0.75,
  },
} as const satisfies Record<string, Producer>;

export const anyProducer = (chance: Chance): Producer =>
  producers[chance.pick<keyof typeof producers>(['word', 'excel', 'ichitaro', 'ghostscript', 'chromium'])];

/** Draws on a page as a producer does. */
export class Pen {
  constructor(
    readonly drawing: PageDrawing,
    readonly producer: Producer,
    readonly size: number,
  ) {}

  /** In points. */
  widthOf(text: string, size = this.size): number {
    const advance = fonts[this.producer.font];
    return [...text].reduce((sum, character) => sum + (advance(character) + this.producer.spacing) * size, 0);
  }

  write(x: number, baseline: number, text: string, size = this.size): void {
    const { glyphs } = this.drawing;
    const first = glyphs.length;
    const { font, spacing, runs, padded } = this.producer;
    const style = { size, spacing: spacing * size, advance: fonts[font] };
    this.drawing.text(this.#place(x), this.#place(baseline), text, style);
    for (let at = first; at < glyphs.length; at += 1) {
      const glyph = glyphs[at];
      const isWithin = at > first && runs !== 'glyphs' && (runs === 'lines' || (at - first) % 4 > 0);
      if (glyph && isWithin) glyphs[at] = { ...glyph, continues: true };
      else if (glyph && padded && at === first) glyphs[at] = { ...glyph, spaceBefore: true };
    }
  }

  /** A rule from `stops[0]` to the last of them, in pieces between them where the producer draws such. */
  across(y: number, stops: readonly number[]): void {
    this.#rule('horizontal', y, stops);
  }

  down(x: number, stops: readonly number[]): void {
    this.#rule('vertical', x, stops);
  }

  #rule(orientation: 'horizontal' | 'vertical', at: number, stops: readonly number[]): void {
    const { rules, thickness } = this.producer;
    const ends = rules === 'pieces' ? stops : [stops[0] ?? 0, stops.at(-1) ?? 0];
    const drawnAs = rules === 'strokes' ? 'stroke' : 'fill';
    for (const [index, end] of ends.slice(1).entries()) {
      const start = this.#place(ends[index] ?? end);
      const ruling = {
        orientation,
        position: this.#place(at),
        start,
        end: this.#place(end),
        thickness,
        drawnAs,
      } as const;
      this.drawing.rulings.push(ruling);
    }
  }

  #place(at: number): number {
    return Math.round(at / this.producer.grid) * this.producer.grid;
  }
}
