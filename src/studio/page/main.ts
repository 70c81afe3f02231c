import { element } from '../../review/parts/dom.js';
import { followLinks, onAddress } from './address.js';
import { DocumentView } from './document-view.js';
import { buildFrame, noticeBar } from './frame.js';
import { HandOverView } from './hand-over-view.js';
import { ListView } from './list-view.js';
import { currentState, followState, refreshState } from './studio-state.js';
import { TeachView } from './teach-view.js';
import { acceptDrops } from './uploads.js';
import type { View } from './view.js';
import { speak, words } from './words.js';
import { YearsView } from './years-view.js';

/** The view that the address asks for. */
function viewOf(path: string): View {
  const id = /^\/document\/([0-9a-f]{12})$/.exec(path)?.[1];
  if (id !== undefined) return new DocumentView(id);
  const taught = /^\/teach\/([0-9a-f]{12})\/(\d+)$/.exec(path);
  if (taught) return new TeachView(taught[1] ?? '', Number(taught[2]));
  if (path === '/years') return new YearsView();
  if (path === '/hand-over') return new HandOverView();
  if (path !== '/') history.replaceState(null, '', '/');
  return new ListView();
}

let view: View | undefined;

function show(): void {
  view?.end();
  view = viewOf(location.pathname);
  document.title = `${view.title} — mokuhyo ${words().studio}`;
  document.body.replaceChildren(buildFrame(view.name, show), noticeBar(), view.main);
  void view.start();
}

async function open(): Promise<void> {
  if (!(await refreshState())) {
    document.body.replaceChildren(noticeBar(), element('main'));
    return;
  }
  speak(currentState().language);
  onAddress(show);
  followLinks(document.body);
  acceptDrops();
  document.addEventListener('keydown', (event) => {
    if (view?.onKey?.(event)) event.preventDefault();
  });
  show();
  await followState();
}

void open();
