import { DocumentView } from '../../review/parts/document-view.js';
import { element } from '../../review/parts/dom.js';
import { noticeBar } from '../../review/parts/frame.js';
import { hold } from '../../review/parts/keep-hold.js';
import { ListView } from '../../review/parts/list-view.js';
import type { View } from '../../review/parts/view.js';
import { words } from '../../review/parts/words.js';
import { YearsView } from '../../review/parts/years-view.js';
import { followLinks, goTo, onAddress, placeHere, showAddress } from './address.js';
import { studioExtras } from './document-extras.js';
import { buildStudioFrame, lostBar, type ViewName } from './frame.js';
import { HandOverView } from './hand-over-view.js';
import { host } from './host.js';
import { jobPanel } from './job-panel.js';
import { followState, refreshState } from './studio-state.js';
import { TeachView } from './teach-view.js';
import { acceptDrops, buildDropZone } from './uploads.js';

/** The view that the address asks for, and which link of the head leads there. */
function viewOf(path: string): readonly [View, ViewName?] {
  const id = /^\/document\/([0-9a-f]{12})$/.exec(path)?.[1];
  if (id !== undefined) return [new DocumentView(host, id, studioExtras)];
  const taught = /^\/teach\/([0-9a-f]{12})\/(\d+)$/.exec(path);
  if (taught) return [new TeachView(taught[1] ?? '', Number(taught[2]))];
  if (path === '/years') return [new YearsView(host, [jobPanel]), 'years'];
  if (path === '/hand-over') return [new HandOverView(), 'handOver'];
  if (path !== '/') goTo('/', true);
  return [new ListView(host, (isEmpty) => [buildDropZone(isEmpty), jobPanel]), 'documents'];
}

let view: View | undefined;

function show(): void {
  view?.end();
  const [next, name] = viewOf(location.pathname);
  view = next;
  const begin = async (): Promise<void> => {
    await next.start();
    if (next !== view || location.hash !== '' || !next.reach) return;
    const { pixels, held } = placeHere();
    next.reach(pixels);
    hold(next.main, held);
  };
  document.title = `${view.title} — mokuhyo ${words().studio}`;
  document.body.replaceChildren(buildStudioFrame(name, showAddress), noticeBar(lostBar), view.main);
  void begin();
}

async function open(): Promise<void> {
  if (!(await refreshState())) {
    document.body.replaceChildren(noticeBar(lostBar), element('main'));
    return;
  }
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
