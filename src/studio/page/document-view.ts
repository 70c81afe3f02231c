import { button, element } from '../../review/parts/dom.js';
import { paintKind } from '../../review/parts/kinds.js';
import { PageSheets, type SheetBox } from '../../review/parts/page-sheets.js';
import type { NewLine, StudioDocument } from '../wire.js';
import { AddBox } from './add-box.js';
import { buildChangeForm, type Change } from './change-form.js';
import { buildDocumentBar, buildKeysHelp, buildLegend } from './document-bar.js';
import { buildEntries, type Entry, nextEntry, whereIs } from './entries.js';
import { announce } from './frame.js';
import { askPerson } from './person.js';
import { buildCard } from './reading-card.js';
import { Refused, server } from './server.js';
import { openSimilar } from './similar-dialog.js';
import { currentState, onState } from './studio-state.js';
import { ValueList } from './value-list.js';
import type { View } from './view.js';
import { fill, tell, words } from './words.js';

type Line = NewLine & { readonly document: string };

const bare = { page: '', bbox: '', printed_text: '', reason: '' };

/** A document: its pages, its values, the chosen value beside its printed cell (文書の画面). */
export class DocumentView implements View {
  readonly name = undefined;
  title = words().documents;
  readonly main = element('main', { class: 'document-view' });
  readonly #id: string;
  readonly #bar = element('div');
  readonly #card = element('div', { class: 'card-parts' });
  readonly #formPlace = element('div');
  readonly #comment = element('input', { type: 'text', id: 'comment', autocomplete: 'off' });
  readonly #list = new ValueList((key) => this.#choose(key, true));
  readonly #middle = element('div', { class: 'middle' });
  readonly #steps: number[] = [];
  readonly #unlisten = onState(() => this.#follow());
  #document: StudioDocument | undefined;
  #entries: readonly Entry[] = [];
  #sheets: PageSheets | undefined;
  #chosen = '';
  #revision = 0;
  /** Actions one after the other: a key that is pressed while a step is being saved acts on what comes of it. */
  #work: Promise<void> = Promise.resolve();
  #add: AddBox | undefined;

  constructor(id: string) {
    this.#id = id;
    this.main.append(element('p', { class: 'notice' }, words().loadingDocument));
  }

  async start(): Promise<void> {
    const document = await server.document(this.#id).catch((problem: unknown) => {
      if (problem instanceof Refused) return undefined;
      throw problem;
    });
    if (!document) {
      this.main.replaceChildren(element('p', { class: 'notice' }, words().noSuchDocument));
      return;
    }
    this.#sheets = this.#buildSheets(document);
    this.#middle.replaceChildren(this.#buildTools(), this.#sheets.root, buildLegend());
    this.main.replaceChildren(this.#bar, this.#list.root, this.#middle, this.#buildSide());
    this.#show(document);
    announce('');
    const wanted = decodeURIComponent(location.hash.slice(1));
    const first = findWanted(this.#entries, wanted) ?? this.#nextDoubt(1) ?? this.#entries[0];
    if (first) this.#choose(first.key, false);
  }

  end(): void {
    this.#unlisten();
    this.#add?.end();
  }

  onKey(event: KeyboardEvent): boolean {
    if (event.key === 'Escape') return this.#escape();
    const { target } = event;
    const isTyping =
      target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), select, textarea, dialog *');
    if (isTyping || event.altKey) return false;
    if ((event.ctrlKey || event.metaKey) && event.key !== 'z') return false;
    const act = this.#keys[event.key];
    if (!act) return false;
    act();
    return true;
  }

