import { formatCorrections } from '../../emit/corrections-csv.js';
import { element, fill } from '../parts/dom.js';
import { announce } from '../parts/frame.js';
import { words } from '../parts/words.js';
import { allLines } from './kept-work.js';

const fileName = 'corrections.csv';
/** Milliseconds that a browser may take to begin a download. */
const DOWNLOAD_MS = 60_000;

export function downloadCorrections(): void {
  const address = URL.createObjectURL(new Blob([formatCorrections(allLines())], { type: 'text/csv' }));
  element('a', { href: address, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), DOWNLOAD_MS);
  announce(words().fileSaved);
}

/** Writes into a folder where the browser allows it, else downloads. */
export async function saveCorrections(): Promise<void> {
  if (!window.showSaveFilePicker) {
    downloadCorrections();
    return;
  }
  try {
    const handle = await window.showSaveFilePicker({ suggestedName: fileName, id: 'mokuhyo' });
    const file = await handle.createWritable();
    await file.write(formatCorrections(allLines()));
    await file.close();
    announce(words().fileSaved);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') return;
    announce(fill(words().fileNotSaved, problem instanceof Error ? problem.message : String(problem)));
  }
}
