import { button } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { fill, words } from '../../review/parts/words.js';
import type { StudioState } from '../wire.js';
import { goTo } from './address.js';
import { server } from './server.js';
import { currentState, onState, refreshState } from './studio-state.js';

/** Takes the last step of the session back, wherever it was done, and shows the document that it was about (取り消す). */
export async function undoLast(): Promise<void> {
  await refreshState();
  const { undo } = currentState();
  if (!undo) {
    announce(words().nothingToUndo);
    return;
  }
  await server.undo(undo.step);
  await refreshState();
  goTo(`/document/${undo.document}#${undo.place}`);
  announce(words().undone);
}

const shown = button('', () => void undoLast(), { class: 'plain', id: 'undo-last', hidden: true });

function show({ undo }: StudioState): void {
  shown.hidden = undo === null;
  shown.textContent = fill(words().undoLast, undo?.lines ?? 0);
}
onState(show);

/** In the head of every view: takes the last step back, where there is one. */
export function undoButton(): HTMLElement {
  show(currentState());
  return shown;
}
