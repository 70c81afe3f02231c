import {
  declarationFields,
  documentFields,
  indicatorFields,
  observationFields,
} from '../../corrections/correction-fields.js';
import type { NewLine, ReviewDocument } from '../review-data.js';
import { element } from './dom.js';
import { type Entry, placeOf } from './entries.js';
import { labelOf } from './kinds.js';
import { language, words } from './words.js';

type Field = NewLine['field'];

/** Fields that belong to one place, with what they hold now. */
export interface FieldGroup {
  readonly title: string;
  readonly place: string;
  readonly fields: readonly { readonly name: Field; readonly now: string }[];
}

type Holder = Readonly<Record<string, unknown>>;
const pick = (names: readonly Field[], holder: Holder): FieldGroup['fields'] =>
  names.map((name) => ({ name, now: String(holder[name] ?? '') }));

/** Everything that corrections.csv knows to say around an entry: the value, its row, its column, its table, the document. */
export function groupsAround(document: ReviewDocument, entry: Entry): readonly FieldGroup[] {
  const groups: FieldGroup[] = [];
  if (entry.kind === 'value') {
    const { observation } = entry;
    const [table = 0, row = 0, column = 0] = placeOf(observation).split('/').map(Number);
    groups.push({ title: words().ofValue, place: entry.key, fields: pick(observationFields, observation) });
    const indicator = document.indicators.find((one) => one.table === table && one.row === row) ?? observation;
    groups.push({
      title: words().ofRow,
      place: `row/${table}/${row}`,
      fields: [...pick(indicatorFields, indicator), { name: 'unit', now: '' }],
    });
    const own = document.tables.find((one) => one.table === table)?.columns.find((one) => one.column === column);
    const ofColumn = own
      ? { role: own.role, value_kind: own.value_kind ?? '', fiscal_year: own.period?.fiscal_year ?? '', unit: own.unit }
      : {};
    if (own) {
      const fields = pick(['role', 'value_kind', 'fiscal_year', 'unit'], ofColumn);
      groups.push({ title: `${words().ofColumn}「${own.header}」`, place: `column/${table}/${column}`, fields });
    }
    groups.push({ title: words().ofTable, place: `table/${table}`, fields: [{ name: 'not_a_kpi_table', now: '' }] });
  }
  groups.push({ title: words().ofDocument, place: 'document', fields: pick(documentFields, { ...document.document }) });
  const declarations = document.declarations.length > 1 ? document.declarations : [];
  for (const declaration of declarations) {
    const place = `declaration/${declaration.declaration}`;
    groups.push({
      title: `${words().ofDeclaration} ${declaration.declaration}`,
      place,
      fields: pick(declarationFields, { ...declaration }),
    });
  }
  return groups;
}

/** The input of a field; its name says place and field. */
export function buildField(
  place: string,
  { name, now }: FieldGroup['fields'][number],
  choices: ReviewDocument['choices'],
): HTMLLabelElement {
  const known = choices[name];
  const input = known ? element('select', {}) : element('input', { type: 'text', autocomplete: 'off' });
  if (name === 'not_a_kpi_table' && input instanceof HTMLInputElement) input.type = 'checkbox';
  if (known && input instanceof HTMLSelectElement) {
    const all = known.includes(now) ? known : [now, ...known];
    for (const code of all)
      input.append(element('option', { value: code }, code === '' ? '—' : labelOf(name, code, language())));
  }
  input.value = now;
  input.dataset['place'] = place;
  input.dataset['field'] = name;
  input.dataset['now'] = now;
  return element('label', {}, element('span', {}, words().fieldNames[name] ?? name), input);
}

/** Digits as corrections.csv has them: full-width ones narrowed, separators left out. */
const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d)[,，](?=\d{3})/g, '')
    .trim();
const numeric: readonly string[] = [
  'value_number',
  'value_min',
  'value_max',
  'fiscal_year',
  'document_fiscal_year',
  'municipality_code',
];

/** What a form's fields say differently from what they held. */
export function readFields(form: HTMLElement): readonly Pick<NewLine, 'place' | 'field' | 'value'>[] {
  const inputs = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-field]');
  return [...inputs].flatMap((input) => {
    const { place = '', field = '', now = '' } = input.dataset;
    const isTick = input instanceof HTMLInputElement && input.type === 'checkbox';
    const text = isTick ? (input.checked ? 'true' : '') : input.value;
    const value = numeric.includes(field) ? plainNumber(text) : text;
    return value === now ? [] : [{ place, field: field as Field, value }];
  });
}
