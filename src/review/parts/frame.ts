// What stands at the head of every view: where one is, and what happened.

import { element } from './dom.js';
import { words } from './words.js';

const announcement = element('p', { class: 'announcement', role: 'status', 'aria-live': 'polite' });

/** Says what happened, to eyes and screen readers. */
export function announce(text: string): void {
  announcement.textContent = text;
}

export interface FrameSettings {
  readonly name: string;
  /** What the pages are about, with what tells it from others of the name. */
  readonly about: string;
  readonly aboutWhole: string;
  readonly links: readonly { readonly label: string; readonly address: string; readonly isHere: boolean }[];
  readonly actions: readonly (HTMLElement | undefined)[];
}

/** Head of every view: where one is, the way to the others, what concerns all. */
export function buildFrame({ name, about, aboutWhole, links, actions }: FrameSettings): HTMLElement {
  const anchors = links.map(({ label, address, isHere }) =>
    element('a', { href: address, 'aria-current': isHere ? 'page' : undefined }, label),
  );
  return element(
    'header',
    { class: 'frame' },
    element(
      'h1',
      { class: 'brand' },
      element('strong', {}, name),
      element('span', { class: 'folder', title: aboutWhole }, about),
    ),
    element('nav', { 'aria-label': words().pages }, ...anchors),
    element('div', { class: 'actions' }, ...actions),
  );
}

/** What stands under every view's head: what happened last, after what lasts. */
export const noticeBar = (...lasting: readonly HTMLElement[]): HTMLElement =>
  element('div', { class: 'notices' }, ...lasting, announcement);
