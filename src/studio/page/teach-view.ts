import { button, element, shorten } from '../../review/parts/dom.js';
import { kindName, labelOf } from '../../review/parts/kinds.js';
import type { ColumnRole, DeclaredTable } from '../../schema/document-result.js';
import { type ValueKind, valueKinds } from '../../schema/value-kinds.js';
import type { TaughtColumn, TaughtDocument, Teaching } from '../wire.js';
import { goTo } from './address.js';
import { announce } from './frame.js';
import { askPerson } from './person.js';
import { Refused, server } from './server.js';
import type { View } from './view.js';
import { fill, language, tell, words } from './words.js';

/** What a column may be said to be for: roles that profiles know, and the kinds of values. */
const roles = [
  'indicator_name',
  'project_name',
  'project_code',
  'unit',
  'division',
  'kind',
  'group',
  'rating',
  'unknown',
] as const;
/** Rows of the table that are shown. */
const SHOWN_ROWS = 12;
/** Values that are shown of what would come. */
const SHOWN_VALUES = 40;

interface Head {
  readonly column: number;
  readonly header: string;
  readonly select: HTMLSelectElement;
}

/** Texts at the head of a table's columns: its headers, else its first row. */
function headsOf({ columns, cells }: DeclaredTable): readonly (readonly [number, string])[] {
  const named = columns.filter(({ header }) => header !== '').map(({ column, header }) => [column, header] as const);
  const first = Math.min(...cells.map(({ row }) => row));
  const printed = cells
    .filter(({ row, text }) => row === first && text !== '')
    .map(({ column, text }) => [column, text] as const);
  return named.length > 0 ? named : printed;
}

function buildMeaning(header: string): HTMLSelectElement {
  const select = element('select', { 'aria-label': fill(words().meaningOf, header) });
  const option = (value: string, label: string) => select.append(element('option', { value }, label));
  option('', words().asRead);
  for (const role of roles) option(role, role === 'unknown' ? words().ignoreColumn : labelOf('role', role, language()));
  for (const kind of valueKinds)
    option(`=${kind}`, `${labelOf('role', 'value', language())}: ${kindName(kind, language())}`);
  return select;
}

function taughtOf({ header, select }: Head): readonly TaughtColumn[] {
  const { value } = select;
  if (value === '') return [];
  return value.startsWith('=')
    ? [{ header, role: '', value_kind: value.slice(1) as ValueKind }]
    : [{ header, role: value as ColumnRole, value_kind: '' }];
}

function buildDocument({ title, added, removed, values }: TaughtDocument): HTMLElement {
  const rows = values
    .slice(0, SHOWN_VALUES)
    .map(({ indicator_name, value_kind, fiscal_year, value_text }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row', dir: 'auto' }, shorten(indicator_name, 60)),
        element('td', {}, kindName(value_kind, language())),
        element('td', {}, fiscal_year === null ? '—' : String(fiscal_year)),
        element('td', { dir: 'auto' }, shorten(value_text, 60)),
      ),
    );
  return element(
    'section',
    { class: 'taught' },
    element('h3', { dir: 'auto' }, fill(words().teachResult, shorten(title, 80), added, removed)),
    rows.length === 0
      ? element('p', {}, words().noValues)
      : element('table', { class: 'pivot' }, element('tbody', {}, ...rows)),
  );
}

/** A table whose columns a person gives a meaning to; what would be read then is shown at once (表の読み方を教える). */
export class TeachView implements View {
  readonly name = undefined;
  readonly title = words().teach;
  readonly main = element('main', { class: 'teach-view' });
  readonly #id: string;
  readonly #table: number;
  readonly #preview = element('div', { 'aria-live': 'polite', id: 'preview' });
  readonly #everywhere = element('input', { type: 'checkbox', id: 'everywhere' });
  #heads: readonly Head[] = [];
  #turn = 0;

  constructor(id: string, table: number) {
    this.#id = id;
    this.#table = table;
  }

  async start(): Promise<void> {
    announce('');
    const document = await server.document(this.#id);
    const table = document.tables.find((one) => one.table === this.#table);
    if (!table) {
      this.main.replaceChildren(element('p', {}, words().noTable));
      return;
    }
    this.#heads = headsOf(table).map(([column, header]) => ({ column, header, select: buildMeaning(header) }));
    for (const { select } of this.#heads) select.addEventListener('change', () => void this.#show());
    this.#everywhere.addEventListener('change', () => void this.#show());
    const { title, source_file } = document.listed;
    this.main.replaceChildren(
      element(
        'p',
        {},
        element('a', { href: `/document/${this.#id}` }, `← ${shorten(title === '' ? source_file : title, 80)}`),
      ),
      element('h2', {}, words().teach),
      element('p', { class: 'hint' }, words().teachHint),
      element(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words().tables },
        this.#buildTable(table),
      ),
      element('label', { class: 'tick' }, this.#everywhere, element('span', {}, words().teachEverywhere)),
      element(
        'div',
        { class: 'actions' },
        button(words().teachSave, () => void this.#save(), { class: 'primary', id: 'teach' }),
      ),
      this.#preview,
    );
    this.#preview.textContent = words().teachNothing;
  }

  end(): void {
    this.#turn += 1;
  }

  #teaching(): Teaching | undefined {
    const columns = this.#heads.flatMap(taughtOf);
    return columns.length === 0 ? undefined : { document: this.#id, columns, everywhere: this.#everywhere.checked };
  }

  async #show(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const teaching = this.#teaching();
    this.#preview.textContent = teaching ? words().teachReading : words().teachNothing;
    if (!teaching) return;
    try {
      const documents = await server.previewTeaching(teaching);
      if (turn === this.#turn) this.#preview.replaceChildren(...documents.map(buildDocument));
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      if (turn === this.#turn) this.#preview.textContent = tell(problem.told);
    }
  }

  async #save(): Promise<void> {
    const teaching = this.#teaching();
    const by = teaching && (await askPerson());
    if (!teaching || by === undefined) return;
    try {
      await server.teach(teaching, by);
      goTo(`/document/${this.#id}`);
      announce(words().taught);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      announce(`${words().notSaved}${tell(problem.told)}`);
    }
  }

  #buildTable(table: DeclaredTable): HTMLElement {
    const columns = [
      ...new Set([...table.columns.map(({ column }) => column), ...table.cells.map(({ column }) => column)]),
    ].sort((a, b) => a - b);
    const head = columns.map((column) => {
      const own = this.#heads.find((one) => one.column === column);
      return element(
        'th',
        { scope: 'col' },
        element('span', { class: 'taught-head', dir: 'auto' }, shorten(own?.header ?? '—', 60)),
        own?.select,
      );
    });
    const numbers = [...new Set(table.cells.map(({ row }) => row))].sort((a, b) => a - b).slice(0, SHOWN_ROWS);
    const body = numbers.map((row) =>
      element(
        'tr',
        {},
        ...columns.map((column) => {
          const cell = table.cells.find((one) => one.row === row && one.column === column);
          return element('td', { class: 'taught-cell', dir: 'auto' }, shorten(cell?.text ?? '', 80));
        }),
      ),
    );
    return element(
      'table',
      { class: 'pivot teach-table' },
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    );
  }
}