  readonly #keys: Readonly<Record<string, () => void>> = {
    d: () => this.#goToDoubt(1),
    D: () => this.#goToDoubt(-1),
    n: () => this.#goToValue(1),
    p: () => this.#goToValue(-1),
    a: () => this.#act(() => this.#accept()),
    c: () => this.#act(() => this.#openForm()),
    x: () => this.#act(() => this.#remove()),
    z: () => this.#act(() => this.#undo()),
    s: () => this.#act(() => this.#same()),
    k: () => this.#act(() => this.#check()),
    N: () => this.#leaveBy('#next-document'),
    P: () => this.#leaveBy('#previous-document'),
    r: () => this.#startAdding(),
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
      const said =
        problem instanceof Refused ? tell(problem.told) : problem instanceof Error ? problem.message : String(problem);
      announce(`${words().notSaved}${said}`);
    });
  }

  /** Another tab, or a run, changed something. */
  #follow(): void {
    if (currentState().revision === this.#revision || !this.#document) return;
    this.#revision = currentState().revision;
    this.#act(() => this.#refresh());
  }

  async #refresh(): Promise<void> {
    const document = await server.document(this.#id);
    if (JSON.stringify(document) !== JSON.stringify(this.#document)) this.#show(document);
  }

  #show(document: StudioDocument): void {
    this.#document = document;
    this.#revision = currentState().revision;
    this.#entries = buildEntries(document);
    this.#bar.replaceChildren(
      buildDocumentBar(document, {
        nextDoubt: () => this.#goToDoubt(1),
        check: () => this.#act(() => this.#check()),
      }),
    );
    const hadFocus = this.#list.root.contains(globalThis.document.activeElement);
    this.#list.show(document, this.#entries);
    this.#sheets?.showBoxes(this.#entries.flatMap(boxOf));
    if (this.#chosen !== '') this.#mark(false);
    if (hadFocus) this.#list.focus(this.#chosen);
  }

  #choose(key: string, byHand: boolean): void {
    if (key !== this.#chosen) this.#closeForm();
    this.#chosen = key;
    history.replaceState(null, '', `${location.pathname}${location.search}#${key}`);
    this.#mark(true);
    if (byHand) this.#list.focus(key);
  }

  #mark(jump: boolean): void {
    this.#list.mark(this.#chosen);
    this.#sheets?.light(this.#chosen, jump);
    this.#sheets?.showEvidence([]);
    const entry = this.#entry;
    if (!this.#document || !entry) return;
    const parts = buildCard(this.#document, entry, {
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
    else announce(words().noMoreDoubts);
  }

  #goToValue(direction: 1 | -1): void {
    const next = nextEntry(this.#entries, this.#chosen, direction, ({ kind }) => kind === 'value');
    if (next) this.#choose(next.key, true);
  }

  /** Saves lines as one step that undo takes back; false where nobody gave a name. */
  async #save(lines: readonly Line[]): Promise<boolean> {
    const by = await askPerson();
    if (by === undefined) return false;
    const { step } = await server.save({ lines, by });
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
    if (await this.#save(this.#acceptLines(entry))) this.#goOn();
  }

  /** After a step: to the next doubt, and told that it is saved. */
  #goOn(): void {
    const next = this.#nextDoubt(1);
    announce(next ? words().saved : `${words().saved} ${words().noMoreDoubts}`);
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
    if (saved) announce(words().saved);
  }

  async #withdraw(place: string): Promise<void> {
    const { step } = await server.withdraw(this.#id, place);
    if (step > 0) this.#steps.push(step);
    await this.#refresh();
    announce(words().undone);
  }

  async #undo(): Promise<void> {
    const step = this.#steps.pop();
    if (step === undefined) {
      announce(words().nothingToUndo);
      return;
    }
    const before = new Map(this.#entries.map(({ key, doubts }) => [key, doubts.length]));
    await server.undo(step);
    await this.#refresh();
    const back = this.#entries.find(({ key, doubts }) => (before.get(key) ?? -1) !== doubts.length);
    if (back) this.#choose(back.key, true);
    announce(words().undone);
  }

  async #same(): Promise<void> {
    const entry = this.#entry;
    if (entry?.kind !== 'value' || !this.#document) return;
    const lines = await openSimilar(this.#document, entry);
    if (lines.length > 0 && (await this.#save(lines))) this.#goOn();
  }

  async #check(): Promise<void> {
    const by = await askPerson();
    if (by === undefined || !this.#document) return;
    await server.check(this.#id, this.#document.listed.checked === null, by);
    await this.#refresh();
    announce(words().saved);
  }

  async #openForm(): Promise<void> {
    const entry = this.#entry;
    if (!entry || !this.#document) return;
    const form = buildChangeForm(this.#document, entry, {
      save: (changes, settle) => this.#act(() => this.#change(changes, settle)),
      close: () => this.#closeForm(),
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
    if (this.#add?.isActive) this.#add.end();
    else if (globalThis.document.activeElement === this.#comment) this.#list.focus(this.#chosen);
    else if (this.#formPlace.childElementCount > 0) this.#closeForm();
    else return false;
    return true;
  }

  #startAdding(): void {
    if (!this.#document || !this.#sheets) return;
    this.#add?.end();
    this.#add = new AddBox(this.#document, this.#sheets, (lines) =>
      this.#act(async () => {
        if (await this.#save(lines)) announce(words().saved);
      }),
    );
    announce(words().drawHint);
  }

  #buildSheets({ pages }: StudioDocument): PageSheets {
    const pictures = new Map(pages.map(({ page, picture }) => [page, picture]));
    return new PageSheets({
      pages,
      scales: [2, 4, 8],
      pictureAt: (page, scale) => `${pictures.get(page) ?? ''}?scale=${scale}`,
      label: words().picture,
      pageName: (page) => fill(words().pageNumber, page),
      noPicture: words().noPicture,
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
      button(words().add, () => this.#startAdding(), { id: 'add' }),
      buildKeysHelp(),
    );
  }

  #buildSide(): HTMLElement {
    return element(
      'section',
      { class: 'side', 'aria-label': words().readAs },
      element(
        'div',
        { class: 'actions' },
        button(words().accept, () => this.#act(() => this.#accept()), {
          id: 'accept',
          class: 'primary',
          title: words().acceptHint,
        }),
        button(words().change, () => this.#act(() => this.#openForm()), { id: 'change' }),
        button(words().remove, () => this.#act(() => this.#remove()), { id: 'remove' }),
        button(words().same, () => this.#act(() => this.#same()), { id: 'same' }),
        button(words().undo, () => this.#act(() => this.#undo()), { id: 'undo' }),
      ),
      element('label', { class: 'comment' }, element('span', {}, words().comment), this.#comment),
      this.#formPlace,
      this.#card,
    );
  }
}

/** The entry of a key; of `<table>/<row>:<kind>:<year>` the value of that row, as the view of the years names it. */
function findWanted(entries: readonly Entry[], wanted: string): Entry | undefined {
  const [row = '', kind, year] = wanted.split(':');
  const ofRow = entries.filter((entry) => entry.kind === 'value' && entry.key.startsWith(`${row}/`));
  const isMeant = (entry: Entry): boolean =>
    entry.kind === 'value' &&
    entry.observation.value_kind === kind &&
    String(entry.observation.fiscal_year ?? '') === year;
  return (
    entries.find(({ key }) => key === wanted) ?? (kind === undefined ? undefined : (ofRow.find(isMeant) ?? ofRow[0]))
  );
}

/** The box of an entry on its page; none where it has no place. */
function boxOf(entry: Entry): readonly SheetBox[] {
  const { page, bbox } = whereIs(entry);
  if (page === null || bbox === '') return [];
  const look = `${entry.kind}${entry.doubts.length > 0 ? ' doubt' : ''}`;
  const paint = entry.kind === 'value' ? (box: HTMLElement) => paintKind(box, entry.observation.value_kind) : undefined;
  return [paint ? { key: entry.key, page, bbox, look, paint } : { key: entry.key, page, bbox, look }];
}
