import { type DocumentResult, documentResultSchema } from '../schema/document-result.js';
import { explainSchemaError } from '../schema/explain-json.js';
import type { Observation as ObservationRow } from '../schema/observation.js';
import { withDecimals, withNumbers } from './numbers.js';
import type { ConvertedDocument } from './result-types.js';

type Fields = DocumentResult['read_before_correction'][string];
type PublicFields = ConvertedDocument['read_before_correction'][string];

const decimals = ['value_number', 'value_min', 'value_max'] as const satisfies readonly (keyof ObservationRow)[];

/** The fields of an observation that a correction replaced, their decimals as numbers. */
function fieldsWithNumbers(fields: Fields): PublicFields {
  const numbers = decimals.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [[name, value === null ? null : Number(value)] as const];
  });
  return { ...fields, ...Object.fromEntries(numbers) } as PublicFields;
}

function fieldsWithDecimals(fields: PublicFields): Fields {
  const texts = decimals.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [[name, value === null ? null : String(value)] as const];
  });
  return { ...fields, ...Object.fromEntries(texts) } as Fields;
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

type AsRead = NonNullable<DocumentResult['as_read']>;
type PublicAsRead = NonNullable<ConvertedDocument['as_read']>;

/** What was read before corrections changed it, its observations with numbers. */
function asReadWithNumbers({ observations, ...rest }: AsRead): PublicAsRead {
  return { ...rest, ...(observations ? { observations: observations.map(withNumbers) } : {}) };
}

function asReadWithDecimals({ observations, ...rest }: PublicAsRead): Record<string, unknown> {
  return { ...rest, ...(observations ? { observations: observations.map(withDecimals) } : {}) };
}

/** A result of the program → what the library answers with: numbers are numbers. */
export const toPublic = ({ as_read, ...result }: DocumentResult): ConvertedDocument => ({
  ...result,
  observations: result.observations.map(withNumbers),
  read_before_correction: mapValues(result.read_before_correction, fieldsWithNumbers),
  ...(as_read ? { as_read: asReadWithNumbers(as_read) } : {}),
});

/** And back, checked by the schema: throws a TypeError where somebody made something else of it. */
export function fromPublic({ as_read, ...document }: ConvertedDocument): DocumentResult {
  const read = documentResultSchema.safeParse({
    ...document,
    // Callers without types may pass anything: what is missing is for the schema to say.
    observations: document.observations?.map(withDecimals),
    read_before_correction: mapValues(document.read_before_correction ?? {}, fieldsWithDecimals),
    ...(as_read ? { as_read: asReadWithDecimals(as_read) } : {}),
  });
  if (read.success) return read.data;
  const [first] = explainSchemaError(read.error, documentResultSchema);
  throw new TypeError(`This is no document that convert answered with: ${first?.place}: ${first?.message}`);
}
