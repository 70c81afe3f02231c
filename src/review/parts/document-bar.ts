import type { ValueKind } from '../../schema/value-kinds.js';
import type { ListedDocument, ReviewDocument } from '../review-data.js';
import { button, element, shorten } from './dom.js';
import type { Host } from './host.js';
import { kindName, paintKind } from './kinds.js';
import { dayOf, fill, language, words } from './words.js';

function buildProgress({ doubts, settled }: ListedDocument): HTMLElement {
  const all = doubts.length + settled;
  const said = all === 0 ? words().nothingToSettle : fill(words().documentProgress, doubts.length, settled);
  return element('span', { id: 'progress', class: doubts.length > 0 ? 'doubt-count' : '' }, said);
}

/** The main thing to do next: a doubt of this document, else those of the next one that has some, else what comes after all of them. */
function buildNextStep({ listed, next_open }: ReviewDocument, host: Host, nextDoubt: () => void): HTMLElement {
  const look = { id: 'next-step', class: 'primary' };
  if (listed.doubts.length > 0) return button(words().nextDoubt, nextDoubt, look);
  const { label, address } =
    next_open === '' ? host.afterAll() : { label: words().nextOpen, address: host.documentAddress(next_open) };
  return element('a', { ...look, href: address }, label);
}

/** Head of a document's page: its name, the way back and on, what is left to do; `own` are the host's own buttons. */
export function buildDocumentBar(
  document: ReviewDocument,
  host: Host,
  nextDoubt: () => void,
  own: readonly HTMLElement[],
): HTMLElement {
  const { listed, previous, next } = document;
  const title = listed.title === '' ? listed.source_file : listed.title;
  const link = (id: string, name: string, label: string) =>
    id === '' ? undefined : element('a', { href: host.documentAddress(id), id: name }, label);
  const { checked } = listed;
  const isNotice = (part: HTMLElement): boolean => part.classList.contains('notice');
  return element(
    'div',
    { class: 'document-bar' },
    element('a', { href: host.listAddress(), id: 'back' }, `← ${words().back}`),
    element('h2', { dir: 'auto', title: listed.source_file }, shorten(title, 90)),
    buildProgress(listed),
    buildNextStep(document, host, nextDoubt),
    ...own.filter((part) => !isNotice(part)),
    checked
      ? element('span', { class: 'checked-by' }, fill(words().checkedBy, checked.by, dayOf(checked.at)))
      : undefined,
    link(previous, 'previous-document', words().previousDocument),
    link(next, 'next-document', words().nextDocument),
    ...own.filter(isNotice),
  );
}

/** What the colours of boxes, or of lines of a chart, mean. */
export function buildLegend(kinds: readonly ValueKind[], ...others: readonly HTMLElement[]): HTMLElement {
  const items = kinds.map((kind): HTMLElement => {
    const item = element('li', {}, kindName(kind, language()));
    paintKind(item, kind);
    return item;
  });
  items.push(...others);
  return element('ul', { class: 'legend', 'aria-label': words().legend }, ...items);
}
