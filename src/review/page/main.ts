import './no-eval.js';
import { DocumentView } from '../parts/document-view.js';
import { button, element, fill } from '../parts/dom.js';
import { buildFrame, noticeBar } from '../parts/frame.js';
import { keep, readKept, storageWorks } from '../parts/kept.js';
import { ListView } from '../parts/list-view.js';
import type { View } from '../parts/view.js';
import { language, speak, words } from '../parts/words.js';
import { YearsView } from '../parts/years-view.js';
import { countWaiting } from './kept-work.js';
import { downloadCorrections, saveCorrections } from './save-file.js';
import { host } from './static-host.js';

const languageKey = 'mokuhyo-language';
const { kind } = document.documentElement.dataset;

function viewOf(): View {
  if (kind === 'document') return new DocumentView(host, reviewDocument.result.document.document_id);
  return kind === 'years' ? new YearsView(host) : new ListView(host);
}

let view: View | undefined;
const pending = element('span', { class: 'pending', role: 'status' });
const warning = element('p', { class: 'lost', role: 'alert', hidden: true });

/** How much waits to be saved, and whether the browser keeps it. */
function showPending(): void {
  const count = countWaiting();
  pending.textContent = count === 0 ? '' : fill(words().pending, count);
  warning.hidden = storageWorks();
  warning.textContent = storageWorks() ? '' : words().storageFailed;
}

function show(): void {
  view?.end();
  view = viewOf();
  const other = language() === 'ja' ? 'en' : 'ja';
  const switchLanguage = (): void => {
    keep(languageKey, other);
    speak(other);
    show();
  };
  const years = host.listAddress().replace(/index\.html.*/, 'series.html');
  const frame = buildFrame({
    name: `mokuhyo ${words().review}`,
    about: '',
    aboutWhole: '',
    links: [
      { label: words().documents, address: host.listAddress(), isHere: kind === 'index' },
      { label: words().years, address: years, isHere: kind === 'years' },
    ],
    actions: [
      pending,
      button(words().saveFile, () => void saveCorrections(), { class: 'primary', id: 'save' }),
      button(words().download, downloadCorrections, { id: 'download' }),
      button(words().otherLanguage, switchLanguage, { class: 'plain', id: 'language', lang: other }),
    ],
  });
  document.title = `${view.title} — mokuhyo ${words().review}`;
  document.body.replaceChildren(frame, noticeBar(warning), view.main);
  showPending();
  void view.start();
}

speak(readKept(languageKey) === 'en' ? 'en' : 'ja');
host.onChange(showPending);
document.addEventListener('keydown', (event) => {
  if (view?.onKey?.(event)) event.preventDefault();
});
// The way back must show what was done on the other page.
window.addEventListener('pageshow', ({ persisted }) => persisted && show());
window.addEventListener('hashchange', show);
show();
