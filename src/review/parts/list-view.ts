import { countRunIssues } from '../open-run-issues.js';
import type { DocumentList, ListedDocument } from '../review-data.js';
import { button, element, fill, shorten } from './dom.js';
import { announce } from './frame.js';
import type { Host } from './host.js';
import { redraw } from './keep-hold.js';
import { findDocuments, parametersOf, readWanted, type SortKey, sortedBy, type Wanted } from './list-filter.js';
import { remedyOf } from './remedy.js';
import { buildRunIssues } from './run-issues.js';
import type { View } from './view.js';
import { dayOf, tell, words } from './words.js';

/** Columns in their order, each with what it is sorted by. */
const columns = ['document', 'year', 'department', 'status', 'values', 'doubts', 'settled', 'checked'] as const;

const figure = (text: string, look = ''): HTMLElement => element('td', { class: `figure ${look}` }, text);

function buildName(document: ListedDocument, host: Host): HTMLElement {
  const title = document.title === '' ? document.source_file : document.title;
  const [error] = document.errors;
  return element(
    'th',
    { scope: 'row' },
    element('a', { href: host.documentAddress(document.document_id), dir: 'auto' }, shorten(title, 200)),
    element('span', { class: 'file', dir: 'auto' }, shorten(document.source_file, 120)),
    error ? buildWhy(error, host) : undefined,
  );
}

/** Why nothing, or not all, was read: in a line; what to do opens below it. */
function buildWhy(error: ListedDocument['errors'][number], host: Host): HTMLElement {
  const help = remedyOf(error, host);
  return element(
    'details',
    { class: 'why' },
    element('summary', {}, shorten(tell(error), 90)),
    element('p', {}, `${words().remedy}${help}`),
  );
}

/** How much of a document's doubts people have settled; nothing to settle is no achievement. */
function buildSettled({ doubts, settled }: ListedDocument): HTMLElement {
  const all = doubts.length + settled;
  if (all === 0) return element('td', { class: 'settled none' }, '—');
  const bar = element('progress', { max: all, value: settled, 'aria-label': words().settled });
  return element('td', { class: 'settled' }, bar, element('span', {}, `${settled}/${all}`));
}

function buildRow(document: ListedDocument, host: Host): HTMLTableRowElement {
  const { checked, status } = document;
  const open = document.doubts.length;
  const stage = document.stage === '' ? '' : words().stages[document.stage];
  const year = document.document_fiscal_year === null ? '—' : String(document.document_fiscal_year);
  const place = [document.municipality, document.department].filter((text) => text !== '').join(' ');
  return element(
    'tr',
    { 'data-document': document.document_id },
    buildName(document, host),
    figure([year, stage].filter((text) => text !== '').join(' ')),
    element('td', { dir: 'auto' }, shorten(place, 60)),
    element('td', {}, element('span', { class: `status ${status}` }, words().statuses[status])),
    figure(String(document.observations)),
    figure(String(open), open > 0 ? 'doubt-count' : ''),
    buildSettled(document),
    element(
      'td',
      { class: 'checked-by', title: checked ? fill(words().checkedBy, checked.by, dayOf(checked.at)) : '' },
      checked ? `✓ ${shorten(checked.by, 20)}` : '',
    ),
  );
}

/** The sum over all documents: doubts settled, documents checked; beside it, what was said of the dataset as a whole. */
function buildProgress(list: DocumentList): HTMLElement {
  const { documents } = list;
  const ofRun = countRunIssues(list);
  const open = documents.reduce((sum, { doubts }) => sum + doubts.length, 0);
  const settled = documents.reduce((sum, document) => sum + document.settled, 0);
  const checked = documents.filter((document) => document.checked !== null).length;
  const all = open + settled;
  const parts =
    all === 0
      ? [element('span', {}, words().nothingToSettle)]
      : [
          element('strong', { id: 'doubts-left' }, fill(words().doubtsLeft, open)),
          element('progress', { max: all, value: settled, 'aria-label': words().work }),
          element('span', {}, fill(words().doubtsSettled, settled, all)),
        ];
  return element(
    'p',
    { class: 'whole', id: 'whole' },
    ...parts,
    ofRun > 0 ? element('strong', { class: 'doubt-count', id: 'run-left' }, fill(words().runLeft, ofRun)) : undefined,
    element('span', { class: 'checked-count' }, fill(words().checkedDocuments, checked, documents.length)),
  );
}

