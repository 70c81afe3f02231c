import { applyCorrections } from '../../corrections/apply-corrections.js';
import { findCorrectionProblems } from '../../corrections/check-correction.js';
import type { Correction } from '../../corrections/correction-schema.js';
import { buildDocument } from '../build-document.js';
import { completeLines } from '../complete-lines.js';
import { askName } from '../parts/ask-name.js';
import type { Host } from '../parts/host.js';
import { keep, readKept } from '../parts/kept.js';
import { Refused } from '../parts/refused.js';
import { words } from '../parts/words.js';
import { saidOf } from '../proposal-said.js';
import { readTyped } from '../read-typed.js';
import type { ListedDocument, ReviewDocument, ReviewDoubt, Saved, Step } from '../review-data.js';
import { addStep, dropStep, linesOf, waitingLines } from './kept-work.js';

/** Path from the page to the review's folder. */
const root = document.documentElement.dataset['root'] ?? '';
const isDocument = root !== '';
const authorKey = 'mokuhyo-author';

const listeners = new Set<() => void>();
let revision = 1;

function changed(): void {
  revision += 1;
  for (const listener of listeners) listener();
}
// Another page of the review, in another tab, kept something.
window.addEventListener('storage', changed);

/** The document of this page with all that was said of it: as the program will read it with these corrections. */
async function showDocument(): Promise<ReviewDocument> {
  const { result, pictures, checked, ...around } = reviewDocument;
  const lines = linesOf(result.document.document_id);
  return buildDocument(applyCorrections(result, lines), {
    ...around,
    // Only the list knows of the other documents.
    next_open: '',
    pictures: new Map(pictures),
    checked: checked ?? undefined,
    lines,
  });
}

/** Does a line of this browser settle a doubt? Told from the list alone: the document's page replays the lines. */
const settles = (line: Correction, { place, code, actual, settled_by }: ReviewDoubt): boolean =>
  line.place === place &&
  (line.field === 'not_an_observation' ||
    settled_by.includes(line.field) ||
    (line.field === 'accept' && line.value === code && (/^\d/.test(place) || line.printed_text === actual)));

function withWaiting(listed: ListedDocument): ListedDocument {
  const lines = waitingLines(listed.document_id);
  if (lines.length === 0) return listed;
  const doubts = listed.doubts.filter((doubt) => !lines.some((line) => settles(line, doubt)));
  return { ...listed, doubts, settled: listed.settled + listed.doubts.length - doubts.length };
}

/** Documents of the steps of this page's life, by the steps' numbers. */
const documentOfStep = new Map<number, string>();

function saved(document: string, step: number, lines: number): Saved {
  documentOfStep.set(step, document);
  changed();
  return { step, lines, revision };
}

/** Checks a step's lines as the studio does, and keeps them in the browser. */
async function save(step: Step): Promise<Saved> {
  const whole = await completeLines(step, async () => (isDocument ? reviewDocument.result : undefined));
  const lines = whole.lines.map((line) => ({ ...line, by: step.by }));
  const [problem] = lines.flatMap((line) => findCorrectionProblems({ ...line, at: '' }));
  if (problem) throw new Refused(problem);
  const id = lines[0]?.document ?? '';
  return saved(id, addStep(id, lines), lines.length);
}

/** What the list was asked for, as a document's page is told it. */
function listQuery(): string {
  if (isDocument) return location.search;
  const asked = document.documentElement.dataset['kind'] === 'index' ? location.hash.slice(1) : '';
  return asked === '' ? '' : `?list=${encodeURIComponent(asked)}`;
}

/** The list as it was asked for when this page was opened from it. */
function listAddress(): string {
  const list = new URLSearchParams(location.search).get('list') ?? '';
  return `${root}index.html${list === '' ? '' : `#${list}`}`;
}

/** The files beside a static page and the browser that it is open in, as the views see them. */
export const host: Host = {
  documents: async () => ({ ...reviewList, documents: reviewList.documents.map(withWaiting) }),
  document: showDocument,
  years: async () => {
    const proposals = reviewYears.proposals.map((proposal) => {
      const said = saidOf(proposal, linesOf(proposal.document));
      return { ...proposal, said };
    });
    return { ...reviewYears, proposals };
  },
  save,
  savedText: () => words().kept,
  undo: async (step) => {
    const id = documentOfStep.get(step) ?? '';
    dropStep(id, step);
    return saved(id, 0, 0);
  },
  withdraw: async (id, place) => saved(id, addStep(id, [], place), 0),
  read: async (text, unit) => readTyped(text, { unit }),
  person: async () => {
    const known = readKept(authorKey) ?? '';
    if (known !== '') return known;
    const name = await askName('');
    if (name !== undefined) keep(authorKey, name);
    return name;
  },
  revision: () => revision,
  onChange: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  scales: [2],
  pictureAt: ({ picture }) => picture,
  afterAll: () => ({ label: words().back, address: listAddress() }),
  listAddress,
  documentAddress: (id, place = '') => `${root}documents/${id}.html${listQuery()}${place === '' ? '' : `#${place}`}`,
  query: () => new URLSearchParams(location.hash.slice(1)),
  remember: (parameters) => {
    const asked = Object.entries(parameters).filter(([, value]) => value !== '');
    history.replaceState(null, '', `#${new URLSearchParams(asked)}`);
  },
};
