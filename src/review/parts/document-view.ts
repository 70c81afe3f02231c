import { valueKinds } from '../../schema/value-kinds.js';
import type { ReviewDocument } from '../review-data.js';
import { buildChangeForm, type Change } from './change-form.js';
import { buildDocumentBar, buildLegend } from './document-bar.js';
import { button, element } from './dom.js';
import { buildEntries, coveredBy, type Entry, nextEntry, whereIs } from './entries.js';
import { announce } from './frame.js';
import type { Host, Line } from './host.js';
import { redraw } from './keep-hold.js';
import { buildKeysHelp, keysAreOn } from './keys-help.js';
import { paintKind } from './kinds.js';
import { PageSheets, type SheetBox } from './page-sheets.js';
import { buildCard } from './reading-card.js';
import { saidOf } from './said-of.js';
import { ValueList } from './value-list.js';
import type { View } from './view.js';
import { fill, tell, words } from './words.js';

const bare = { page: '', bbox: '', printed_text: '', reason: '' };

/** A document's page, as what a host adds to it sees it. */
export interface DocumentDesk {
  readonly document: () => ReviewDocument | undefined;
  readonly entry: () => Entry | undefined;
  readonly sheets: () => PageSheets | undefined;
  /** Actions one after the other; what goes wrong is told. */
  readonly act: (work: () => Promise<void>) => void;
  /** Saves lines as one step that undo takes back; false where nobody gave a name. */
  readonly save: (lines: readonly Line[]) => Promise<boolean>;
  /** To the next doubt, and told that it is saved. */
  readonly goOn: () => void;
  readonly refresh: () => Promise<void>;
}

/** What a host adds to a document's page: keys, buttons, and what stands below the values. */
export interface DocumentExtras {
  readonly keys: Readonly<Record<string, () => void>>;
  readonly bar: (document: ReviewDocument) => readonly HTMLElement[];
  readonly tools: readonly HTMLElement[];
  readonly actions: readonly HTMLElement[];
  readonly belowValues: (document: ReviewDocument) => readonly HTMLElement[];
  /** Ends what is under way; true where something was. */
  readonly escape: () => boolean;
}

const noExtras: DocumentExtras = {
  keys: {},
  bar: () => [],
  tools: [],
  actions: [],
  belowValues: () => [],
  escape: () => false,
};

