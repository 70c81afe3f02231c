import type { Box } from '../geometry/box.js';
import type { Quarter } from '../geometry/turn.js';
import type { PageContent } from '../pdf/page-content.js';

/** What was read in one stretch of writing, and how sure it is. */
export interface OcrReading {
  /** Its glyphs, by their `order` on the page: from…to, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** On the straightened, upright page, in points. */
  readonly box: Box;
  readonly text: string;
  /** What each engine read, differing readings once, that of the text first. */
  readonly candidates: readonly string[];
  /** It stands in a cell that rules close on all sides: what belongs together is certain. */
  readonly inCell: boolean;
  /** All engines agree, and nothing in the picture speaks against it. */
  readonly agreed: boolean;
  /** No engine read its text so: it is a header word (見出しの語) that differs in one character. */
  readonly isSupplied?: boolean;
}

/** Text of a scanner's own layer, at its place on the straightened, upright page. */
export interface LayerStretch {
  readonly box: Box;
  readonly text: string;
}

/** What a scanner's own layer of text (隠しテキスト) says of a page that was read anew from its picture. */
export interface LayerComparison {
  /** How many readings it says something about. */
  readonly compared: number;
  /** What it says where it says something else. */
  readonly differs: ReadonlyMap<OcrReading, string>;
  /** What it says where nothing was read from the picture. */
  readonly only: readonly LayerStretch[];
}

/** A page read from its picture (文字認識で読んだページ). */
export interface OcrPage {
  /** Glyphs and rules on the straightened page, turned as the PDF shows it: what everything after works on. */
  readonly page: PageContent;
  /** Where the picture that was read lies on the straightened, upright page, in points: all of it, or a part. */
  readonly place: Box;
  readonly readings: readonly OcrReading[];
  /** Ink that was not read, on the straightened, upright page: a cell that holds some is not sure to be blank. */
  readonly unread: readonly Box[];
  /** By how many degrees the page in the PDF is turned against `page`, clockwise around its middle. */
  readonly skew: number;
  /** By how many degrees `page` was turned clockwise to have its writing upright. */
  readonly turned: Quarter;
  /** Where the page has a scanner's own text: what that says. */
  readonly layer?: LayerComparison;
}

/** Why a page was not read though asked. */
export type Refusal =
  | { readonly reason: 'coarse'; readonly resolution: number }
  | { readonly reason: 'too-large'; readonly pixels: number }
  | { readonly reason: 'disagreement'; readonly share: number }
  | { readonly reason: 'nothing-found' }
  | { readonly reason: 'undrawable'; readonly message: string };

export type OcrOutcome =
  | { readonly kind: 'read'; readonly ocr: OcrPage }
  | { readonly kind: 'refused'; readonly refusal: Refusal };
