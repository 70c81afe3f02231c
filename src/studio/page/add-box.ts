import { button, element, shorten } from '../../review/parts/dom.js';
import { labelOf } from '../../review/parts/kinds.js';
import type { PageSheets } from '../../review/parts/page-sheets.js';
import { language, words } from '../../review/parts/words.js';
import type { NewLine, ReviewDocument } from '../../review/review-data.js';
import { valueKinds } from '../../schema/value-kinds.js';
import { server } from './server.js';

type Line = NewLine & { readonly document: string };

/** Tables of this number and beyond are none of the document: what a person adds. */
const FIRST_ADDED_TABLE = 901;

interface Wanted {
  readonly page: number;
  readonly bbox: string;
  readonly row: string;
  readonly indicatorName: string;
  readonly printed: string;
  readonly kind: string;
  readonly year: string;
}

/** A row that a value may be added to: `<table>/<row>`, and what it is called. */
const rowsOf = ({ indicators }: ReviewDocument): readonly (readonly [string, string])[] =>
  indicators.map(({ table, row, indicator_name, project_name }) => [
    `${table}/${row}`,
    shorten(`${indicator_name} ${project_name}`, 70),
  ]);

/** `<table>/<row>` that nothing has yet. */
function freeRow({ indicators }: ReviewDocument): string {
  const used = indicators.filter(({ table }) => table === FIRST_ADDED_TABLE).map(({ row }) => row);
  return `${FIRST_ADDED_TABLE}/${Math.max(0, ...used) + 1}`;
}

/** `<table>/<row>/<column>/1` that nothing has yet: behind the columns of the table. */
function freePlace({ observations, tables }: ReviewDocument, row: string): string {
  const [table] = row.split('/').map(Number);
  const columns = tables.find((one) => one.table === table)?.columns.map(({ column }) => column) ?? [];
  const used = observations
    .map(({ observation_id }) => observation_id.split('/').slice(1))
    .filter((place) => `${place[0]}/${place[1]}` === row)
    .map((place) => Number(place[2]));
  return `${row}/${Math.max(0, ...columns, ...used) + 1}/1`;
}

/** The lines that add what was drawn: a row where it is a new one, the value, and what it means. */
async function linesFor(document: ReviewDocument, wanted: Wanted): Promise<readonly Line[]> {
  const isNew = wanted.row === '';
  const row = isNew ? freeRow(document) : wanted.row;
  const place = freePlace(document, row);
  const at = { document: document.document.document_id, page: String(wanted.page), bbox: wanted.bbox, reason: '' };
  const add = (where: string, printed_text: string): Line => ({
    ...at,
    place: where,
    printed_text,
    field: 'add',
    value: 'true',
  });
  const set = (field: NewLine['field'], value: string): Line => ({
    ...at,
    place,
    printed_text: wanted.printed,
    field,
    value,
  });
  const typed = await server.read(wanted.printed, '');
  const fields = typed.kind === 'value' ? Object.entries(typed.fields).filter(([, value]) => value !== '') : [];
  return [
    ...(isNew ? [add(`row/${row}`, wanted.indicatorName)] : []),
    add(place, wanted.printed),
    set('value_kind', wanted.kind),
    ...(wanted.year === '' ? [] : [set('fiscal_year', wanted.year)]),
    ...fields.map(([field, value]) => set(field as NewLine['field'], value)),
  ];
}

function buildChoice(id: string, label: string, options: readonly (readonly [string, string])[]) {
  const select = element('select', { id });
  for (const [value, text] of options) select.append(element('option', { value }, text));
  return { select, field: element('label', {}, element('span', {}, label), select) };
}

function buildText(id: string, label: string, value = '') {
  const input = element('input', { type: 'text', id, value, autocomplete: 'off' });
  return { input, field: element('label', {}, element('span', {}, label), input) };
}

/** Drawing a box on a page to add the value in it, on scanned pages, too (値を加える). */
export class AddBox {
  readonly #document: ReviewDocument;
  readonly #save: (lines: readonly Line[]) => void;
  readonly #stop: () => void;
  isActive = true;

  constructor(document: ReviewDocument, sheets: PageSheets, save: (lines: readonly Line[]) => void) {
    this.#document = document;
    this.#save = save;
    this.#stop = sheets.draw((page, bbox) => {
      this.end();
      this.#ask(page, bbox);
    });
  }

  end(): void {
    if (this.isActive) this.#stop();
    this.isActive = false;
  }

  #ask(page: number, bbox: string): void {
    const { document_fiscal_year } = this.#document.document;
    const row = buildChoice('add-row', words().addRow, [['', words().newRow], ...rowsOf(this.#document)]);
    const name = buildText('add-name', words().indicatorName);
    const printed = buildText('add-printed', words().valuePrinted);
    const kinds = valueKinds.map((kind) => [kind, labelOf('value_kind', kind, language())] as const);
    const kind = buildChoice('add-kind', words().fieldNames['value_kind'] ?? '', kinds);
    kind.select.value = 'actual';
    const year = buildText('add-year', words().fieldNames['fiscal_year'] ?? '', String(document_fiscal_year ?? ''));
    row.select.addEventListener('change', () => {
      name.field.hidden = row.select.value !== '';
    });
    const problem = element('p', { class: 'problem', role: 'alert' });
    const form = element(
      'form',
      { id: 'add-form' },
      element('h2', {}, words().addTitle),
      row.field,
      name.field,
      printed.field,
      kind.field,
      year.field,
      problem,
    );
    form.append(
      element(
        'div',
        { class: 'actions' },
        element('button', { type: 'submit', class: 'primary' }, words().save),
        button(words().cancel, () => dialog.close()),
      ),
    );
    const dialog = element('dialog', { 'aria-label': words().addTitle }, form);
    dialog.addEventListener('close', () => dialog.remove());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const wanted = {
        page,
        bbox,
        row: row.select.value,
        indicatorName: name.input.value.trim(),
        printed: printed.input.value.trim(),
        kind: kind.select.value,
        year: year.input.value.normalize('NFKC').trim(),
      };
      if (wanted.printed === '' || (wanted.row === '' && wanted.indicatorName === '')) {
        problem.textContent = words().nothingChanged;
        return;
      }
      dialog.close();
      void linesFor(this.#document, wanted).then(this.#save);
    });
    document.body.append(dialog);
    dialog.showModal();
    printed.input.focus();
  }
}
