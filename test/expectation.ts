import { z } from 'zod';
import type { DocumentResult } from '../src/schema/document-result.js';

/** `expected.json` of a fixture: what must be read, derived from the recipe's facts. A field left out is not compared. */
const scalar = z.union([z.string(), z.number()]);
const wantedSchema = z
  .object({ project_code: z.string(), indicator_name: z.string(), value_text: z.string() })
  .catchall(z.union([scalar, z.array(scalar)]));
export const expectationSchema = z.object({
  why: z.string().optional(),
  status: z.enum(['complete', 'partial', 'failed']),
  /** Accepted where either is honest: a page that cannot be read may fail the document or make it partial. */
  status_any: z.array(z.string()).optional(),
  document: z.record(z.string(), scalar.nullable()).optional(),
  divisions: z.array(z.string()).optional(),
  roles: z.array(z.string()).optional(),
  policies: z.array(z.object({ number: z.string(), title: z.string(), body: z.string() })).optional(),
  notes: z.array(z.object({ marker: z.string(), text: z.string() })).optional(),
  observations: z.array(wantedSchema).optional(),
  /** Printed cells (rates, ratings) that must not become observations. */
  ignored: z.array(wantedSchema).optional(),
  /** Codes that must be raised, `a or b` where either will do. No other warning or error may be. */
  expected_issues: z.array(z.string()).optional(),
  must_not_read: z.array(z.string()).optional(),
  negative: z.boolean().optional(),
  needs_review: z.boolean().optional(),
  text_layer: z.boolean().optional(),
  /** Glyphs were drawn again for bold. */
  doubled: z.boolean().optional(),
  /** Characters of the fonts that /ActualText corrects. */
  actual_text: z.record(z.string(), z.string()).optional(),
  /** The text layer lies: nothing is said about what comes out, but the lie must be reported. */
  untrusted: z.boolean().optional(),
});
export type Expectation = z.infer<typeof expectationSchema>;
type Wanted = z.infer<typeof wantedSchema>;
type Given = Readonly<Record<string, unknown>>;

/** Fields that say which printed value an observation is; a difference there weighs more than all others together. */
const IDENTITY = ['project_code', 'indicator_name', 'value_text', 'value_kind', 'fiscal_year'];
const IDENTITY_WEIGHT = 100;

/** Width, compatibility forms, dashes, waves and white space do not matter for being the same text. */
export function sameForm(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2500]/gu, '-')
    .replace(/[\u301c\u223c\uff5e]/gu, '~')
    .replace(/\s/gu, '');
}

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/u.test(text);

/** 3.50 is 3.5: how many decimals are kept is the values' own tests' matter. */
function sameValue(wanted: unknown, given: unknown): boolean {
  const [a, b] = [sameForm(wanted), sameForm(given)];
  return a === b || (isDecimal(a) && isDecimal(b) && Number(a) === Number(b));
}

const isAccepted = (wanted: Wanted, field: string, given: unknown): boolean => {
  const others = wanted[`${field}_any`];
  const accepted = [wanted[field], ...(Array.isArray(others) ? others : [])];
  return accepted.some((one) => sameValue(Array.isArray(one) ? one.join(' ') : one, given));
};

const differingFields = (wanted: Wanted, given: Given): string[] =>
  Object.keys(wanted).filter((field) => !field.endsWith('_any') && !isAccepted(wanted, field, given[field]));

const weight = (fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + (IDENTITY.includes(field) ? IDENTITY_WEIGHT : 1), 0);

const named = (value: Given): string => IDENTITY.map((field) => String(value[field] ?? '')).join(' | ');

