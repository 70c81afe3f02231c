import { button, element } from './dom.js';
import { words } from './words.js';

/** Asks for the name that stands behind each correction; undefined where nobody gives one. */
export function askName(now: string): Promise<string | undefined> {
  const input = element('input', { id: 'person-name', type: 'text', value: now, autocomplete: 'name', required: true });
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
      resolve(dialog.returnValue !== 'ok' || name === '' ? undefined : name);
    });
  });
}
