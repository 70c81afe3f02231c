import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | undefined;

/**
 * Collects garbage now. V8 lets it grow to several times of what lives before it does so by itself, and what lives while a run's files
 * are made grows with its documents: without this the peak of memory would, too. It turns a flag of V8 on and off, of the whole process: for
 * the command line, never for the library.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
    setFlagsFromString('--no-expose-gc');
  }
  collect();
}