/** Every wanted observation has exactly one of its own, in all fields; nothing else came out. */
function compareObservations(wanted: readonly Wanted[], given: readonly Given[]): string[] {
  const free = new Set(given.map((one) => ({ ...one })));
  const differences: string[] = [];
  for (const one of wanted) {
    const nearest = [...free]
      .map((candidate) => ({ candidate, fields: differingFields(one, candidate) }))
      .sort((a, b) => weight(a.fields) - weight(b.fields))[0];
    if (!nearest || weight(nearest.fields) >= 3 * IDENTITY_WEIGHT) {
      differences.push(`missing: ${named(one)}`);
      continue;
    }
    free.delete(nearest.candidate);
    for (const field of nearest.fields)
      differences.push(`${named(one)}: ${field} ${String(nearest.candidate[field])}, wanted ${String(one[field])}`);
  }
  return [...differences, ...[...free].map((extra) => `extra: ${named(extra)}`)];
}

function compareLists(name: string, wanted: readonly string[] | undefined, given: readonly string[]): string[] {
  if (!wanted) return [];
  const [a, b] = [wanted.map(sameForm), given.map(sameForm)];
  return a.join('\n') === b.join('\n') ? [] : [`${name}: ${given.join(' / ')}, wanted ${wanted.join(' / ')}`];
}

function compareDocument(expected: Expectation, { document }: DocumentResult): string[] {
  const given: Given = document;
  const fields = Object.entries(expected.document ?? {}).filter(([field, value]) => !sameValue(value, given[field]));
  const statuses = expected.status_any ?? [expected.status];
  return [
    ...(statuses.includes(document.status) ? [] : [`status ${document.status}, wanted ${statuses.join(' or ')}`]),
    ...fields.map(([field, value]) => `document.${field}: ${String(given[field])}, wanted ${String(value)}`),
  ];
}

function compareSections(expected: Expectation, result: DocumentResult): string[] {
  const policies = expected.policies?.map(({ number, title, body }) => `${number} ${title} ${body}`);
  const notes = expected.notes?.map(({ marker, text }) => `${marker} ${text}`);
  return [
    ...compareLists(
      'divisions',
      expected.divisions,
      result.divisions.map((one) => one.division),
    ),
    ...compareLists(
      'roles',
      expected.roles,
      result.roles.map((one) => one.role),
    ),
    ...compareLists(
      'policies',
      policies,
      result.policies.map(({ number, title, body }) => `${number} ${title} ${body}`),
    ),
    ...compareLists(
      'notes',
      notes,
      result.notes.map(({ marker, text }) => `${marker} ${text}`),
    ),
  ];
}

/** Exactly the warnings and errors that are due: none is missing, and none is raised without cause. */
function compareIssues(expected: Expectation, { issues }: DocumentResult): string[] {
  const due = (expected.expected_issues ?? []).map((text) => text.split(' or '));
  const raised = new Set(issues.map((issue) => issue.code));
  const loud = new Set(issues.filter((issue) => issue.level !== 'info').map((issue) => issue.code));
  const absent = due.filter((codes) => !codes.some((code) => raised.has(code)));
  const needless = expected.untrusted ? [] : [...loud].filter((code) => !due.flat().includes(code));
  return [
    ...absent.map((codes) => `issue ${codes.join(' or ')} was not raised`),
    ...needless.map((code) => `issue ${code} was raised without cause`),
  ];
}

function compareRead(expected: Expectation, result: DocumentResult): string[] {
  const read = JSON.stringify([result.observations, result.placements, result.notes, result.message]);
  const leaks = (expected.must_not_read ?? []).filter((text) => read.includes(text));
  const unreviewed = expected.needs_review ? result.observations.filter((one) => !one.needs_review).length : 0;
  return [
    ...leaks.map((text) => `read what nobody sees: ${text}`),
    ...(unreviewed > 0 ? [`${unreviewed} observations do not ask for review`] : []),
  ];
}

/** All differences between what a fixture should give and what it gave; empty when they agree. */
export function compareWithExpectation(expected: Expectation, result: DocumentResult): string[] {
  const observations = expected.untrusted ? [] : compareObservations(expected.observations ?? [], result.observations);
  return [
    ...compareDocument(expected, result),
    ...compareSections(expected, result),
    ...observations,
    ...compareIssues(expected, result),
    ...compareRead(expected, result),
  ];
}
