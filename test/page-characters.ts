import { fileURLToPath } from 'node:url';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A multiset of characters: how often each stands there, white space apart. */
export type Characters = ReadonlyMap<string, number>;

export function charactersOf(text: string): Characters {
  const counts = new Map<string, number>();
  for (const character of text.replace(/\s/gu, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

const folderOf = (name: string): string =>
  fileURLToPath(new URL(`${name}/`, import.meta.resolve('pdfjs-dist/package.json')));

/** All text of a PDF as pdf.js's own extraction gives it, copies and hidden text included: it shares no code with pdf/. */
export async function readAllText(bytes: Uint8Array): Promise<string> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folderOf('standard_fonts'),
    verbosity: 0,
  });
  const pdf = await task.promise;
  try {
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      texts.push(...items.map((item) => ('str' in item ? item.str : '')));
    }
    return texts.join('');
  } finally {
    await task.destroy();
  }
}

/** What the first count holds more of than the second. */
export function surplus(counts: Characters, others: Characters): Map<string, number> {
  const more = new Map<string, number>();
  for (const [character, count] of counts) {
    const rest = count - (others.get(character) ?? 0);
    if (rest > 0) more.set(character, rest);
  }
  return more;
}
