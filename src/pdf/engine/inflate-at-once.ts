import { inflateSync } from 'node:zlib';
import { during } from './during.js';

const format = 'deflate';

/** As much of a `DecompressionStream` as pdf.js uses: it writes one piece, closes, and reads to the end. */
class InflateAtOnce {
  #compressed: Uint8Array = new Uint8Array();

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: (bytes: Uint8Array): Promise<void> => {
        this.#compressed = bytes;
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    }),
  };

  /** Throws at damaged data, as the platform's does: pdf.js then takes what its own decoder finds. */
  readonly readable = {
    [Symbol.asyncIterator]: () => [inflateSync(this.#compressed)].values(),
  };
}

/**
 * Lets pdf.js inflate streams in one call while `work` runs. The platform's DecompressionStream goes through two kinds of streams
 * and another thread for each: that took an eighth of a document's processor time and as long again in waiting (Node 20, measured
 * by `npm run bench`). The global is put back when the last document is closed, for programs that use this one as a library.
 */
export const inflatingAtOnce = during(() => {
  const platforms = globalThis.DecompressionStream;
  // A function, not a class: it may answer with the platform's own.
  globalThis.DecompressionStream = function DecompressionStream(wanted: ConstructorParameters<typeof platforms>[0]) {
    return wanted === format ? new InflateAtOnce() : new platforms(wanted);
  } as unknown as typeof platforms;
  return () => {
    globalThis.DecompressionStream = platforms;
  };
});
