import { button, element, shorten } from '../../review/parts/dom.js';
import { announce } from '../../review/parts/frame.js';
import { Refused } from '../../review/parts/refused.js';
import type { View } from '../../review/parts/view.js';
import { fill, tell, words } from '../../review/parts/words.js';
import type { KnownForm } from '../wire.js';
import { goTo } from './address.js';
import { askPerson } from './person.js';
import { server } from './server.js';
import { TeachForm } from './teach-form.js';
import { TeachPreview } from './teach-preview.js';

/** A table whose columns and rows a person gives a meaning to; it becomes a profile of the dataset (表の読み方を教える). */
export class TeachView implements View {
  readonly title = words().teach;
  readonly main = element('main', { class: 'teach-view' });
  readonly #id: string;
  readonly #table: number;
  readonly #preview: TeachPreview;
  #form: TeachForm | undefined;

  constructor(id: string, table: number) {
    this.#id = id;
    this.#table = table;
    this.#preview = new TeachPreview(id);
  }

  async start(): Promise<void> {
    announce('');
    try {
      const [table, { listed }] = await Promise.all([
        server.tableToTeach(this.#id, this.#table),
        server.document(this.#id),
      ]);
      const title = listed.title === '' ? listed.source_file : listed.title;
      const caption = table.caption === '' ? title : table.caption;
      this.#form = new TeachForm(table, shorten(caption, 60), () => void this.#preview.show(this.#form?.teaching));
      this.main.replaceChildren(
        element('p', {}, element('a', { href: `/document/${this.#id}` }, `← ${shorten(title, 80)}`)),
        element('h2', {}, words().teach),
        element('p', { class: 'hint' }, words().teachHint),
        this.#form.root,
        element(
          'div',
          { class: 'actions' },
          button(words().teachSave, () => void this.#save(), { class: 'primary', id: 'teach' }),
        ),
        this.#preview.root,
        this.#buildForms(table.forms),
      );
      await this.#preview.show(undefined);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      this.main.replaceChildren(element('p', {}, tell(problem.told)));
    }
  }

  end(): void {
    this.#preview.end();
  }

  async #save(): Promise<void> {
    const teaching = this.#form?.teaching;
    const by = teaching && (await askPerson());
    if (!teaching || by === undefined) return;
    try {
      this.#preview.end();
      await server.teach(teaching, by);
      goTo(`/document/${this.#id}`);
      announce(words().taught);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      announce(`${words().notSaved}${tell(problem.told)}`);
    }
  }

  async #forget(name: string): Promise<void> {
    await server.forgetForm(name);
    await this.start();
    announce(words().forgotten);
  }

  #buildForms(forms: readonly KnownForm[]): HTMLElement {
    const lines = forms.map(({ name, title, words: known }) =>
      element(
        'li',
        {},
        element(
          'span',
          { dir: 'auto' },
          `${title === '' ? name : title} (profiles/${name}.json): ${known.join('・')} `,
        ),
        button(words().forget, () => void this.#forget(name), { 'aria-label': fill(words().forgetForm, title) }),
      ),
    );
    return element(
      'section',
      { id: 'known-forms', hidden: forms.length === 0 },
      element('h3', {}, words().knownForms),
      element('ul', {}, ...lines),
    );
  }
}
