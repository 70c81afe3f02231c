import type { Observation } from '../../schema/observation.js';
import type { Typed } from '../read-typed.js';
import type { NewLine, ReviewDocument } from '../review-data.js';
import { button, element } from './dom.js';
import type { Entry } from './entries.js';
import { buildField, groupsAround, readFields } from './fields.js';
import type { Host } from './host.js';
import { labelOf } from './kinds.js';
import { saidOf } from './said-of.js';
import { language, words } from './words.js';

export type Change = Pick<NewLine, 'place' | 'field' | 'value'>;

export interface FormActions {
  /** `settle`: the person says that the other doubts of the value are looked at, too. */
  readonly save: (changes: readonly Change[], settle: boolean) => void;
  readonly close: () => void;
  readonly read: Host['read'];
}

/** What a typed value would set: only what is another than it is. */
function changesOf({ kind, ...typed }: Typed, place: string, now: Observation): readonly Change[] {
  if (kind !== 'value' || !('fields' in typed)) return [];
  const own: Readonly<Record<string, unknown>> = now;
  return Object.entries(typed.fields)
    .filter(([field, value]) => String(own[field] ?? '') !== value)
    .map(([field, value]) => ({ place, field: field as NewLine['field'], value }));
}

function describeChanges(changes: readonly Change[]): string {
  const told = changes.filter(({ value }) => value !== '');
  const parts = (told.length > 0 ? told : changes).map(({ field, value }) => {
    const label = words().fieldNames[field] ?? field;
    return `${label} ${value === '' ? '—' : labelOf(field, value, language())}`;
  });
  return `${words().willBe}${parts.join('、')}`;
}

/** Typing the value as it is printed; what it would set is shown while it is typed. */
class QuickInput {
  readonly input: HTMLInputElement;
  readonly preview = element('p', { class: 'preview', role: 'status' });
  changes: readonly Change[] = [];
  isUnclear = false;
  #asked = 0;

  constructor(
    readonly place: string,
    readonly observation: Observation,
    readonly ask: Host['read'],
  ) {
    this.input = element('input', { type: 'text', id: 'typed-value', autocomplete: 'off' });
    this.input.addEventListener('input', () => {
      // What cannot be asked now is told when it is to be saved.
      this.read().catch((problem: unknown) => {
        this.preview.textContent = saidOf(problem);
      });
    });
  }

  /** Has the program read what stands there now. */
  async read(): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const text = this.input.value;
    if (text.trim() === '') {
      this.changes = [];
      this.isUnclear = false;
      this.preview.textContent = '';
      return;
    }
    const typed = await this.ask(text, this.observation.unit);
    if (turn !== this.#asked) return;
    this.isUnclear = typed.kind === 'unclear';
    this.changes = changesOf(typed, this.place, this.observation);
    const said = this.changes.length === 0 ? words().nothingChanged : describeChanges(this.changes);
    this.preview.textContent = this.isUnclear ? words().unclear : said;
  }
}

function buildGroups(document: ReviewDocument, entry: Entry): HTMLElement {
  const groups = groupsAround(document, entry).map(({ title, place, fields }) =>
    element(
      'fieldset',
      {},
      element('legend', { dir: 'auto' }, title),
      ...fields.map((field) => buildField(place, field, document.choices)),
    ),
  );
  const isOpen = entry.kind !== 'value';
  return element(
    'details',
    { class: 'all-fields', open: isOpen },
    element('summary', {}, words().allFields),
    ...groups,
  );
}

/** The form that changes a value, its row, its column, or the document (訂正). */
export function buildChangeForm(document: ReviewDocument, entry: Entry, actions: FormActions): HTMLFormElement {
  const quick = entry.kind === 'value' ? new QuickInput(entry.key, entry.observation, actions.read) : undefined;
  const settle = element('input', { type: 'checkbox', id: 'also-accept' });
  settle.checked = true;
  const problem = element('p', { class: 'problem', role: 'alert' });
  const form = element('form', { class: 'change-form', id: 'change-form' });
  form.append(
    ...(quick
      ? [element('label', { class: 'typed' }, element('span', {}, words().typeValue), quick.input), quick.preview]
      : []),
    ...(entry.doubts.length > 0
      ? [element('label', { class: 'tick' }, settle, element('span', {}, words().alsoAccept))]
      : []),
    buildGroups(document, entry),
    problem,
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'primary', id: 'save-change' }, words().save),
      button(words().cancel, actions.close),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    problem.textContent = '';
    submit(form, quick, problem, (changes) => actions.save(changes, settle.checked)).catch((reason: unknown) => {
      problem.textContent = `${words().notSaved}${saidOf(reason)}`;
    });
  });
  return form;
}

/** Saves what was typed and what the fields say; where nothing is said, or not understood, it says so. */
async function submit(
  form: HTMLFormElement,
  quick: QuickInput | undefined,
  problem: HTMLElement,
  save: (changes: readonly Change[]) => void,
): Promise<void> {
  // Whoever presses Enter at once means what stands there, not what was read before the last key.
  await quick?.read();
  const fields = readFields(form);
  const typed =
    quick?.changes.filter(({ field, place }) => !fields.some((one) => one.field === field && one.place === place)) ??
    [];
  const changes = [...typed, ...fields];
  if (quick?.isUnclear && fields.length === 0) problem.textContent = words().unclear;
  else if (changes.length === 0) problem.textContent = words().nothingChanged;
  else save(changes);
}
