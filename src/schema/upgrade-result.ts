import * as z from 'zod';
import { type DocumentResult, documentResultSchema } from './document-result.js';

/** What a member that a former version did not know may be: nothing, in the form that its schema takes. */
const nothings = [undefined, '', null, 0, false, [], {}] as const;

/** Members that a former version did not write, as nothing; those that no nothing fits stay away, and the schema says so. */
function withNothings(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item: unknown) => withNothings(schema.element, item));
  }
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value;
  const known: Record<string, unknown> = { ...value };
  for (const [name, member] of Object.entries(schema.shape)) {
    if (name in known) known[name] = withNothings(member, known[name]);
    else {
      const nothing = nothings.find((candidate) => member instanceof z.ZodType && member.safeParse(candidate).success);
      if (nothing !== undefined) known[name] = nothing;
    }
  }
  return known;
}

/** A decimal among the members of a document's JSON, where it is a number. Inside a string every quote has a backslash before it. */
const decimalMember = /"(value_number|value_min|value_max)":( ?)(-?\d+(?:\.\d+)?)/g;

/** A result of any former version, in the form of this one; undefined where it is none. */
export const upgradeResult = (content: unknown): DocumentResult | undefined =>
  documentResultSchema.safeParse(withNothings(documentResultSchema, content)).data;

/** documents/<document_id>.json → what it was made of, decimals as printed (12.50 stays 12.50); undefined where it is no such file. */
export function readDocumentJson(text: string): DocumentResult | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(decimalMember, '"$1":$2"$3"'));
  } catch {
    // Not JSON: somebody else's file, or one that was cut off; the caller says which.
    return undefined;
  }
  return upgradeResult(json);
}
