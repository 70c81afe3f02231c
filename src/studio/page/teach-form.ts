import { element, shorten } from '../../review/parts/dom.js';
import { kindName, labelOf } from '../../review/parts/kinds.js';
import { fill, language, words } from '../../review/parts/words.js';
import type { ColumnRole } from '../../schema/document-result.js';
import { type ValueKind, valueKinds } from '../../schema/value-kinds.js';
import type { TableToTeach, TaughtColumn, TaughtRow, Teaching } from '../wire.js';

/** What a column may be said to be for: roles that profiles know; the kinds of values come beside them. */
const roles = [
  'indicator_name',
  'project_name',
  'project_code',
  'unit',
  'division',
  'kind',
  'year',
  'group',
  'rating',
  'unknown',
] as const satisfies readonly ColumnRole[];
/** Roles of columns whose cells say what stands in their row. */
const rowRoles: readonly string[] = ['kind', 'year'];

type Select = HTMLSelectElement;

function buildSelect(label: string, options: readonly (readonly [value: string, label: string])[]): Select {
  const made = options.map(([value, text]) => element('option', { value }, text));
  return element('select', { 'aria-label': label }, ...made);
}

const kindOptions = (): readonly (readonly [string, string])[] =>
  valueKinds.map((kind) => [`=${kind}`, `${labelOf('role', 'value', language())}: ${kindName(kind, language())}`]);

const roleOption = (role: (typeof roles)[number]): readonly [string, string] => [
  role,
  role === 'unknown' ? words().ignoreColumn : labelOf('role', role, language()),
];

const kindOf = (value: string): ValueKind | '' => (value.startsWith('=') ? (value.slice(1) as ValueKind) : '');

const buildYear = (label: string): HTMLInputElement =>
  element('input', { type: 'text', class: 'said-year', 'aria-label': label, placeholder: words().saidYear, size: 9 });

interface Head {
  readonly header: string;
  readonly labels: readonly string[];
  readonly meaning: Select;
  readonly year: HTMLInputElement;
}

/** What a column stays taken for where nobody says another thing. */
function asRead({ role, value_kind }: TableToTeach['columns'][number]): string {
  if (role === 'unknown') return words().asRead;
  const kind = value_kind === null ? '' : kindName(value_kind, language());
  const said = kind === '' ? labelOf('role', role, language()) : kind;
  return `${words().asRead}（${said}）`;
}

/** A column without a header can only have its cells' labels told. */
function buildHead(taken: TableToTeach['columns'][number], column: number): Head {
  const { header, labels } = taken;
  const name = header === '' ? fill(words().columnNumber, column + 1) : header;
  const own = roles.filter((role) => header !== '' || rowRoles.includes(role));
  const kinds = header === '' ? [] : kindOptions();
  const meaning = buildSelect(fill(words().meaningOf, name), [['', asRead(taken)], ...own.map(roleOption), ...kinds]);
  const year = buildYear(fill(words().yearOf, name));
  return { header, labels, meaning, year };
}

interface Row {
  readonly label: string;
  readonly meaning: Select;
  readonly year: HTMLInputElement;
}

const PASSED_OVER = 'passed-over';

const buildRow = (label: string): Row => ({
  label,
  meaning: buildSelect(fill(words().meaningOfRow, label), [
    ['', words().asRead],
    ...kindOptions(),
    [PASSED_OVER, words().passRow],
  ]),
  year: buildYear(fill(words().yearOfRow, label)),
});

/** The table with a control at each column, the labels of its rows where a column holds such, and the words that its form is known by. */
export class TeachForm {
  readonly root = element('div', { class: 'teach-form' });
  readonly #heads: readonly Head[];
  readonly #rows = new Map<string, Row>();
  readonly #labels = element('div', { class: 'row-labels' });
  readonly #title: HTMLInputElement;
  readonly #words: readonly { readonly word: string; readonly tick: HTMLInputElement }[];

