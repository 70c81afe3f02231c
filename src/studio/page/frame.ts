import { button, element } from '../../review/parts/dom.js';
import { changePerson } from './person.js';
import { server } from './server.js';
import { currentState, onLost, takeState } from './studio-state.js';
import { language, speak, words } from './words.js';

/** Views of the studio that its head leads to, with their paths. */
export const views = { documents: '/', years: '/years', handOver: '/hand-over' } as const;
export type ViewName = keyof typeof views;

const announcement = element('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });
const lostBar = element('p', { class: 'lost', role: 'alert', hidden: true });

/** Says what happened, to eyes and screen readers. */
export function announce(text: string): void {
  announcement.textContent = text;
}

function buildNavigation(current: ViewName | undefined): HTMLElement {
  const links = (Object.keys(views) as ViewName[]).map((name) =>
    element('a', { href: views[name], 'aria-current': name === current ? 'page' : undefined }, words()[name]),
  );
  return element('nav', { 'aria-label': words().pages }, ...links);
}

/** Head of every view, with what changed since. `redraw` shows the view anew, in the other language. */
export function buildFrame(current: ViewName | undefined, redraw: () => void): HTMLElement {
  const { folder, by } = currentState();
  const name =
    folder
      .split(/[\\/]/)
      .filter((part) => part !== '')
      .at(-1) ?? folder;
  lostBar.textContent = words().lost;
  const other = language() === 'ja' ? 'en' : 'ja';
  return element(
    'header',
    { class: 'frame' },
    element(
      'h1',
      { class: 'brand' },
      element('strong', {}, `mokuhyo ${words().studio}`),
      element('span', { class: 'folder', title: folder }, name),
    ),
    buildNavigation(current),
    element(
      'div',
      { class: 'actions' },
      by === ''
        ? undefined
        : button(`${words().person}: ${by}`, () => void changePerson().then(redraw), {
            class: 'plain',
            title: words().changePerson,
          }),
      button(
        words().otherLanguage,
        () => {
          speak(other);
          void server.settings({ language: other }).then(takeState);
          redraw();
        },
        { class: 'plain', id: 'language', lang: other },
      ),
    ),
  );
}

/** What stands under every view's head: that the server is gone, and what happened last. */
export const noticeBar = (): HTMLElement => element('div', { class: 'notices' }, lostBar, announcement);

onLost((isLost) => {
  lostBar.hidden = !isLost;
});
