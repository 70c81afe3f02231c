import { DocumentView } from '../../review/parts/document-view.js';
import { element } from '../../review/parts/dom.js';
import { noticeBar } from '../../review/parts/frame.js';
import { ListView } from '../../review/parts/list-view.js';
import type { View } from '../../review/parts/view.js';
import { words } from '../../review/parts/words.js';
import { YearsView } from '../../review/parts/years-view.js';
import { followLinks, onAddress } from './address.js';
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
  if (path !== '/') history.replaceState(null, '', '/');
  return [new ListView(host, (isEmpty) => [buildDropZone(isEmpty), jobPanel]), 'documents'];
}

let view: View | undefined;

function show(): void {
  view?.end();
  const [next, name] = viewOf(location.pathname);
  view = next;
  document.title = `${view.title} — mokuhyo ${words().studio}`;
  document.body.replaceChildren(buildStudioFrame(name, show), noticeBar(lostBar), view.main);
  void view.start();
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