type Option = readonly [value: string, label: string];

function buildSelect(
  name: string,
  label: string,
  options: readonly Option[],
  value: string,
  choose: (value: string) => void,
) {
  const select = element('select', { id: `filter-${name}` });
  for (const [key, text] of options) select.append(element('option', { value: key }, shorten(text, 60)));
  select.value = value;
  select.addEventListener('change', () => choose(select.value));
  return element('label', {}, element('span', {}, label), select);
}

const occurring = (
  documents: readonly ListedDocument[],
  pick: (document: ListedDocument) => string,
): readonly Option[] =>
  [...new Set(documents.map(pick))]
    .filter((text) => text !== '')
    .sort()
    .map((text) => [text, text] as const);

/** Rows put into the table at once: the next ones follow when the end comes into view. */
const ROWS_AT_ONCE = 400;

/** The list of documents, whatever the address asks of it (文書の一覧). */
export class ListView implements View {
  readonly title = words().documents;
  readonly main: HTMLElement;
  readonly #host: Host;
  readonly #above: (isEmpty: boolean) => readonly HTMLElement[];
  readonly #body = element('tbody');
  readonly #head = element('tr');
  readonly #count = element('p', { class: 'count', 'aria-live': 'polite' });
  readonly #top = element('div', { class: 'panel' });
  readonly #whole = element('div');
  readonly #filters = element('form', { class: 'filters', role: 'search' });
  readonly #issues = element('div');
  readonly #table = element('table', { class: 'documents' }, element('thead', {}, this.#head), this.#body);
  readonly #more = button(words().more, () => this.#addRows(), { id: 'more' });
  readonly #unlisten: () => void;
  #list: DocumentList = { documents: [], issues: [], kinds: {}, unreadable: [] };
  #found: readonly ListedDocument[] = [];
  #wanted: Wanted;
  #revision = 0;

