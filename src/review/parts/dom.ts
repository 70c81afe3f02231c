/** Controls that change how text runs or hide in it (bidi, zero width): shown by their numbers, so that nobody is misled. */
const controls = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Appends text as text: nothing of it can become an element. */
export function showText(parent: Element, text: string): void {
  let from = 0;
  for (const found of text.matchAll(controls)) {
    parent.append(text.slice(from, found.index));
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const mark = document.createElement('span');
    mark.className = 'control';
    mark.textContent = `U+${code}`;
    parent.append(mark);
    from = found.index + found[0].length;
  }
  parent.append(text.slice(from));
}

export type Child = Element | string | undefined;
/** false and undefined leave an attribute out, true sets it empty. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element with attributes and children; strings become text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) {
    if (typeof child === 'string') showText(made, child);
    else if (child) made.append(child);
  }
  return made;
}

/** A button that does something. */
export function button(label: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', act);
  return made;
}

/** At most `length` characters of a text, for a label. */
export const shorten = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

/** Text in which widths and cases do not count. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Puts values into the {0}, {1} of a text. */
export const fill = (template: string, ...values: readonly (string | number)[]): string =>
  template.replace(/\{(\d)\}/g, (whole, index) => String(values[Number(index)] ?? whole));
