import { button, element, shorten } from '../../review/parts/dom.js';
import { kindName, paintKind } from '../../review/parts/kinds.js';
import { valueKinds } from '../../schema/value-kinds.js';
import type { StudioDocument } from '../wire.js';
import { dayOf, fill, language, words } from './words.js';

/** What the bar's buttons do. */
export interface BarActions {
  readonly nextDoubt: () => void;
  readonly check: () => void;
}

/** The list that a document's page was opened from: the same wish, in the address. */
const backAddress = (): string => `/${location.search}`;
/** Address of a document's page; the list's wish goes along, so that the way back leads to the same list. */
export const documentAddress = (id: string, place = ''): string =>
  `/document/${id}${location.search}${place === '' ? '' : `#${place}`}`;

function buildProgress({ listed }: StudioDocument): HTMLElement {
  const { doubts, settled } = listed;
  const all = doubts.length + settled;
  const said = all === 0 ? words().nothingToSettle : fill(words().documentProgress, doubts.length, settled);
  return element('span', { id: 'progress', class: doubts.length > 0 ? 'doubt-count' : '' }, said);
}

/** Head of a document's page: its name, the way back and on, what is left to do. */
export function buildDocumentBar(document: StudioDocument, { nextDoubt, check }: BarActions): HTMLElement {
  const { listed, previous, next } = document;
  const title = listed.title === '' ? listed.source_file : listed.title;
  const link = (id: string, name: string, label: string) =>
    id === '' ? undefined : element('a', { href: documentAddress(id), id: name }, label);
  const { checked } = listed;
  return element(
    'div',
    { class: 'document-bar' },
    element('a', { href: backAddress(), id: 'back' }, `← ${words().back}`),
    element('h2', { dir: 'auto', title: listed.source_file }, shorten(title, 90)),
    buildProgress(document),
    button(words().nextDoubt, nextDoubt, { id: 'next-doubt', class: 'primary' }),
    button(checked ? words().uncheck : words().checkDocument, check, {
      id: 'check',
      'aria-pressed': String(checked !== null),
    }),
    checked
      ? element('span', { class: 'checked-by' }, fill(words().checkedBy, checked.by, dayOf(checked.at)))
      : undefined,
    link(previous, 'previous-document', words().previousDocument),
    link(next, 'next-document', words().nextDocument),
  );
}

/** What the colours of the boxes mean. */
export function buildLegend(): HTMLElement {
  const items = valueKinds.map((kind) => {
    const item = element('li', {}, kindName(kind, language()));
    paintKind(item, kind);
    return item;
  });
  items.push(element('li', { class: 'doubtful' }, words().doubtful));
  return element('ul', { class: 'legend', 'aria-label': words().legend }, ...items);
}

/** Single keys, and what they do. */
export const buildKeysHelp = (): HTMLElement =>
  element('details', { class: 'keys' }, element('summary', {}, words().keys), element('p', {}, words().keysHelp));
