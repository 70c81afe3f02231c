import { element } from './dom.js';
import { keep, readKept } from './kept.js';
import { words } from './words.js';

const kept = 'mokuhyo-keys';

/** Do single keys act? They can be switched off, since speech input types letters. */
export const keysAreOn = (): boolean => readKept(kept) !== 'off';

/** What the keys do, of those that act here. */
export function buildKeysHelp(keys: readonly string[]): HTMLElement {
  const on = element('input', { type: 'checkbox', id: 'keys-on' });
  on.checked = keysAreOn();
  on.addEventListener('change', () => keep(kept, on.checked ? 'on' : 'off'));
  const known = Object.entries(words().keyWords).filter(([key]) => keys.includes(key));
  const items = known.map(([key, does]) => element('li', {}, element('kbd', {}, key), ` ${does}`));
  return element(
    'details',
    { class: 'keys' },
    element('summary', {}, words().keys),
    element('ul', {}, ...items),
    element('label', { class: 'tick' }, on, element('span', {}, words().keysOn)),
  );
}
