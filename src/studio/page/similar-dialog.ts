import type { Correction } from '../../corrections/correction-schema.js';
import { button, element, shorten } from '../../review/parts/dom.js';
import { type Entry, placeOf } from '../../review/parts/entries.js';
import { labelOf } from '../../review/parts/kinds.js';
import { fill, language, tell, words } from '../../review/parts/words.js';
import type { NewLine, ReviewDocument } from '../../review/review-data.js';
import type { Observation } from '../../schema/observation.js';
import type { Similar, SimilarValue } from '../wire.js';
import { server } from './server.js';

type Line = NewLine & { readonly document: string };
type ValueEntry = Extract<Entry, { kind: 'value' }>;

const bare = { page: '', bbox: '', printed_text: '', reason: '' };

/** So many values are named; of the others their number. */
const NAMED = 12;

/** Something that may be done to many values at once. */
interface Offer {
  readonly label: string;
  /** The values that it would change. */
  readonly values: (similar: Similar) => readonly SimilarValue[];
  readonly lines: (similar: Similar) => readonly Line[];
}

/** Accept the same doubt wherever it stands in these columns. */
const acceptOffer = (code: string, label: string): Offer => {
  const fitting = ({ values }: Similar): readonly SimilarValue[] => values.filter(({ codes }) => codes.includes(code));
  return {
    label,
    values: fitting,
    lines: (similar) =>
      fitting(similar).map(({ document, place }) => ({ ...bare, document, place, field: 'accept', value: code })),
  };
};

/** Set a field of the whole columns to what this value has. */
const setOffer = (field: 'value_kind' | 'fiscal_year' | 'unit', value: string): Offer => ({
  label: fill(words().sameSet, words().fieldNames[field] ?? field, labelOf(field, value, language())),
  values: ({ values }) => values,
  lines: ({ columns }) => columns.map(({ document, place }) => ({ ...bare, document, place, field, value })),
});

/** No value of the columns is one. */
const removeOffer = (): Offer => ({
  label: words().sameRemove,
  values: ({ values }) => values,
  lines: ({ values }) =>
    values.map(({ document, place }) => ({ ...bare, document, place, field: 'not_an_observation', value: 'true' })),
});

/** Do what was done to this value to all that are printed alike. */
function repeatOffer(observation: Observation, lines: readonly Correction[]): Offer | undefined {
  const key = placeOf(observation);
  const said = lines.filter(({ place, field }) => place === key && field !== 'accept');
  if (said.length === 0) return undefined;
  const alike = ({ values }: Similar): readonly SimilarValue[] =>
    values.filter(({ value_text, place }) => value_text === observation.value_text && place !== key);
  const fields = said.map(
    ({ field, value }) => `${words().fieldNames[field] ?? field} ${labelOf(field, value, language())}`,
  );
  return {
    label: fill(words().sameRepeat, shorten(observation.value_text, 30), fields.join('、')),
    values: alike,
    lines: (similar) =>
      alike(similar).flatMap(({ document, place }) =>
        said.map(({ field, value }) => ({ ...bare, document, place, field, value })),
      ),
  };
}

function offersFor({ observation, doubts }: ValueEntry, lines: readonly Correction[]): readonly Offer[] {
  const accepts = doubts.map((doubt) => acceptOffer(doubt.code, `${words().sameAccept}: ${shorten(tell(doubt), 60)}`));
  const repeat = repeatOffer(observation, lines);
  const { value_kind, fiscal_year, unit } = observation;
  return [
    ...accepts,
    ...(repeat ? [repeat] : []),
    setOffer('value_kind', value_kind),
    ...(fiscal_year === null ? [] : [setOffer('fiscal_year', String(fiscal_year))]),
    ...(unit === '' ? [] : [setOffer('unit', unit)]),
    removeOffer(),
  ];
}

function buildPreview(values: readonly SimilarValue[]): HTMLElement {
  if (values.length === 0) return element('p', { class: 'hint' }, words().nothingSimilar);
  const documents = new Set(values.map(({ document }) => document)).size;
  const named = values
    .slice(0, NAMED)
    .map(({ indicator_name, value_text, page }) =>
      element(
        'li',
        { dir: 'auto' },
        `${shorten(indicator_name, 50)}: ${shorten(value_text, 30)}（${fill(words().pageNumber, page)}）`,
      ),
    );
  const more = values.length > NAMED ? [element('li', {}, fill(words().moreOf, values.length - NAMED))] : [];
  return element(
    'div',
    { class: 'same-preview' },
    element('p', {}, element('strong', {}, fill(words().sameAffects, documents, values.length))),
    element('ul', {}, ...named, ...more),
  );
}

function buildRadios(
  name: string,
  labels: readonly string[],
  chosen: number,
  change: (at: number) => void,
): HTMLElement {
  const items = labels.map((label, at) => {
    const input = element('input', { type: 'radio', name, value: at });
    input.checked = at === chosen;
    input.addEventListener('change', () => change(at));
    return element('label', { class: 'tick' }, input, element('span', { dir: 'auto' }, label));
  });
  return element('fieldset', {}, ...items);
}

/** Asks what is to be done to the other values of the column, or under the same header everywhere, and shows which those are; the lines to save. */
export async function openSimilar(document: ReviewDocument, entry: ValueEntry): Promise<readonly Line[]> {
  const { document_id } = document.document;
  const place = placeOf(entry.observation);
  const [here, everywhere] = await Promise.all([
    server.similar(document_id, place, false),
    server.similar(document_id, place, true),
  ]);
  const scopes = [here, everywhere];
  const offers = offersFor(entry, document.lines);
  let scope = 0;
  // First the one that would change anything.
  let offer = Math.max(
    0,
    offers.findIndex(({ values }) => values(here).length > 0),
  );
  const preview = element('div');
  const chosen = (): readonly [Offer, Similar] | undefined => {
    const [one, similar] = [offers[offer], scopes[scope]];
    return one && similar ? [one, similar] : undefined;
  };
  const show = (): void => {
    const [one, similar] = chosen() ?? [];
    preview.replaceChildren(buildPreview(one && similar ? one.values(similar) : []));
  };
  const scopeNames = [words().sameColumn, fill(words().sameHeader, here.header)];
  const form = element(
    'form',
    { method: 'dialog', id: 'same-form' },
    element('h2', {}, words().sameTitle),
    buildRadios(
      'same-what',
      offers.map(({ label }) => label),
      offer,
      (at) => {
        offer = at;
        show();
      },
    ),
    buildRadios('same-where', here.header === '' ? scopeNames.slice(0, 1) : scopeNames, scope, (at) => {
      scope = at;
      show();
    }),
    preview,
  );
  show();
  const applies = await askInDialog(form);
  const [one, similar] = chosen() ?? [];
  return applies && one && similar ? one.lines(similar) : [];
}

/** Shows a form in a dialog until it is applied or given up. */
function askInDialog(form: HTMLFormElement): Promise<boolean> {
  const dialog = element('dialog', { 'aria-label': words().sameTitle }, form);
  form.append(
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'primary', id: 'apply-same', value: 'apply' }, words().apply),
      button(words().cancel, () => dialog.close('')),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'apply');
    });
  });
}
