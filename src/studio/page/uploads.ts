// PDFs dropped or chosen, sent to the studio.

import { button, element, fill } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { Refused } from '../../review/parts/refused.js';
import { tell, words } from '../../review/parts/words.js';
import { server } from './server.js';
import { currentState, takeState } from './studio-state.js';

/** A file that is to be handed in, with the path that it had below the folder dropped. */
interface Given {
  readonly name: string;
  readonly file: File;
}

interface Refusal {
  readonly name: string;
  readonly reason: string;
}

/** So many files are sent at once: the disk is one. */
const AT_ONCE = 2;

/** All files below an entry of a drop, however deep. */
async function filesBelow(entry: FileSystemEntry): Promise<readonly Given[]> {
  if (entry instanceof FileSystemFileEntry || entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ name: entry.fullPath.replace(/^\//, ''), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: Given[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const child of some) found.push(...(await filesBelow(child)));
  }
}

/** Files and folders of a drop. The entries must be taken at once: the browser forgets them. */
async function filesOfDrop(transfer: DataTransfer): Promise<readonly Given[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ name: file.name, file }));
  const found: Given[] = [];
  for (const entry of entries) found.push(...(await filesBelow(entry)));
  return found;
}

const progress = element('p', { class: 'upload-progress', role: 'status' });
const refusals = element('ul', { class: 'refusals' });

function showRefusals(refused: readonly Refusal[]): void {
  refusals.replaceChildren(...refused.map(({ name, reason }) => element('li', {}, `${name}: ${reason}`)));
  if (refused.length > 0) refusals.prepend(element('li', { class: 'head' }, words().notTaken));
}

/** Sends the files, then has those that were taken converted. What was refused is named with the reason. */
async function handIn(given: readonly Given[]): Promise<void> {
  const { largest } = currentState();
  const isPdf = ({ name }: Given): boolean => /\.pdf$/i.test(name);
  const wanted = given.filter((one) => isPdf(one) && one.file.size <= largest);
  // Of a folder's other files nobody asked for, unless it holds nothing else.
  const others = given.filter((one) => !isPdf(one));
  const told = wanted.length === 0 ? others.slice(0, 1) : others.filter(({ name }) => !name.includes('/'));
  const refused: Refusal[] = [
    ...told.map(({ name }) => ({ name, reason: words().onlyPdf })),
    ...given
      .filter((one) => isPdf(one) && one.file.size > largest)
      .map(({ name }) => ({ name, reason: fill(words().tooLarge, Math.round(largest / 1024 / 1024)) })),
  ];
  const taken: string[] = [];
  const queue = [...wanted];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      try {
        taken.push((await server.upload(next.name, next.file)).name);
      } catch (problem) {
        refused.push({
          name: next.name,
          reason: problem instanceof Refused ? tell(problem.told) : words().uploadFailed,
        });
      }
      done += 1;
      progress.textContent = fill(words().uploading, done, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  progress.textContent = '';
  showRefusals(refused);
  announce('');
  if (taken.length > 0) takeState(await server.convert(taken));
}

function buildChooser(id: string, isFolder: boolean): HTMLElement {
  const input = element('input', {
    type: 'file',
    id,
    multiple: true,
    accept: '.pdf',
    class: 'hidden-input',
    tabindex: -1,
    'aria-hidden': 'true',
  });
  if (isFolder) input.setAttribute('webkitdirectory', '');
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    void handIn(
      files.map((file) => ({ name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file })),
    );
    input.value = '';
  });
  const label = isFolder ? words().chooseFolder : words().chooseFiles;
  return element(
    'span',
    {},
    input,
    button(label, () => input.click(), { id: `${id}-button`, class: isFolder ? '' : 'primary' }),
  );
}

/** The place where PDFs are dropped; the whole window takes them. */
export function buildDropZone(isEmpty: boolean): HTMLElement {
  return element(
    'section',
    { class: `drop-zone${isEmpty ? ' empty' : ''}`, 'aria-label': words().dropHere },
    element('span', { class: 'drop-here' }, words().dropHere),
    buildChooser('choose-files', false),
    buildChooser('choose-folder', true),
    progress,
    refusals,
    isEmpty
      ? element('ol', { class: 'first-steps' }, ...words().firstSteps.map((step) => element('li', {}, step)))
      : undefined,
  );
}

/** Files that are dropped anywhere on the page are taken; the browser must not open them. */
export function acceptDrops(): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    document.body.classList.remove('dropping');
    void filesOfDrop(event.dataTransfer).then(handIn);
  });
}
