import type { Issue } from '../issues/issue.js';
import type { DocumentResult } from '../schema/document-result.js';
import type { Indicator } from '../schema/indicator.js';
import type { Observation } from '../schema/observation.js';
import { byColumn, valueKinds } from '../schema/value-kinds.js';
import type { Correction } from './correction-schema.js';
import { FIRST_ADDED_TABLE, readPlace } from './place.js';
import { describeAuthor } from './replay-observation.js';
import { placeOfObservation } from './settle-issues.js';

/** What a person added to a document: rows and values that stand on it and were not read (読み取れなかった値). */
export interface Added {
  readonly indicators: readonly Indicator[];
  /** As printed; what they mean follows from the other lines about them. */
  readonly observations: readonly Observation[];
  readonly issues: readonly Issue[];
}

const isAddition = ({ field, value }: Correction): boolean => field === 'add' && value === 'true';

/** The declaration on whose pages a place lies; the last one where two share the page, 0 where none does. */
const declarationAt = ({ declarations }: DocumentResult, page: number): number =>
  declarations.findLast((each) => each.first_page <= page && page <= each.last_page)?.declaration ?? 0;

function addedIndicator(read: DocumentResult, line: Correction, table: number, row: number): Indicator {
  const { document_id } = read.document;
  const names = { project_code: '', project_name: '', indicator_name: line.printed_text, division: '', keywords: '' };
  return {
    document_id,
    table,
    row,
    ...names,
    page: Number(line.page),
    bbox: line.bbox,
    ...byColumn('_text', () => ''),
    indicator_group: '',
    declaration: declarationAt(read, Number(line.page)),
  };
}

function addedObservation(read: DocumentResult, line: Correction, indicator: Indicator, kind: string): Observation {
  const { document_id, municipality_code, municipality } = read.document;
  const declared = read.declarations.find(({ declaration }) => declaration === indicator.declaration);
  const { department, document_fiscal_year, plan_name } = declared ?? read.document;
  const { project_code, project_name, indicator_name, division } = indicator;
  const valueKind = valueKinds.find((known) => known === kind) ?? 'actual';
  return {
    observation_id: `${document_id}/${line.place}`,
    document_id,
    municipality_code,
    municipality,
    department,
    document_fiscal_year,
    plan_name,
    project_code,
    project_name,
    indicator_name,
    division,
    value_kind: valueKind,
    fiscal_year: null,
    period_start: null,
    period_end: null,
    period_text: '',
    status: 'text',
    value_number: null,
    value_min: null,
    value_max: null,
    unit: '',
    unit_text: '',
    text_value: line.printed_text,
    modifiers: '',
    missing_reason: null,
    part: Number(line.place.split('/').at(-1)),
    part_label: '',
    value_text: line.printed_text,
    note_ids: '',
    page: Number(line.page),
    bbox: line.bbox,
    needs_review: false,
    corrected: true,
    declaration: indicator.declaration,
    indicator_group: indicator.indicator_group,
  };
}

/** An added value needs a row to stand in and a kind; its issue where it lacks one. */
function lackOf(line: Correction, indicator: Indicator | undefined, kind: string | undefined): Issue | undefined {
  const at = { page: Number(line.page), actual: `add ${line.place} 「${line.printed_text}」` };
  if (!indicator) return { code: 'correction/inconsistent', ...at, expected: 'add row/<table>/<row>' };
  return kind === undefined ? { code: 'correction/inconsistent', ...at, expected: 'value_kind' } : undefined;
}

const saidOf = (line: Correction, observationId?: string): Issue => ({
  code: 'correction/added',
  page: Number(line.page),
  ...(observationId === undefined ? {} : { observationId }),
  actual: `${line.place} 「${line.printed_text}」`,
  expected: describeAuthor(line),
});

/** The rows and values that the lines add; lines that fit are taken for granted (`findStaleness`). */
export function addRows(read: DocumentResult, lines: readonly Correction[]): Added {
  const indicators: Indicator[] = [];
  const observations: Observation[] = [];
  const issues: Issue[] = [];
  const additions = lines.filter(isAddition);
  for (const line of additions) {
    const place = readPlace(line.place);
    if (place?.kind !== 'row') continue;
    // A later version might find a table of this number, with other rows.
    if (place.table < FIRST_ADDED_TABLE && !read.tables.some(({ table }) => table === place.table)) {
      const actual = `add ${line.place} 「${line.printed_text}」`;
      issues.push({ code: 'correction/inconsistent', actual, expected: `add row/${FIRST_ADDED_TABLE}/<row>` });
      continue;
    }
    indicators.push(addedIndicator(read, line, place.table, place.row));
    issues.push(saidOf(line));
  }
  const known = [...read.indicators, ...indicators];
  for (const line of additions) {
    const place = readPlace(line.place);
    if (place?.kind !== 'value') continue;
    const indicator = known.find(({ table, row }) => table === place.table && row === place.row);
    const kind = lines.findLast((one) => one.place === line.place && one.field === 'value_kind')?.value;
    const lack = lackOf(line, indicator, kind);
    if (lack) issues.push(lack);
    if (lack || !indicator || kind === undefined) continue;
    const observation = addedObservation(read, line, indicator, kind);
    observations.push(observation);
    issues.push(saidOf(line, observation.observation_id));
  }
  return { indicators, observations, issues };
}

/** Indicators with the printed text of the values that were added to their rows. */
export function withAddedTexts(indicators: readonly Indicator[], added: readonly Observation[]): Indicator[] {
  return indicators.map((indicator) => {
    const own = added.filter(({ observation_id }) => {
      const place = readPlace(placeOfObservation(observation_id));
      return place?.kind === 'value' && place.table === indicator.table && place.row === indicator.row;
    });
    const row = { ...indicator };
    for (const { value_kind, value_text } of own) {
      const column = `${value_kind}_text` as const;
      row[column] = [row[column], value_text].filter((text) => text !== '').join(' ');
    }
    return row;
  });
}
