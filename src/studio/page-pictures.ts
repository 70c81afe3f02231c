// Pictures of pages, drawn when asked for, at a few scales.

import { pictureHands } from '../review/picture-hands.js';
import { builtFile } from '../text/built-file.js';

/** Pixels per point that pages are drawn at: a page asks for the first that is sharp enough at its zoom. */
export const pictureScales = [2, 4, 8] as const;

/** Pictures that are kept at hand: some hundred kilobytes each. */
const KEPT = 120;
/** Threads that draw: two, so that a page with minutes of drawing does not hold up the next. */
const HANDS = 2;

export interface PagePictures {
  /** WebP; undefined where the PDF is not at hand, or the page cannot be drawn. */
  readonly draw: (id: string, page: number, scale: number) => Promise<Uint8Array | undefined>;
  readonly close: () => Promise<void>;
}

/** Draws pages as they are asked for, each once; `findBytes` gives the PDF of a document. */
export function openPictures(
  findBytes: (id: string) => Promise<Uint8Array | undefined>,
  passwords: () => readonly string[],
): PagePictures {
  const hands = pictureHands({ most: HANDS, entry: builtFile('review/picture-worker.js') });
  const kept = new Map<string, Promise<Uint8Array | undefined>>();
  const drawOne = async (id: string, page: number, scale: number): Promise<Uint8Array | undefined> => {
    const bytes = await findBytes(id);
    if (!bytes) return undefined;
    let picture: Uint8Array | undefined;
    await hands.draw({ bytes, scale, pages: [page], passwords: passwords() }, (drawn) => {
      picture = drawn.picture;
    });
    return picture;
  };
  return {
    draw(id, page, scale) {
      const key = `${id}/${page}/${scale}`;
      const found = kept.get(key) ?? drawOne(id, page, scale);
      kept.delete(key);
      kept.set(key, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      // A PDF that was not at hand may be there the next time.
      void found.then(
        (picture) => picture === undefined && kept.delete(key),
        () => kept.delete(key),
      );
      return found;
    },
    close: hands.close,
  };
}
