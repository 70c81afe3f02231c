import { askName } from '../../review/parts/ask-name.js';
import { button } from '../../review/parts/dom.js';
import { words } from '../../review/parts/words.js';
import type { StudioState } from '../wire.js';
import { server } from './server.js';
import { currentState, onState, takeState } from './studio-state.js';

/** The person's name, which stands behind each correction: asked once, where it is not known. undefined where nobody gives one. */
export function askPerson(): Promise<string | undefined> {
  const { by } = currentState();
  return by === '' ? changePerson() : Promise.resolve(by);
}

/** Asks for the name, whatever it was. */
export async function changePerson(): Promise<string | undefined> {
  const name = await askName(currentState().by);
  if (name !== undefined) takeState(await server.settings({ by: name }));
  return name;
}

const shown = button('', () => void changePerson(), { class: 'plain', id: 'person', hidden: true });

function show({ by }: StudioState): void {
  shown.hidden = by === '';
  shown.textContent = `${words().person}: ${by}`;
  shown.title = words().changePerson;
}
onState(show);

/** In the head of every view: who corrects, once that is known, and the way to change it. */
export function personButton(): HTMLElement {
  show(currentState());
  return shown;
}
