import { setImmediate } from 'node:timers/promises';
import { during } from './during.js';

/** What pdf.js throws at a damaged file, by the names that it gives its exceptions. */
const faultsOfFiles: ReadonlySet<string> = new Set([
  'FormatError',
  'Jbig2Error',
  'JpegError',
  'JpxError',
  'ParserEOFException',
  'XRefEntryException',
  'XRefParseException',
]);

function passOver(reason: unknown): void {
  if (reason instanceof Error && faultsOfFiles.has(reason.name)) return;
  // Nobody else listens: it is what it would be without this listener.
  if (process.listenerCount('unhandledRejection') === 1) throw reason;
}

const listening = during(() => {
  process.on('unhandledRejection', passOver);
  return () => process.off('unhandledRejection', passOver);
});

/**
 * While `work` runs, a rejected promise that pdf.js has lost sight of does not end the process: it looks for objects ahead, comes upon the
 * fault itself by another way, and tells it there.
 */
export const passingOverLooseEnds = <T>(work: () => Promise<T>): Promise<T> =>
  listening(async () => {
    try {
      return await work();
    } finally {
      // Node tells of lost promises at the end of its turn; all of the work may have been done in one.
      await setImmediate();
    }
  });
