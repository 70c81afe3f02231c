import { button, element } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { Refused } from '../../review/parts/refused.js';
import type { View } from '../../review/parts/view.js';
import { fill, language, tell, words } from '../../review/parts/words.js';
import type { HandOver, HandOverCheck, HandOverFile } from '../wire.js';
import { buildCatalogueForm } from './catalogue-form.js';
import { jobPanel } from './job-panel.js';
import { server } from './server.js';
import { currentState, onState, takeState } from './studio-state.js';

const renew = (): void => void server.convert([]).then(takeState);

function buildCheck({ key, left, address }: HandOverCheck): HTMLElement {
  const isDone = left === 0;
  const way =
    key === 'stale' && !isDone
      ? button(words().renew, renew, { id: 'renew' })
      : address !== '' && !isDone
        ? element('a', { href: address }, address.startsWith('#') ? words().fillIn : words().lookAtThem)
        : undefined;
  return element(
    'li',
    { class: isDone ? 'done' : 'open', 'data-check': key },
    element('span', { class: 'mark' }, isDone ? '✓' : '□'),
    element('span', {}, words().checks[key]),
    element('span', { class: 'figure' }, isDone || left === 1 ? '' : fill(words().stillLeft, left)),
    way,
  );
}

/** Bytes as people say them. */
const sizeOf = (bytes: number): string => {
  const kilobytes = bytes / 1024;
  const digits = { maximumFractionDigits: 1 };
  const locale = language() === 'ja' ? 'ja-JP' : 'en-GB';
  return kilobytes < 1024
    ? `${kilobytes.toLocaleString(locale, digits)} kB`
    : `${(kilobytes / 1024).toLocaleString(locale, digits)} MB`;
};

const buildFile = ({ path, bytes }: HandOverFile): HTMLElement =>
  element('li', {}, element('code', {}, path), element('span', { class: 'figure' }, sizeOf(bytes)));

const buildText = (name: string, value: string): HTMLInputElement =>
  element('input', { type: 'text', name, id: `config-${name}`, value, autocomplete: 'off' });

function buildFrequency(value: string): HTMLSelectElement {
  const options = Object.entries(words().frequencies).map(([one, label]) => element('option', { value: one }, label));
  const none = element('option', { value: '' }, '—');
  const select = element('select', { name: 'frequency', id: 'config-frequency' }, none, ...options);
  select.value = value;
  return select;
}

/** Check-list, what a catalogue asks for, the files and the zip (引き渡し). */
export class HandOverView implements View {
  readonly title = words().handOver;
  readonly main = element('main', { class: 'hand-over-view' });
  readonly #content = element('div', { class: 'hand-over' });
  /** Stays as it is when the rest is drawn anew. */
  readonly #catalogue = buildCatalogueForm();
  readonly #unlisten = onState(() => this.#follow());
  #revision = 0;

  async start(): Promise<void> {
    announce('');
    this.#content.replaceChildren(element('p', {}, words().loadingView));
    this.main.replaceChildren(jobPanel, this.#content);
    await this.#load();
    // A link to a part of the view, as those of the check-list are.
    const part = document.getElementById(location.hash.slice(1));
    part?.scrollIntoView();
    part?.querySelector<HTMLElement>('input')?.focus();
  }

  end(): void {
    this.#unlisten();
  }

  #follow(): void {
    // Whoever fills in the form goes on.
    const isTyping = this.#content.contains(document.activeElement) && document.activeElement?.matches('input, select');
    if (currentState().revision !== this.#revision && !isTyping) void this.#load();
  }

  async #load(): Promise<void> {
    this.#revision = currentState().revision;
    this.#show(await server.handOver());
  }

  #show(given: HandOver): void {
    const { checks, first, rest } = given;
    const isEmpty = first.length + rest.length === 0;
    const files = isEmpty
      ? [element('p', {}, words().noFiles)]
      : [
          element('ul', { class: 'files' }, ...first.map(buildFile)),
          element('p', {}, element('a', { href: '/hand-over.zip', download: true, id: 'zip' }, words().zip)),
          element('p', { class: 'hint' }, words().noPersons),
          element(
            'details',
            {},
            element('summary', {}, `${words().otherFiles} (${rest.length})`),
            element('ul', { class: 'files' }, ...rest.map(buildFile)),
          ),
        ];
    this.#content.replaceChildren(
      element(
        'section',
        {},
        element('h2', {}, words().checkList),
        element('ul', { class: 'checks' }, ...checks.map(buildCheck)),
      ),
      element('section', { id: 'config' }, element('h2', {}, words().datasetInfo), this.#buildForm(given.config)),
      element('section', {}, element('h2', {}, words().filesToGive), ...files, this.#catalogue),
    );
  }

  #buildForm(config: HandOver['config']): HTMLFormElement {
    const names = Object.keys(config) as (keyof HandOver['config'])[];
    const inputs = names.map((name) => {
      const input = name === 'frequency' ? buildFrequency(config[name]) : buildText(name, config[name]);
      return { name, input, label: element('label', {}, element('span', {}, words().configFields[name]), input) };
    });
    const problem = element('p', { class: 'problem', role: 'alert' });
    const save = element('button', { type: 'submit', class: 'primary', id: 'save-config' }, words().saveConfig);
    const form = element(
      'form',
      { class: 'config' },
      ...inputs.map(({ label }) => label),
      problem,
      element('div', { class: 'actions' }, save),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const said = Object.fromEntries(
        inputs.map(({ name, input }) => [name, input.value.trim()]),
      ) as HandOver['config'];
      void this.#save(said, problem);
    });
    return form;
  }

  async #save(said: HandOver['config'], problem: HTMLElement): Promise<void> {
    try {
      this.#show(await server.config(said));
      announce(words().saved);
      renew();
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      problem.textContent = tell(refused.told);
    }
  }
}
