import { button, element } from '../../review/parts/dom.js';
import { server } from './server.js';
import { currentState, takeState } from './studio-state.js';
import { words } from './words.js';

/** The person's name, which stands behind each correction: asked once, where it is not known. undefined where nobody gives one. */
export function askPerson(): Promise<string | undefined> {
  const { by } = currentState();
  return by === '' ? changePerson() : Promise.resolve(by);
}

/** Asks for the name, whatever it was. */
export function changePerson(): Promise<string | undefined> {
  const { by } = currentState();
  const input = element('input', { id: 'person-name', type: 'text', value: by, autocomplete: 'name', required: true });
  const form = element(
    'form',
    { method: 'dialog' },
    element('label', { for: 'person-name' }, words().askPerson),
    input,
    element('p', { class: 'hint' }, words().askPersonHint),
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'primary' }, words().ok),
      button(words().cancel, () => dialog.close('cancel')),
    ),
  );
  const dialog = element('dialog', { 'aria-label': words().person }, form);
  document.body.append(dialog);
  dialog.showModal();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close('ok');
  });
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      const name = input.value.trim();
      if (dialog.returnValue !== 'ok' || name === '') resolve(undefined);
      else resolve(keepName(name));
    });
  });
}

async function keepName(name: string): Promise<string> {
  takeState(await server.settings({ by: name }));
  return name;
}
