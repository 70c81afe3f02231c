import { type DocumentResult, documentResultSchema } from '../schema/document-result.js';

/** A decimal among the members of a document's JSON, where it is a number. Inside a string every quote has a backslash before it. */
const decimalMember = /"(value_number|value_min|value_max)":( ?)(-?\d+(?:\.\d+)?)/g;

/** documents/<document_id>.json → what it was made of, decimals as printed (12.50 stays 12.50); undefined where it is no such file. */
export function readResult(text: string): DocumentResult | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(decimalMember, '"$1":$2"$3"'));
  } catch {
    // Not JSON: somebody else's file, or one that was cut off; the caller says which.
    return undefined;
  }
  return documentResultSchema.safeParse(json).data;
}
