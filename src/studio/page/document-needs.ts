import { button, element } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { Refused } from '../../review/parts/refused.js';
import { fill, tell, words } from '../../review/parts/words.js';
import type { ListedDocument } from '../../review/review-data.js';
import { server } from './server.js';
import { refreshState } from './studio-state.js';

/** Asks the server for something, and tells beside the button what came of it. */
async function ask(place: HTMLElement, work: () => Promise<unknown>, said: string): Promise<void> {
  place.textContent = '';
  try {
    await work();
    announce(said);
    await refreshState();
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    place.textContent = tell(problem.told);
  }
}

const problemPlace = (): HTMLElement => element('p', { class: 'problem needs-problem', role: 'alert' });

/** The button that reads scans from their pictures; what is to be installed is told where it lacks (スキャンを読む). */
function buildOcr(documents: readonly string[], label: string, hint: string): HTMLElement {
  const problem = problemPlace();
  return element(
    'section',
    { class: 'notice needs-ocr', 'aria-label': label },
    element('p', {}, hint),
    button(label, () => void ask(problem, () => server.readScans(documents), words().scanBegun), {
      class: 'read-scans',
    }),
    problem,
  );
}

function buildPassword(document: string): HTMLElement {
  const input = element('input', { type: 'password', id: 'password', autocomplete: 'off', required: true });
  const problem = problemPlace();
  const form = element(
    'form',
    { class: 'notice needs-password' },
    element('label', { for: 'password' }, words().passwordFor),
    input,
    element('button', { type: 'submit', class: 'primary' }, words().openWith),
    element('p', { class: 'hint' }, words().passwordHint),
    problem,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const password = input.value;
    input.value = '';
    void ask(problem, () => server.openWith(document, password), words().passwordTried);
  });
  return form;
}

/** What would have more of a document read: a password, or text recognition. */
export const buildNeeds = ({ document_id, needs }: ListedDocument): readonly HTMLElement[] => [
  ...(needs.includes('password') ? [buildPassword(document_id)] : []),
  ...(needs.includes('ocr') || needs.includes('ocr-parts')
    ? [buildOcr([document_id], words().readScan, `${words().readScanHint} ${words().readScanCost}`)]
    : []),
];

/** All scans of the dataset that are still to be read. */
export function buildScans(scans: number): HTMLElement | undefined {
  if (scans === 0) return undefined;
  const hint = `${fill(words().scansWait, scans)} ${words().readScanCost}`;
  return buildOcr([], fill(words().readScans, scans), hint);
}
