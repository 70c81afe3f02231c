import type { ViewName } from './frame.js';

/** One view of the studio: what the page shows at an address. */
export interface View {
  /** Which link of the head leads here; undefined where none does. */
  readonly name: ViewName | undefined;
  readonly title: string;
  readonly main: HTMLElement;
  /** Fills the view, once it stands on the page. */
  readonly start: () => Promise<void>;
  /** Called when another view takes its place. */
  readonly end: () => void;
  /** What a key does here; true where it did something. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}
