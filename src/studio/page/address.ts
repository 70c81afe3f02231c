/** What the page shows is in its address: reload, "back" and a link to a colleague's screen lead to the same. */

type Listener = () => void;
let listener: Listener = () => undefined;

/** Called whenever the address leads elsewhere. */
export function onAddress(act: Listener): void {
  listener = act;
  window.addEventListener('popstate', act);
}

/** Goes to another view; `replace` changes what the address says of this one. */
export function goTo(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  if (!replace) listener();
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
