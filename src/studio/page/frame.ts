import { button, element } from '../../review/parts/dom.js';
import { buildFrame } from '../../review/parts/frame.js';
import { language, speak, words } from '../../review/parts/words.js';
import { personButton } from './person.js';
import { server } from './server.js';
import { currentState, onLost, takeState } from './studio-state.js';
import { undoButton } from './undo-last.js';

/** Views of the studio that its head leads to, with their paths. */
const views = { documents: '/', years: '/years', handOver: '/hand-over' } as const;
export type ViewName = keyof typeof views;

/** Says that the server is gone. */
export const lostBar = element('p', { class: 'lost', role: 'alert', hidden: true });

/** Head of every view. `redraw` shows the view anew, in the other language. */
export function buildStudioFrame(current: ViewName | undefined, redraw: () => void): HTMLElement {
  const { folder } = currentState();
  const parts = folder.split(/[\\/]/).filter((part) => part !== '');
  lostBar.textContent = words().lost;
  const other = language() === 'ja' ? 'en' : 'ja';
  const switchLanguage = (): void => {
    speak(other);
    void server.settings({ language: other }).then(takeState);
    redraw();
  };
  return buildFrame({
    name: `mokuhyo ${words().studio}`,
    about: parts.at(-1) ?? folder,
    aboutWhole: folder,
    links: (Object.keys(views) as ViewName[]).map((name) => ({
      label: words()[name],
      address: views[name],
      isHere: name === current,
    })),
    actions: [
      undoButton(),
      personButton(),
      button(words().otherLanguage, switchLanguage, { class: 'plain', id: 'language', lang: other }),
    ],
  });
}

onLost((isLost) => {
  lostBar.hidden = !isLost;
});
