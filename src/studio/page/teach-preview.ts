import { element, shorten } from '../../review/parts/dom.js';
import { kindName } from '../../review/parts/kinds.js';
import { Refused } from '../../review/parts/refused.js';
import { fill, language, tell, words } from '../../review/parts/words.js';
import type { DocumentOfForm, TaughtDocument, TaughtValue, Teaching } from '../wire.js';
import { server } from './server.js';

/** Values that are shown of the document at hand. */
const SHOWN_VALUES = 60;
/** And of each other document: what changes is enough. */
const SHOWN_CHANGES = 6;

function buildRow({ indicator_name, value_kind, fiscal_year, value_text, needs_review }: TaughtValue): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row', dir: 'auto' }, shorten(indicator_name, 60)),
    element('td', {}, kindName(value_kind, language())),
    element('td', {}, fiscal_year === null ? '—' : String(fiscal_year)),
    element('td', { dir: 'auto' }, shorten(value_text, 60)),
    element('td', {}, needs_review ? words().doubtMark : ''),
  );
}

const buildValues = (values: readonly TaughtValue[]): HTMLElement =>
  element('table', { class: 'pivot' }, element('tbody', {}, ...values.map(buildRow)));

const headOf = ({ title, added, removed }: TaughtDocument): string =>
  fill(words().teachResult, shorten(title, 80), added.length, removed.length);

function buildOwn(document: TaughtDocument): HTMLElement {
  const { values } = document;
  return element(
    'section',
    { class: 'taught', id: 'taught-own' },
    element('h3', { dir: 'auto' }, headOf(document)),
    values.length === 0 ? element('p', {}, words().noValues) : buildValues(values.slice(0, SHOWN_VALUES)),
  );
}

/** What changes in another document of the form. */
function buildOther(document: TaughtDocument): HTMLElement {
  const { added, removed } = document;
  const list = (head: string, values: readonly TaughtValue[]): readonly HTMLElement[] =>
    values.length === 0 ? [] : [element('h4', {}, head), buildValues(values.slice(0, SHOWN_CHANGES))];
  return element(
    'details',
    { class: 'taught' },
    element('summary', { dir: 'auto' }, headOf(document)),
    ...list(words().valuesCome, added),
    ...list(words().valuesGo, removed),
  );
}

/** What a teaching would change: the document at hand at once, then the others of the form, one after the other (教える前の見通し). */
export class TeachPreview {
  readonly root = element('div', { id: 'preview' });
  readonly #own = element('div', { 'aria-live': 'polite' });
  readonly #head = element('p', { id: 'of-form', role: 'status' });
  readonly #others = element('div', {});
  readonly #id: string;
  #asking = new AbortController();

  constructor(id: string) {
    this.#id = id;
    this.root.append(this.#own, this.#head, this.#others);
  }

  /** Ends what is being asked for. */
  end(): void {
    this.#asking.abort();
  }

  /** Shows what a teaching would change; a later call ends an earlier one. */
  async show(teaching: Teaching | undefined): Promise<void> {
    this.end();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#head.textContent = '';
    this.#others.replaceChildren();
    this.#own.textContent = teaching ? words().teachReading : words().teachNothing;
    if (!teaching) return;
    try {
      const own = await server.previewTeaching(teaching, this.#id, signal);
      this.#own.replaceChildren(buildOwn(own));
      const documents = await server.documentsOfForm(teaching, signal);
      await this.#showOthers(teaching, documents, signal);
    } catch (problem) {
      if (signal.aborted) return;
      if (!(problem instanceof Refused)) throw problem;
      this.#own.textContent = tell(problem.told);
    }
  }

  async #showOthers(teaching: Teaching, documents: readonly DocumentOfForm[], signal: AbortSignal): Promise<void> {
    const others = documents.filter(({ document }) => document !== this.#id);
    const hasOwn = others.length < documents.length;
    const say = (done: number): void => {
      const counts = fill(words().ofForm, documents.length, done, others.length);
      this.#head.textContent = hasOwn ? counts : `${words().notOfForm} ${counts}`;
    };
    say(0);
    let done = 0;
    for (const other of others) {
      this.#others.append(await this.#buildLine(teaching, other, signal));
      done += 1;
      say(done);
    }
    this.#head.dataset['done'] = 'true';
  }

  async #buildLine(teaching: Teaching, { document, title }: DocumentOfForm, signal: AbortSignal): Promise<HTMLElement> {
    try {
      return buildOther(await server.previewTeaching(teaching, document, signal));
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      return element('p', { class: 'taught' }, `${shorten(title, 80)}: ${tell(problem.told)}`);
    }
  }
}
