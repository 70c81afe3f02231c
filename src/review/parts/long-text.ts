import { button, element, showText } from './dom.js';
import { words } from './words.js';

/** Longest text that is shown whole at once. */
const SHOWN = 400;

/** Text that may be very long: its beginning, and a button for the rest. */
export function buildLongText(text: string, look: string): HTMLElement {
  const block = element('div', { class: look, dir: 'auto' });
  if (text.length <= SHOWN) {
    showText(block, text);
    return block;
  }
  const body = element('span', {}, `${text.slice(0, SHOWN)}…`);
  const label = (): string => `${words().showWhole} (${text.length})`;
  const toggle = button(
    label(),
    () => {
      const isWhole = toggle.getAttribute('aria-expanded') !== 'true';
      toggle.setAttribute('aria-expanded', String(isWhole));
      toggle.textContent = isWhole ? words().showLess : label();
      body.replaceChildren();
      showText(body, isWhole ? text : `${text.slice(0, SHOWN)}…`);
    },
    { class: 'plain', 'aria-expanded': 'false' },
  );
  block.append(body, toggle);
  return block;
}