/** A document: its pages, its values, the chosen value beside its printed cell (文書の画面). */
export class DocumentView implements View {
  title = words().documents;
  readonly main = element('main', { class: 'document-view' });
  readonly #id: string;
  readonly #host: Host;
  readonly #extras: DocumentExtras;
  readonly #bar = element('div');
  readonly #card = element('div', { class: 'card-parts' });
  readonly #formPlace = element('div');
  readonly #comment = element('input', { type: 'text', id: 'comment', autocomplete: 'off' });
  readonly #list = new ValueList((key) => this.#choose(key, true));
  readonly #acceptButton = button('', () => this.#act(() => this.#accept()), {
    id: 'accept',
    title: words().acceptHint,
  });
  readonly #middle = element('div', { class: 'middle' });
  readonly #steps: number[] = [];
  readonly #unlisten: () => void;
  #document: ReviewDocument | undefined;
  #entries: readonly Entry[] = [];
  #sheets: PageSheets | undefined;
  #chosen = '';
  #revision = 0;
  /** Actions one after the other: a key that is pressed while a step is being saved acts on what comes of it. */
  #work: Promise<void> = Promise.resolve();

  constructor(host: Host, id: string, extend?: (desk: DocumentDesk) => DocumentExtras) {
    this.#host = host;
    this.#id = id;
    this.#extras = extend?.(this.#desk()) ?? noExtras;
    this.#keys = { ...this.#ownKeys, ...this.#extras.keys };
    this.#unlisten = host.onChange(() => this.#follow());
    this.main.append(element('p', { class: 'notice' }, words().loadingView));
  }

  async start(): Promise<void> {
    announce('');
    const document = await this.#host.document(this.#id);
    if (!document) {
      this.main.replaceChildren(element('p', { class: 'notice' }, words().noSuchDocument));
      return;
    }
    this.#sheets = this.#buildSheets(document);
    const notices = document.notices.map((notice) => element('p', { class: 'notice' }, tell(notice)));
    this.#middle.replaceChildren(
      element('div', {}, this.#buildTools(), ...notices),
      this.#sheets.root,
      buildBoxLegend(),
    );
    this.main.replaceChildren(this.#bar, this.#list.root, this.#middle, this.#buildSide());
    this.#show(document);
    const wanted = decodeURIComponent(location.hash.slice(1));
    const first = findWanted(this.#entries, wanted) ?? this.#nextDoubt(1) ?? this.#entries[0];
    if (first) this.#choose(first.key, false);
  }

  #desk(): DocumentDesk {
    return {
      document: () => this.#document,
      entry: () => this.#entry,
      sheets: () => this.#sheets,
      act: (work) => this.#act(work),
      save: (lines) => this.#save(lines),
      goOn: () => this.#goOn(),
      refresh: () => this.#refresh(),
    };
  }

  end(): void {
    this.#unlisten();
    this.#extras.escape();
  }

  onKey(event: KeyboardEvent): boolean {
    // Before the document is there nothing can be said of its doubts.
    if (!this.#document) return false;
    if (event.key === 'Escape') return this.#escape();
    const { target } = event;
    const isTyping =
      target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), select, textarea, dialog *');
    if (isTyping || event.altKey || !keysAreOn()) return false;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'z') return false;
    const act = this.#keys[event.key];
    if (!act) return false;
    act();
    return true;
  }

  readonly #keys: Readonly<Record<string, () => void>>;
  readonly #ownKeys: Readonly<Record<string, () => void>> = {
    d: () => this.#goToDoubt(1),
    D: () => this.#goToDoubt(-1),
    n: () => this.#goToValue(1),
    p: () => this.#goToValue(-1),
    a: () => this.#act(() => this.#accept()),
    c: () => this.#act(() => this.#openForm()),
    x: () => this.#act(() => this.#remove()),
    z: () => this.#act(() => this.#undo()),
    N: () => this.#leaveBy('#next-document'),
    P: () => this.#leaveBy('#previous-document'),
    m: () => this.#comment.focus(),
    j: () => this.#sheets?.jump(),
    f: () => this.#sheets?.fitWidth(),
    '+': () => this.#sheets?.zoomIn(),
    '=': () => this.#sheets?.zoomIn(),
    '-': () => this.#sheets?.zoomOut(),
  };

  /** Goes where a link of the bar leads, once all that was done is saved. */
  #leaveBy(selector: string): void {
    this.#act(async () => this.#bar.querySelector<HTMLAnchorElement>(selector)?.click());
  }

  get #entry(): Entry | undefined {
    return this.#entries.find(({ key }) => key === this.#chosen);
  }

  #act(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch((problem: unknown) => {
      announce(`${words().notSaved}${saidOf(problem)}`);
    });
  }

  /** Another tab, or a run, changed something. */
  #follow(): void {
    if (this.#host.revision() === this.#revision || !this.#document) return;
    this.#revision = this.#host.revision();
    this.#act(() => this.#refresh());
  }

  async #refresh(): Promise<void> {
    const document = await this.#host.document(this.#id);
    if (!document || JSON.stringify(document) === JSON.stringify(this.#document)) return;
    // A document that was locked has pages now, and a page may turn out to be two: their pictures are new.
    if (document.pages.length === this.#document?.pages.length) this.#show(document);
    else await this.start();
  }

  #show(document: ReviewDocument): void {
    this.#document = document;
    this.#revision = this.#host.revision();
    this.#entries = buildEntries(document);
    redraw(this.#bar, () =>
      this.#bar.replaceChildren(
        buildDocumentBar(document, this.#host, () => this.#goToDoubt(1), this.#extras.bar(document)),
      ),
    );
    const hadFocus = this.#list.root.contains(globalThis.document.activeElement);
    this.#list.show(document, this.#entries, this.#extras.belowValues(document));
    this.#sheets?.showBoxes(this.#entries.flatMap(boxOf));
    if (this.#chosen !== '' && !this.#entry) this.#chosen = (this.#nextDoubt(1) ?? this.#entries[0])?.key ?? '';
    if (this.#chosen !== '') this.#mark(false);
    if (hadFocus) this.#list.focus(this.#chosen);
  }

  #choose(key: string, byHand: boolean): void {
    if (key !== this.#chosen) this.#closeForm();
    this.#chosen = key;
    history.replaceState(null, '', `#${key}`);
    this.#mark(true);
    if (byHand) this.#list.focus(key);
  }

  #mark(jump: boolean): void {
    this.#list.mark(this.#chosen);
    this.#sheets?.light(this.#chosen, jump);
    this.#sheets?.showEvidence([]);
    const entry = this.#entry;
    if (!this.#document || !entry) return;
    const covered = entry.kind === 'issue' ? coveredBy(this.#entries, entry.issue) : 0;
    this.#acceptButton.textContent = covered > 0 ? fill(words().acceptValues, covered) : words().accept;
    this.#acceptButton.classList.toggle('primary', entry.doubts.length > 0);
    const parts = buildCard(this.#document, entry, this.#host, covered, {
      showEvidence: (evidence) => this.#sheets?.showEvidence([evidence]),
      withdraw: (place) => this.#act(() => this.#withdraw(place)),
    });
    this.#card.replaceChildren(...parts);
  }

  #nextDoubt(direction: 1 | -1): Entry | undefined {
    return nextEntry(this.#entries, this.#chosen, direction, ({ doubts }) => doubts.length > 0);
  }

  #goToDoubt(direction: 1 | -1): void {
    const next = this.#nextDoubt(direction);
    if (next) this.#choose(next.key, true);
    else {
      announce(words().noMoreDoubts);
      // Enter goes on from there.
      this.#bar.querySelector<HTMLElement>('#next-step')?.focus();
    }
  }

  #goToValue(direction: 1 | -1): void {
    const next = nextEntry(this.#entries, this.#chosen, direction, ({ kind }) => kind === 'value');
    if (next) this.#choose(next.key, true);
  }

  /** Saves lines as one step that undo takes back; false where nobody gave a name. */
  async #save(lines: readonly Line[]): Promise<boolean> {
    const by = await this.#host.person();
    if (by === undefined) return false;
    const { step } = await this.#host.save({ lines, by });
    if (step > 0) this.#steps.push(step);
    this.#comment.value = '';
    await this.#refresh();
    return true;
  }

  #lineFor(change: Change): Line {
    return { ...bare, ...change, document: this.#id, reason: this.#comment.value.trim() };
  }

  #acceptLines(entry: Entry): readonly Line[] {
    return entry.doubts.map(({ place, code, actual, bbox }) => ({
      ...this.#lineFor({ place, field: 'accept', value: code }),
      printed_text: actual,
      bbox,
    }));
  }

  async #accept(): Promise<void> {
    const entry = this.#entry;
    if (!entry || entry.doubts.length === 0) {
      announce(words().nothingToAccept);
      return;
    }
    const before = this.#doubtfulValues();
    if (!(await this.#save(this.#acceptLines(entry)))) return;
    const settled = before - this.#doubtfulValues();
    this.#goOn(settled > 1 ? fill(words().settledValues, settled) : '');
  }

  #doubtfulValues(): number {
    return this.#entries.filter(({ kind, doubts }) => kind === 'value' && doubts.length > 0).length;
  }

  /** After a step: to the next doubt, and told that it is saved. */
  #goOn(more = ''): void {
    const next = this.#nextDoubt(1);
    const said = `${this.#host.savedText()}${more}`;
    announce(next ? said : `${said} ${words().noMoreDoubts}`);
    if (next) this.#choose(next.key, true);
  }

  async #change(changes: readonly Change[], settle: boolean): Promise<void> {
    const entry = this.#entry;
    if (!entry) return;
    const settled = new Set(changes.filter(({ place }) => place === entry.key).map(({ field }) => field as string));
    const rest = entry.doubts.filter(({ settled_by }) => !settled_by.some((field) => settled.has(field)));
    const accepts = settle ? this.#acceptLines({ ...entry, doubts: rest } as Entry) : [];
    if (!(await this.#save([...changes.map((change) => this.#lineFor(change)), ...accepts]))) return;
    this.#closeForm();
    this.#goOn();
  }

  async #remove(): Promise<void> {
    const entry = this.#entry;
    if (entry?.kind !== 'value') return;
    const next = nextEntry(this.#entries, entry.key, 1, ({ kind }) => kind === 'value');
    const saved = await this.#save([this.#lineFor({ place: entry.key, field: 'not_an_observation', value: 'true' })]);
    if (saved && next) this.#choose(next.key, true);
    if (saved) announce(this.#host.savedText());
  }

  async #withdraw(place: string): Promise<void> {
    const { step } = await this.#host.withdraw(this.#id, place);
    if (step > 0) this.#steps.push(step);
    await this.#refresh();
    announce(words().undone);
  }

  async #undo(): Promise<void> {
    const step = this.#steps.pop();
    if (step === undefined) {
      if (this.#host.undoElsewhere) await this.#host.undoElsewhere();
      else announce(words().nothingToUndo);
      return;
    }
    const before = new Map(this.#entries.map(({ key, doubts }) => [key, doubts.length]));
    await this.#host.undo(step);
    await this.#refresh();
    const back = this.#entries.find(({ key, doubts }) => (before.get(key) ?? -1) !== doubts.length);
    if (back) this.#choose(back.key, true);
    announce(words().undone);
  }

  async #openForm(): Promise<void> {
    const entry = this.#entry;
    if (!entry || !this.#document) return;
    const form = buildChangeForm(this.#document, entry, {
      save: (changes, settle) => this.#act(() => this.#change(changes, settle)),
      close: () => this.#closeForm(),
      read: this.#host.read,
    });
    this.#formPlace.replaceChildren(form);
    form.querySelector<HTMLInputElement>('#typed-value, select, input')?.focus();
    form.scrollIntoView({ block: 'nearest' });
  }

  #closeForm(): void {
    if (this.#formPlace.childElementCount === 0) return;
    this.#formPlace.replaceChildren();
    this.#list.focus(this.#chosen);
  }

  #escape(): boolean {
    if (this.#extras.escape()) return true;
    if (globalThis.document.activeElement === this.#comment) this.#list.focus(this.#chosen);
    else if (this.#formPlace.childElementCount > 0) this.#closeForm();
    else return false;
    return true;
  }

  #buildSheets({ pages }: ReviewDocument): PageSheets {
    const byNumber = new Map(pages.map((page) => [page.page, page]));
    return new PageSheets({
      pages,
      scales: this.#host.scales,
      pictureAt: (number, scale) => {
        const page = byNumber.get(number);
        return page ? this.#host.pictureAt(page, scale) : '';
      },
      label: words().picture,
      pageName: (page) => fill(words().pageNumber, page),
      noPicture: words().noPicture,
      drawing: words().drawing,
      onChoose: (key) => this.#choose(key, true),
    });
  }

  #buildTools(): HTMLElement {
    return element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': words().picture },
      button('−', () => this.#sheets?.zoomOut(), { id: 'zoom-out', 'aria-label': words().zoomOut }),
      button('+', () => this.#sheets?.zoomIn(), { id: 'zoom-in', 'aria-label': words().zoomIn }),
      button(words().fit, () => this.#sheets?.fitWidth(), { id: 'fit' }),
      button(words().jump, () => this.#sheets?.jump(), { id: 'jump' }),
      ...this.#extras.tools,
      buildKeysHelp(Object.keys(this.#keys)),
    );
  }

  #buildSide(): HTMLElement {
    return element(
      'section',
      { class: 'side', 'aria-label': words().readAs },
      element(
        'div',
        { class: 'actions' },
        this.#acceptButton,
        button(words().change, () => this.#act(() => this.#openForm()), { id: 'change' }),
        button(words().remove, () => this.#act(() => this.#remove()), { id: 'remove' }),
        ...this.#extras.actions,
        button(words().undo, () => this.#act(() => this.#undo()), { id: 'undo' }),
      ),
      element('label', { class: 'comment' }, element('span', {}, words().comment), this.#comment),
      this.#formPlace,
      this.#card,
    );
  }
}

/** The entry of a key; of `<table>/<row>:<kind>:<year>:<part>:<last day>` the value of that row, as the view of the years names it. */
function findWanted(entries: readonly Entry[], wanted: string): Entry | undefined {
  const [row = '', kind, year, part, end] = wanted.split(':');
  const ofRow = entries.filter((entry) => entry.kind === 'value' && entry.key.startsWith(`${row}/`));
  const isMeant = (entry: Entry): boolean =>
    entry.kind === 'value' &&
    entry.observation.value_kind === kind &&
    String(entry.observation.fiscal_year ?? '') === year &&
    String(entry.observation.part) === part &&
    (entry.observation.period_end ?? '') === end;
  return (
    entries.find(({ key }) => key === wanted) ?? (kind === undefined ? undefined : (ofRow.find(isMeant) ?? ofRow[0]))
  );
}

const buildBoxLegend = (): HTMLElement =>
  buildLegend(valueKinds, element('li', { class: 'doubtful' }, words().doubtful));

/** The box of an entry on its page; none where it has no place. */
function boxOf(entry: Entry): readonly SheetBox[] {
  const { page, bbox } = whereIs(entry);
  if (page === null || bbox === '') return [];
  const look = `${entry.kind}${entry.doubts.length > 0 ? ' doubt' : ''}`;
  const paint = entry.kind === 'value' ? (box: HTMLElement) => paintKind(box, entry.observation.value_kind) : undefined;
  return [paint ? { key: entry.key, page, bbox, look, paint } : { key: entry.key, page, bbox, look }];
}
