import type { DocumentResult, Placement } from '../src/schema/document-result.js';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say nothing about how well a document was read, or repeat what another line says. */
const LEFT_OUT = new Set(['document_id', 'observation_id', 'source_file', 'source_url', 'published', 'sha256', 'bbox']);
const IN_EVERY_ROW = new Set([
  'municipality_code',
  'municipality',
  'department',
  'document_fiscal_year',
  'plan_name',
  'corrected',
]);

const shown = (value: unknown): string => String(value).replace(/\s+/gu, ' ');
const isSaid = (value: unknown): boolean => value !== null && value !== '' && value !== false;

const pairs = (fields: Fields, without: ReadonlySet<string> = LEFT_OUT): string =>
  Object.entries(fields)
    .filter(([name, value]) => !without.has(name) && isSaid(value))
    .map(([name, value]) => `${name}=${shown(value)}`)
    .join(' · ');

/** Neighbouring stretches of one place become one line. */
function placesOf(placements: readonly Placement[]): string[] {
  const lines: { key: string; text: string }[] = [];
  for (const { page, place, text } of placements) {
    const key = `page ${page} ${place}`;
    const last = lines.at(-1);
    if (last?.key === key) last.text += text;
    else lines.push({ key, text });
  }
  return lines.map(({ key, text }) => `${key}: ${text}`);
}

/** A document's result as lines of text that a person can compare: every fact once, no place on the page. */
export function flattenResult(result: DocumentResult): string {
  const rowFields = new Set([...LEFT_OUT, ...IN_EVERY_ROW]);
  const numberOf = (id: string): string => id.slice(id.indexOf('/') + 1);
  const lines = [
    ...Object.entries(result.document)
      .filter(([name, value]) => !LEFT_OUT.has(name) && name !== 'producer' && isSaid(value))
      .map(([name, value]) => `${name}: ${shown(value)}`),
    `message: ${shown(result.message)}`,
    ...result.divisions.map((one) => `division: ${one.division}`),
    ...result.roles.map((one) => `role: ${one.role}`),
    ...result.policies.map((one) => `policy: ${pairs(one)}`),
    ...result.notes.map((one) => `note: ${pairs(one)}`),
    ...result.tables.flatMap((table) => [
      `table ${table.table}: ${table.kind} ${table.caption}`,
      ...table.columns.map((one) => `column ${pairs({ ...one, period: one.period?.text ?? '' })}`),
    ]),
    ...result.indicators.map((one) => `indicator ${pairs(one)}`),
    ...result.observations.map((one) => `observation ${numberOf(one.observation_id)}: ${pairs(one, rowFields)}`),
    ...result.issues.map(
      ({ code, level, page, observation_id, actual, expected }) =>
        `issue ${pairs({ code, level, page, at: numberOf(observation_id), actual, expected })}`,
    ),
    ...placesOf(result.placements),
    ...result.hidden.map((one) => `hidden: ${pairs(one)}`),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
