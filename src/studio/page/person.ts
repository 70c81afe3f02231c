import { askName } from '../../review/parts/ask-name.js';
import { server } from './server.js';
import { currentState, takeState } from './studio-state.js';

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
