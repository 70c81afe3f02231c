// Where in the studio a person is: addresses, and the way back.

/** What the page shows is in its address: reload, "back" and a link to a colleague's screen lead to the same. */

import { heldIn } from '../../review/parts/keep-hold.js';

type Listener = () => void;
let listener: Listener = () => undefined;

/** Where a person stood: so many pixels below the top, the keyboard on this. */
interface Place {
  readonly pixels: number;
  readonly held: string | undefined;
}
const atTheTop: Place = { pixels: 0, held: undefined };
/** By the address that was left. */
const places = new Map<string, Place>();
const here = (): string => `${location.pathname}${location.search}`;
/** The address that the page shows: the browser's own is another already when it goes back. */
let shown = here();

/** Where a person stood when they were at this address last. */
export const placeHere = (): Place => places.get(here()) ?? atTheTop;

/** Shows what the address leads to. Where the person stood is remembered. */
export function showAddress(): void {
  places.set(shown, { pixels: scrollY, held: heldIn(document.body) });
  shown = here();
  listener();
}

/** Called whenever the address leads elsewhere. */
export function onAddress(act: Listener): void {
  listener = act;
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', showAddress);
}

/** Goes to another view; `replace` changes what the address says of this one. */
export function goTo(path: string, replace = false): void {
  if (replace) {
    history.replaceState(null, '', path);
    shown = here();
  } else {
    history.pushState(null, '', path);
    showAddress();
  }
}

export const query = (): URLSearchParams => new URLSearchParams(location.search);

/** The path with what it asks for; empty parameters are left out. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  const said = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''));
  const text = said.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Links of the studio change the view without loading the page anew. */
export function followLinks(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    goTo(`${link.pathname}${link.search}${link.hash}`);
  });
}
