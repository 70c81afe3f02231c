// The state of the studio as its page follows it.

import { Refused } from '../../review/parts/refused.js';
import { speak } from '../../review/parts/words.js';
import type { StudioState } from '../wire.js';
import { server } from './server.js';

/** How often the server is asked what is new, in milliseconds: while it reads documents, and else. */
const BUSY_MS = 400;
const CALM_MS = 2000;

type Listener = (state: StudioState) => void;

let last: StudioState | undefined;
let lost = false;
const listeners = new Set<Listener>();
const lostListeners = new Set<(lost: boolean) => void>();

export function currentState(): StudioState {
  if (!last) throw new Error('the state is not known yet');
  return last;
}

/** Called with each state that differs from the one before; gives back what ends that. */
export function onState(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function onLost(listener: (lost: boolean) => void): void {
  lostListeners.add(listener);
}

export function takeState(state: StudioState): void {
  const isNew = JSON.stringify(state) !== JSON.stringify(last);
  // Before anything is drawn for the first time.
  if (!last) speak(state.language);
  last = state;
  if (isNew) for (const listener of listeners) listener(state);
}

function tellLost(now: boolean): void {
  if (now === lost) return;
  lost = now;
  for (const listener of lostListeners) listener(now);
}

/** Asks once; whether the server answered. */
export async function refreshState(): Promise<boolean> {
  try {
    takeState(await server.state());
    tellLost(false);
    return true;
  } catch (problem) {
    // No answer, or a server that was started anew and does not know this page: the same to its person.
    if (!(problem instanceof Refused)) throw problem;
    tellLost(true);
    return false;
  }
}

const isBusy = (): boolean =>
  last !== undefined &&
  (last.job.kind === 'running' ||
    last.job.kind === 'stopping' ||
    last.catalogue !== null ||
    last.loading.done < last.loading.all);

/** Asks again and again, as long as the page is open. */
export async function followState(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, isBusy() ? BUSY_MS : CALM_MS));
    await refreshState();
  }
}