  constructor(table: TableToTeach, title: string, onChange: () => void) {
    this.#heads = table.columns.map(buildHead);
    this.#title = element('input', { type: 'text', id: 'form-title', value: title, autocomplete: 'off' });
    this.#words = table.words.map((word) => ({
      word,
      tick: element('input', { type: 'checkbox', checked: true }),
    }));
    this.root.append(
      element(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': words().tables },
        this.#buildTable(table),
      ),
      this.#labels,
      this.#buildWords(),
      element('label', { class: 'form-title' }, element('span', {}, words().formTitle), this.#title),
    );
    this.root.addEventListener('change', () => {
      this.#showLabels();
      onChange();
    });
  }

  /** What has been said so far; undefined where nothing has. */
  get teaching(): Teaching | undefined {
    const columns = this.#heads.flatMap((head) => taughtColumn(head) ?? []);
    const rows = [...this.#shownRows()].flatMap((row) => taughtRow(row) ?? []);
    if (columns.length + rows.length === 0) return undefined;
    const ticked = this.#words.filter(({ tick }) => tick.checked).map(({ word }) => word);
    return { title: this.#title.value.trim(), words: ticked, columns, rows };
  }

  #shownRows(): readonly Row[] {
    const labels = this.#heads.filter(({ meaning }) => rowRoles.includes(meaning.value)).flatMap((head) => head.labels);
    return [...new Set(labels)].map((label) => {
      const row = this.#rows.get(label) ?? buildRow(label);
      this.#rows.set(label, row);
      return row;
    });
  }

  #showLabels(): void {
    for (const { meaning, year } of this.#heads) year.hidden = kindOf(meaning.value) === '';
    const rows = this.#shownRows();
    const lines = rows.map(({ label, meaning, year }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row', dir: 'auto' }, label),
        element('td', {}, meaning),
        element('td', {}, year),
      ),
    );
    const held = document.activeElement;
    this.#labels.replaceChildren(
      ...(rows.length === 0
        ? []
        : [
            element('h3', {}, words().rowLabels),
            element('p', { class: 'hint' }, words().rowLabelsHint),
            element('table', { class: 'pivot' }, element('tbody', {}, ...lines)),
          ]),
    );
    if (held instanceof HTMLElement && this.#labels.contains(held)) held.focus();
  }

  #buildTable({ rows }: TableToTeach): HTMLElement {
    const heads = this.#heads.map(({ header, meaning, year }) => {
      year.hidden = true;
      return element(
        'th',
        { scope: 'col' },
        element('span', { class: 'taught-head', dir: 'auto' }, header === '' ? '—' : shorten(header, 60)),
        meaning,
        year,
      );
    });
    const body = rows.map((cells) =>
      element(
        'tr',
        {},
        ...cells.map((text) => element('td', { class: 'taught-cell', dir: 'auto' }, shorten(text, 80))),
      ),
    );
    return element(
      'table',
      { class: 'pivot teach-table' },
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...body),
    );
  }

  #buildWords(): HTMLElement {
    const ticks = this.#words.map(({ word, tick }) =>
      element('label', { class: 'tick' }, tick, element('span', { dir: 'auto' }, word)),
    );
    return element(
      'fieldset',
      { class: 'form-words' },
      element('legend', {}, words().formWords),
      element('p', { class: 'hint' }, words().formWordsHint),
      ...ticks,
    );
  }
}

function taughtColumn({ header, meaning, year }: Head): TaughtColumn | undefined {
  const { value } = meaning;
  if (value === '' || header === '') return undefined;
  const value_kind = kindOf(value);
  return value_kind === ''
    ? { header, role: value as ColumnRole, value_kind: '', year: '' }
    : { header, role: '', value_kind, year: year.value.trim() };
}

function taughtRow({ label, meaning, year }: Row): TaughtRow | undefined {
  const said = { label, value_kind: kindOf(meaning.value), year: year.value.trim() };
  const passed_over = meaning.value === PASSED_OVER;
  return said.value_kind === '' && said.year === '' && !passed_over ? undefined : { ...said, passed_over };
}
