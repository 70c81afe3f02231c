/** One view: what a page shows at an address. */
export interface View {
  readonly title: string;
  readonly main: HTMLElement;
  /** Fills the view, once it stands on the page. */
  readonly start: () => Promise<void>;
  /** Brings a place back on the screen, so many pixels below the top; a view without it begins at its top. */
  readonly reach?: (pixels: number) => void;
  /** Called when another view takes its place. */
  readonly end: () => void;
  /** What a key does here; true where it did something. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}
