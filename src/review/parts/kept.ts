/** Stands in where the browser keeps nothing for a page (some do not for pages from disk). */
const memory = new Map<string, string>();
let works = true;

/** Does the browser keep what it is given? */
export const storageWorks = (): boolean => works;

/** What was kept under a name; null where nothing was. */
export function readKept(name: string): string | null {
  try {
    return memory.get(name) ?? localStorage.getItem(name);
  } catch {
    works = false;
    return null;
  }
}

/** Keeps a text in the browser, at least as long as the page is open. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    works = false;
    memory.set(name, text);
  }
}
