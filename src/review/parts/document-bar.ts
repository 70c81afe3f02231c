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

/** Head of a document's page: its name, the way back and on, what is left to do; `own` are the host's own buttons. */
export function buildDocumentBar(
  { listed, previous, next }: ReviewDocument,
  host: Host,
  nextDoubt: () => void,
  own: readonly HTMLElement[],
): HTMLElement {
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
    button(words().nextDoubt, nextDoubt, { id: 'next-doubt', class: 'primary' }),
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