  /** `above`: what the host puts above the list. */
  constructor(host: Host, above: (isEmpty: boolean) => readonly HTMLElement[] = () => []) {
    this.#host = host;
    this.#above = above;
    this.#wanted = readWanted(host.query());
    this.#unlisten = host.onChange(() => this.#follow());
    this.#filters.addEventListener('submit', (event) => event.preventDefault());
    this.#watchTheEnd();
    const scroll = { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words().documents };
    this.main = element(
      'main',
      { class: 'list-view' },
      this.#top,
      this.#whole,
      this.#issues,
      this.#filters,
      this.#count,
      element('div', scroll, this.#table),
      this.#more,
    );
  }

  async start(): Promise<void> {
    announce('');
    this.#count.textContent = words().loadingView;
    this.#table.hidden = true;
    this.#top.replaceChildren(...this.#above(false));
    await this.#showList();
    // A link to a part of the list, as that of the check-list is.
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  reach(pixels: number): void {
    const { documentElement: page } = document;
    while (!this.#more.hidden && page.scrollHeight < pixels + innerHeight) this.#addRows();
    scrollTo(0, pixels);
  }

  end(): void {
    this.#unlisten();
  }

  #follow(): void {
    if (this.#host.revision() !== this.#revision) void this.#showList();
  }

  #want(change: Partial<Wanted>): void {
    this.#wanted = { ...this.#wanted, ...change };
    this.#host.remember(parametersOf(this.#wanted));
    this.#showRows();
  }

  async #showList(): Promise<void> {
    this.#revision = this.#host.revision();
    this.#list = await this.#host.documents();
    redraw(this.main, () => this.#draw());
  }

  #draw(): void {
    const { documents } = this.#list;
    this.#top.replaceChildren(...this.#above(documents.length === 0));
    this.#whole.replaceChildren(...(documents.length === 0 ? [] : [buildProgress(this.#list)]));
    // Whoever types goes on typing.
    if (!this.#filters.contains(document.activeElement)) this.#showFilters();
    this.#showRows(this.#body.childElementCount);
    this.#issues.replaceChildren(...buildRunIssues(this.#list, this.#host));
  }

  /** `least`: so many rows were there before, and a person may be looking at the last of them. */
  #showRows(least = 0): void {
    const { documents } = this.#list;
    this.#found = findDocuments(documents, this.#wanted);
    this.#body.replaceChildren();
    do this.#addRows();
    while (this.#body.childElementCount < least && !this.#more.hidden);
    this.#table.hidden = documents.length === 0;
    this.#filters.hidden = documents.length === 0;
    const shown = this.#found.length === 0 ? words().none : fill(words().shown, documents.length, this.#found.length);
    this.#count.textContent = documents.length === 0 ? words().empty : shown;
    this.#showHead();
  }

  /** Adds rows while the end is in view. Looked at afresh after each time: who scrolls to the new end at once never lost it from view. */
  #watchTheEnd(): void {
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        this.#addRows();
        watch.unobserve(this.#more);
        watch.observe(this.#more);
      },
      { rootMargin: '1000px' },
    );
    watch.observe(this.#more);
  }

  #addRows(): void {
    const from = this.#body.childElementCount;
    const next = this.#found.slice(from, from + ROWS_AT_ONCE);
    this.#body.append(...next.map((one) => buildRow(one, this.#host)));
    this.#more.hidden = this.#body.childElementCount >= this.#found.length;
  }

  #showHead(): void {
    const labels: Readonly<Record<SortKey, string>> = words();
    const { sort: sorted, down } = this.#wanted;
    const cells = columns.map((key) => {
      const sort = () => redraw(this.#head, () => this.#want(sortedBy(this.#wanted, key)));
      const order = down ? 'descending' : 'ascending';
      return element(
        'th',
        { scope: 'col', 'aria-sort': sorted === key ? order : undefined, class: key },
        button(labels[key], sort, { id: `sort-${key}`, class: 'sort' }),
      );
    });
    this.#head.replaceChildren(...cells);
  }

  #showFilters(): void {
    const { documents } = this.#list;
    const wanted = this.#wanted;
    const search = element('input', { type: 'search', id: 'search', placeholder: words().searchHint, value: wanted.q });
    search.addEventListener('input', () => this.#want({ q: search.value }));
    const all: Option = ['', words().all];
    const years = occurring(documents, (one) => String(one.document_fiscal_year ?? '')).toReversed();
    const departments = occurring(documents, ({ department }) => department);
    const clear = () => {
      this.#want({ q: '', show: '', kind: '', year: '', department: '' });
      this.#showFilters();
    };
    this.#filters.replaceChildren(
      element('label', { class: 'wide' }, element('span', {}, words().search), search),
      buildSelect('show', words().show, showOptions(), wanted.show, (show) =>
        this.#want({ show: show as Wanted['show'] }),
      ),
      buildSelect('kind', words().kindOfDoubt, [all, ...kindOptions(this.#list)], wanted.kind, (kind) =>
        this.#want({ kind }),
      ),
      buildSelect('year', words().year, [all, ...years], wanted.year, (year) => this.#want({ year })),
      buildSelect('department', words().department, [all, ...departments], wanted.department, (department) =>
        this.#want({ department }),
      ),
      button(words().clear, clear, { id: 'clear' }),
    );
  }
}

const showOptions = (): readonly Option[] => [
  ['', words().showAll],
  ['open', words().showOpen],
  ['unchecked', words().showUnchecked],
  ['failed', words().showFailed],
  ['others', words().showOthers],
];

/** Kinds of doubt, each with the number of documents that have one. */
function kindOptions({ documents, kinds }: DocumentList): readonly Option[] {
  const count = (code: string): number =>
    documents.filter(({ doubts }) => doubts.some((doubt) => doubt.code === code)).length;
  return Object.entries(kinds).map(([code, told]) => [code, `${tell(told)} (${count(code)})`]);
}
