// Keeps the keyboard's place when a part of the page is made anew.

/** A selector by which an element is found again after its part was drawn anew: its id, or its kind within its document's row or its issue. */
function wayTo(found: Element): string | undefined {
  if (found.id !== '') return `#${CSS.escape(found.id)}`;
  for (const name of ['data-document', 'data-series', 'data-issue']) {
    const around = found.closest(`[${name}]`);
    if (!around) continue;
    const own = `[${name}="${CSS.escape(around.getAttribute(name) ?? '')}"]`;
    return around === found ? own : `${own} ${found.localName}`;
  }
  return undefined;
}

/** What of a part has the keyboard, to be given to `hold`; undefined where nothing has that could be found again. */
export function heldIn(part: HTMLElement): string | undefined {
  const { activeElement } = document;
  return activeElement && part.contains(activeElement) ? wayTo(activeElement) : undefined;
}

/** Gives the keyboard back, unless the part has it. */
export function hold(part: HTMLElement, held: string | undefined): void {
  if (held === undefined || part.contains(document.activeElement)) return;
  part.querySelector<HTMLElement>(held)?.focus({ preventScroll: true });
}

/** Draws a part anew. Whoever had the keyboard in it, or had opened something, goes on where they were. */
export function redraw(part: HTMLElement, draw: () => void): void {
  const held = heldIn(part);
  const opened = [...part.querySelectorAll('details[open]')].flatMap((one) => wayTo(one) ?? []);
  draw();
  for (const way of opened) part.querySelector(way)?.setAttribute('open', '');
  hold(part, held);
}
